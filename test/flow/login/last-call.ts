import { expect } from '@open-wc/testing';
import { LoginError } from '../../../src/flow/adapter.js';
import { leavesNothingBehind, problemOf, setUp, unavailable } from '../../support/flow.js';
import { never, pending, reject, reply, success } from '../../support/scripted-adapter.js';

/** A login that lasts 120 s, and that the bank has 5 s more to end. */
const overMs = 125_000;
/** Between the page's return and the fetch, with the random number of `setUp`. */
const graceMs = 625;

describe('LoginFlow', () => {
  leavesNothingBehind();

  describe('when time is up', () => {
    for (const [name, lateMs, last] of [
      ['expires without asking when its timer is 2 s late, as a busy page’s may be', 2_000, 0],
      ['asks the bank first when its timer is later than that', 2_001, 1],
    ] as const) {
      it(name, async () => {
        const { bank, clock, flow, wait } = setUp();
        await wait();
        await clock.advance(120_000);
        const asked = bank.count('poll');
        clock.suspend(overMs - 120_000 + lateMs);
        await clock.advance(1_000);
        expect(problemOf(flow)).to.equal('expired');
        expect(bank.count('poll') - asked).to.equal(last);
      });
    }
    for (const [name, sleptMs, last] of [
      ['asks the bank that said when it may be asked, and just then', 200_000, 1],
      ['does not ask the bank a moment too early for it', 199_999, 0],
    ] as const) {
      it(name, async () => {
        const { bank, clock, flow, wait } = setUp();
        bank.next('poll', reject(new LoginError('unavailable', { retryAfterMs: 200_000 })));
        await wait();
        await clock.advance(2_000);
        clock.suspend(sleptMs);
        await clock.advance(1_000);
        expect(problemOf(flow)).to.equal('expired');
        expect(bank.count('poll') - 1).to.equal(last);
      });
    }

    type Set = ReturnType<typeof setUp>;
    const ways: [string, (set: Set) => Promise<void>][] = [
      ['after a sleep', ({ clock }) => (clock.suspend(600_000), clock.advance(graceMs))],
      ['at the very end, as the page returned', ({ clock }) => (clock.return(), clock.advance(graceMs))],
    ];
    for (const [when, ask] of ways) {
      /** The bank is asked for the last time, and has not answered. */
      const lastCall = async () => {
        const set = setUp();
        set.bank.always('poll', reply(pending({ pollAfterMs: 30_000 })));
        await set.wait(pending({ pollAfterMs: 30_000 }));
        await set.clock.advance(overMs - graceMs);
        const asked = set.bank.count('poll');
        const answer = set.bank.later('poll');
        await ask(set);
        expect(set.bank.count('poll')).to.equal(asked + 1);
        return { ...set, answer, again: () => set.bank.count('poll') - asked - 1 };
      };
      it(`gives the last answer 10 s (${when}), though the page returns again`, async () => {
        const { answer, again, clock, flow } = await lastCall();
        clock.return();
        await clock.advance(9_999);
        expect(flow.state.step).to.equal('waiting');
        answer.reply(success());
        await clock.advance();
        expect(flow.state.step).to.equal('succeeded');
        expect(again()).to.equal(0);
      });
      it(`expires after 10 s without a last answer (${when})`, async () => {
        const { again, clock, flow } = await lastCall();
        await clock.advance(10_000);
        expect(problemOf(flow)).to.equal('expired');
        expect(again()).to.equal(0);
      });
      it(`asks no second last time, however late the last answer (${when})`, async () => {
        const { answer, again, clock, flow } = await lastCall();
        await clock.advance(3_000);
        answer.reply(pending());
        await clock.advance(1_000);
        expect(problemOf(flow)).to.equal('expired');
        expect(again()).to.equal(0);
      });
    }

    /** How the bank was reached, as the person saw it change. */
    const contactsOf = ({ told }: Set) =>
      told.flatMap(({ event }) => (event.type === 'contact-changed' ? event.contact : []));
    it('is not said to be out of reach when the last poll ends with the login', async () => {
      const set = setUp();
      set.bank.always('poll', never);
      await set.wait(pending({ expiresInMs: 10_000 }));
      await set.clock.advance(15_000);
      expect(problemOf(set.flow)).to.equal('expired');
      expect(contactsOf(set)).to.deep.equal([]);
    });
    for (const [name, end] of [
      ['ends just then', ({ clock }: Set) => clock.advance(30_000)],
      ['ended during a sleep', ({ clock }: Set) => (clock.suspend(600_000), clock.advance(1_000))],
    ] as const) {
      it(`asks nobody whether to go on with a login that ${name}`, async () => {
        const set = setUp();
        set.bank.always('poll', unavailable);
        await set.wait(pending({ expiresInMs: 27_000 }));
        await set.clock.advance(2_000);
        await end(set);
        expect(problemOf(set.flow)).to.equal('expired');
        expect(contactsOf(set)).to.deep.equal(['retrying']);
      });
    }
  });
});
