import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createHttpAdapter } from '../../../src/adapters/http.js';
import { faults, FaultServer } from './support/fault-server.js';
import { callNames, server, run, poll, failureOf, withOnLine } from './support/calls.js';

describe('createHttpAdapter: the network', () => {
  for (const status of [301, 302, 303, 307, 308]) {
    it(`does not follow a ${status}`, async () => {
      server.answer(faults.redirect(`${server.endpoint}/elsewhere`, status));
      for (const call of callNames) await failureOf(run(call), 'unavailable');
      assert.ok(server.requests.every(({ url }) => !url.includes('elsewhere')));
      assert.equal(server.requests.length, 5);
    });
  }

  it('is unavailable when the connection breaks before an answer', async () => {
    server.answer(faults.reset());
    for (const call of callNames) await failureOf(run(call), 'unavailable');
  });

  it('is unavailable when nobody listens, and keeps the cause', async () => {
    const gone = await FaultServer.open();
    await gone.close();
    const error = await failureOf(run('start', createHttpAdapter({ endpoint: gone.endpoint })), 'unavailable');
    assert.ok(error.cause instanceof TypeError);
  });

  const fails = () => Promise.reject(new TypeError('Load failed'));

  it('is offline when the browser knows that it is', async () => {
    await withOnLine(false, async () => {
      for (const call of callNames) {
        await failureOf(run(call, createHttpAdapter({ endpoint: '/bank', fetch: fails })), 'offline');
      }
    });
  });

  it('is unavailable when the browser believes to be online', async () => {
    await withOnLine(true, () =>
      failureOf(run('poll', createHttpAdapter({ endpoint: '/bank', fetch: fails })), 'unavailable'),
    );
  });

  it('does not blame the network for what the bank said', async () => {
    await withOnLine(false, async () => {
      server.answer(faults.status(503), faults.html());
      await failureOf(poll(), 'unavailable');
      await failureOf(run('start'), 'bad-reply');
    });
  });

  it('survives a fetch that throws at once', async () => {
    const fetch = () => {
      throw new TypeError('Illegal invocation');
    };
    await failureOf(run('poll', createHttpAdapter({ endpoint: '/bank', fetch })), 'unavailable');
  });
});

describe('createHttpAdapter: silence', () => {
  it('writes nothing to the console', async (t) => {
    const methods = (['log', 'info', 'warn', 'error', 'debug'] as const).map((name) =>
      t.mock.method(console, name, () => undefined),
    );
    server.answer(faults.status(500), faults.html(), faults.reset(), faults.none());
    for (let i = 0; i < 4; i++) await poll().catch(() => undefined);
    assert.ok(methods.every((method) => method.mock.callCount() === 0));
  });
});
