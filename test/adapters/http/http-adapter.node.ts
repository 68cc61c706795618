import assert from 'node:assert/strict';
import { EventEmitter, getEventListeners, once } from 'node:events';
import { readFileSync } from 'node:fs';
import { after, before, beforeEach, describe, it } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Validator } from '@seriousme/openapi-schema-validator';
import { createHttpAdapter } from '../../../src/adapters/http.js';
import {
  LoginError,
  type Answer as PersonsAnswer,
  type LoginAdapter,
  type StartRequest,
} from '../../../src/flow/adapter.js';
import { checkOptions } from '../../../src/flow/offer.js';
import { problems } from '../../../src/flow/problems.js';
import { checkReply, checkResumed } from '../../../src/flow/reply.js';
import { faults, FaultServer, pending, type Answer, type Ticker } from './support/fault-server.js';

type Adapter = Required<LoginAdapter>;
type Fetch = typeof globalThis.fetch;

const session = { id: 'a1' };
const startRequest: StartRequest = {
  method: 'smart-id-push',
  identity: { userNumber: '100001' },
  language: 'lt',
  device: 'phone',
};
const answer: PersonsAnswer = { kind: 'code-card', value: '123456' };

/** The calls of the port that are answered with JSON. */
const calls = {
  options: (adapter: Adapter, signal: AbortSignal): Promise<unknown> => adapter.options({ language: 'lt' }, signal),
  start: (adapter: Adapter, signal: AbortSignal): Promise<unknown> => adapter.start(startRequest, signal),
  poll: (adapter: Adapter, signal: AbortSignal): Promise<unknown> => adapter.poll(session, signal),
  submit: (adapter: Adapter, signal: AbortSignal): Promise<unknown> => adapter.submit(session, answer, signal),
  resume: (adapter: Adapter, signal: AbortSignal): Promise<unknown> => adapter.resume(signal),
};
type Call = keyof typeof calls;
const callNames = Object.keys(calls) as Call[];
const unreadableIs = (call: Call) => (call === 'poll' ? 'unavailable' : 'bad-reply');

let server: FaultServer;
let adapter: Adapter;
let life: AbortController;

before(async () => {
  server = await FaultServer.open();
});
after(() => server.close());
beforeEach(() => {
  server.requests.length = 0;
  server.answer(faults.none());
  life = new AbortController();
  adapter = createHttpAdapter({ endpoint: server.endpoint });
});

const run = (call: Call, from = adapter) => calls[call](from, life.signal);
const poll = () => run('poll');

/** Waits for the rejection, and returns the error. */
async function failureOf(
  promise: Promise<unknown>,
  problem: string,
  { retryAfterMs, reference }: { retryAfterMs?: number | undefined; reference?: string } = {},
): Promise<LoginError> {
  const error: unknown = await promise.then(
    (value) => assert.fail(`resolved with ${JSON.stringify(value)}`),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof LoginError, `not a LoginError: ${String(error)}`);
  assert.deepEqual(
    { problem: error.problem, retryAfterMs: error.retryAfterMs, reference: error.reference },
    { problem, retryAfterMs, reference },
  );
  return error;
}

/** Does something while the browser says that it has a network, or none. */
const withOnLine = async (onLine: boolean, work: () => Promise<unknown>) => {
  const original = Object.getOwnPropertyDescriptor(globalThis, 'navigator');
  Object.defineProperty(globalThis, 'navigator', { value: { onLine }, configurable: true });
  try {
    await work();
  } finally {
    if (original) Object.defineProperty(globalThis, 'navigator', original);
    else Reflect.deleteProperty(globalThis, 'navigator');
  }
};

/**
 * Begins a call and holds the timer it sets, so that no test waits. Only that one: mocked timers would also be those that
 * fetch in Node sets for itself.
 */
