import { expect } from '@open-wc/testing';
import { LoginError } from '../../../src/flow/adapter.js';
import { leavesNothingBehind, problemOf, setUp, unavailable } from '../../support/flow.js';
import { codePrompt, never, pending, reject, reply, success } from '../../support/scripted-adapter.js';

describe('LoginFlow', () => {
  leavesNothingBehind();

  describe('asleep past the deadline', () => {
    it('asks the bank first, and goes by its answer', async () => {
      const { bank, clock, flow, wait } = setUp();
      bank.always('poll', reply(success()));
      await wait();
      clock.suspend(600_000);
      await clock.advance(1_000);
      expect(flow.state.step).to.equal('succeeded');
    });
    for (const [name, act] of [
      ['says nothing new', reply(pending({ expiresInMs: 600_000 }))],
      ['cannot be reached', unavailable],
      ['asks to wait', reject(new LoginError('too-many-requests', { retryAfterMs: 60_000 }))],
    ] as const) {
      for (const returns of [true, false]) {
        it(`asks once${returns ? ' after the return' : ''} and expires when the bank ${name}`, async () => {
          const { bank, clock, flow, wait } = setUp();
          bank.always('poll', act);
          await wait();
          clock.suspend(600_000);
          if (returns) clock.return();
          await clock.advance(499);
          expect(bank.count('poll')).to.equal(0);
          await clock.advance(251);
          expect(bank.count('poll')).to.equal(1);
          await clock.advance(1_000);
          expect(problemOf(flow)).to.equal('expired');
          expect(bank.count('poll')).to.equal(1);
        });
      }
    }
    it('asks once more when a poll was in flight all the while', async () => {
      const { bank, clock, flow, wait } = setUp();
      bank.next('poll', never, reply(success()));
      await wait();
      await clock.advance(2_000);
      clock.suspend(600_000);
      await clock.advance(1_000);
      expect(flow.state.step).to.equal('succeeded');
    });
    it('asks once more when the answer is from before the sleep', async () => {
      const { bank, clock, flow, wait } = setUp();
      const old = bank.later('poll');
      bank.next('poll', reply(success()));
      await wait();
      await clock.advance(2_000);
      clock.suspend(600_000);
      old.reply(pending());
      await clock.advance(1_000);
      expect(flow.state.step).to.equal('succeeded');
    });
    it('asks once more though contact was paused', async () => {
      const { bank, clock, flow, wait } = setUp();
      bank.always('poll', unavailable);
      await wait();
      await clock.advance(40_000);
      bank.always('poll', reply(success()));
      clock.suspend(600_000);
      await clock.advance(1_000);
      expect(flow.state.step).to.equal('succeeded');
    });
    it('expires within 11 s when the bank never answers, however often the page returns', async () => {
      const { bank, clock, flow, wait } = setUp();
      bank.always('poll', never);
      await wait();
      clock.suspend(600_000);
      for (let second = 0; second < 11; second += 1) {
        clock.return();
        await clock.advance(1_000);
      }
      expect(problemOf(flow)).to.equal('expired');
      expect(bank.count('poll')).to.equal(1);
    });
    it('gives a question asked by the last answer its time', async () => {
      const { bank, clock, flow, wait } = setUp();
      bank.always('poll', reply(codePrompt('19', { expiresInMs: 60_000 })));
      await wait();
      clock.suspend(300_000);
      await clock.advance(30_000);
      expect(flow.state.step).to.equal('prompting');
    });
    it('asks no last time when the ceiling passed before it began to wait', async () => {
      const { bank, clock, flow, prompt, send } = setUp();
      const late = bank.later('submit');
      await prompt(codePrompt('19', { expiresInMs: 600_000 }));
      await clock.advance(590_000);
      await send({ type: 'code-entered', value: '1' });
      await clock.advance(20_000);
      late.reply(pending());
      await clock.advance(5_000);
      expect(problemOf(flow)).to.equal('expired');
      expect(bank.count('poll')).to.equal(0);
    });
    it('ends a question at once, without asking', async () => {
      const { bank, clock, flow, prompt } = setUp();
      await prompt();
      clock.suspend(600_000);
      await clock.advance();
      expect(problemOf(flow)).to.equal('expired');
      expect(bank.count('poll')).to.equal(0);
    });
    for (const jump of [3_600_000, -3_600_000]) {
      it(`takes no notice of a machine's clock that jumps by ${jump / 3_600_000} h`, async () => {
        const { bank, clock, flow, wait } = setUp();
        await wait();
        clock.jumpWall(jump);
        await clock.advance(119_000);
        expect(flow.state.step).to.equal('waiting');
        clock.jumpWall(-2 * jump);
        await clock.advance(6_000);
        expect(problemOf(flow)).to.equal('expired');
        expect(bank.count('cancel')).to.equal(1);
      });
    }
  });
});
