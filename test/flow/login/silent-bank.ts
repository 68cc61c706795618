import { expect } from '@open-wc/testing';
import { as, leavesNothingBehind, problemOf, setUp } from '../../support/flow.js';
import {
  codePrompt,
  deaf,
  never,
  pending,
  reject,
  reply,
  ScriptedAdapter,
  throwAtOnce,
} from '../../support/scripted-adapter.js';

describe('LoginFlow', () => {
  leavesNothingBehind();

  describe('with a bank that never answers', () => {
    for (const [name, act] of [
      ['', never],
      [' nor hears', deaf(never)],
    ] as const) {
      it(`ends loading within 30 s${name}`, async () => {
        const { bank, clock, flow, begin } = setUp();
        bank.always('options', act);
        await begin();
        await clock.advance(30_000);
        expect(problemOf(flow)).to.equal('unavailable');
        expect(bank.last('options')!.signal!.aborted).to.equal(true);
      });
      it(`ends starting within 30 s${name}`, async () => {
        const { bank, clock, flow, begin, choose } = setUp();
        bank.always('start', act);
        await begin();
        await choose('smart-id');
        await clock.advance(30_000);
        expect(problemOf(flow)).to.equal('unavailable');
        expect(bank.last('start')!.signal!.aborted).to.equal(true);
      });
      it(`ends waiting within 125 s${name}`, async () => {
        const { bank, clock, flow, wait } = setUp();
        bank.always('poll', act);
        await wait();
        await clock.advance(125_000);
        expect(problemOf(flow)).to.equal('expired');
        expect(bank.callsOf('poll').every(({ signal }) => signal!.aborted)).to.equal(true);
        expect(bank.maxInFlight.poll).to.equal(1);
      });
      it(`gives an answer up for lost after 30 s${name}, and ends when time is up`, async () => {
        const { bank, clock, flow, prompt, send } = setUp();
        bank.always('submit', act);
        await prompt();
        await send({ type: 'code-entered', value: '1' });
        await clock.advance(30_000);
        expect(as('checking', flow).contact).to.equal('lost');
        expect(bank.last('submit')!.signal!.aborted).to.equal(true);
        await clock.advance(95_000);
        expect(problemOf(flow)).to.equal('expired');
      });
    }
    it('pauses polling after 30 s', async () => {
      const { bank, clock, flow, wait } = setUp();
      bank.always('poll', never);
      await wait();
      await clock.advance(32_000);
      expect(as('waiting', flow).contact).to.equal('paused');
    });
    it('ends a question 5 s after it expired, and tells the bank', async () => {
      const { bank, clock, flow, prompt } = setUp();
      await prompt(codePrompt('19', { expiresInMs: 60_000 }));
      await clock.advance(64_999);
      expect(flow.state.step).to.equal('prompting');
      await clock.advance(1);
      expect(problemOf(flow)).to.equal('expired');
      expect(bank.count('cancel')).to.equal(1);
    });
    it('ends waiting by itself 5 s after it expired, though the bank says "pending" for ever', async () => {
      const { bank, clock, flow, wait } = setUp();
      bank.always('poll', reply(pending({ expiresInMs: 600_000 })));
      await wait(pending({ expiresInMs: 60_000 }));
      await clock.advance(64_999);
      expect(flow.state.step).to.equal('waiting');
      await clock.advance(1);
      expect(problemOf(flow)).to.equal('expired');
      expect(bank.count('cancel')).to.equal(1);
    });
    it('waits in starting for its screens as long as they take, and can be given up', async () => {
      const { bank, clock, flow, begin, choose, send } = setUp({ ready: () => new Promise(() => {}) });
      await begin();
      await choose('smart-id');
      await clock.advance(600_000);
      expect(flow.state.step).to.equal('starting');
      await send({ type: 'cancelled' });
      expect(flow.state.step).to.equal('choosing');
      await clock.advance();
      expect([bank.count('start'), clock.sleepers]).to.deep.equal([0, 0]);
    });
    it('ends though telling it to cancel never ends, or fails', async () => {
      for (const act of [never, throwAtOnce(new Error('no')), reject('no')]) {
        const { bank, flow, wait, send } = setUp();
        bank.always('cancel', act);
        await wait();
        await send({ type: 'cancelled' });
        expect(flow.state.step).to.equal('choosing');
        expect(bank.count('cancel')).to.equal(1);
      }
    });
    it('ends though it knows no cancel', async () => {
      const { bank, flow, wait, send } = setUp();
      delete (bank as Partial<ScriptedAdapter>).cancel;
      Object.defineProperty(bank, 'cancel', { value: undefined });
      await wait();
      await send({ type: 'cancelled' });
      expect(flow.state.step).to.equal('choosing');
    });
  });
});
