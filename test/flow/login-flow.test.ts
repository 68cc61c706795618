import { expect } from '@open-wc/testing';
import { LoginError } from '../../src/flow/adapter.js';
import { browserClock } from '../../src/flow/clock.js';
import type { WebEid } from '../../src/flow/id-card.js';
import { LoginFlow } from '../../src/flow/login-flow.js';
import { backoffMs } from '../../src/flow/polling.js';
import { Refusal } from '../../src/flow/reply.js';
import type { Fault, Intent, StateOf, Verb } from '../../src/flow/state.js';
import { as, leavesNothingBehind, problemOf, setUp, unavailable } from '../support/flow.js';
import { ManualClock, settled } from '../support/manual-clock.js';
import {
  bankOptions,
  codePrompt,
  controlCode,
  deaf,
  failureReply,
  never,
  pending,
  qr,
  reject,
  reply,
  ScriptedAdapter,
  session,
  success,
  throwAtOnce,
  type Act,
} from '../support/scripted-adapter.js';

describe('LoginFlow', () => {
  leavesNothingBehind();

  describe('a login', () => {
    it('goes from the options to success', async () => {
      const { bank, clock, flow, begin, choose, send, told } = setUp();
      bank.next('start', reply(controlCode('5493')));
      bank.next('poll', reply(controlCode('5493')), reply(success({ activated: true, redirectUrl: '/home' })));
      await begin();
      await choose('smart-id-push');
      await send({ type: 'identity-entered', identity: { userNumber: '12345678' } });
      await clock.advance(4_000);
      expect(as('succeeded', flow)).to.include({ activated: true, redirectUrl: '/home' });
      const steps = told.map(({ state }) => state.step);
      expect(steps).to.deep.equal(['choosing', 'identifying', 'starting', 'waiting', 'waiting', 'succeeded']);
      expect(bank.count('cancel')).to.equal(0);
    });
    it('tells the bank who starts what, where and in which language', async () => {
      const { bank, begin, send, choose } = setUp();
      bank.always('options', reply(bankOptions({ institutions: [{ id: 'vilnius', name: 'Vilniaus kredito unija' }] })));
      await begin();
      await send({ type: 'institution-chosen', institutionId: 'vilnius' });
      await choose('mobile-id');
      const identity = { phoneNumber: '+37069930366', personalCode: '50001018908' };
      await send({ type: 'identity-entered', identity });
      expect(bank.last('options')!.asked).to.deep.equal({ language: 'lt' });
      expect(bank.last('start')!.asked).to.deep.equal({
        method: 'mobile-id',
        identity,
        institution: 'vilnius',
        language: 'lt',
        device: 'desktop',
      });
    });
    it('goes through a step-up: a wrong code brings a new position, only an answer to a code success', async () => {
      const { bank, clock, flow, wait, send } = setUp();
      bank.next('poll', reply(codePrompt('19')));
      bank.next('submit', reply(codePrompt('7', { problem: 'wrong-code', attemptsLeft: 2 })));
      await wait(controlCode('5493'));
      await clock.advance(2_000);
      expect(as('prompting', flow).prompt).to.include({ position: '19' });
      await clock.advance(60_000);
      expect(bank.count('poll')).to.equal(1);
      await send({ type: 'code-entered', value: '111111' });
      expect(as('prompting', flow)).to.deep.include({ problem: 'wrong-code', attemptsLeft: 2 });
      expect(as('prompting', flow).prompt).to.include({ position: '7' });
      await send({ type: 'code-entered', value: '482913' });
      expect(flow.state.step).to.equal('succeeded');
      const answers = bank.callsOf('submit').map(({ asked }) => asked);
      expect(answers).to.deep.equal([
        { kind: 'code-card', value: '111111' },
        { kind: 'code-card', value: '482913' },
      ]);
    });
    it('goes on waiting when the bank says so after a code', async () => {
      const { bank, clock, flow, prompt, send } = setUp();
      bank.next('submit', reply(controlCode('0042')));
      bank.next('poll', reply(success()));
      await prompt();
      await send({ type: 'code-entered', value: '1' });
      expect(flow.state.step).to.equal('waiting');
      await clock.advance(2_000);
      expect(flow.state.step).to.equal('succeeded');
    });
    it('starts once, whatever is clicked how often', async () => {
      const { bank, flow, begin } = setUp();
      bank.always('start', never);
      await begin();
      for (let click = 0; click < 5; click += 1) flow.send({ type: 'method-chosen', methodId: 'smart-id' });
      await settled();
      expect(bank.count('start')).to.equal(1);
    });
    it('submits once, whatever is pressed how often', async () => {
      const { bank, clock, flow, prompt } = setUp();
      bank.always('submit', never);
      await prompt();
      for (let press = 0; press < 5; press += 1) flow.send({ type: 'code-entered', value: '1' });
      await clock.advance(20_000);
      expect(bank.count('submit')).to.equal(1);
    });
    it('never retries a start', async () => {
      const { bank, clock, flow, begin, choose } = setUp();
      bank.next('start', unavailable);
      await begin();
      await choose('smart-id');
      await clock.advance(300_000);
      clock.return();
      await clock.advance(10_000);
      expect(problemOf(flow)).to.equal('unavailable');
      expect(bank.count('start')).to.equal(1);
    });
    it('sends no push before its screens are ready', async () => {
      let show = () => {};
      const shown = new Promise<void>((resolve) => (show = resolve));
      const { bank, clock, begin, choose } = setUp({ ready: () => shown });
      await begin();
      await choose('smart-id');
      await clock.advance(5_000);
      expect(bank.count('start')).to.equal(0);
      show();
      await clock.advance();
      expect(bank.count('start')).to.equal(1);
    });
    it('holds a start back for as long as refusals ask', async () => {
      const { bank, clock, flow, wait, send } = setUp();
      const refused = reply(failureReply('user-refused'));
      bank.always('poll', refused);
      await wait();
      for (let round = 0; round < 2; round += 1) {
        await clock.advance(2_000);
        await send({ type: 'restarted' });
      }
      await clock.advance(2_000);
      expect(bank.count('start')).to.equal(3);
      await send({ type: 'restarted' });
      await clock.advance(2_999);
      expect(bank.count('start')).to.equal(3);
      expect(flow.state.step).to.equal('starting');
      await clock.advance(1);
      expect(bank.count('start')).to.equal(4);
    });
    it('can be given up while a start is held back, and then asks nothing', async () => {
      const { bank, clock, begin, choose, send } = setUp();
      bank.next('start', reject(new LoginError('too-many-requests', { retryAfterMs: 10_000 })));
      await begin();
      await choose('smart-id');
      await send({ type: 'restarted' }, { type: 'cancelled' });
      await clock.advance(60_000);
      expect(bank.count('start')).to.equal(1);
      expect(bank.count('cancel')).to.equal(0);
    });
  });

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

  describe('a crowd', () => {
    /** A small seeded generator (mulberry32). */
    const seeded = (seed: number) => () => {
      seed = (seed + 0x6d2b79f5) | 0;
      let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
      t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
      return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
    };
    const fullest = (moments: number[]): number => {
      const buckets = new Map<number, number>();
      for (const at of moments) buckets.set(Math.floor(at / 100), (buckets.get(Math.floor(at / 100)) ?? 0) + 1);
      return Math.max(...buckets.values()) / moments.length;
    };
    for (const failures of [1, 2, 3, 4, 9]) {
      it(`does not come back at once after ${failures} failures, 1 000 strong`, () => {
        const random = seeded(failures);
        const delays = Array.from({ length: 1_000 }, () => backoffMs(failures, random()));
        expect(fullest(delays)).to.be.at.most(0.15);
        expect(Math.min(...delays)).to.be.at.least(1_000);
        expect(Math.max(...delays)).to.be.at.most(12_000);
      });
    }
    it('does not come back at once after one outage, nor at the end of one Retry-After, 100 strong', async () => {
      const random = seeded(7);
      const clock = new ManualClock();
      const moments: number[][] = [[], []];
      const crowd = Array.from({ length: 100 }, () => {
        const { bank, flow } = setUp({ clock, random });
        const times: number[] = [];
        const each =
          (act: Act): Act =>
          (call) => {
            const list = moments[times.push(clock.now()) - 2];
            list?.push(clock.now());
            return act(call);
          };
        bank.next('poll', each(unavailable), each(reject(new LoginError('unavailable', { retryAfterMs: 10_000 }))));
        bank.always('poll', each(reply(pending())));
        return flow;
      });
      for (const flow of crowd) flow.begin();
      await clock.advance();
      for (const flow of crowd) flow.send({ type: 'method-chosen', methodId: 'smart-id' });
      await clock.advance(25_000);
      for (const times of moments) {
        expect(times.length).to.equal(100);
        expect(fullest(times)).to.be.at.most(0.15);
      }
    });
  });

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

  describe('giving up', () => {
    const ways: [string, Intent][] = [
      ['cancelling', { type: 'cancelled' }],
      ['another way', { type: 'another-way-wanted' }],
      ['a reset', { type: 'reset' }],
    ];
    for (const [name, intent] of ways) {
      it(`aborts the poll first, then tells the bank once: ${name}`, async () => {
        const { bank, clock, wait, send } = setUp();
        const order: string[] = [];
        bank.always('poll', (call) => {
          call.signal!.addEventListener('abort', () => order.push('aborted'));
          return new Promise(() => {});
        });
        bank.always('cancel', (call) => {
          order.push('told');
          expect(call.asked).to.deep.equal(session);
          return Promise.resolve();
        });
        await wait();
        await clock.advance(2_000);
        await send(intent);
        await clock.advance(300_000);
        expect(order).to.deep.equal(['aborted', 'told']);
        expect(bank.count('poll')).to.equal(1);
      });
      it(`aborts the submit first, then tells the bank once: ${name}`, async () => {
        const { bank, clock, prompt, send } = setUp();
        bank.always('submit', never);
        await prompt();
        await send({ type: 'code-entered', value: '1' });
        await send(intent);
        await clock.advance(300_000);
        expect(bank.last('submit')!.signal!.aborted).to.equal(true);
        expect(bank.count('cancel')).to.equal(1);
      });
      it(`closes the login that a late start answer opens, once: ${name}`, async () => {
        for (const heedless of [true, false]) {
          const { bank, clock, flow, begin, choose, send } = setUp();
          const start = bank.later('start', { heedless });
          await begin();
          await choose('smart-id');
          await send(intent);
          expect(bank.count('cancel')).to.equal(0);
          start.reply(controlCode('0042'));
          await clock.advance(60_000);
          // An adapter that heeds its signal keeps the late answer to itself.
          expect(bank.count('cancel')).to.equal(heedless ? 1 : 0);
          expect(flow.state.step).not.to.equal('waiting');
        }
      });
    }
    it('takes place within the task', async () => {
      const { bank, flow, wait } = setUp();
      await wait();
      flow.send({ type: 'cancelled' });
      expect(flow.state.step).to.equal('choosing');
      expect(bank.count('cancel')).to.equal(1);
    });
    it('closes the login at the bank when an alarm is raised or what was typed is corrected', async () => {
      for (const intent of [{ type: 'alarm-raised', reason: 'not-me' }, { type: 'identity-reopened' }] as const) {
        const { bank, wait, send } = setUp();
        await wait();
        await send(intent);
        expect(bank.count('cancel')).to.equal(1);
      }
    });
    /** Every microtask at which the answer and the goodbye may cross. */
    for (let ticks = -3; ticks <= 20; ticks += 1) {
      it(`closes the login exactly once when it crosses the start answer (${ticks})`, async () => {
        const { bank, clock, flow, begin, choose } = setUp();
        const start = bank.later('start', { heedless: true });
        await begin();
        await choose('smart-id');
        if (ticks < 0) flow.send({ type: 'cancelled' });
        for (let tick = ticks; tick < 0; tick += 1) await Promise.resolve();
        start.reply(controlCode('0042'));
        for (let tick = 0; tick < ticks; tick += 1) await Promise.resolve();
        if (ticks >= 0) flow.send({ type: 'cancelled' });
        await clock.advance(60_000);
        expect(flow.state.step).to.equal('choosing');
        expect(bank.count('cancel')).to.equal(1);
      });
    }
    it('asks nothing of the bank that it is about to leave', async () => {
      for (let ticks = 0; ticks <= 12; ticks += 1) {
        const { bank, clock, flow, begin } = setUp();
        bank.always('start', deaf(reply(pending())));
        await begin();
        flow.send({ type: 'method-chosen', methodId: 'smart-id' });
        for (let tick = 0; tick < ticks; tick += 1) await Promise.resolve();
        const asked = bank.count('start');
        flow.send({ type: 'cancelled' });
        await clock.advance(5_000);
        expect(bank.count('start')).to.equal(asked);
        expect(bank.count('cancel')).to.equal(asked);
      }
    });
    it('closes the login of a start answer that comes after its time', async () => {
      const { bank, clock, flow, begin, choose } = setUp();
      const start = bank.later('start', { heedless: true });
      await begin();
      await choose('smart-id');
      await clock.advance(30_000);
      expect(problemOf(flow)).to.equal('unavailable');
      start.reply(controlCode('0042'));
      await clock.advance();
      expect(bank.count('cancel')).to.equal(1);
    });
    it('closes the login of a first answer that it has to refuse', async () => {
      const { bank, clock, flow, begin, choose } = setUp();
      bank.next('start', reply(controlCode('42')));
      await begin();
      await choose('smart-id');
      await clock.advance();
      expect(problemOf(flow)).to.equal('bad-reply');
      expect(bank.callsOf('cancel').map(({ asked }) => asked)).to.deep.equal([session]);
    });
    it('closes nothing when a late start answer says that it is over', async () => {
      for (const late of [success({ session }), failureReply('expired', { session }), undefined]) {
        const { bank, clock, begin, choose, send } = setUp();
        const start = bank.later('start', { heedless: true });
        await begin();
        await choose('smart-id');
        await send({ type: 'cancelled' });
        start.reply(late);
        await clock.advance();
        expect(bank.count('cancel')).to.equal(0);
      }
    });
    for (const [name, end] of [
      ['success', reply(success())],
      ['a failure', reply(failureReply('user-refused'))],
      ['a lost session', reject(new LoginError('session-lost'))],
    ] as const) {
      it(`has nothing to tell after ${name}: the bank knows`, async () => {
        const { bank, clock, flow, wait } = setUp();
        bank.next('poll', end);
        await wait();
        await clock.advance(2_000);
        flow.stop();
        expect(bank.count('cancel')).to.equal(0);
      });
    }
    it('leaves a new login alone when an old answer comes late', async () => {
      const { bank, clock, flow, wait, send, choose } = setUp();
      const old = bank.later('poll', { heedless: true });
      await wait(controlCode('1111'));
      await clock.advance(2_000);
      await send({ type: 'cancelled' });
      bank.next('start', reply(controlCode('2222', { session: { id: 'session-2' } })));
      await choose('smart-id');
      old.reply(success());
      await clock.advance();
      expect(as('waiting', flow).show).to.include({ controlCode: '2222' });
      expect(bank.count('cancel')).to.equal(1);
    });
  });

  describe('stopping', () => {
    const places: [string, (set: ReturnType<typeof setUp>) => Promise<void>, number][] = [
      ['loading', async ({ bank, begin }) => (bank.always('options', never), begin()), 0],
      ['choosing', ({ begin }) => begin(), 0],
      ['identifying', async ({ begin, choose }) => (await begin(), choose('smart-id-push')), 0],
      [
        'starting',
        async ({ bank, begin, choose }) => (bank.always('start', never), await begin(), choose('smart-id')),
        0,
      ],
      ['waiting', ({ wait }) => wait(controlCode('0042')), 1],
      [
        'waiting with a poll in flight',
        async ({ bank, clock, wait }) => (bank.always('poll', never), await wait(), clock.advance(2_000)),
        1,
      ],
      [
        'waiting in trouble',
        async ({ bank, clock, wait }) => (bank.always('poll', unavailable), await wait(), clock.advance(3_000)),
        1,
      ],
      [
        'waiting paused',
        async ({ bank, clock, wait }) => (bank.always('poll', unavailable), await wait(), clock.advance(50_000)),
        1,
      ],
      ['waiting after a return', async ({ clock, wait }) => (await wait(), clock.return(), clock.advance(100)), 1],
      ['prompting', ({ prompt }) => prompt(), 1],
      [
        'checking',
        async ({ bank, prompt, send }) => (
          bank.always('submit', never),
          await prompt(),
          send({ type: 'code-entered', value: '482913' })
        ),
        1,
      ],
    ];
    for (const [name, reach, cancels] of places) {
      it(`leaves no timer, no listener, no call and no secret while ${name}`, async () => {
        const set = setUp();
        await reach(set);
        const { bank, clock, flow } = set;
        const asked = bank.calls.length;
        flow.stop();
        expect(clock.sleepers).to.equal(0);
        expect(clock.returnListeners).to.equal(0);
        expect(bank.count('cancel')).to.equal(cancels);
        expect(bank.calls.filter(({ signal }) => signal && !signal.aborted)).to.deep.equal([]);
        expect(JSON.stringify(flow.state)).not.to.match(/0042|482913|session-1/);
        clock.return();
        flow.send({ type: 'method-chosen', methodId: 'smart-id' });
        await clock.advance(600_000);
        expect(bank.calls.length).to.equal(asked + cancels);
        expect(flow.state.step).to.equal('loading');
      });
      it(`may begin again after ${name}`, async () => {
        const set = setUp();
        await reach(set);
        const { bank, clock, flow } = set;
        flow.stop();
        bank.always('options', reply(bankOptions()));
        flow.begin();
        await clock.advance();
        expect(flow.state.step).to.equal('choosing');
      });
    }
    it('drops every answer that comes afterwards', async () => {
      for (const verb of ['options', 'poll', 'submit'] as const) {
        const { bank, clock, flow, told, begin, choose, send } = setUp();
        const late = bank.later(verb, { heedless: true });
        bank.next('start', reply(verb === 'submit' ? codePrompt('19') : pending()));
        await begin();
        await choose('smart-id');
        await send({ type: 'code-entered', value: '1' });
        await clock.advance(2_000);
        flow.stop();
        const from = told.length;
        late.reply(verb === 'options' ? bankOptions() : success());
        await clock.advance(5_000);
        expect(told.length).to.equal(from);
        expect(flow.state.step).to.equal('loading');
      }
    });
    it('closes the login that a late start answer opens', async () => {
      const { bank, clock, flow, begin, choose } = setUp();
      const start = bank.later('start', { heedless: true });
      await begin();
      await choose('smart-id');
      flow.stop();
      start.reply(pending());
      await clock.advance();
      expect(bank.count('cancel')).to.equal(1);
    });
    it('leaves the login alive at the bank when asked to go quietly', async () => {
      const { bank, clock, flow, wait } = setUp();
      await wait();
      flow.stop({ quietly: true });
      await clock.advance(5_000);
      expect(bank.count('cancel')).to.equal(0);
    });
    it('forgets the user number', async () => {
      const { flow, begin, choose, send } = setUp();
      await begin();
      await choose('smart-id-push');
      await send({ type: 'identity-entered', identity: { userNumber: '12345678' } });
      flow.stop();
      expect(flow.state.memory.userNumber).to.equal('');
    });
    it('does nothing the second time, nor before the beginning', async () => {
      const { bank, flow, told, wait } = setUp();
      flow.stop();
      flow.send({ type: 'reset' });
      expect(told).to.deep.equal([]);
      await wait();
      flow.stop();
      flow.stop();
      expect(bank.count('cancel')).to.equal(1);
    });
    it('does nothing when begun twice', async () => {
      const { bank, flow, begin } = setUp();
      flow.begin();
      await begin();
      expect(bank.count('options')).to.equal(1);
    });
    it('asks nothing when it comes within the task of the beginning', async () => {
      const { bank, clock, flow } = setUp();
      flow.begin();
      flow.stop();
      await clock.advance(60_000);
      expect(bank.calls).to.deep.equal([]);
    });
  });

  describe('a listener', () => {
    it('is told of events that others send meanwhile, in order', async () => {
      const { bank, flow, wait } = setUp();
      const order: string[] = [];
      await wait();
      flow.subscribe((state) => {
        if (state.step === 'choosing') flow.send({ type: 'method-chosen', methodId: 'smart-id-push' });
      });
      flow.subscribe((state, previous) => order.push(`${previous.step} → ${state.step}`));
      flow.send({ type: 'cancelled' });
      expect(order).to.deep.equal(['waiting → choosing', 'choosing → identifying']);
      expect(bank.count('cancel')).to.equal(1);
    });
    it('is told though another throws, and the fault is reported as the page’s', async () => {
      const { flow, begin } = setUp();
      const faults: unknown[] = [];
      const { reportError } = globalThis;
      globalThis.reportError = (error: unknown) => void faults.push(error);
      try {
        const fault = new Error('of the page');
        const steps: string[] = [];
        const unsubscribe = flow.subscribe(() => {
          throw fault;
        });
        flow.subscribe(({ step }) => steps.push(step));
        await begin();
        unsubscribe();
        expect(steps).to.deep.equal(['choosing']);
        expect(faults).to.deep.equal([fault]);
      } finally {
        globalThis.reportError = reportError;
      }
    });
    it('is not told any more once it unsubscribed, even while others are told', async () => {
      const { flow, begin } = setUp();
      let told = 0;
      const ends: (() => void)[] = [];
      flow.subscribe(() => ends.forEach((end) => end()));
      ends.push(flow.subscribe(() => (told += 1)));
      await begin();
      expect(told).to.equal(0);
    });
    it('hears of a stop that another makes, and of nothing older afterwards', async () => {
      const { bank, flow, wait } = setUp();
      await wait();
      const heard: string[] = [];
      flow.subscribe(({ step }) => step === 'choosing' && flow.stop());
      flow.subscribe(({ step }) => heard.push(step));
      flow.send({ type: 'cancelled' });
      expect(heard).to.deep.equal(['loading']);
      expect(flow.state.step).to.equal('loading');
      expect(bank.count('cancel')).to.equal(1);
    });
    it('may stop and begin anew while being told', async () => {
      const { bank, clock, flow, wait } = setUp();
      await wait();
      const unsubscribe = flow.subscribe(({ step }) => {
        if (step !== 'choosing') return;
        unsubscribe();
        flow.stop();
        flow.begin();
      });
      flow.send({ type: 'cancelled' });
      await clock.advance();
      expect(flow.state.step).to.equal('choosing');
      expect(bank.count('options')).to.equal(2);
    });
    it('may give up in the middle of a call, as an adapter that holds the flow', async () => {
      for (const verb of ['options', 'start', 'poll', 'submit', 'cancel'] as const) {
        const { bank, clock, flow, begin, choose, send } = setUp();
        bank.next('start', reply(verb === 'submit' ? codePrompt('19') : pending()));
        const act: Act = () => {
          flow.send({ type: 'cancelled' });
          return Promise.resolve(pending());
        };
        if (verb === 'start') bank.always('start', act).next('start');
        await begin();
        if (verb !== 'start') bank.always(verb, act);
        await choose('smart-id');
        await send({ type: 'code-entered', value: '1' });
        await clock.advance(3_000);
        await send({ type: 'cancelled' });
        expect(flow.state.step).to.equal('choosing');
        expect(bank.count('cancel')).to.equal(1);
      }
    });
  });

  describe('an ID card', () => {
    const card = pending({ show: { kind: 'id-card', nonce: 'nonce-1' } });
    const web = (authenticate: WebEid['authenticate']): { webEid: WebEid } => ({ webEid: { authenticate } });

    it('is read with the nonce of the bank, and its token submitted', async () => {
      const asked: unknown[] = [];
      const { bank, flow, wait } = setUp(
        web((...parameters) => {
          asked.push(parameters);
          return Promise.resolve({ signature: 'abc' });
        }),
      );
      bank.next('start', reply(card));
      await wait(card).catch(() => undefined);
      expect(asked).to.deep.equal([['nonce-1', { lang: 'lt' }]]);
      expect(bank.last('submit')!.asked).to.deep.equal({ kind: 'id-card', value: '{"signature":"abc"}' });
      expect(flow.state.step).to.equal('succeeded');
      expect(bank.count('poll')).to.equal(0);
    });
    const error = (code: unknown) => Object.assign(new Error('from the library'), { code });
    for (const [name, thrown, problem] of [
      ['the extension is missing', error('ERR_WEBEID_EXTENSION_UNAVAILABLE'), 'id-card-missing-software'],
      ['the native app is missing', error('ERR_WEBEID_NATIVE_UNAVAILABLE'), 'id-card-missing-software'],
      ['versions do not fit', error('ERR_WEBEID_VERSION_MISMATCH'), 'id-card-missing-software'],
      ['a version cannot be read', error('ERR_WEBEID_VERSION_INVALID'), 'id-card-missing-software'],
      ['the person cancelled', error('ERR_WEBEID_USER_CANCELLED'), 'id-card-refused'],
      ['the person took too long', error('ERR_WEBEID_USER_TIMEOUT'), 'id-card-refused'],
      ['the action took too long', error('ERR_WEBEID_ACTION_TIMEOUT'), 'id-card-refused'],
      ['the card failed', error('ERR_WEBEID_NATIVE_FATAL'), 'id-card-problem'],
      ['the code is a word of every object', error('constructor'), 'id-card-problem'],
      ['the code is a number', error(42), 'id-card-problem'],
      ['nothing is said', undefined, 'id-card-problem'],
      ['the error cannot be read', hostile(), 'id-card-problem'],
    ] as const) {
      it(`ends with "${problem}" when ${name}`, async () => {
        const { bank, clock, flow, begin, choose } = setUp(web(() => Promise.reject(thrown)));
        bank.next('start', reply(card));
        await begin();
        await choose('id-card');
        await clock.advance();
        expect(problemOf(flow)).to.equal(problem);
        expect(bank.count('cancel')).to.equal(1);
      });
    }
    it('cannot be read without the library', async () => {
      const { bank, flow, begin, choose } = setUp();
      bank.next('start', reply(card));
      await begin();
      await choose('id-card');
      expect(problemOf(flow)).to.equal('id-card-missing-software');
    });
    for (const [name, token] of [
      ['nothing', undefined],
      ['a function', () => {}],
      ['a number too big for JSON', 1n],
    ] as const) {
      it(`is a problem when its token is ${name}`, async () => {
        const { bank, flow, begin, choose } = setUp(web(() => Promise.resolve(token)));
        bank.next('start', reply(card));
        await begin();
        await choose('id-card');
        expect(problemOf(flow)).to.equal('id-card-problem');
        expect(bank.count('submit')).to.equal(0);
      });
    }
    it('is given up after 125 s when the library never answers', async () => {
      const { bank, clock, flow, begin, choose } = setUp(web(() => new Promise(() => {})));
      bank.next('start', reply(pending({ ...card, expiresInMs: 600_000 })));
      await begin();
      await choose('id-card');
      await clock.advance(124_999);
      expect(flow.state.step).to.equal('waiting');
      await clock.advance(1);
      expect(problemOf(flow)).to.equal('id-card-refused');
    });
    it('is given up when the bank’s time is over, if that is sooner', async () => {
      const { bank, clock, flow, begin, choose } = setUp(web(() => new Promise(() => {})));
      bank.next('start', reply(pending({ ...card, expiresInMs: 60_000 })));
      await begin();
      await choose('id-card');
      await clock.advance(65_000);
      expect(flow.state.step).to.equal('failed');
    });
    it('is forgotten when the person gave up meanwhile', async () => {
      let answer: (token: unknown) => void = () => {};
      const { bank, clock, flow, begin, choose, send } = setUp(web(() => new Promise((resolve) => (answer = resolve))));
      bank.next('start', reply(card));
      await begin();
      await choose('id-card');
      await send({ type: 'cancelled' });
      answer({ signature: 'late' });
      await clock.advance();
      expect(flow.state.step).to.equal('choosing');
      expect(bank.count('submit')).to.equal(0);
    });
  });

  describe('resuming', () => {
    it('goes on with the login that the bank knows', async () => {
      const { bank, clock, flow, begin } = setUp({ resume: true });
      bank.next('resume', reply({ method: 'smart-id-push', reply: controlCode('0042') }));
      bank.next('poll', reply(success()));
      await begin();
      expect(as('waiting', flow).show).to.include({ controlCode: '0042' });
      await clock.advance(2_000);
      expect(flow.state.step).to.equal('succeeded');
      expect(bank.count('start')).to.equal(0);
    });
    for (const [name, act] of [
      ['there is none', reply(undefined)],
      ['the bank says null', reply(null)],
      ['asking fails', unavailable],
      ['asking throws at once', throwAtOnce(new Error('no'))],
      ['the answer is of the wrong shape', reply({ method: 'smart-id', reply: controlCode('42') })],
    ] as const) {
      it(`offers a new login when ${name}`, async () => {
        const { bank, flow, begin } = setUp({ resume: true });
        bank.always('resume', act);
        await begin();
        expect(flow.state.step).to.equal('choosing');
      });
    }
    it('offers a new login after 5 s when the bank does not answer', async () => {
      const { bank, clock, flow, begin } = setUp({ resume: true });
      bank.always('resume', never);
      await begin();
      await clock.advance(4_999);
      expect(flow.state.step).to.equal('loading');
      await clock.advance(1);
      expect(flow.state.step).to.equal('choosing');
    });
    it('goes on asking the bank though the screens for it never come', async () => {
      const { bank, clock, flow, begin } = setUp({ resume: true, ready: () => new Promise(() => {}) });
      bank.always('resume', reply({ method: 'smart-id', reply: pending() }));
      await begin();
      expect(flow.state.step).to.equal('waiting');
      await clock.advance(4_000);
      expect(bank.count('poll')).to.equal(2);
    });
    it('offers a new login when the adapter knows no resume', async () => {
      const { bank, flow, begin } = setUp({ resume: true });
      Object.defineProperty(bank, 'resume', { value: undefined });
      await begin();
      expect(flow.state.step).to.equal('choosing');
    });
    it('is not asked for unless wanted', async () => {
      const { bank, begin } = setUp();
      await begin();
      expect(bank.count('resume')).to.equal(0);
    });
    it('fails with the options, and gives up asking for the old login', async () => {
      const { bank, flow, begin } = setUp({ resume: true });
      bank.always('resume', never).always('options', reject(new LoginError('maintenance')));
      await begin();
      expect(problemOf(flow)).to.equal('maintenance');
      expect(bank.last('resume')!.signal!.aborted).to.equal(true);
    });
  });

  describe('loading the options', () => {
    for (const [name, act, problem] of [
      ['throws at once', throwAtOnce(new TypeError('no')), 'unexpected'],
      ['rejects with undefined', reject(undefined), 'unexpected'],
      ['is offline', reject(new LoginError('offline')), 'offline'],
      ['answers an array', reply([]), 'bad-reply'],
      ['answers nothing', reply(undefined), 'bad-reply'],
    ] as const) {
      it(`ends with "${problem}" when the adapter ${name}`, async () => {
        const { bank, flow, begin, send } = setUp();
        bank.next('options', act);
        await begin();
        expect(problemOf(flow)).to.equal(problem);
        await send({ type: 'restarted' });
        expect(flow.state.step).to.equal('choosing');
      });
    }
    it('asks again in the other language when the language changes meanwhile', async () => {
      let language = 'lv';
      const { bank, clock, flow, begin, send } = setUp({ language: () => language });
      const slow = bank.later('options', { heedless: true });
      await begin();
      await send({ type: 'method-chosen', methodId: 'smart-id-push' });
      language = 'lt';
      await send({ type: 'language-changed' });
      slow.reply(bankOptions({ methods: [] }));
      await clock.advance();
      expect(bank.callsOf('options').map(({ asked }) => asked)).to.deep.equal([{ language: 'lv' }, { language: 'lt' }]);
      expect(bank.callsOf('options')[0]!.signal!.aborted).to.equal(true);
      expect(flow.state.step).to.equal('identifying');
    });
    it('asks again in the other language for the bank’s own words', async () => {
      const { bank, flow, begin, send } = setUp();
      bank.always('options', reply(bankOptions({ notice: { kind: 'info', text: 'Labas' } })));
      await begin();
      await send({ type: 'language-changed' });
      expect(bank.count('options')).to.equal(2);
      expect(flow.state.step).to.equal('choosing');
    });
    it('leaves a login alone whose language changes', async () => {
      const { bank, clock, flow, told, wait, send } = setUp();
      await wait(controlCode('0042'));
      const from = told.length;
      await send({ type: 'language-changed' });
      expect(told.length).to.equal(from);
      expect(flow.state.step).to.equal('waiting');
      await clock.advance(2_000);
      expect(bank.count('poll')).to.equal(1);
    });
    it('asks anew by a reset, whatever is under way', async () => {
      const { bank, flow, begin, send } = setUp();
      bank.next('options', never);
      await begin();
      await send({ type: 'reset' });
      expect(bank.callsOf('options')[0]!.signal!.aborted).to.equal(true);
      expect(flow.state.step).to.equal('choosing');
    });
  });

  describe('a fault for the page’s developer', () => {
    type Told = ReturnType<typeof setUp>['told'];
    const faultsIn = (told: Told): Fault[] =>
      told.flatMap(({ event }) => ('faults' in event ? (event.faults ?? []) : []));
    /** The calls with what was thrown, or with the field that was refused or left out. */
    const outlines = (told: Told) =>
      faultsIn(told).map(({ verb, cause }) => {
        const refusal = cause instanceof LoginError ? cause.cause : cause;
        return [verb, refusal instanceof Refusal ? refusal.field : cause];
      });
    const mistake = new TypeError('adapter.start is not a function');
    const ask: Partial<Record<Verb, (set: ReturnType<typeof setUp>) => Promise<void>>> = {
      options: ({ begin }) => begin(),
      start: async ({ begin, choose }) => {
        await begin();
        await choose('smart-id');
      },
      poll: async ({ wait, clock }) => {
        await wait();
        await clock.advance(2_000);
      },
      submit: async ({ prompt, send }) => {
        await prompt();
        await send({ type: 'code-entered', value: '482913' });
      },
      resume: ({ begin }) => begin(),
    };
    const misfits: Partial<Record<Verb, [unknown, string]>> = {
      options: [{ methods: [{ id: 'x' }] }, 'methods.0.asks'],
      resume: [{ method: 'x', reply: controlCode('42') }, 'reply.show.controlCode'],
    };

    for (const [verb, act] of Object.entries(ask) as [Verb, (typeof ask)['start'] & object][]) {
      it(`names ${verb} and what it threw`, async () => {
        const set = setUp({ resume: verb === 'resume' });
        set.bank.next(verb, throwAtOnce(mistake));
        await act(set);
        expect(outlines(set.told)).to.deep.equal([[verb, mistake]]);
        expect(Object.values(set.flow.state)).to.not.include(mistake);
      });

      it(`names ${verb} and the field that does not fit`, async () => {
        const set = setUp({ resume: verb === 'resume' });
        const [raw, field] = misfits[verb] ?? [controlCode('42'), 'show.controlCode'];
        set.bank.next(verb, reply(raw));
        await act(set);
        expect(outlines(set.told)).to.deep.equal([[verb, field]]);
      });

      for (const problem of ['unavailable', 'maintenance', 'moon-phase']) {
        it(`is not that ${verb} says on purpose: ${problem}`, async () => {
          const set = setUp({ resume: verb === 'resume' });
          set.bank.next(verb, reject(new LoginError(problem)));
          await act(set);
          expect(faultsIn(set.told)).to.be.empty;
        });
      }
    }

    for (const verb of ['start', 'poll', 'submit'] as const) {
      it(`tells that ${verb} was answered with a redirect to a host that is not allowed`, async () => {
        const urls = { allowsLink: () => true, allowsRedirect: () => false, allowsReference: () => true };
        const set = setUp({ urls });
        set.bank.next(verb, reply(success({ redirectUrl: 'https://elsewhere.test/home?token=secret' })));
        await ask[verb]!(set);
        expect(as('succeeded', set.flow).redirectUrl).to.equal(undefined);
        expect(outlines(set.told)).to.deep.equal([[verb, 'redirectUrl']]);
        expect((faultsIn(set.told)[0]!.cause as Refusal).host).to.equal('elsewhere.test');
      });
    }

    it('tells of a method that cannot be asked, and offers the others', async () => {
      const { bank, flow, told, begin } = setUp();
      const methods = [{ id: 'fax', asks: ['faxNumber'] }, ...bankOptions().methods];
      bank.next('options', reply({ methods }));
      await begin();
      expect(as('choosing', flow).options!.methods).to.have.length(methods.length - 1);
      expect(outlines(told)).to.deep.equal([['options', 'methods.fax.asks']]);
    });

    it('is none in a login that goes well, nor while the bank is out of reach for a moment', async () => {
      const { bank, clock, flow, told, wait } = setUp({ resume: true });
      bank.next('poll', unavailable, reply(pending()), reply(success({ redirectUrl: '/home' })));
      await wait();
      await clock.advance(20_000);
      expect(flow.state.step).to.equal('succeeded');
      expect(faultsIn(told)).to.be.empty;
    });
  });
});

