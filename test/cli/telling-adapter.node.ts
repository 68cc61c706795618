// The sentence that a rejected call of the HTTP adapter becomes, by what the bank did.
import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';
import { Rejection } from '../../src/conformance/rejection.js';
import { tellingAdapter } from '../../src/cli/telling-adapter.js';
import { Visit } from '../../src/conformance/visit.js';
import { LoginError } from '../../src/flow/adapter.js';

const endpoint = 'https://bank.test/bank';
const driver = { identity: { userNumber: '100001' }, confirm: () => undefined };
const session = { id: 'q7Lx0Vb2' };

type Calls = 'options' | 'start' | 'poll' | 'submit' | 'cancel' | 'resume';

async function rejectionOf(call: Calls, fetch: typeof globalThis.fetch): Promise<LoginError> {
  const visit = new Visit(tellingAdapter(endpoint, fetch), driver);
  const calls: Readonly<Record<Calls, () => Promise<unknown>>> = {
    options: () => visit.options(),
    start: () => visit.start(),
    poll: () => visit.poll(session),
    submit: () => visit.submit(session, { kind: 'code-card', value: '123456' }),
    cancel: () => visit.cancel(session),
    resume: () => visit.resume(),
  };
  const error: unknown = await calls[call]().then(
    () => undefined,
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof Rejection && error instanceof LoginError, String(error));
  return error;
}

const answers = (body: BodyInit | null, status: number, type?: string): typeof fetch => {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  return () => Promise.resolve(new Response(bytes, { status, headers: type ? { 'Content-Type': type } : {} }));
};
const json = 'application/json; charset=utf-8';
const problem = (code: string, status: number) =>
  answers(JSON.stringify({ problem: code, reference: 'A1' }), status, 'application/problem+json');
const HTML = answers('<h1>Log in</h1>', 200, 'text/html; charset=utf-8');

const redirected: typeof fetch = (_, init) => {
  assert.equal(init?.redirect, 'manual');
  return Promise.resolve(new Response(null, { status: 302, headers: { Location: '/login?next=%2Fbank' } }));
};
const broken: typeof fetch = () => {
  const cause = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
  return Promise.reject(new TypeError('fetch failed', { cause }));
};

const card = 'POST /sessions/{id}/answers';
const cookie =
  'A bank finds a login by its id and by the cookie that came with the start: is that cookie kept, and sent again?';

