// @ts-check
// The built widget in a frame of another site, which the page allows: apps, other sites and the bank's next page leave it.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { launchBrowser } from '../e2e/support/browser.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A bank whose only answer is in the address. */
const login = `
  import './dist/index.js';

  const reply = JSON.parse(new URL(location.href).searchParams.get('reply'));
  const answer = async () => reply;
  const widget = document.querySelector('internetbank-login');
  window.told = [];
  widget.addEventListener('login-warning', ({ detail }) => window.told.push(detail.message));
  widget.adapter = {
    options: async () => ({ methods: [{ id: 'smart-id', asks: [] }] }),
    start: answer,
    poll: () => new Promise(() => {}),
    submit: answer,
  };
`;

describe('the widget in a frame of another site', () => {
  /** @type {import('node:http').Server[]} */
  const servers = [];
  /** @type {import('puppeteer-core').Browser} */
  let browser;
  let [outer, inner] = ['', ''];

  before(async () => {
    const { outputFiles } = await build({
      stdin: { contents: login, resolveDir: root },
      bundle: true,
      write: false,
      format: 'esm',
      platform: 'browser',
      conditions: ['production'],
      logOverride: { 'ignored-bare-import': 'silent' },
    });
    const script = outputFiles[0]?.text ?? '';
    const serve = async (/** @type {(url: URL) => string | undefined} */ pageAt) => {
      const server = createServer((request, response) => {
        const url = new URL(request.url ?? '/', 'http://127.0.0.1');
        const page = pageAt(url);
        response.setHeader('Content-Type', page === undefined ? 'text/javascript' : 'text/html; charset=utf-8');
        response.end(page === undefined ? script : `<!doctype html><link rel="icon" href="data:">${page}`);
      }).listen(0, '127.0.0.1');
      servers.push(server);
      await once(server, 'listening');
      const address = server.address();
      return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
    };
    inner = await serve(({ pathname }) => {
      if (pathname === '/login.js') return undefined;
      return pathname === '/login'
        ? `<internetbank-login lang="en" allow-framing allowed-hosts="127.0.0.1"></internetbank-login><script type="module" src="/login.js"></script>`
        : `<h1>${pathname}</h1>`;
    });
    outer = await serve(({ searchParams }) => {
      const sandbox = searchParams.get('sandbox');
      const inside = `${inner}/login?reply=${encodeURIComponent(searchParams.get('reply') ?? '')}`;
      return `<iframe width="800" height="800" ${sandbox === null ? '' : `sandbox="${sandbox}"`} src="${inside}"></iframe>`;
    });
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    for (const server of servers) {
      server.close();
      server.closeAllConnections();
    }
  });

  /** Chooses the one method there is. @param {unknown} reply @param {string} [sandbox] */
  async function logIn(reply, sandbox) {
    const page = await browser.newPage();
    const query = new URLSearchParams({ reply: JSON.stringify(reply), ...(sandbox !== undefined && { sandbox }) });
    await page.goto(`${outer}/?${query}`);
    const element = await page.waitForSelector('iframe');
    const frame = await element?.contentFrame();
    if (!frame) throw new Error('there is no frame');
    await (await frame.waitForSelector('internetbank-login >>> [part=method]'))?.click();
    return { page, frame };
  }
  const pending = (/** @type {unknown} */ show) => ({ status: 'pending', session: { id: '1' }, show });

  for (const [what, showing] of [
    ['an app', (/** @type {string} */ link) => ({ kind: 'device-link', link })],
    ['another site', (/** @type {string} */ url) => ({ kind: 'redirect', url })],
  ]) {
    it(`leaves it for ${what}`, async () => {
      const url = `${inner}/elsewhere?A=%7e`;
      const { page, frame } = await logIn(pending(/** @type {any} */ (showing)(url)));
      const link = await frame.waitForSelector('internetbank-login >>> [part="app-link"]');
      await Promise.all([page.waitForNavigation(), link?.click()]);
      assert.equal(page.url(), url);
      await page.close();
    });
  }

  it('leaves it for the bank’s next page', async () => {
    const { page } = await logIn({ status: 'success', redirectUrl: '/accounts' });
    await page.waitForFunction((/** @type {string} */ url) => location.href === url, {}, `${inner}/accounts`);
    await page.close();
  });

  for (const [what, reply, url] of [
    ['the bank’s next page', { status: 'success', redirectUrl: '/accounts' }, '/accounts'],
    ['another site', pending({ kind: 'redirect', url: '/elsewhere?A=%7e' }), '/elsewhere?A=%7e'],
  ]) {
    it(`says so where it may not leave it for ${what}, and offers a window`, async () => {
      const { page, frame } = await logIn(reply, 'allow-scripts allow-same-origin allow-popups');
      if (what === 'another site')
        await (
          await frame.waitForSelector('internetbank-login >>> [part="app-link"]')
        )?.evaluate((link) => /** @type {any} */ (link).click());
      const link = await frame.waitForSelector('internetbank-login >>> [part="error"] > [part="link"]', {
        // Looked for again and again: changes in a shadow root are not told.
        visible: true,
      });
      assert.deepEqual(
        await link?.evaluate((/** @type {any} */ { target, attributes }) => [attributes.href.value, target]),
        [url, '_blank'],
      );
      await frame.waitForFunction(() => /** @type {any} */ (window).told.length > 0);
      const told = await frame.evaluate(() => /** @type {any} */ (window).told);
      assert.equal(told.length, 1);
      assert.match(told[0], /allow-top-navigation/);
      await page.close();
    });
  }
});
