import { expect } from '@open-wc/testing';
import { LoginError } from '../../../src/flow/adapter.js';
import type { Intent } from '../../../src/flow/state.js';
import { as, leavesNothingBehind, problemOf, setUp } from '../../support/flow.js';
import {
  controlCode,
  deaf,
  failureReply,
  never,
  pending,
  reject,
  reply,
  session,
  success,
} from '../../support/scripted-adapter.js';

describe('LoginFlow', () => {
  leavesNothingBehind();

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
    /** As above, with the next login begun at once. */
    for (let ticks = 0; ticks <= 20; ticks += 1) {
      it(`takes no answer to a login that was given up for that to the next (${ticks})`, async () => {
        const { bank, clock, flow, begin, choose } = setUp();
        const first = bank.later('start', { heedless: true });
        bank.next('start', never);
        await begin();
        await choose('smart-id');
        first.reply(success());
        for (let tick = 0; tick < ticks; tick += 1) await Promise.resolve();
        const isHeard = flow.state.step === 'succeeded';
        flow.send({ type: 'cancelled' });
        flow.send({ type: 'method-chosen', methodId: 'smart-id' });
        await clock.advance();
        expect(flow.state.step).to.equal(isHeard ? 'succeeded' : 'starting');
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
});