describe('a rejected call says what came', () => {
  const banks: Record<string, [call: Calls, bank: typeof fetch, says: string]> = {
    'a page of HTML': [
      'options',
      HTML,
      'options was rejected with bad-reply: GET /options?language=en was answered with 200 text/html, not application/json.',
    ],
    'JSON that is called text': [
      'start',
      answers('{}', 201, 'text/plain'),
      'start was rejected with bad-reply: POST /sessions was answered with 201 text/plain, not application/json.',
    ],
    'JSON that is called nothing': [
      'submit',
      answers('{}', 200),
      `submit was rejected with bad-reply: ${card} was answered with 200 without a Content-Type, not application/json.`,
    ],
    'a page of HTML for a poll': [
      'poll',
      HTML,
      'poll was rejected with unavailable: GET /sessions/{id} was answered with 200 text/html, not application/json.',
    ],
    'half a JSON text': [
      'resume',
      answers('{"method":', 200, json),
      'resume was rejected with bad-reply: GET /sessions/current was answered with 200, but its body is not JSON.',
    ],
    'more than is read': [
      'options',
      answers(`"${'x'.repeat(70_000)}"`, 200, json),
      'options was rejected with bad-reply: GET /options?language=en was answered with 200, but with more than 64 KiB.',
    ],
    'another encoding': [
      'options',
      answers(new Uint8Array([0x22, 0xe2, 0x22]), 200, json),
      'options was rejected with bad-reply: GET /options?language=en was answered with 200, but its body cannot be read as UTF-8.',
    ],
    'no body': [
      'start',
      answers(null, 201, json),
      'start was rejected with bad-reply: POST /sessions was answered with 201, but without a body.',
    ],
    'a wrong code as a failure': [
      'submit',
      problem('wrong-code', 422),
      `submit was rejected with wrong-code: ${card} was answered with 422. ` +
        'A wrong code is no failure: the question comes again, as a prompt with this problem, over HTTP with 200.',
    ],
    'a login that it does not find': [
      'poll',
      problem('session-lost', 404),
      `poll was rejected with session-lost: GET /sessions/{id} was answered with 404. ${cookie}`,
    ],
    'a start that is not let in': [
      'start',
      answers('No.', 403, 'text/plain'),
      'start was rejected with session-lost: POST /sessions was answered with 403 text/plain.',
    ],
    'an error page': [
      'cancel',
      answers('<h1>Error</h1>', 500, 'text/html'),
      'cancel was rejected with unavailable: DELETE /sessions/{id} was answered with 500 text/html.',
    ],
    'a redirect': [
      'poll',
      redirected,
      'poll was rejected with unavailable: GET /sessions/{id} was answered with 302 to /login: none is followed.',
    ],
    'a broken connection': [
      'start',
      broken,
      'start was rejected with unavailable: POST /sessions was not answered: fetch failed, read ECONNRESET.',
    ],
  };
  for (const [what, [call, bank, says]] of Object.entries(banks)) {
    it(what, async () => assert.equal((await rejectionOf(call, bank)).message, says));
  }

  it('and stays what it was for whoever reads the problem', async () => {
    const error = await rejectionOf('submit', problem('wrong-code', 422));
    assert.deepEqual([error.problem, error.reference], ['wrong-code', 'A1']);
  });

  it('a session id that no address can have', async () => {
    const visit = new Visit(tellingAdapter(endpoint, HTML), driver);
    await assert.rejects(visit.poll({ id: 'current' }), {
      message: 'poll was rejected with bad-reply: no request can be made with such a session id.',
    });
  });
});

describe('a call that the adapter gives up says so', () => {
  const never = () => new Promise<never>(() => undefined);
  const hangsUp: typeof fetch = (_, init) =>
    new Promise((_, reject) => init?.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error)));
  const stalls: typeof fetch = () =>
    Promise.resolve(new Response(new ReadableStream({ pull: never }), { headers: { 'Content-Type': json } }));
  const banks: Record<string, [bank: typeof fetch, says: RegExp]> = {
    'nothing comes': [
      hangsUp,
      /^start was rejected with unavailable: POST \/sessions was not answered within the adapter's 10 s\.$/,
    ],
    'nothing comes, and nobody hangs up': [never, /POST \/sessions was not answered within the adapter's 10 s\.$/],
    'the body does not end': [
      stalls,
      /answered with 200, but its body did not come to its end within the adapter's 10 s\.$/,
    ],
  };
  for (const [when, [bank, says]] of Object.entries(banks)) {
    it(when, async () => {
      mock.timers.enable({ apis: ['setTimeout'] });
      try {
        const rejected = rejectionOf('start', bank);
        for (let turn = 0; turn < 20; turn++) await Promise.resolve();
        mock.timers.tick(10_000);
        assert.match((await rejected).message, says);
      } finally {
        mock.timers.reset();
      }
    });
  }
});

describe('a call of another adapter that is rejected', () => {
  const rejecting = (error: LoginError) =>
    new Visit({ ...tellingAdapter(endpoint, HTML), poll: () => Promise.reject(error) }, driver).poll(session);

  it('says what its cause says', async () => {
    const cause = new Error('no route to the core');
    await assert.rejects(rejecting(new LoginError('maintenance', { cause })), {
      message: 'poll was rejected with maintenance: no route to the core.',
    });
  });

  it('says what the problem means as a rule', async () => {
    await assert.rejects(rejecting(new LoginError('bad-reply', { cause: new TypeError() })), {
      message:
        'poll was rejected with bad-reply (TypeError). The HTTP adapter says so of what is not application/json of at most 64 KiB.',
    });
  });
});
