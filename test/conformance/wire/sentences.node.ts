// What the checks of plain HTTP say of a bank whose author has not read their source.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { answer, pending, saysOf } from './support/door.js';

const AT_ONCE = 'a poll is answered at once';
const IN_JSON = 'each request is answered with its status, in JSON';
const BODIES = 'a body that is not of the contract is refused';
const html = { 'Content-Type': 'text/html; charset=utf-8' };

type Bank = (method: string, init: RequestInit) => Response | Promise<Response>;
const bank =
  (answers: Bank): typeof fetch =>
  async (_, init = {}) =>
    answers(init.method ?? 'GET', init);

/** Judges a start, and falls over an answer. */
function answerTo({ body, headers }: RequestInit): [status: number, body: unknown] {
  const text = typeof body === 'string' ? body : '';
  if (text.startsWith('{"kind"')) return [500, {}];
  const isJson = new Headers(headers).get('Content-Type') === 'application/json';
  const isStart = /^\{"method":"smart-id-push","identity":\{/.test(text);
  return isJson && isStart ? [201, pending('a')] : [400, {}];
}

describe('what the checks of plain HTTP say', () => {
  const found: Record<string, [check: string, bank: typeof fetch, says: string]> = {
    'a page of HTML instead of a login': [
      AT_ONCE,
      bank(() => answer(200, '<h1>Log in</h1>', html)),
      'POST /sessions was answered with 200 text/html, not application/json, so that no login was open.',
    ],
    'a redirect instead of a login': [
      AT_ONCE,
      bank(() => new Response(null, { status: 302, headers: { Location: '/login' } })),
      'POST /sessions was answered with 302, so that no login was open.',
    ],
    'half a JSON text instead of a login': [
      AT_ONCE,
      bank(() => answer(201, '{"status":')),
      'POST /sessions was answered with 201, but its body is not JSON, so that no login was open.',
    ],
    'a login in an envelope': [
      AT_ONCE,
      bank(() => answer(201, { data: pending('a'), ok: true })),
      'POST /sessions was answered with 201, without session.id in its body, which has data, ok, so that no login was open.',
    ],
    'a list instead of a login': [
      AT_ONCE,
      bank(() => answer(201, [])),
      'POST /sessions was answered with 201, without session.id in its body, so that no login was open.',
    ],
    'JSON that is called nothing': [
      IN_JSON,
      bank(
        (method) =>
          new Response(new TextEncoder().encode(JSON.stringify(pending('a'))), {
            status: method === 'POST' ? 201 : 200,
          }),
      ),
      'GET /options?language=en was answered with 200 without a Content-Type, not application/json.',
    ],
    'a broken connection': [
      AT_ONCE,
      bank(() => Promise.reject(new TypeError('fetch failed', { cause: new Error('read ECONNRESET') }))),
      'POST /sessions was not answered: fetch failed, read ECONNRESET.',
    ],
    'a start of another shape that is taken': [
      BODIES,
      bank(() => answer(201, pending('a'))),
      'With half a JSON text for a StartRequest POST /sessions was answered with 201, which is no refusal: that has a status from 400 to 499.',
    ],
    'an answer of another shape that is too much for it': [
      BODIES,
      bank((_, init) => answer(...answerTo(init))),
      'With {"kind":"conformance-no-such-kind","value":"1"} for an Answer POST /sessions/{id}/answers was answered with ' +
        '500, which is no refusal: that has a status from 400 to 499.',
    ],
  };
  for (const [what, [check, fetch, says]] of Object.entries(found)) {
    it(`of ${what}`, async () => assert.equal(await saysOf(check, { fetch }), says));
  }

  for (const name of [
    'no GET gives a browser the cookie of a login',
    'nothing that was typed is in an address, a header or a cookie',
  ]) {
    it(`of a bank without logins, which keeps no promise about them: ${name}`, async () => {
      const fetch = bank(() => answer(503, {}));
      assert.equal(await saysOf(name, { fetch }), 'POST /sessions was answered with 503, so that no login was open.');
    });
  }

  const hanging: Record<string, [check: string, method: string, says: string]> = {
    'a poll': [AT_ONCE, 'GET', 'GET /sessions/{id} was not answered within 30000 ms.'],
    'a cancel': [IN_JSON, 'DELETE', 'DELETE /sessions/{id} was not answered within 30000 ms.'],
  };
  for (const [what, [check, hangs, says]] of Object.entries(hanging)) {
    it(`of ${what} that hangs`, async () => {
      const fetch = bank((method) => {
        // As the signal of a request ends it.
        if (method === hangs) throw new DOMException('The operation was aborted due to timeout', 'TimeoutError');
        return answer(method === 'GET' ? 200 : 201, pending('a'));
      });
      assert.equal(await saysOf(check, { fetch }, { lacks: ['resume'] }), says);
    });
  }
});
