import { expect } from '@open-wc/testing';
import { LoginError } from '../../src/flow/adapter.js';
import type { Intent } from '../../src/flow/state.js';
import { as, leavesNothingBehind, problemOf, setUp, unavailable } from '../support/flow.js';
import { codePrompt, never, reject, reply, success, type Act } from '../support/scripted-adapter.js';

const entered: Intent = { type: 'code-entered', value: '482913' };
const again: Intent = { type: 'contact-wanted' };

describe('an answer whose reply was lost', () => {
  leavesNothingBehind();

  const ways: [string, Act, number][] = [
    ['the bank cannot be reached', unavailable, 0],
    ['there is no network', reject(new LoginError('offline')), 0],
    ['the bank says nothing for 30 s', never, 30_000],
  ];
  for (const [name, act, afterMs] of ways) {
    it(`is kept, and sent once more when the person wants: ${name}`, async () => {
      const { bank, clock, flow, prompt, send } = setUp();
      bank.next('submit', act, reply(success()));
      await prompt();
      await send(entered);
      await clock.advance(afterMs);
      expect(as('checking', flow)).to.deep.include({ contact: 'lost', answer: { kind: 'code-card', value: '482913' } });
      await clock.advance(60_000);
      clock.return();
      await clock.advance(10_000);
      expect(bank.count('submit'), 'by itself').to.equal(1);
      await send(again);
      expect(flow.state.step).to.equal('succeeded');
      expect(bank.callsOf('submit').map(({ asked }) => asked)).to.deep.equal([
        { kind: 'code-card', value: '482913' },
        { kind: 'code-card', value: '482913' },
      ]);
      expect(bank.count('cancel')).to.equal(0);
    });
  }

  it('is sent once per gesture, however often it is pressed meanwhile', async () => {
    const { bank, flow, prompt, send } = setUp();
    bank.next('submit', unavailable, never);
    await prompt();
    await send(entered, again, again, again);
    expect(bank.count('submit')).to.equal(2);
    expect(as('checking', flow).contact).to.equal('live');
  });
  it('may be lost again and again', async () => {
    const { bank, flow, prompt, send } = setUp();
    bank.next('submit', unavailable, unavailable, unavailable, reply(codePrompt('7', { problem: 'wrong-code' })));
    await prompt();
    await send(entered, again, again);
    expect(as('checking', flow).contact).to.equal('lost');
    await send(again);
    expect(as('prompting', flow).prompt).to.include({ position: '7' });
  });
  it('is sent at the press of a listener that is told of the loss', async () => {
    const { bank, flow, prompt, send } = setUp();
    bank.next('submit', unavailable);
    await prompt();
    flow.subscribe((_state, _previous, event) => event.type === 'answer-lost' && flow.send(again));
    await send(entered);
    expect(flow.state.step).to.equal('succeeded');
  });
  it('ends as expired 5 s after its time, and the bank is told', async () => {
    const { bank, clock, flow, prompt, send } = setUp();
    bank.next('submit', unavailable);
    await prompt(codePrompt('19', { expiresInMs: 60_000 }));
    await send(entered);
    await clock.advance(64_999);
    expect(as('checking', flow).contact).to.equal('lost');
    await clock.advance(1);
    expect(problemOf(flow)).to.equal('expired');
    expect(bank.count('cancel')).to.equal(1);
  });
  it('ends as expired when its last sending is lost past its time', async () => {
    const { bank, clock, flow, prompt, send } = setUp();
    bank.next('submit', unavailable, never);
    await prompt(codePrompt('19', { expiresInMs: 60_000 }));
    await send(entered);
    await clock.advance(64_000);
    await send(again);
    await clock.advance(29_999);
    expect(as('checking', flow).contact).to.equal('live');
    await clock.advance(1);
    expect(problemOf(flow)).to.equal('expired');
    expect(bank.count('submit')).to.equal(2);
  });
  it('is not sent before the time that the bank named', async () => {
    const { bank, clock, flow, prompt, send } = setUp();
    bank.next('submit', reject(new LoginError('unavailable', { retryAfterMs: 20_000 })));
    await prompt();
    await send(entered, again);
    await clock.advance(19_999);
    expect(bank.count('submit')).to.equal(1);
    await clock.advance(1);
    expect(flow.state.step).to.equal('succeeded');
  });
  it('is not sent at all when the bank wants silence for longer than there is time', async () => {
    const { bank, clock, flow, prompt, send } = setUp();
    bank.next('submit', reject(new LoginError('unavailable', { retryAfterMs: 200_000 })));
    await prompt();
    await send(entered, again);
    await clock.advance(125_000);
    expect(problemOf(flow)).to.equal('expired');
    expect(bank.count('submit')).to.equal(1);
  });
  for (const problem of ['too-many-requests', 'session-lost', 'maintenance', 'bad-reply']) {
    it(`is not lost when the bank says ${problem}`, async () => {
      const { bank, flow, prompt, send } = setUp();
      bank.next('submit', reject(new LoginError(problem)));
      await prompt();
      await send(entered, again);
      expect(problemOf(flow)).to.equal(problem);
      expect(bank.count('submit')).to.equal(1);
    });
  }
  for (const intent of [{ type: 'cancelled' }, { type: 'another-way-wanted' }, { type: 'reset' }] as const) {
    it(`is forgotten after ${intent.type}, and the bank told once`, async () => {
      const { bank, clock, flow, prompt, send } = setUp();
      bank.next('submit', unavailable);
      await prompt();
      await send(entered, intent, again);
      await clock.advance(200_000);
      expect(JSON.stringify(flow.state)).not.to.include('482913');
      expect([bank.count('submit'), bank.count('cancel')]).to.deep.equal([1, 1]);
    });
  }
});
