// What is said of an answer of the wrong shape: the field, what stands there, and what should.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { shaped } from '../../src/conformance/shape.js';
import type { UrlPolicy } from '../../src/flow/gate.js';
import { checkOptions } from '../../src/flow/offer.js';
import { checkReply, checkResumed } from '../../src/flow/reply.js';

const isHttps = (url: string) => url.startsWith('https:');
const urls: UrlPolicy = { allowsLink: isHttps, allowsRedirect: isHttps, allowsReference: isHttps };
const checks = { reply: checkReply, resumed: checkResumed, options: checkOptions };

function saidOf(raw: unknown, check: keyof typeof checks = 'reply'): string | undefined {
  try {
    shaped('start', raw, (value) => checks[check](value, urls));
    return undefined;
  } catch (error) {
    assert.ok(error instanceof Error);
    const [, said] = /^start was answered with the wrong shape: (.*)\.$/s.exec(error.message) ?? [];
    assert.ok(said, error.message);
    return said;
  }
}

const session = { id: 'a' };
const shown = (show: unknown) => ({ status: 'pending', session, show });
const asked = (prompt: unknown) => ({ status: 'prompt', session, prompt });
const code = (controlCode: unknown) => shown({ kind: 'control-code', controlCode });

describe('an answer of the wrong shape', () => {
  const beginners: Record<string, [raw: unknown, said: string]> = {
    'a control code as a number': [code(42), 'show.controlCode is the number 42, not a text of four digits'],
    'a control code without its zeros': [code('42'), 'show.controlCode is "42", not a text of four digits'],
    'a control code under another name': [
      shown({ kind: 'control-code', control_code: '0042' }),
      'show.controlCode is missing; show has kind, control_code',
    ],
    'a status in capitals': [
      { ...code('0042'), status: 'PENDING' },
      'status is "PENDING", not "pending", "prompt", "success" or "failure"',
    ],
    'a reply in an envelope': [{ data: code('0042') }, 'status is missing; the answer has data'],
    'a list': [[code('0042')], 'it is a list of 1, not a JSON object'],
    nothing: [null, 'it is null, not a JSON object'],
    'no body': [undefined, 'it is nothing, not a JSON object'],
    'an empty object': [{}, 'status is missing; the answer has nothing'],
    'an id beside the session': [
      { status: 'pending', sessionId: 'a', show: { kind: 'app' } },
      'session is missing; the answer has status, sessionId, show',
    ],
    'a number for the session id': [
      { ...code('0042'), session: { id: 7 } },
      'session.id is the number 7, not a text of 1 to 2048 characters',
    ],
    'a device link without links': [
      shown({ kind: 'device-link', url: 'https://smart-id.com/' }),
      'show has kind, url, not an object; that of a device-link has qr, link or both',
    ],
    'a link by http:': [
      shown({ kind: 'device-link', link: 'http://smart-id.com/' }),
      'show.link is "http://smart-id.com/", not a text with an https: URL',
    ],
    'a time as a text': [{ ...code('0042'), expiresInMs: '90000' }, 'expiresInMs is "90000", not a number'],
    'a long text': [
      { ...code('0042'), status: 'x'.repeat(100) },
      `status is "${'x'.repeat(60)}…", not "pending", "prompt", "success" or "failure"`,
    ],
  };
  for (const [what, [raw, said]] of Object.entries(beginners)) {
    it(`is told by its field: ${what}`, () => assert.equal(saidOf(raw), said));
  }

  it('is told in what is resumed and offered too', () => {
    assert.equal(saidOf(code('0042'), 'resumed'), 'method is missing; the answer has status, session, show');
    const reply = code(42);
    const isCode = 'reply.show.controlCode is the number 42, not a text of four digits';
    assert.equal(saidOf({ method: 'smart-id', reply }, 'resumed'), isCode);
    const methods = [
      { id: 'smart-id', asks: [] },
      { id: 'mobile-id', asks: 'phoneNumber' },
    ];
    const isList = 'methods.1.asks is "phoneNumber", not a list of at most 10 texts';
    assert.equal(saidOf({ methods }, 'options'), isList);
  });

  it('may be one whose reading fails', () => {
    const reply = Object.defineProperty({ status: 'pending', show: {} }, 'session', {
      enumerable: true,
      get: () => {
        throw new Error('no');
      },
    });
    assert.equal(saidOf(reply), 'session is missing; the answer has status, show, session');
  });
});

describe('each field that an answer may have', () => {
  const notice = { kind: 'info', text: 'Closed.', url: 'https://bank.example/' };
  const failure = { status: 'failure', problem: 'locked', reference: 'A1', retryAfterMs: 1 };
  const device = { kind: 'device-link', qr: 'https://smart-id.com/', link: 'https://smart-id.com/', ageMs: 1 };
  const right: readonly (readonly [check: keyof typeof checks, raw: object])[] = [
    [
      'reply',
      { ...shown({ kind: 'control-code', controlCode: '0042', choose: true }), expiresInMs: 1, pollAfterMs: 1 },
    ],
    ['reply', shown(device)],
    ['reply', shown({ kind: 'id-card', nonce: 'n' })],
    ['reply', shown({ kind: 'redirect', url: 'https://bank.example/' })],
    ['reply', { ...asked({ kind: 'code-card', reason: 'sign-in', position: '1', length: 6 }), problem: 'wrong-code' }],
    ['reply', { ...asked({ kind: 'code-calculator', reason: 'sign-in', challenge: '1' }), attemptsLeft: 1 }],
    ['reply', { status: 'success', redirectUrl: 'https://bank.example/', activated: true }],
    ['reply', failure],
    ['resumed', { method: 'smart-id', reply: failure }],
    [
      'options',
      {
        methods: [{ id: 'smart-id', asks: ['userNumber'], label: 'Smart-ID', notice }],
        institutions: [{ id: 'a', name: 'A' }],
        notice,
      },
    ],
  ];

  /** The same answer once for each of its values, with another one there. */
  function* changed(data: unknown, to: unknown): Generator<unknown> {
    yield to;
    if (typeof data !== 'object' || data === null) return;
    for (const [key, value] of Object.entries(data)) {
      for (const inner of changed(value, to)) {
        const copy = (Array.isArray(data) ? [...(data as unknown[])] : { ...data }) as Record<string, unknown>;
        copy[key] = inner;
        yield copy;
      }
    }
  }

  for (const [check, raw] of right) {
    it(`is told with what it should be: ${JSON.stringify(raw).slice(0, 80)}`, () => {
      assert.equal(saidOf(raw, check), undefined);
      const said = [true, 7, 'no such', ['a'], { a: 1 }].flatMap((to) =>
        [...changed(raw, to)].flatMap((each) => saidOf(each, check) ?? []),
      );
      assert.ok(said.length > 0);
      assert.deepEqual(
        said.filter((sentence) => !/^(?:it|[\w.]+) (?:is|has) .+, not |^[\w.]+ is missing; .+ has /.test(sentence)),
        [],
      );
      assert.deepEqual(
        said.filter((sentence) => sentence.includes('openapi.yaml')),
        [],
      );
    });
  }
});
