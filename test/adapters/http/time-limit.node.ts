import assert from 'node:assert/strict';
import { EventEmitter, getEventListeners, once } from 'node:events';
import { describe, it } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createHttpAdapter } from '../../../src/adapters/http.js';
import { faults, pending, type Ticker } from './support/fault-server.js';
import {
  session,
  callNames,
  server,
  life,
  run,
  poll,
  failureOf,
  withOnLine,
  holdTimer,
  watchedFetch,
  endless,
  spy,
} from './support/calls.js';

describe('createHttpAdapter: time', () => {
  for (const call of callNames) {
    it(`gives up on a silent bank after 10 s (${call})`, async () => {
      server.answer(faults.silent());
      const asked = server.nextRequest();
      const closed = server.nextEnd();
      const slow = holdTimer(() => run(call));
      await asked;
      assert.equal(slow.isSettled, false);
      slow.end();
      await failureOf(slow.promise, 'unavailable');
      await closed;
    });
  }

  it('gives up on a body of one byte a second after 10 s', async () => {
    const second = new EventEmitter();
    const ticking: Ticker = (send) => {
      second.on('passed', send);
      return () => second.off('passed', send);
    };
    server.answer(faults.drip(ticking));
    const closed = server.nextEnd();
    const { fetch, head } = watchedFetch();
    const slow = holdTimer(() => run('start', createHttpAdapter({ endpoint: server.endpoint, fetch })));
    await head;
    for (let i = 1; i < 10; i++) {
      second.emit('passed');
      await nextTurn();
      assert.equal(slow.isSettled, false, `after ${i} s`);
    }
    slow.end();
    await failureOf(slow.promise, 'unavailable');
    assert.equal((await closed).isFinished, false);
  });

  it('gives up on a fetch that ignores its signal', async () => {
    const slow = holdTimer(() => run('poll', createHttpAdapter({ endpoint: '/bank', fetch: endless })));
    slow.end();
    await failureOf(slow.promise, 'unavailable');
  });

  it('gives up on a body that ignores the signal', async () => {
    const begun = new EventEmitter();
    const body = new ReadableStream({ pull: () => (begun.emit('reading'), endless()) }, { highWaterMark: 0 });
    const { fetch } = spy(() => new Response(body, { headers: { 'Content-Type': 'application/json' } }));
    const reading = once(begun, 'reading');
    const slow = holdTimer(() => run('start', createHttpAdapter({ endpoint: '/bank', fetch })));
    await reading;
    slow.end();
    await failureOf(slow.promise, 'unavailable');
  });

  it('gives up on a cancellation that nobody answers', async () => {
    const slow = holdTimer(() => createHttpAdapter({ endpoint: '/bank', fetch: endless }).cancel(session));
    slow.end();
    await failureOf(slow.promise, 'unavailable');
  });

  it('says offline when time runs out without a network', async () => {
    await withOnLine(false, async () => {
      const slow = holdTimer(() => run('poll', createHttpAdapter({ endpoint: '/bank', fetch: endless })));
      slow.end();
      await failureOf(slow.promise, 'offline');
    });
  });

  it('works without AbortSignal.any and AbortSignal.timeout', async () => {
    const { any, timeout } = Object.getOwnPropertyDescriptors(AbortSignal);
    Object.assign(AbortSignal, { any: undefined, timeout: undefined });
    try {
      assert.deepEqual(await poll(), pending);
    } finally {
      Object.defineProperties(AbortSignal, { any, timeout });
    }
  });

  it('leaves no timer and no listener behind, however it ends', async (t) => {
    const set = t.mock.method(globalThis, 'setTimeout');
    const clear = t.mock.method(globalThis, 'clearTimeout');
    const ends = [
      () => Response.json(pending),
      () => new Response('', { status: 500 }),
      () => new Response('<p>'),
      () => Promise.reject(new TypeError('Load failed')),
    ];
    for (const respond of ends) {
      const { seen, fetch } = spy(respond);
      await run('poll', createHttpAdapter({ endpoint: '/bank', fetch })).catch(() => undefined);
      assert.equal(seen[0]?.init.signal?.aborted, true);
    }
    const timers = set.mock.calls.filter((made) => made.arguments[1] === 10_000).map((made) => made.result);
    const cleared = clear.mock.calls.map((made) => made.arguments[0]);
    assert.equal(timers.length, ends.length);
    assert.ok(timers.every((timer) => cleared.includes(timer)));
    assert.deepEqual(getEventListeners(life.signal, 'abort'), []);
  });
});
