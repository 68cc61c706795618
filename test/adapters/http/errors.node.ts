import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createHttpAdapter } from '../../../src/adapters/http.js';
import { faults, pending } from './support/fault-server.js';
import { callNames, server, run, poll, failureOf, holdTimer, watchedFetch, spy, type Call } from './support/calls.js';

describe('createHttpAdapter: errors of the bank', () => {
  const statuses = {
    'session-lost': [401, 403, 404, 410, 419],
    'too-many-requests': [429],
    unavailable: [408, 425, 500, 501, 502, 503, 504, 599],
    maintenance: [580],
    // 480 is Smart-ID's word for a bank's own client that is too old: nothing that a person could mend.
    unexpected: [400, 402, 405, 409, 413, 415, 418, 422, 451, 480],
  };
  /** Before there is a session none can be lost. */
  const withoutSession: Partial<Record<Call, number[]>> = { options: [401, 403, 404], start: [404] };
  for (const [problem, list] of Object.entries(statuses)) {
    for (const status of list) {
      it(`reads ${status} as ${problem}, whatever the call and the body`, async () => {
        for (const call of callNames) {
          const expected = withoutSession[call]?.includes(status) ? 'unexpected' : problem;
          for (const handler of [faults.status(status), faults.html(status), faults.problem(status, {})]) {
            server.answer(handler);
            await failureOf(run(call), expected);
          }
        }
      });
    }
  }

  it('takes a status that is neither an answer nor an error for a bank out of reach', async () => {
    const { fetch } = spy(() => new Response(null, { status: 304 }));
    await failureOf(run('poll', createHttpAdapter({ endpoint: '/bank', fetch })), 'unavailable');
  });

  for (const times of [1, 3]) {
    it(`reports each of ${times} errors in a row and retries none itself`, async () => {
      server.answer(...Array.from({ length: times }, () => faults.status(500)), faults.none());
      for (let i = 0; i < times; i++) await failureOf(poll(), 'unavailable');
      assert.equal(server.requests.length, times);
      assert.deepEqual(await poll(), pending);
    });
  }

  it('reports errors without end one by one', async () => {
    server.answer(faults.status(500));
    for (let i = 0; i < 20; i++) await failureOf(poll(), 'unavailable');
    assert.equal(server.requests.length, 20);
  });

  it("prefers the bank's own problem and reference to the status", async () => {
    for (const call of callNames) {
      server.answer(faults.problem(403, { problem: 'locked', reference: 'R-17', title: 'Locked', status: 403 }));
      await failureOf(run(call), 'locked', { reference: 'R-17' });
    }
  });

  it('passes on problems that it does not know', async () => {
    server.answer(faults.problem(409, { problem: 'branch-only' }));
    await failureOf(poll(), 'branch-only');
  });

  it('takes problem and reference from plain JSON too', async () => {
    server.answer((response) =>
      response.writeHead(500, { 'Content-Type': 'application/json' }).end('{"problem":"maintenance","reference":"R"}'),
    );
    await failureOf(poll(), 'maintenance', { reference: 'R' });
  });

  for (const body of [
    'null',
    '7',
    '"locked"',
    '["locked"]',
    '{"problem":7,"reference":{}}',
    '{"problem":null}',
    '{"p',
  ]) {
    it(`leaves the word to the status when the body is ${body}`, async () => {
      server.answer((response) => response.writeHead(429, { 'Content-Type': 'application/problem+json' }).end(body));
      await failureOf(poll(), 'too-many-requests');
    });
  }

  it('leaves the word to the status when the body breaks off or is too long', async () => {
    const retryAfter = { 'Retry-After': '7' };
    server.answer(
      faults.resetInBody(429, retryAfter),
      faults.problem(429, { problem: 'locked', title: 'x'.repeat(70_000) }, retryAfter),
    );
    await failureOf(poll(), 'too-many-requests', { retryAfterMs: 7_000 });
    await failureOf(poll(), 'too-many-requests', { retryAfterMs: 7_000 });
  });

  it('leaves the word to the status when the body does not come in time', async () => {
    server.answer(faults.silentAfterHead(429, { 'Retry-After': '60' }));
    const { fetch, head } = watchedFetch();
    const slow = holdTimer(() => run('poll', createHttpAdapter({ endpoint: server.endpoint, fetch })));
    await head;
    slow.end();
    await failureOf(slow.promise, 'too-many-requests', { retryAfterMs: 60_000 });
  });

  it('ignores what a polluted Object.prototype says', async () => {
    const polluted: Record<string, string> = {
      problem: 'locked',
      reference: 'R',
      body: 'x',
      integrity: 'sha256-AAAA',
      500: 'locked',
    };
    const json = { 'Content-Type': 'application/problem+json' };
    const { seen, fetch } = spy(() => new Response('{}', { status: 500, headers: json }));
    const from = createHttpAdapter({ endpoint: '/bank', fetch });
    let promise: Promise<unknown> | undefined;
    let settled;
    Object.assign(Object.prototype, polluted);
    try {
      promise = run('poll', from);
      await promise.catch(() => undefined);
      settled = { body: seen[0]?.init.body, integrity: seen[0]?.init.integrity };
    } finally {
      for (const key of Object.keys(polluted)) Reflect.deleteProperty(Object.prototype, key);
    }
    await failureOf(promise, 'unavailable');
    assert.deepEqual(settled, { body: null, integrity: undefined });
  });
});
