import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { describe, it } from 'node:test';
import { createHttpAdapter } from '../../../src/adapters/http.js';
import { faults } from './support/fault-server.js';
import { callNames, server, life, run, withOnLine, watchedFetch, endless, spy } from './support/calls.js';

describe('createHttpAdapter: when the caller aborts', () => {
  const reason = new Error('left');
  const rejectsWithReason = (promise: Promise<unknown>) =>
    promise.then(
      () => assert.fail('resolved'),
      (error: unknown) => assert.equal(error, reason),
    );

  for (const call of callNames) {
    it(`sends nothing when it already has (${call})`, async () => {
      life.abort(reason);
      const { seen, fetch } = spy();
      await rejectsWithReason(run(call, createHttpAdapter({ endpoint: '/bank', fetch })));
      assert.deepEqual(seen, []);
    });

    it(`hangs up on a bank that has not answered (${call})`, async () => {
      server.answer(faults.silent());
      const asked = server.nextRequest();
      const closed = server.nextEnd();
      const promise = run(call);
      promise.catch(() => undefined);
      await asked;
      life.abort(reason);
      await rejectsWithReason(promise);
      assert.equal((await closed).isFinished, false);
      assert.deepEqual(getEventListeners(life.signal, 'abort'), []);
    });
  }

  for (const status of [200, 503]) {
    it(`hangs up on a bank in the middle of a ${status}`, async () => {
      const { fetch, head } = watchedFetch();
      server.answer(faults.silentAfterHead(status));
      const closed = server.nextEnd();
      const promise = run('poll', createHttpAdapter({ endpoint: server.endpoint, fetch }));
      promise.catch(() => undefined);
      await head;
      life.abort(reason);
      await rejectsWithReason(promise);
      assert.equal((await closed).isFinished, false);
    });
  }

  it('rejects at once even when fetch ignores its signal', async () => {
    const promise = run('poll', createHttpAdapter({ endpoint: '/bank', fetch: endless }));
    life.abort(reason);
    await rejectsWithReason(promise);
  });

  it('does not take offline for an abort', async () => {
    await withOnLine(false, async () => {
      const promise = run('poll', createHttpAdapter({ endpoint: '/bank', fetch: endless }));
      life.abort(reason);
      await rejectsWithReason(promise);
    });
  });
});
