import assert from 'node:assert/strict';
import { after, beforeEach, describe, it } from 'node:test';
import { completeReturn } from '../../src/adapters/callback.js';
import { LoginError } from '../../src/flow/adapter.js';

const address = 'https://bank.test/return?session=one-time&sig=a%2Bb#value';
const page = { replaced: [] as unknown[][] };
const globals = ['location', 'history'] as const;
const before = globals.map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const);

/** Answers with what is given, and remembers what was asked, and what stood in the address bar by then. */
function bank(respond: () => Response | Promise<Response>) {
  const asked: { url: unknown; method: unknown; body: unknown; shown: unknown }[] = [];
  const fetch: typeof globalThis.fetch = async (url, { method, body } = {}) => {
    asked.push({ url, method, body, shown: page.replaced.at(-1)?.[2] });
    return respond();
  };
  return { asked, options: { endpoint: '/bank', fetch } };
}
const refusal = (problem: unknown) =>
  Response.json({ problem }, { status: 409, headers: { 'Content-Type': 'application/problem+json' } });

describe('the page that is returned to', () => {
  beforeEach(() => {
    page.replaced = [];
    const [location, history] = [
      { href: address, pathname: '/return' },
      { state: { of: 'the page' }, replaceState: (...given: unknown[]) => page.replaced.push(given) },
    ];
    for (const [name, value] of Object.entries({ location, history })) {
      Object.defineProperty(globalThis, name, { value, configurable: true });
    }
  });
  after(() => {
    for (const [name, descriptor] of before) {
      if (descriptor) Object.defineProperty(globalThis, name, descriptor);
      else Reflect.deleteProperty(globalThis, name);
    }
  });

  it('hands its whole address to the bank once, when nothing of it is left to reload or to keep', async () => {
    const { asked, options } = bank(() => new Response(null, { status: 204 }));
    assert.equal(await completeReturn(options), undefined);
    assert.deepEqual(asked, [
      { url: '/bank/callback', method: 'POST', body: JSON.stringify({ url: address }), shown: '/return' },
    ]);
    assert.deepEqual(page.replaced, [[{ of: 'the page' }, '', '/return']]);
  });

  for (const problem of ['other-browser', 'already-used', 'moon-phase']) {
    it(`tells the bank’s problem: ${problem}`, async () => {
      assert.equal(await completeReturn(bank(() => refusal(problem)).options), problem);
    });
  }
  for (const [what, respond, problem] of [
    ['a problem that is markup', () => refusal('<img src=x onerror=alert(1)>'), 'unexpected'],
    ['a problem of 65 letters', () => refusal('x'.repeat(65)), 'unexpected'],
    ['a page instead of an answer', () => new Response('<p>', { status: 200 }), 'bad-reply'],
    ['a network that fails', () => Promise.reject(new TypeError('Load failed')), 'unavailable'],
  ] as const) {
    it(`takes ${what} for ${problem}, never for success`, async () => {
      assert.equal(await completeReturn(bank(respond).options), problem);
    });
  }
  it('takes an error of the page’s own headers for unexpected', async () => {
    const { asked, options } = bank(() => new Response(null, { status: 204 }));
    const headers = () => {
      throw new LoginError('locked<script>');
    };
    assert.equal(await completeReturn({ ...options, headers }), 'unexpected');
    assert.deepEqual(asked, []);
  });
  it('takes what is no error of a login for unexpected', async () => {
    const endpoint = { replace: () => assert.fail('no text') } as unknown as string;
    assert.equal(await completeReturn({ endpoint }), 'unexpected');
  });
});
