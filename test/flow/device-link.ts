import { expect } from '@open-wc/testing';
import { LoginError, type Challenge, type LoginReply } from '../../src/flow/adapter.js';
import { as, leavesNothingBehind, setUp } from '../support/flow.js';
import { codePrompt, controlCode, pending, qr, reject, reply } from '../support/scripted-adapter.js';

const link = 'https://smart-id.com/device-link/?deviceLinkType=Web2App&sessionToken=AbC';
const shows = (show: Omit<Extract<Challenge, { kind: 'device-link' }>, 'kind'>): LoginReply =>
  pending({ show: { kind: 'device-link', ...show } });

/** Waits with the first answer, and after each further one, a second apart. */
async function after(...replies: LoginReply[]) {
  const flow = setUp();
  const [first, ...polls] = replies.map((each) => (each.status === 'pending' ? { pollAfterMs: 1_000, ...each } : each));
  flow.bank.next('poll', ...polls.map(reply));
  await flow.wait(first);
  await flow.clock.advance(1_000 * polls.length);
  return flow;
}

describe('a device link', () => {
  leavesNothingBehind();

  it('keeps the link that was shown first, whatever a later answer says', async () => {
    const { flow } = await after(shows({ link, qr: 'https://smart-id.com/1' }), shows({ link: `${link}&elapsed=1` }));
    expect(as('waiting', flow).show).to.deep.include({ link });
  });
  it('keeps the link that a later answer leaves out', async () => {
    const { flow } = await after(shows({ link }), shows({ qr: 'https://smart-id.com/1' }));
    expect(as('waiting', flow).show).to.deep.include({ link, qr: 'https://smart-id.com/1' });
  });
  it('takes a link that comes later than the first code', async () => {
    const { flow } = await after(qr(1), shows({ link }));
    expect(as('waiting', flow).show).to.deep.include({ link });
  });
  it('begins with a link of its own after something else was asked', async () => {
    const { bank, clock, flow, send } = await after(shows({ link }), codePrompt('19'));
    bank.next('submit', reply(shows({ link: `${link}2` })));
    await send({ type: 'code-entered', value: '1' });
    await clock.advance();
    expect(as('waiting', flow).show).to.deep.include({ link: `${link}2` });
  });
  it('gives way to the app, and does not come back', async () => {
    const { flow } = await after(qr(1), pending(), qr(3), shows({ link }));
    expect(as('waiting', flow).show).to.deep.equal({ kind: 'app' });
  });
  it('may give way to a control code', async () => {
    const { flow } = await after(qr(1), pending(), controlCode('0042'));
    expect(as('waiting', flow).show).to.include({ controlCode: '0042' });
  });
  it('is shown when it comes after the app alone', async () => {
    const { flow } = await after(pending(), qr(2));
    expect(as('waiting', flow).show.kind).to.equal('device-link');
  });
  it('shows a new code of the same age', async () => {
    const { flow } = await after(qr(1), pending({ show: { kind: 'device-link', qr: 'https://a/2', ageMs: 1_000 } }));
    expect(as('waiting', flow).show).to.deep.include({ qr: 'https://a/2' });
  });
  it('gives way to the app when the bank repeats a code for 10 s', async () => {
    const { clock, flow, bank } = await after(qr(1));
    bank.always('poll', reply(qr(1)));
    await clock.advance(9_999);
    expect(as('waiting', flow).show.kind).to.equal('device-link');
    await clock.advance(1);
    expect(as('waiting', flow).show).to.deep.equal({ kind: 'app' });
    bank.always('poll', reply(qr(11)));
    await clock.advance(4_000);
    expect(as('waiting', flow).show).to.deep.equal({ kind: 'app' });
  });
  it('stays while a link alone is repeated', async () => {
    const { clock, flow, bank } = await after(shows({ link }));
    bank.always('poll', reply(shows({ link })));
    await clock.advance(60_000);
    expect(as('waiting', flow).show.kind).to.equal('device-link');
  });
});

describe('a new code', () => {
  leavesNothingBehind();

  it('is a new login: the old one is given up at the bank first', async () => {
    const { bank, flow, send } = await after(qr(1), pending());
    bank.next('start', reply(qr(1, { session: { id: 'session-2' } })));
    const from = bank.calls.length;
    await send({ type: 'restarted' });
    expect(bank.calls.slice(from).map(({ verb, asked }) => [verb, asked])).to.deep.equal([
      ['cancel', { id: 'session-1' }],
      ['start', { method: 'smart-id', identity: {}, language: 'lt', device: 'desktop' }],
    ]);
    expect(as('waiting', flow).session).to.deep.equal({ id: 'session-2' });
    expect(as('waiting', flow).show.kind).to.equal('device-link');
  });
  it('starts once, however often it is pressed', async () => {
    const { bank, send } = await after(qr(1), pending());
    bank.later('start');
    await send({ type: 'restarted' }, { type: 'restarted' }, { type: 'restarted' });
    expect([bank.count('start'), bank.count('cancel')]).to.deep.equal([2, 1]);
  });
  it('is had with the user number that is known', async () => {
    const { bank, begin, choose, clock, send } = setUp();
    bank.next('start', reply(qr(1))).next('poll', reply(pending()));
    await begin();
    await choose('smart-id-push');
    await send({ type: 'identity-entered', identity: { userNumber: '12345678' } });
    await clock.advance(1_000);
    await send({ type: 'restarted' });
    expect(bank.last('start')!.asked).to.deep.include({ identity: { userNumber: '12345678' } });
  });
  it('waits for as long as the bank asked', async () => {
    const { bank, clock, flow, send } = await after(qr(1), pending());
    bank.next('poll', reject(new LoginError('too-many-requests', { retryAfterMs: 9_000 })));
    await clock.advance(2_000);
    await send({ type: 'restarted' });
    expect([flow.state.step, bank.count('start')]).to.deep.equal(['starting', 1]);
    await clock.advance(9_000);
    expect(bank.count('start')).to.equal(2);
  });
  for (const [name, first] of [
    ['a control code', controlCode('0042')],
    ['the app alone', pending()],
  ] as const) {
    it(`is not to be had while waiting with ${name}`, async () => {
      const { bank, flow, send } = await after(first);
      await send({ type: 'restarted' });
      expect([flow.state.step, bank.count('start')]).to.deep.equal(['waiting', 1]);
    });
  }
});
