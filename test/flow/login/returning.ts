import { expect } from '@open-wc/testing';
import { LoginError } from '../../../src/flow/adapter.js';
import { as, leavesNothingBehind, setUp, unavailable } from '../../support/flow.js';
import { never, pending, reply, success } from '../../support/scripted-adapter.js';

describe('LoginFlow', () => {
  leavesNothingBehind();

  describe('when the page returns', () => {
    for (const random of [0, 0.5, 0.999]) {
      it(`polls once, 500–750 ms later, after a burst of events (${random})`, async () => {
        const { bank, clock, wait, clockIn } = setUp({ random: () => random });
        await wait(pending({ pollAfterMs: 30_000 }));
        const { times, wrap } = clockIn();
        bank.always('poll', wrap(reply(pending({ pollAfterMs: 30_000 }))));
        clock.return();
        clock.return();
        await clock.advance(40);
        clock.return();
        await clock.advance(20_000);
        expect(times).to.have.length(1);
        expect(times[0]).to.be.within(500, 750);
      });
    }
    it('polls then whatever the timers did: none goes off within the grace', async () => {
      const { bank, clock, wait, clockIn } = setUp();
      const { times, wrap } = clockIn();
      bank.always('poll', wrap(reply(pending())));
      await wait();
      await clock.advance(1_900);
      clock.return();
      await clock.advance(3_000);
      expect(times).to.deep.equal([2_525, 4_525]);
    });
    it('replaces a poll that was in flight while the page was away', async () => {
      const { bank, clock, flow, wait } = setUp();
      bank.next('poll', never, reply(success()));
      await wait();
      await clock.advance(2_000);
      clock.return();
      await clock.advance(499);
      expect(bank.count('poll')).to.equal(1);
      await clock.advance(251);
      expect(bank.callsOf('poll')[0]!.signal!.aborted).to.equal(true);
      expect(flow.state.step).to.equal('succeeded');
      expect(bank.maxInFlight.poll).to.equal(1);
    });
    it('takes the answer of the poll in flight if it comes in time', async () => {
      const { bank, clock, flow, wait } = setUp();
      const slow = bank.later('poll');
      await wait();
      await clock.advance(2_000);
      clock.return();
      await clock.advance(100);
      slow.reply(success());
      await clock.advance();
      expect(flow.state.step).to.equal('succeeded');
      await clock.advance(5_000);
      expect(bank.count('poll')).to.equal(1);
    });
    it('makes nothing of a poll that died while the page was away', async () => {
      const { bank, clock, flow, told, wait } = setUp();
      const dying = bank.later('poll');
      await wait();
      await clock.advance(2_000);
      clock.suspend(60_000);
      clock.return();
      dying.reject(new LoginError('offline'));
      const from = told.length;
      await clock.advance(750);
      expect(bank.count('poll')).to.equal(2);
      expect(told.slice(from).map(({ event }) => event.type)).to.deep.equal(['answered']);
      expect(as('waiting', flow).contact).to.equal('live');
    });
    it('does not give up at once when a poll died before the page said that it returned', async () => {
      const { bank, clock, flow, wait } = setUp();
      const dying = bank.later('poll');
      bank.next('poll', unavailable);
      await wait();
      await clock.advance(2_000);
      clock.suspend(60_000);
      dying.reject(new LoginError('offline'));
      await clock.advance();
      expect(as('waiting', flow).contact).to.equal('retrying');
      await clock.advance(25_000);
      expect(as('waiting', flow).contact).to.equal('live');
    });
    it('retries patiently when the first fetch after a return fails', async () => {
      const { bank, clock, flow, wait } = setUp();
      bank.next('poll', unavailable);
      await wait(pending({ pollAfterMs: 30_000 }));
      clock.return();
      await clock.advance(750);
      expect(as('waiting', flow).contact).to.equal('retrying');
      await clock.advance(3_000);
      expect(as('waiting', flow).contact).to.equal('live');
    });
    for (const step of ['choosing', 'prompting'] as const) {
      it(`asks nothing while ${step}`, async () => {
        const { bank, clock, begin, prompt } = setUp();
        await (step === 'choosing' ? begin() : prompt());
        const asked = bank.calls.length;
        clock.return();
        await clock.advance(5_000);
        expect(bank.calls.length).to.equal(asked);
      });
    }
  });
});
