// @ts-check
// The built React component in a real page: the types are tested in test/types/react.tsx.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import puppeteer from 'puppeteer-core';
import { findChromium } from '../../tools/test/find-browser.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

const page = `
  import { createElement, createRef } from 'react';
  import { createRoot } from 'react-dom/client';
  import { InternetbankLogin } from './dist/react.js';
  import { createDemoAdapter } from './dist/adapters/demo.js';

  const login = createRef();
  const heard = [];
  const listen = (name, note = '') => [name, ({ detail, type }) => heard.push({ type: type + note, detail })];
  const props = Object.fromEntries(
    ['onLoginStep', 'onLoginSuccess', 'onLoginFailure', 'onLoginCancel', 'onLoginAlarm', 'onLoginWarning'].map((name) => listen(name)),
  );
  const adapter = createDemoAdapter({ delayMs: 0 });
  const shown = createRoot(document.querySelector('main'));
  const show = (more) =>
    shown.render(createElement(InternetbankLogin, { ref: login, adapter, lang: 'lv', className: 'mine', methods: 'id-card smart-id', rememberMethod: true, ...props, ...more }));
  const again = () => show({ ...Object.fromEntries([listen('onLoginFailure', ' again')]), adapter: createDemoAdapter({ delayMs: 0, persona: '100003' }), lang: 'lt' });
  Object.assign(window, { login, heard, again });
  show();
`;

describe('the React component', () => {
  /** @type {import('node:http').Server} */
  let server;
  /** @type {import('puppeteer-core').Browser} */
  let browser;
  /** @type {import('puppeteer-core').Page} */
  let tab;
  /** @type {string[]} */
  const complaints = [];

  before(async () => {
    const { outputFiles } = await build({
      stdin: { contents: page, resolveDir: root },
      bundle: true,
      write: false,
      format: 'esm',
      platform: 'browser',
      // Each file names what it needs once more, for browsers to begin with.
      logOverride: { 'ignored-bare-import': 'silent' },
      define: { 'process.env.NODE_ENV': '"production"' },
    });
    const script = outputFiles[0]?.text ?? '';
    server = createServer(({ url }, response) => {
      const isScript = url === '/page.js';
      response.setHeader('Content-Type', isScript ? 'text/javascript' : 'text/html; charset=utf-8');
      response.end(
        isScript
          ? script
          : '<!doctype html><link rel="icon" href="data:"><main></main><script type="module" src="/page.js"></script>',
      );
    }).listen(0, '127.0.0.1');
    const chromium = /** @type {import('puppeteer-core').LaunchOptions} */ (await findChromium());
    const launching = puppeteer.launch(chromium);
    await once(server, 'listening');
    browser = await launching;
    tab = await browser.newPage();
    tab.on('pageerror', (error) => complaints.push(String(error)));
    tab.on('console', (message) => complaints.push(message.text()));
    const address = server.address();
    await tab.goto(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`);
    await step('choosing');
  });
  after(async () => {
    await browser?.close();
    server?.close();
    server?.closeAllConnections();
  });

  /** @param {string} name */
  const step = (name) => tab.waitForSelector(`internetbank-login[step=${name}]`, { timeout: 120_000 });
  /** @returns {Promise<{ type: string, detail: any }[]>} */
  const heard = () => tab.evaluate(() => /** @type {any} */ (window).heard.splice(0));

  it('sets attributes and properties', async () => {
    const set = await tab.evaluate(() => {
      const { current } = /** @type {any} */ (window).login;
      const { localName, lang, className, methods, rememberMethod, adapter } = current;
      return { localName, lang, className, methods, rememberMethod, hasAdapter: typeof adapter.start };
    });
    assert.deepEqual(set, {
      localName: 'internetbank-login',
      lang: 'lv',
      className: 'mine',
      methods: 'id-card smart-id',
      rememberMethod: true,
      hasAdapter: 'function',
    });
  });

  it('hears a login from its start to its success', async () => {
    await tab.evaluate(() => /** @type {any} */ (window).login.current.start('smart-id'));
    await step('succeeded');
    const events = await heard();
    assert.deepEqual(
      events
        .filter(({ type }) => type === 'login-step')
        .map(({ detail }) => detail.step)
        .slice(-3),
      ['starting', 'waiting', 'succeeded'],
    );
    assert.deepEqual(
      events.filter(({ type }) => type !== 'login-step'),
      [{ type: 'login-success', detail: { method: 'smart-id', activated: false, result: { name: 'Demo Client' } } }],
    );
  });

  it('follows new props, and hears each event once', async () => {
    await tab.evaluate(() => /** @type {any} */ (window).again());
    await step('choosing');
    await tab.evaluate(() => /** @type {any} */ (window).login.current.start('smart-id'));
    await step('failed');
    const ends = (await heard()).filter(({ type }) => type !== 'login-step');
    assert.deepEqual(ends, [{ type: 'login-failure again', detail: { method: 'smart-id', problem: 'user-refused' } }]);
    assert.equal(await tab.evaluate(() => /** @type {any} */ (window).login.current.lang), 'lt');
  });

  it('causes no complaint', () => {
    assert.deepEqual(complaints, []);
  });
});
