import { expect } from '@open-wc/testing';
import { LoginError } from '../../../src/flow/adapter.js';
import { as, leavesNothingBehind, problemOf, setUp } from '../../support/flow.js';
import {
  controlCode,
  failureReply,
  pending,
  qr,
  reject,
  reply,
  success,
  throwAtOnce,
} from '../../support/scripted-adapter.js';
import { hostile } from '../../support/hostile.js';

describe('LoginFlow', () => {
  leavesNothingBehind();

  describe('polling', () => {
    for (const [name, first, every] of [
      ['2 s', pending(), 2_000],
      ['second while a QR code is shown', qr(1), 1_000],
      ['4 s when the bank wants it', pending({ pollAfterMs: 4_000 }), 4_000],
      ['500 ms at most', pending({ pollAfterMs: 1 }), 500],
      ['30 s at least', pending({ pollAfterMs: 1e9 }), 30_000],
    ] as const) {
      it(`asks every ${name}`, async () => {
        const { bank, clock, wait, clockIn } = setUp();
        const { times, wrap } = clockIn();
        bank.always('poll', wrap(reply(first)));
        await wait(first);
        await clock.advance(every * 3 + every / 2);
        expect(times).to.deep.equal([every, every * 2, every * 3]);
      });
    }
    it('takes the pace of the last reply', async () => {
      const { bank, clock, wait, clockIn } = setUp();
      const { times, wrap } = clockIn();
      bank.next('poll', wrap(reply(pending({ pollAfterMs: 5_000 }))), wrap(reply(pending())));
      bank.always('poll', wrap(reply(pending({ pollAfterMs: 700 }))));
      await wait(qr(1));
      await clock.advance(9_000);
      expect(times).to.deep.equal([1_000, 6_000, 8_000, 8_700]);
    });
    it('waits for an answer before it asks again', async () => {
      const { bank, clock, wait } = setUp();
      const slow = bank.later('poll');
      await wait();
      await clock.advance(20_000);
      expect(bank.count('poll')).to.equal(1);
      slow.reply(pending());
      await clock.advance(1_999);
      expect(bank.count('poll')).to.equal(1);
      await clock.advance(1);
      expect(bank.count('poll')).to.equal(2);
      expect(bank.maxInFlight.poll).to.equal(1);
    });
    it('goes on undisturbed by a fresh QR code', async () => {
      const { bank, clock, flow, wait } = setUp();
      let elapsed = 0;
      bank.always('poll', () => Promise.resolve(qr((elapsed += 1))));
      await wait(qr(0));
      await clock.advance(10_000);
      expect(bank.count('poll')).to.equal(10);
      expect(as('waiting', flow).show).to.deep.include(qr(10).show);
    });
    it('asks with the session of the last reply', async () => {
      const { bank, clock, wait } = setUp();
      bank.next('poll', reply(pending({ session: { id: 'session-2' } })));
      await wait();
      await clock.advance(4_000);
      expect(bank.last('poll')!.session).to.deep.equal({ id: 'session-2' });
    });
    for (const [name, act, problem] of [
      ['a refusal', reply(failureReply('user-refused')), 'user-refused'],
      ['a problem that it does not know', reply(failureReply('moon-phase')), 'moon-phase'],
      ['a reply of the wrong shape', reply({ status: 'almost' }), 'bad-reply'],
      ['nothing', reply(undefined), 'bad-reply'],
      ['a control code that lost its zeros', reply(controlCode('42')), 'bad-reply'],
      ['a lost session', reject(new LoginError('session-lost')), 'session-lost'],
      ['a rejection with undefined', reject(undefined), 'unexpected'],
      ['a rejection with a string', reject('offline'), 'unexpected'],
      ['a rejection with a frozen object', reject(Object.freeze({ problem: 'offline' })), 'unexpected'],
      ['a rejection with a proxy whose traps throw', reject(hostile()), 'unexpected'],
      ['one of another copy', reject(Object.assign(new Error(), { name: 'LoginError', problem: 'locked' })), 'locked'],
      ['a LoginError without a problem', reject(new LoginError(undefined as never)), 'unexpected'],
      ['an error thrown at once', throwAtOnce(new TypeError('no')), 'unexpected'],
      ['a LoginError thrown at once', throwAtOnce(new LoginError('maintenance')), 'maintenance'],
      ['a reply that is a hostile proxy', reply(hostile()), 'unexpected'],
    ] as const) {
      it(`ends with "${problem}" after ${name}`, async () => {
        const { bank, clock, flow, wait } = setUp();
        bank.next('poll', act);
        await wait();
        await clock.advance(2_000);
        expect(problemOf(flow)).to.equal(problem);
        await clock.advance(300_000);
        expect(bank.count('poll')).to.equal(1);
      });
    }
    it('ends when the control code changes, and closes the login at the bank', async () => {
      const { bank, clock, flow, wait } = setUp();
      bank.next('poll', reply(controlCode('1111')));
      await wait(controlCode('0042'));
      await clock.advance(2_000);
      expect(problemOf(flow)).to.equal('bad-reply');
      expect(bank.count('cancel')).to.equal(1);
    });
    it('takes the first word of a thenable that calls both callbacks', async () => {
      const { bank, clock, flow, wait } = setUp();
      bank.next('poll', () => ({
        then(resolve: (value: unknown) => void, reject: (error: unknown) => void) {
          resolve(success());
          reject(new Error('changed my mind'));
          resolve(failureReply('expired'));
        },
      }));
      await wait();
      await clock.advance(2_000);
      expect(flow.state.step).to.equal('succeeded');
    });
    it('reads an ID card when the bank asks for one in between', async () => {
      const webEid = { authenticate: () => Promise.resolve({ token: 1 }) };
      const { bank, clock, flow, wait } = setUp({ webEid });
      bank.next('poll', reply(pending({ show: { kind: 'id-card', nonce: 'n' } })));
      await wait();
      await clock.advance(2_000);
      expect(flow.state.step).to.equal('succeeded');
    });
  });
});
