import { expect } from '@open-wc/testing';
import { LoginError } from '../../../src/flow/adapter.js';
import { LoginFlow } from '../../../src/flow/login-flow.js';
import type { StateOf } from '../../../src/flow/state.js';
import { as, leavesNothingBehind, problemOf, setUp, unavailable } from '../../support/flow.js';
import { never, pending, reject, reply } from '../../support/scripted-adapter.js';

describe('LoginFlow', () => {
  leavesNothingBehind();

  describe('in trouble', () => {
    it('retries with growing delays, and is live again with the first answer', async () => {
      const { bank, clock, flow, wait, clockIn } = setUp();
      const { times, wrap } = clockIn();
      bank.next(
        'poll',
        wrap(unavailable),
        wrap(reject(new LoginError('offline'))),
        wrap(unavailable),
        wrap(unavailable),
      );
      bank.always('poll', wrap(reply(pending())));
      await wait();
      await clock.advance(3_000);
      expect(as('waiting', flow).contact).to.equal('retrying');
      await clock.advance(24_000);
      expect(times).to.deep.equal([2_000, 4_000, 8_000, 16_000, 24_000, 26_000]);
      expect(as('waiting', flow).contact).to.equal('live');
    });
    it('begins anew with short delays after it recovered', async () => {
      const { bank, clock, wait, clockIn } = setUp();
      const { times, wrap } = clockIn();
      const [no, yes] = [wrap(unavailable), wrap(reply(pending()))];
      bank.next('poll', no, no, yes, no, yes);
      await wait();
      await clock.advance(12_000);
      expect(times).to.deep.equal([2_000, 4_000, 8_000, 10_000, 12_000]);
    });
    for (const random of [0, 0.5, 0.999]) {
      it(`pauses after exactly 30 s in a row, however the delays fall (${random})`, async () => {
        const { bank, clock, flow, wait } = setUp({ random: () => random });
        bank.always('poll', unavailable);
        await wait();
        await clock.advance(2_000 + 29_999);
        expect(as('waiting', flow).contact).to.equal('retrying');
        await clock.advance(1);
        expect(as('waiting', flow).contact).to.equal('paused');
        const asked = bank.count('poll');
        await clock.advance(60_000);
        expect(bank.count('poll')).to.equal(asked);
      });
    }
    it('does not ask the bank once more as it pauses', async () => {
      const { bank, clock, wait, clockIn } = setUp();
      const { times, wrap } = clockIn();
      bank.always('poll', wrap(unavailable));
      await wait();
      await clock.advance(40_000);
      expect(times).to.deep.equal([2_000, 4_000, 8_000, 16_000, 24_000]);
    });
    it('does not speak of trying again when a single poll used up its patience', async () => {
      const { bank, clock, told, wait } = setUp();
      bank.always('poll', never);
      await wait();
      const from = told.length;
      await clock.advance(32_000);
      const contacts = told.slice(from).map(({ state }) => (state as StateOf<'waiting'>).contact);
      expect(contacts).to.deep.equal(['paused']);
    });
    for (const [name, lateMs, contact] of [
      ['2 s late or less is out of reach all the while', 2_000, 'paused'],
      ['later than that slept, and is retried for 30 s', 2_001, 'retrying'],
    ] as const) {
      it(`takes it that a poll whose end was ${name}`, async () => {
        const { bank, clock, flow, wait } = setUp();
        bank.always('poll', never);
        await wait();
        await clock.advance(2_000);
        clock.suspend(30_000 + lateMs);
        await clock.advance();
        expect(as('waiting', flow).contact).to.equal(contact);
      });
    }
    it('tells of each change of contact once', async () => {
      const { bank, clock, told, wait } = setUp();
      bank.always('poll', unavailable);
      await wait();
      const from = told.length;
      await clock.advance(40_000);
      const contacts = told.slice(from).map(({ state }) => (state as StateOf<'waiting'>).contact);
      expect(contacts).to.deep.equal(['retrying', 'paused']);
    });
    it('tries at once when the person wants, then patiently for another 30 s', async () => {
      const { bank, clock, flow, wait, send } = setUp();
      bank.always('poll', unavailable);
      await wait();
      await clock.advance(40_000);
      const asked = bank.count('poll');
      await send({ type: 'contact-wanted' });
      expect(bank.count('poll')).to.equal(asked + 1);
      await clock.advance(29_000);
      expect(as('waiting', flow).contact).to.equal('retrying');
      expect(bank.count('poll')).to.be.above(asked + 2);
      await clock.advance(1_000);
      expect(as('waiting', flow).contact).to.equal('paused');
    });
    it('recovers from a pause when the page returns', async () => {
      const { bank, clock, flow, wait } = setUp();
      bank.always('poll', unavailable);
      await wait();
      await clock.advance(40_000);
      bank.always('poll', reply(pending()));
      clock.return();
      await clock.advance(750);
      expect(as('waiting', flow).contact).to.equal('live');
    });
    it('expires on time while paused, without asking', async () => {
      const { bank, clock, flow, wait } = setUp();
      bank.always('poll', unavailable);
      await wait();
      await clock.advance(40_000);
      const asked = bank.count('poll');
      await clock.advance(84_999);
      expect(flow.state.step).to.equal('waiting');
      await clock.advance(1);
      expect(problemOf(flow)).to.equal('expired');
      expect(bank.count('poll')).to.equal(asked);
    });
    it('never undercuts Retry-After: not by timers, the person or a return', async () => {
      const { bank, clock, wait, send, clockIn } = setUp();
      const { times, wrap } = clockIn();
      bank.next('poll', wrap(reject(new LoginError('too-many-requests', { retryAfterMs: 20_000 }))));
      bank.always('poll', wrap(reply(pending())));
      await wait();
      await clock.advance(3_000);
      clock.return();
      await send({ type: 'contact-wanted' });
      await clock.advance(10_000);
      clock.return();
      await clock.advance(8_999);
      expect(times).to.deep.equal([2_000]);
      await clock.advance(2_000);
      expect(times[1]).to.be.within(22_000, 22_750);
    });
    it('comes back some time after Retry-After, as does each of a crowd', async () => {
      for (const [random, at] of [
        [0, 23_000],
        [0.5, 24_000],
      ] as const) {
        const { bank, clock, wait, clockIn } = setUp({ random: () => random });
        const { times, wrap } = clockIn();
        bank.next('poll', wrap(reject(new LoginError('too-many-requests', { retryAfterMs: 20_000 }))));
        bank.always('poll', wrap(reply(pending())));
        await wait();
        await clock.advance(25_000);
        expect(times[1]).to.equal(at);
      }
    });
    it('obeys the Retry-After of a poll that failed just when the page returned', async () => {
      const { bank, clock, wait, clockIn } = setUp();
      const { times, wrap } = clockIn();
      const inFlight = bank.later('poll');
      bank.always('poll', wrap(reply(pending({ pollAfterMs: 30_000 }))));
      await wait();
      await clock.advance(2_000);
      clock.return();
      inFlight.reject(new LoginError('too-many-requests', { retryAfterMs: 20_000 }));
      await clock.advance(25_000);
      expect(times).to.deep.equal([22_000]);
    });
    it('keeps an appointment longer than its patience instead of giving up', async () => {
      const { bank, clock, flow, wait, clockIn } = setUp();
      const { times, wrap } = clockIn();
      bank.next('poll', wrap(reject(new LoginError('unavailable', { retryAfterMs: 45_000 }))));
      bank.always('poll', wrap(reply(pending())));
      await wait();
      await clock.advance(46_000);
      expect(as('waiting', flow).contact).to.equal('retrying');
      await clock.advance(5_000);
      expect(times[1]).to.be.within(47_000, 51_000);
      expect(as('waiting', flow).contact).to.equal('live');
    });
    it('expires on time though Retry-After is longer, and asks no last time', async () => {
      const { bank, clock, flow, wait } = setUp();
      bank.always('poll', reject(new LoginError('unavailable', { retryAfterMs: 3_600_000 })));
      await wait();
      await clock.advance(124_000);
      clock.return();
      await clock.advance(1_750);
      expect(problemOf(flow)).to.equal('expired');
      expect(bank.count('poll')).to.equal(1);
    });
    it('holds a new login back for as long as the bank asked in the old one', async () => {
      const { bank, clock, wait, send, choose } = setUp();
      bank.next('poll', reject(new LoginError('too-many-requests', { retryAfterMs: 20_000 })));
      await wait();
      await clock.advance(2_000);
      await send({ type: 'cancelled' });
      await choose('smart-id');
      await clock.advance(19_999);
      expect(bank.count('start')).to.equal(1);
      await clock.advance(1);
      expect(bank.count('start')).to.equal(2);
    });
    for (const [name, leave] of [
      ['a reset', (flow: LoginFlow) => flow.send({ type: 'reset' })],
      ['a stop and a new beginning', (flow: LoginFlow) => (flow.stop(), flow.begin())],
    ] as const) {
      it(`holds the options back after ${name} for as long as the bank asked`, async () => {
        const { bank, clock, flow, begin } = setUp();
        bank.next('options', reject(new LoginError('unavailable', { retryAfterMs: 20_000 })));
        await begin();
        leave(flow);
        await clock.advance(19_999);
        expect(bank.count('options')).to.equal(1);
        await clock.advance(1);
        expect(flow.state.step).to.equal('choosing');
      });
    }
    it('says at once that the bank asked for a long wait', async () => {
      const { bank, clock, flow, begin, send } = setUp();
      bank.next('options', reject(new LoginError('unavailable', { retryAfterMs: 60_000 })));
      await begin();
      await send({ type: 'restarted' });
      expect(problemOf(flow)).to.equal('too-many-requests');
      await clock.advance(60_000);
      await send({ type: 'restarted' });
      expect(flow.state.step).to.equal('choosing');
    });
    for (const junk of [NaN, -5, 0, '20', null]) {
      it(`ignores a Retry-After that is ${JSON.stringify(junk)}`, async () => {
        const { bank, clock, wait } = setUp();
        bank.next('poll', reject(new LoginError('unavailable', { retryAfterMs: junk as number })));
        await wait();
        await clock.advance(4_000);
        expect(bank.count('poll')).to.equal(2);
      });
    }
    it('cleans the reference that an error carries', async () => {
      const { bank, flow, begin, choose } = setUp();
      bank.next('start', reject(new LoginError('unavailable', { reference: '\u202eA-1\n' })));
      await begin();
      await choose('smart-id');
      expect(as('failed', flow).reference).to.equal('A-1');
    });
  });
});
