import { expect } from '@open-wc/testing';
import { LoginError } from '../../src/flow/adapter.js';
import { transition } from '../../src/flow/follow.js';
import { as, leavesNothingBehind, problemOf, setUp, unavailable } from '../support/flow.js';
import { failureReply, never, pending, reject, reply } from '../support/scripted-adapter.js';
import { stateOf } from '../support/states.js';

const tooMany = (retryAfterMs: number) => reject(new LoginError('too-many-requests', { retryAfterMs }));
const at = 50_000;

describe('a wait that the bank asks for', () => {
  leavesNothingBehind();

  it('is the longer of two', () => {
    const { memory } = stateOf('waiting');
    const waiting = stateOf('waiting', { memory: { ...memory, notBeforeAt: at + 20_000 } });
    for (const event of [
      { type: 'contact-changed', contact: 'retrying', retryAfterMs: 5_000 },
      { type: 'failed', problem: 'unavailable', retryAfterMs: 5_000 },
    ] as const) {
      expect(transition(waiting, event, at).memory.notBeforeAt, event.type).to.equal(at + 20_000);
    }
    const checking = stateOf('checking', { memory: waiting.memory });
    const lost = transition(checking, { type: 'answer-lost', retryAfterMs: 5_000 }, at);
    expect(lost.memory.notBeforeAt).to.equal(at + 20_000);
  });
  it('is obeyed after a refusal too, when it is longer than ours', () => {
    const { memory } = stateOf('waiting');
    const refusedTwice = stateOf('waiting', { memory: { ...memory, refusals: 2 } });
    const refused = (retryAfterMs: number) =>
      transition(refusedTwice, { type: 'failed', problem: 'user-refused', retryAfterMs }, at).memory.notBeforeAt - at;
    expect([refused(60_000), refused(1_000)]).to.deep.equal([60_000, 3_000]);
  });
  it('is not read off the prototype of all objects, nor is a reference', () => {
    const polluted = { reference: 'polluted', retryAfterMs: 60_000 };
    Object.assign(Object.prototype, polluted);
    try {
      const failed = transition(stateOf('starting'), { type: 'failed', problem: 'unavailable' }, at);
      expect((failed as { reference?: string }).reference).to.equal(undefined);
      expect(failed.memory.notBeforeAt).to.equal(at);
    } finally {
      for (const key of Object.keys(polluted)) Reflect.deleteProperty(Object.prototype, key);
    }
  });
  it('of exactly 30 s holds the options back; a longer one is told', async () => {
    for (const [retryAfterMs, step] of [
      [30_000, 'loading'],
      [30_001, 'failed'],
    ] as const) {
      const { bank, flow, begin, send } = setUp();
      bank.next('options', tooMany(retryAfterMs));
      await begin();
      await send({ type: 'restarted' });
      expect(flow.state.step, `${retryAfterMs}`).to.equal(step);
      expect(bank.count('options')).to.equal(1);
    }
  });
  it('is a day at most', async () => {
    const { bank, clock, flow, begin, choose } = setUp();
    bank.next('start', tooMany(30 * 86_400_000));
    await begin();
    await choose('smart-id');
    expect(flow.state.memory.notBeforeAt).to.equal(clock.now() + 86_400_000);
  });
  it('of exactly 30 s is no reason for patience beyond our own', async () => {
    for (const [retryAfterMs, contact] of [
      [30_000, 'paused'],
      [30_001, 'retrying'],
    ] as const) {
      const { bank, clock, flow, wait } = setUp();
      bank.always('poll', tooMany(retryAfterMs));
      await wait();
      await clock.advance(2_000 + 30_000);
      expect(as('waiting', flow).contact, `${retryAfterMs}`).to.equal(contact);
    }
  });
});

describe('trouble while the bank is asked', () => {
  leavesNothingBehind();

  it('is forgotten when the page returns: there are 30 s anew', async () => {
    const { bank, clock, flow, wait } = setUp();
    bank.always('poll', unavailable);
    await wait();
    await clock.advance(2_000 + 25_000);
    clock.return();
    await clock.advance(750 + 29_000);
    expect(as('waiting', flow).contact).to.equal('retrying');
    await clock.advance(2_000);
    expect(as('waiting', flow).contact).to.equal('paused');
  });
  it('is no pause when the page has just returned', async () => {
    const { bank, clock, flow, wait, told } = setUp();
    bank.always('poll', unavailable);
    await wait();
    await clock.advance(2_000 + 29_800);
    clock.return();
    await clock.advance(1_000);
    expect(as('waiting', flow).contact).to.equal('retrying');
    const contacts = told.map(({ state }) => (state.step === 'waiting' ? state.contact : ''));
    expect(contacts).not.to.include('paused');
  });
  it('ends a poll with the time of the login, if that is sooner', async () => {
    const { bank, clock, flow, wait } = setUp();
    bank.always('poll', never);
    await wait(pending({ expiresInMs: 10_000 }));
    await clock.advance(15_000);
    expect(problemOf(flow)).to.equal('expired');
    expect(bank.last('poll')!.signal!.aborted).to.equal(true);
  });
  it('is not the bank’s refusal of a start', async () => {
    const { bank, flow, begin, choose } = setUp();
    bank.next('start', reply(failureReply('user-refused', { retryAfterMs: 5_000 })));
    await begin();
    await choose('smart-id');
    expect(flow.state.memory).to.include({ refusals: 1 });
    expect(flow.state.memory.notBeforeAt).to.be.above(0);
  });
});
