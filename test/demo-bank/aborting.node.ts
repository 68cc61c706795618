import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { createDemoAdapter } from '../../src/demo-bank/adapter.js';
import type { LoginAdapter } from '../../src/flow/adapter.js';
import { never } from './support/page.js';
import { sessionOf } from './support/replies.js';

type Bank = Required<LoginAdapter>;

/** Holds the timers that are set and not yet over, until the test lets them go off. */
class HeldTimers {
  readonly #ends = new Map<number, () => void>();
  #count = 0;

  constructor(test: TestContext) {
    test.mock.method(globalThis, 'setTimeout', (end: () => void) => {
      this.#ends.set(++this.#count, end);
      return this.#count;
    });
    test.mock.method(globalThis, 'clearTimeout', (timer: number) => this.#ends.delete(timer));
  }

  get size(): number {
    return this.#ends.size;
  }

  goOff(): void {
    for (const [timer, end] of this.#ends) {
      this.#ends.delete(timer);
      end();
    }
  }
}

const start = (bank: Bank, signal: AbortSignal) =>
  bank.start({ method: 'smart-id-push', identity: { userNumber: '100010' }, language: 'lt', device: 'phone' }, signal);

/** A login at a bank whose answers take time. */
async function startedLogin(timers: HeldTimers) {
  const bank = createDemoAdapter();
  const starting = start(bank, never);
  timers.goOff();
  return { bank, session: sessionOf(await starting) };
}

describe('the demo adapter, in real time', () => {
  const calls: Record<string, (bank: Bank, signal: AbortSignal) => Promise<unknown>> = {
    options: (bank, signal) => bank.options({ language: 'lt' }, signal),
    start,
    resume: (bank, signal) => bank.resume(signal),
  };
  for (const [name, call] of Object.entries(calls)) {
    it(`gives up ${name} when it is aborted, with no timer left`, async (test) => {
      const timers = new HeldTimers(test);
      const life = new AbortController();
      const reason = new Error('given up');
      const answer = call(createDemoAdapter(), life.signal);
      assert.equal(timers.size, 1);
      life.abort(reason);
      await assert.rejects(answer, reason);
      assert.equal(timers.size, 0);
      await assert.rejects(call(createDemoAdapter(), life.signal), reason);
      assert.equal(timers.size, 0);
    });
  }

  it('gives up a poll and an answer when they are aborted', async (test) => {
    const { bank, session } = await startedLogin(new HeldTimers(test));
    for (const call of [
      (signal: AbortSignal) => bank.poll(session, signal),
      (signal: AbortSignal) => bank.submit(session, { kind: 'password', value: 'x' }, signal),
    ]) {
      const life = new AbortController();
      const answer = call(life.signal);
      life.abort(new Error('given up'));
      await assert.rejects(answer, /given up/);
    }
  });

  it('opens no login for a start that was aborted', async () => {
    const bank = createDemoAdapter({ delayMs: 0 });
    const life = new AbortController();
    const answer = start(bank, life.signal);
    life.abort(new Error('given up'));
    await assert.rejects(answer, /given up/);
    assert.equal(await bank.resume(never), undefined);
  });

  it('leaves no timer between calls', async (test) => {
    const timers = new HeldTimers(test);
    const { bank, session } = await startedLogin(timers);
    assert.equal(timers.size, 0);
    const polling = bank.poll(session, never);
    assert.equal(timers.size, 1);
    timers.goOff();
    await polling;
    await bank.cancel(session);
    assert.equal(timers.size, 0);
  });
});
