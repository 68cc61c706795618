import { expect } from '@open-wc/testing';
import type { WebEid } from '../../src/adapters/web-eid.js';
import { as, leavesNothingBehind, problemOf, setUp } from '../support/flow.js';
import { pending, reply, session } from '../support/scripted-adapter.js';

const card = (id: string) => reply(pending({ show: { kind: 'id-card', nonce: `nonce of ${id}` }, session: { id } }));

/** A page with one library, whose windows the test closes. */
function page() {
  const windows: { nonce: string; close(token?: unknown): void }[] = [];
  const webEid: WebEid = {
    authenticate: (nonce) =>
      new Promise((resolve, reject) => {
        const close = (token?: unknown) => (token === undefined ? reject(new Error('closed')) : resolve(token));
        windows.push({ nonce, close });
      }),
  };
  const flow = () => {
    const own = setUp({ webEid });
    own.bank.next('start', card('first'), card('second'));
    return own;
  };
  return { windows, flow };
}

describe('the window of an ID card', () => {
  leavesNothingBehind();

  /** Gave up while the window was open, and chose the card again. */
  async function again() {
    const { windows, flow } = page();
    const own = flow();
    await own.begin();
    await own.choose('id-card');
    await own.send({ type: 'cancelled' });
    await own.choose('id-card');
    return { ...own, windows };
  }

  it('is that of an earlier try until it is closed; then its own is opened', async () => {
    const { bank, clock, flow, windows } = await again();
    expect(as('waiting', flow).cardWindow).to.equal('earlier');
    expect(windows).to.have.length(1);
    windows[0]!.close();
    await clock.advance();
    expect(as('waiting', flow).cardWindow).to.equal('own');
    expect(windows.map(({ nonce }) => nonce)).to.deep.equal(['nonce of first', 'nonce of second']);
    windows[1]!.close({ signature: 'abc' });
    await clock.advance();
    expect(flow.state.step).to.equal('succeeded');
    expect(bank.callsOf('submit').map((call) => call.session)).to.deep.equal([{ ...session, id: 'second' }]);
  });
  it('of an earlier try says nothing to the login that comes after it', async () => {
    const { bank, clock, windows } = await again();
    windows[0]!.close({ signature: 'of the first' });
    await clock.advance();
    expect(bank.count('submit')).to.equal(0);
  });
  it('is that of another widget with the same library', async () => {
    const { windows, flow } = page();
    const [one, other] = [flow(), flow()];
    await one.begin();
    await one.choose('id-card');
    await other.begin();
    await other.choose('id-card');
    expect(as('waiting', other.flow).cardWindow).to.equal('earlier');
    windows[0]!.close({ signature: 'abc' });
    await other.clock.advance();
    expect(windows).to.have.length(2);
    expect(as('waiting', other.flow).cardWindow).to.equal('own');
  });
  it('is waited for no longer than there is time: the login ends as busy', async () => {
    const { bank, clock, flow } = await again();
    await clock.advance(125_000);
    expect(problemOf(flow)).to.equal('id-card-busy');
    expect(bank.callsOf('cancel').map(({ asked }) => asked)).to.deep.equal([{ id: 'first' }, { id: 'second' }]);
  });
  it('is waited for no longer when the person gives up again', async () => {
    const { clock, flow, send, windows } = await again();
    await send({ type: 'cancelled' });
    windows[0]!.close();
    await clock.advance();
    expect(windows).to.have.length(1);
    expect(flow.state.step).to.equal('choosing');
  });
  it('is its own at once where there is none', async () => {
    const { flow, windows } = page();
    const own = flow();
    await own.begin();
    await own.choose('id-card');
    expect(as('waiting', own.flow).cardWindow).to.equal(undefined);
    expect(windows).to.have.length(1);
  });
});
