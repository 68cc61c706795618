// The adapters that this project has, and the one that its guide shows, keep what the conformance checks ask.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it, mock } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { PIN1 } from '../../demo/services/phones.js';
import { createHttpAdapter } from '../../src/adapters/http.js';
import { checks } from '../../src/conformance/checks/index.js';
import { adapterConformance, type ConformanceDriver } from '../../src/conformance/index.js';
import { LoginError, type Answer, type LoginAdapter, type Session, type StartRequest } from '../../src/flow/adapter.js';
import { serveBank } from '../demo/server/support/served-bank.js';
import { cardholders, checkNamed, openTestBank, people, user, type Adapter } from './support/test-bank.js';

describe('the conformance checks, for the demo adapter', { concurrency: true }, () => {
  for (const { name } of checks) {
    it(name, () => {
      // Of its own, as the driver of one moves the time of all that is there.
      const { driver, create } = openTestBank();
      return adapterConformance(create, driver)
        .find((check) => check.name === name)
        ?.run();
    });
  }
});

describe('the conformance checks, for a bank with code cards alone', { concurrency: true }, () => {
  const checksOf = ({ create, letPass }: ReturnType<typeof openTestBank>) =>
    adapterConformance(create, { ...cardholders, expire: letPass(600_000) });
  for (const { name, notApplicable } of checksOf(openTestBank())) {
    if (!notApplicable) it(name, () => checkNamed(name, checksOf(openTestBank())).run());
  }

  it('leave few out, and say why', () => {
    const skipped = checksOf(openTestBank()).filter(({ notApplicable }) => notApplicable);
    assert.deepEqual(Object.fromEntries(skipped.map(({ name, notApplicable }) => [name, notApplicable])), {
      'a control code is shown, of four digits': 'code-card shows no control code.',
      'control codes differ from login to login': 'code-card shows no control code.',
      'a QR code is new each second, the app link of one login never changes': 'The driver has no linked person.',
      'a refused login fails with user-refused, for good': 'The driver has no refuse().',
      'an answer that nobody asked for does not log in': 'code-card asks for a code.',
      'resume tells another end that this browser has not been told, once': 'The driver has no refuse().',
    });
  });
});

describe('the conformance checks, for the HTTP adapter at the demo bank', () => {
  let demo: Awaited<ReturnType<typeof serveBank>>;
  let cookie = '';
  before(async () => {
    demo = await serveBank();
  });
  after(() => demo.close());

  /** A browser's cookie, which Node's own fetch does not keep. */
  const browserFetch: typeof fetch = async (url, init) => {
    const headers = new Headers(init?.headers);
    if (cookie) headers.set('Cookie', cookie);
    const response = await fetch(url, { ...init, headers });
    cookie = response.headers.get('Set-Cookie')?.split(';')[0] ?? cookie;
    return response;
  };
  async function onPhone(path: string, body: object = {}): Promise<void> {
    const headers = { 'Content-Type': 'application/json', 'X-Requested-With': 'internetbank-login' };
    const init = { method: 'POST', headers, body: JSON.stringify(body) };
    await demo.idle();
    const response = await browserFetch(`${demo.origin}/demo/phone/${path}`, init);
    await demo.idle();
    if (!response.ok) throw new Error(`The phone answered ${response.status}`);
  }
  const driver: ConformanceDriver = {
    ...people,
    strangers: [user('100006'), user('no1')],
    confirm: () => onPhone('confirm', { pin1: PIN1 }),
    refuse: () => onPhone('refuse'),
    expire: () => undefined,
  };
  const create = () => createHttpAdapter({ endpoint: `${demo.origin}/bank`, fetch: browserFetch });
  for (const check of adapterConformance(create, driver)) it(check.name, check.run);

  for (const { name, notApplicable, run } of adapterConformance(create, cardholders)) {
    if (!notApplicable) it(`${name}, with code cards alone`, run);
  }
});

interface GuideExample {
  readonly adapterConformance: typeof adapterConformance;
  readonly myBank: LoginAdapter;
}

/** The adapter of the guide and the checks, in one bundle: they share `LoginError`. */
async function guideExample(): Promise<GuideExample> {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const [, code] = /```ts\n(\/\/ my-bank\.ts\n.*?)```/s.exec(readFileSync(`${root}docs/adapter.md`, 'utf8')) ?? [];
  assert.ok(code, 'the guide has my-bank.ts');
  const { outputFiles } = await build({
    stdin: { contents: `${code} export * from './src/conformance/index.ts';`, resolveDir: root, loader: 'ts' },
    alias: { 'internetbank-login/flow.js': `${root}src/flow.ts` },
    bundle: true,
    format: 'esm',
    write: false,
  });
  return (await import(`data:text/javascript,${encodeURIComponent(outputFiles[0]?.text ?? '')}`)) as GuideExample;
}

/** The bank behind the adapter of the guide. */
function serverOf(bank: Adapter) {
  const { signal } = new AbortController();
  const answerTo = (path: string, body: unknown): Promise<unknown> => {
    switch (path) {
      case '/my-bank/start':
        return bank.start(body as StartRequest, signal);
      case '/my-bank/poll':
        return bank.poll(body as Session, signal);
      case '/my-bank/submit': {
        const { session, answer } = body as { session: Session; answer: Answer };
        return bank.submit(session, answer, signal);
      }
      case '/my-bank/cancel':
        return bank.cancel(body as Session);
      default:
        return Promise.reject(new Error(`There is nothing at ${path}.`));
    }
  };
  return async (path: string, { body }: { body: string }): Promise<Response> => {
    try {
      const reply = await answerTo(path, JSON.parse(body));
      return reply ? Response.json(reply) : new Response(null, { status: 204 });
    } catch (error) {
      const isLost = error instanceof LoginError && error.problem === 'session-lost';
      return new Response(null, { status: isLost ? 404 : 500 });
    }
  };
}

describe('the conformance checks, for the adapter of the guide', async () => {
  const { driver, create } = openTestBank();
  const { adapterConformance, myBank } = await guideExample();
  before(() => mock.method(globalThis, 'fetch', serverOf(create())));
  after(() => mock.restoreAll());

  for (const { name, notApplicable, run } of adapterConformance(() => myBank, { ...driver, lacks: ['resume'] })) {
    if (!notApplicable) it(name, run);
  }
});