function holdTimer(begin: () => Promise<unknown>) {
  const { setTimeout } = globalThis;
  const timers: { end: () => void; ms: number }[] = [];
  Object.assign(globalThis, { setTimeout: (end: () => void, ms: number) => timers.push({ end, ms }) });
  try {
    const promise = begin();
    const held = { promise, isSettled: false, end: () => timers[0]?.end() };
    const settle = () => (held.isSettled = true);
    promise.then(settle, settle);
    assert.deepEqual(
      timers.map(({ ms }) => ms),
      [10_000],
    );
    return held;
  } finally {
    Object.assign(globalThis, { setTimeout });
  }
}

/** The real `fetch`, and a promise of the moment when it has the head of an answer. */
function watchedFetch() {
  const arrival = new EventEmitter();
  const head = once(arrival, 'head');
  const fetch: Fetch = async (...args) => {
    const response = await globalThis.fetch(...args);
    arrival.emit('head');
    return response;
  };
  return { fetch, head };
}
const endless = () => new Promise<never>(() => undefined);

/** A `fetch` that remembers what it was given and answers without a network. */
function spy(respond: () => Response | Promise<Response> = () => Response.json(pending)) {
  const seen: { url: unknown; init: RequestInit; headers: Record<string, string> }[] = [];
  const fetch: Fetch = async (url, init = {}) => {
    seen.push({ url, init, headers: Object.fromEntries(new Headers(init.headers)) });
    return respond();
  };
  return { seen, fetch };
}

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

describe('createHttpAdapter: headers of the page', () => {
  const kinds = {
    'an object': () => ({ 'X-CSRF-Token': 't1' }),
    'a Headers object': () => new Headers({ 'X-CSRF-Token': 't1' }),
    'a promise': () => Promise.resolve({ 'X-CSRF-Token': 't1' }),
  };
  for (const [kind, headers] of Object.entries(kinds)) {
    it(`adds them from ${kind}`, async () => {
      await createHttpAdapter({ endpoint: server.endpoint, headers }).cancel(session);
      assert.equal(server.requests[0]?.headers['x-csrf-token'], 't1');
      assert.equal(server.requests[0].headers['x-requested-with'], 'internetbank-login');
    });
  }

  it('asks for them anew before each request', async () => {
    let count = 0;
    const headers = () => ({ 'X-Count': String(++count) });
    const counting = createHttpAdapter({ endpoint: server.endpoint, headers });
    await run('poll', counting);
    await run('start', counting);
    assert.deepEqual(
      server.requests.map(({ headers }) => headers['x-count']),
      ['1', '2'],
    );
  });

  it('keeps those of the contract', async () => {
    const headers = () => ({ 'x-requested-with': 'other', ACCEPT: 'text/html', 'content-type': 'text/plain' });
    await run('start', createHttpAdapter({ endpoint: server.endpoint, headers }));
    const sent = server.requests[0]?.headers ?? {};
    assert.equal(sent['x-requested-with'], 'internetbank-login');
    assert.equal(sent.accept, 'application/json');
    assert.equal(sent['content-type'], 'application/json');
  });

  const broken = {
    throw: () => {
      throw new Error('no token');
    },
    reject: () => Promise.reject(new TypeError('no token')),
    'are no headers': () => ({ 'not a name': 'x' }),
  };
  for (const [how, headers] of Object.entries(broken)) {
    it(`sends nothing when they ${how}, which is unexpected`, async () => {
      await failureOf(run('poll', createHttpAdapter({ endpoint: server.endpoint, headers })), 'unexpected');
      assert.deepEqual(server.requests, []);
    });
  }

  it('passes on a LoginError of theirs', async () => {
    const headers = () => Promise.reject(new LoginError('session-lost', { reference: 'R1' }));
    const promise = run('poll', createHttpAdapter({ endpoint: server.endpoint, headers }));
    await failureOf(promise, 'session-lost', { reference: 'R1' });
  });

  it('waits for them no longer than for a bank', async () => {
    const headers = endless;
    const slow = holdTimer(() => run('poll', createHttpAdapter({ endpoint: server.endpoint, headers })));
    slow.end();
    await failureOf(slow.promise, 'unavailable');
    assert.deepEqual(server.requests, []);
  });
});

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

