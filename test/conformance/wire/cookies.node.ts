// What the flags of a cookie mean for a login, at pages that come by https: and by http:.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Browser } from '../../../src/conformance/wire/browser.js';
import { wireConformance } from '../../../src/conformance/wire/index.js';
import { checkNamed, verdictOf } from '../support/test-bank.js';

/** Sets these cookies at the start, and knows the login again by the first of them. */
function bankThatSets(...lines: readonly string[]): typeof fetch {
  const [own = ''] = lines[0]?.split(';') ?? [];
  const reply = JSON.stringify({ status: 'pending', session: { id: 'a' }, show: { kind: 'app' } });
  return (_, init) => {
    const headers = new Headers(init?.headers);
    const isStart = init?.method === 'POST';
    const isKnown = (headers.get('Cookie') ?? '').split('; ').includes(own);
    if (!isStart && !isKnown) return Promise.resolve(new Response(null, { status: 404 }));
    const given: [string, string][] = isStart ? lines.map((line) => ['Set-Cookie', line]) : [];
    return Promise.resolve(new Response(reply, { headers: given }));
  };
}

async function verdict(origin: string, ...lines: readonly string[]): Promise<string> {
  const newBrowser = () => new Browser({ endpoint: origin, origin, fetch: bankThatSets(...lines) });
  const driver = { identity: {}, confirm: () => undefined };
  const checks = wireConformance({ endpoint: `${origin}/bank`, origin, browser: newBrowser(), newBrowser }, driver);
  return verdictOf(checkNamed('a login is bound by a cookie that scripts and other sites cannot use', checks));
}

const flags = 'Path=/; HttpOnly; SameSite=Strict';

describe('the cookie of a login', () => {
  it('is Secure where pages come by https:, and need not be on this machine', async () => {
    assert.match(await verdict('https://bank.test', `a=1; ${flags}`), /: a lacks Secure\.$/);
    assert.equal(await verdict('https://bank.test', `a=1; ${flags}; Secure`), 'passed');
    assert.equal(await verdict('http://127.0.0.1', `a=1; ${flags}`), 'passed');
  });

  it('is named with all that it lacks', async () => {
    assert.match(await verdict('http://127.0.0.1', 'a=1'), /: a lacks HttpOnly, SameSite=Strict, Path=\/\.$/);
    assert.match(
      await verdict('http://127.0.0.1', 'a=1; HttpOnly; SameSite=Lax; Path=/'),
      /: a lacks SameSite=Strict\.$/,
    );
  });

  it('may have others beside it that open nothing', async () => {
    assert.equal(await verdict('http://127.0.0.1', `a=1; ${flags}`, 'language=lt; Path=/'), 'passed');
  });

  it('is missed', async () => {
    assert.match(await verdict('http://127.0.0.1'), /POST \/sessions set no cookie/);
  });
});