describe('browserClock', () => {
  it('wakes in its time', async () => {
    const from = browserClock.now();
    await browserClock.sleep(5, new AbortController().signal);
    expect(browserClock.now() - from).to.be.at.least(4);
  });
  it('rejects with the reason when it is aborted, before or during the sleep', async () => {
    const reason = new Error('enough');
    for (const early of [true, false]) {
      const controller = new AbortController();
      if (early) controller.abort(reason);
      const sleep = browserClock.sleep(60_000, controller.signal).then(
        () => 'slept',
        (error: unknown) => error,
      );
      controller.abort(reason);
      expect(await sleep).to.equal(reason);
    }
  });
  it('hears the page return: visible, from the back/forward cache, online; and nothing else', () => {
    const controller = new AbortController();
    let returns = 0;
    browserClock.onReturn(() => (returns += 1), controller.signal);
    const heard = (target: EventTarget, event: Event) => {
      const before = returns;
      target.dispatchEvent(event);
      return returns - before;
    };
    expect(heard(document, new Event('visibilitychange'))).to.equal(document.visibilityState === 'visible' ? 1 : 0);
    expect(heard(window, new Event('online'))).to.equal(1);
    expect(heard(window, new PageTransitionEvent('pageshow', { persisted: true }))).to.equal(1);
    expect(heard(window, new PageTransitionEvent('pageshow', { persisted: false }))).to.equal(0);
    expect(heard(window, new Event('focus'))).to.equal(0);
    controller.abort();
    expect(heard(window, new Event('online'))).to.equal(0);
  });
});

/** Nothing can be asked of it without an error. */
function hostile(): object {
  const trap = () => {
    throw new Error('trap');
  };
  return new Proxy({}, { get: trap, has: trap, getPrototypeOf: trap, ownKeys: trap, getOwnPropertyDescriptor: trap });
}