describe('createHttpAdapter: Retry-After', () => {
  const day = 86_400_000;
  const now = 'Sun, 06 Nov 1994 08:49:37 GMT';
  const values: Record<string, number | undefined> = {
    0: 0,
    5: 5_000,
    86400: day,
    86401: day,
    [`1${'0'.repeat(400)}`]: day,
    '-5': 0,
    'Sun, 06 Nov 1994 08:50:07 GMT': 30_000,
    'Sunday, 06-Nov-94 08:50:07 GMT': 30_000,
    'Sun, 06 Nov 1994 08:49:00 GMT': 0,
    'Fri, 31 Dec 1999 23:59:59 GMT': day,
    soon: undefined,
    'in 5 minutes': undefined,
    'after 2099': undefined,
    1.5: undefined,
    '5, 5': undefined,
    '0x10': undefined,
    'some day GMT': undefined,
    '': undefined,
  };
  for (const [value, retryAfterMs] of Object.entries(values)) {
    it(`reads ${JSON.stringify(value.slice(0, 40))} as ${retryAfterMs} ms`, async () => {
      const headers = { 'Retry-After': value, Date: now };
      server.answer(faults.status(429, headers), faults.problem(503, { problem: 'maintenance' }, headers));
      await failureOf(poll(), 'too-many-requests', { retryAfterMs });
      await failureOf(poll(), 'maintenance', { retryAfterMs });
    });
  }

  it("holds a date against this machine's clock when the bank does not tell the time", async (t) => {
    t.mock.method(Date, 'now', () => Date.parse(now));
    server.answer((response) => {
      response.sendDate = false;
      response.writeHead(503, { 'Retry-After': 'Sun, 06 Nov 1994 08:49:47 GMT' }).end();
    });
    await failureOf(poll(), 'unavailable', { retryAfterMs: 10_000 });
  });

  it('leaves a reply as it came', async () => {
    server.answer((response) => {
      response.writeHead(200, { 'Content-Type': 'application/json', 'Retry-After': '5' });
      response.end('{"status":"failure","problem":"unavailable"}');
    });
    assert.deepEqual(await poll(), { status: 'failure', problem: 'unavailable' });
  });
});

