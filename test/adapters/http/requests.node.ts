import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createHttpAdapter } from '../../../src/adapters/http.js';
import { faults, pending } from './support/fault-server.js';
import {
  session,
  startRequest,
  answer,
  callNames,
  server,
  adapter,
  life,
  run,
  failureOf,
  spy,
  type Call,
} from './support/calls.js';

describe('createHttpAdapter: requests', () => {
  const requests: Record<Call, [method: string, url: string, body: string]> = {
    options: ['GET', '/bank/options?language=lt', ''],
    start: ['POST', '/bank/sessions', JSON.stringify(startRequest)],
    poll: ['GET', '/bank/sessions/a1', ''],
    submit: ['POST', '/bank/sessions/a1/answers', JSON.stringify(answer)],
    resume: ['GET', '/bank/sessions/current', ''],
  };

  for (const call of callNames) {
    const [method, url, body] = requests[call];
    it(`sends ${method} ${url} for ${call} and hands on the JSON as it came`, async () => {
      const reply = { status: 'made up', zero: 0, nothing: null, list: [1, { a: 'ā' }] };
      server.answer(faults.none(reply));

      assert.deepEqual(await run(call), reply);

      const [request] = server.requests;
      assert.ok(request);
      assert.deepEqual([request.method, request.url, request.body], [method, url, body]);
      assert.equal(request.headers['x-requested-with'], 'internetbank-login');
      assert.equal(request.headers.accept, 'application/json');
      assert.equal(request.headers['content-type'], body === '' ? undefined : 'application/json');
    });
  }

  it('asks for same-origin cookies, no cache and no redirects, with a signal of its own', async () => {
    const { seen, fetch } = spy();
    await run('start', createHttpAdapter({ endpoint: '/bank', fetch }));

    const { credentials, cache, redirect, keepalive, signal } = seen[0]?.init ?? {};
    assert.deepEqual(
      { credentials, cache, redirect, keepalive },
      { credentials: 'same-origin', cache: 'no-store', redirect: 'error', keepalive: false },
    );
    assert.ok(signal instanceof AbortSignal);
    assert.notEqual(signal, life.signal);
  });

  const urls: [endpoint: string, url: string][] = [
    ['/bank', '/bank/sessions'],
    ['/bank/', '/bank/sessions'],
    ['bank//', 'bank/sessions'],
    ['/', '/sessions'],
    ['https://bank.example/login/', 'https://bank.example/login/sessions'],
  ];
  for (const [endpoint, url] of urls) {
    it(`sends to ${url} with the endpoint ${endpoint}`, async () => {
      const { seen, fetch } = spy();
      await run('start', createHttpAdapter({ endpoint, fetch }));
      assert.equal(seen[0]?.url, url);
    });
  }

  it('escapes whatever a session id or a language holds', async () => {
    const id = 'a/../b?c#d%2e e;ž';
    await adapter.poll({ id }, life.signal);
    await adapter.submit({ id }, answer, life.signal);
    await adapter.cancel({ id });
    await adapter.options({ language: 'lt&admin=1' }, life.signal);

    const escaped = '/bank/sessions/a%2F..%2Fb%3Fc%23d%252e%20e%3B%C5%BE';
    assert.deepEqual(
      server.requests.map(({ url }) => url),
      [escaped, `${escaped}/answers`, escaped, '/bank/options?language=lt%26admin%3D1'],
    );
  });

  for (const id of ['.', '..', 'current']) {
    it(`sends nothing for the session id ${id}, which would name another resource`, async () => {
      await failureOf(adapter.poll({ id }, life.signal), 'bad-reply');
      await failureOf(adapter.submit({ id }, answer, life.signal), 'bad-reply');
      await failureOf(adapter.cancel({ id }), 'bad-reply');
      assert.deepEqual(server.requests, []);
    });
  }

  for (const id of ['recurrent', 'currently', 'a.', '.a', '...']) {
    it(`sends the session id ${id} as any other`, async () => {
      await adapter.poll({ id }, life.signal);
      assert.equal(server.requests[0]?.url, `/bank/sessions/${id}`);
    });
  }

  it('cancels with a DELETE that outlives the page, and reads no answer', async () => {
    const { seen, fetch } = spy(() => new Response('<p>Bye', { headers: { 'Content-Type': 'text/html' } }));
    assert.equal(await createHttpAdapter({ endpoint: '/bank', fetch }).cancel(session), undefined);

    assert.equal(seen[0]?.url, '/bank/sessions/a1');
    assert.equal(seen[0].init.method, 'DELETE');
    assert.equal(seen[0].init.keepalive, true);
    assert.equal(seen[0].headers['x-requested-with'], 'internetbank-login');
  });

  it('cancels over the network after the signal of the flow was aborted', async () => {
    server.answer(faults.status(204));
    life.abort();
    assert.equal(await adapter.cancel(session), undefined);
    assert.equal(server.requests[0]?.method, 'DELETE');
  });

  it('finds no unfinished login when the bank answers 204', async () => {
    server.answer(faults.status(204));
    assert.equal(await run('resume'), undefined);
  });

  it('accepts any status below 300 and any JSON content type', async () => {
    for (const handler of [
      faults.none(pending, 201),
      faults.none(pending, 202),
      faults.typed('application/json; charset=utf-8'),
      faults.typed('Application/JSON'),
      faults.typed('application/vnd.bank.v1+json'),
    ]) {
      server.answer(handler);
      assert.deepEqual(await run('start'), pending);
    }
  });
});