describe('createHttpAdapter: answers that cannot be read', () => {
  const latin1 = Buffer.from('{"status":"failure","problem":"expired","reference":"\xe0"}', 'latin1');
  const unreadable: Record<string, () => Answer> = {
    'empty with 200': () => faults.typed('application/json', ''),
    'empty without a content type': () => faults.status(200),
    'a 204 without a body': () => faults.status(204),
    'an HTML page with 200': () => faults.html(),
    'truncated JSON': () => faults.truncated(),
    'JSON called text/plain': () => faults.typed('text/plain'),
    'JSON called text/html': () => faults.typed('text/html'),
    'JSON without a content type': () => faults.typed(undefined),
    'JSON called application/jsonp': () => faults.typed('application/jsonp'),
    'not UTF-8': () => faults.typed('application/json', latin1),
    'UTF-8 cut in a character': () => faults.typed('application/json', Buffer.from('"ž"').subarray(0, 2)),
    'JSON and half a character': () => faults.typed('application/json', Buffer.from([0x7b, 0x7d, 0xc5])),
    'two JSON texts': () => faults.typed('application/json', '{}{}'),
    'longer than 64 KiB by one byte': () => faults.none('x'.repeat(65_535)),
    'small, but 10 MB once unzipped': () => faults.zipped(10_000_000),
    'broken off in the body': () => faults.resetInBody(),
  };
  for (const [what, handler] of Object.entries(unreadable)) {
    for (const call of callNames) {
      if (call === 'resume' && what.startsWith('a 204')) continue;
      it(`is ${unreadableIs(call)} for ${call} when it is ${what}`, async () => {
        server.answer(handler());
        await failureOf(run(call), unreadableIs(call));
      });
    }
  }

  it('reads 64 KiB to the last byte', async () => {
    const text = 'x'.repeat(65_534);
    server.answer(faults.none(text));
    assert.equal(await poll(), text);
  });

  it('accepts characters that were cut by the network, and a byte-order mark', async () => {
    const bytes = Buffer.from('\ufeff{"text":"žā"}');
    const body = () =>
      new ReadableStream({
        start(stream) {
          for (const byte of bytes) stream.enqueue(Uint8Array.of(byte));
          stream.close();
        },
      });
    const { fetch } = spy(() => new Response(body(), { headers: { 'Content-Type': 'application/json' } }));
    assert.deepEqual(await run('poll', createHttpAdapter({ endpoint: '/bank', fetch })), { text: 'žā' });
  });

  for (const bytes of [10_000_000, Infinity]) {
    it(`hangs up on a body of ${bytes} bytes before 10 MB have left the bank`, async () => {
      server.answer(faults.long(bytes));
      const closed = server.nextEnd();
      await failureOf(run('start'), 'bad-reply');
      const left = await closed;
      assert.equal(left.isFinished, false);
      assert.ok(left.bytes < 10_000_000, `${left.bytes} bytes were written`);
    });
  }

  it('takes no more than it needs from a body, and cancels the rest', async () => {
    let pulled = 0;
    const cancelled = new EventEmitter();
    const body = new ReadableStream({
      pull: (stream) => {
        pulled += 1_024;
        stream.enqueue(new Uint8Array(1_024).fill(0x20));
      },
      cancel: () => void cancelled.emit('done'),
    });
    const done = once(cancelled, 'done');
    const { fetch } = spy(() => new Response(body, { headers: { 'Content-Type': 'application/json' } }));
    await failureOf(run('start', createHttpAdapter({ endpoint: '/bank', fetch })), 'bad-reply');
    await done;
    assert.ok(pulled <= 65_536 + 3 * 1_024, `${pulled} bytes were pulled`);
  });

  it('closes the connection of a page that it does not read', async () => {
    server.answer((response) => response.writeHead(200, { 'Content-Type': 'text/html' }).write('<!doctype html>'));
    const closed = server.nextEnd();
    await failureOf(poll(), 'unavailable');
    assert.equal((await closed).isFinished, false);
  });
});

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

interface OpenApi {
  readonly paths: Record<string, Record<string, { operationId?: string }>>;
  readonly components: {
    readonly examples: Record<string, { value: Record<string, unknown> }>;
    readonly schemas: { KnownProblem: { enum: string[] } };
  };
}

describe('docs/openapi.yaml', async () => {
  const everyUrl = { allowsLink: () => true, allowsRedirect: () => true, allowsReference: () => true };
  const validator = new Validator();
  await validator.validate(readFileSync(new URL('../../../docs/openapi.yaml', import.meta.url), 'utf8'));
  const { paths, components } = validator.specification as unknown as OpenApi;

  const gateOf = (name: string) =>
    name.startsWith('Options') ? checkOptions : name.startsWith('Resumed') ? checkResumed : checkReply;
  for (const [name, { value }] of Object.entries(components.examples)) {
    it(`gives an example that a flow accepts: ${name}`, () => {
      const checked = new Map(Object.entries(gateOf(name)(value, everyUrl) ?? {}));
      for (const [key, given] of Object.entries(value)) {
        assert.notEqual(checked.get(key), undefined, `${key}: ${String(given)}`);
      }
    });
  }

  it('names every problem there is', () => {
    assert.deepEqual(components.schemas.KnownProblem.enum, Object.keys(problems));
  });

  it('describes every request of the adapter', async () => {
    for (const call of callNames) await run(call);
    await adapter.cancel(session);
    const described = Object.entries(paths).flatMap(([path, item]) =>
      Object.entries(item)
        // The return page's request is not the adapter's; the demo bank's tests make it.
        .filter(([, { operationId }]) => operationId && operationId !== 'callback')
        .map(([method]) => `${method.toUpperCase()} ${path}`),
    );
    const sent = server.requests.map(
      ({ method, url }) => `${method} ${url.replace(/^\/bank|\?.*$/g, '').replace('/a1', '/{id}')}`,
    );
    assert.deepEqual(sent.sort(), described.sort());
  });
});
