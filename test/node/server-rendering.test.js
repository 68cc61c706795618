// @ts-check
// The built package where there is no page yet: on a server, and in the page that takes over what the server rendered.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import puppeteer from 'puppeteer-core';
import { createElement } from 'react';
import { InternetbankLogin } from '../../dist/react.js';
import { findChromium } from '../../tools/test/find-browser.js';

// It comes without types.
const { renderToString } = createRequire(import.meta.url)('react-dom/server');
const root = fileURLToPath(new URL('../..', import.meta.url));
const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
const entries = Object.keys(manifest.exports).filter(
  (entry) => (entry === '.' || entry.endsWith('.js')) && !entry.startsWith('./cdn/'),
);

describe('without a page', () => {
  for (const entry of entries) {
    it(`${entry} can be imported`, async () => {
      assert.equal('document' in globalThis, false);
      const module = await import(manifest.name + entry.slice(1));
      assert.notEqual(Object.keys(module).length, 0);
    });
  }

  it('react.js says first of all that it runs in the browser too', () => {
    const [first] = readFileSync(new URL('../../dist/react.js', import.meta.url), 'utf8').split('\n', 1);
    assert.equal(first, "'use client';");
  });
});

/** One tag as a server renders it, and the script that takes it over. */
const login = { lang: 'lv', endpoint: '/bank', resume: true };
const tags = {
  component: createElement(InternetbankLogin, /** @type {any} */ (login), createElement('p', { slot: 'footer' })),
  tag: createElement('internetbank-login', { lang: 'lv', methods: 'password' }, createElement('p', { slot: 'footer' })),
};
const hydrate = `
  import { createElement } from 'react';
  import { hydrateRoot } from 'react-dom/client';
  import { InternetbankLogin } from './dist/react.js';
  import { createDemoAdapter } from './dist/adapters/demo.js';

  const heard = [];
  const onLoginStep = ({ detail }) => heard.push(detail.step);
  const adapter = createDemoAdapter({ delayMs: 0 });
  const links = { contact: 'https://bank.example/' };
  const footer = createElement('p', { slot: 'footer' });
  const shown =
    document.querySelector('main').dataset.shown === 'component'
      ? createElement(InternetbankLogin, { ...${JSON.stringify(login)}, adapter, links, onLoginStep }, footer)
      : createElement('internetbank-login', { lang: 'lv', methods: 'password', adapter, links, 'onlogin-step': onLoginStep }, footer);
  Object.assign(window, { heard, adapter, links });
  hydrateRoot(document.querySelector('main'), shown, { onRecoverableError: (error) => console.error(error) });
`;
const early = `import './dist/index.js';`;
const inWorker = `
  import * as flow from './dist/flow.js';
  import * as http from './dist/adapters/http.js';
  import * as demo from './dist/adapters/demo.js';
  postMessage([flow, http, demo].flatMap((module) => Object.keys(module)));
`;

/** @param {string} contents */
async function bundle(contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    logOverride: { 'ignored-bare-import': 'silent' },
    // React tells of what does not fit in development only.
    define: { 'process.env.NODE_ENV': '"development"' },
  });
  return outputFiles[0]?.text ?? '';
}

describe('what a server rendered', () => {
  /** @type {import('node:http').Server} */
  let server;
  /** @type {import('puppeteer-core').Browser} */
  let browser;
  let origin = '';

  before(async () => {
    const [hydrating, defining, working] = await Promise.all([hydrate, early, inWorker].map(bundle));
    const scripts = new Map([
      ['/hydrate.js', hydrating],
      ['/early.js', defining],
      ['/worker.js', working],
    ]);
    server = createServer((request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
      const script = scripts.get(pathname);
      response.setHeader('Content-Type', script === undefined ? 'text/html; charset=utf-8' : 'text/javascript');
      if (script !== undefined) return response.end(script);
      const shown = searchParams.get('shown') === 'component' ? 'component' : 'tag';
      const first = searchParams.has('early') ? '<script type="module" src="/early.js"></script>' : '';
      return response.end(
        `<!doctype html><link rel="icon" href="data:"><main data-shown="${shown}">${renderToString(tags[shown])}</main>` +
          `${first}<script type="module" src="/hydrate.js"></script>`,
      );
    }).listen(0, '127.0.0.1');
    const launching = puppeteer.launch(/** @type {any} */ (findChromium()));
    await once(server, 'listening');
    const address = server.address();
    origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
    browser = await launching;
  });
  after(async () => {
    await browser?.close();
    server?.close();
    server?.closeAllConnections();
  });

  /** @param {string} query */
  async function open(query) {
    const page = await browser.newPage();
    /** @type {string[]} */
    const complaints = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      if (!/Lit is in dev mode|React DevTools/.test(message.text())) complaints.push(message.text());
    });
    await page.goto(`${origin}/?${query}`);
    return { page, complaints };
  }

  it('is the tag with what text can say, and its children', () => {
    const footer = '<p slot="footer"></p></internetbank-login>';
    assert.equal(renderToString(tags.component), `<internetbank-login lang="lv">${footer}`);
    assert.equal(renderToString(tags.tag), `<internetbank-login lang="lv" methods="password">${footer}`);
  });

  for (const query of ['shown=component', 'shown=component&early']) {
    it(`gets from the component all that a server cannot send: ${query}`, async () => {
      const { page, complaints } = await open(query);
      await page.waitForSelector('internetbank-login[step=choosing]');
      const set = await page.evaluate(() => {
        const { adapter, links, heard } = /** @type {any} */ (window);
        const widget = /** @type {any} */ (document.querySelector('internetbank-login'));
        return {
          hasAdapter: widget.adapter === adapter,
          hasLinks: widget.links === links,
          lang: widget.lang,
          endpoint: widget.endpoint,
          resume: widget.resume,
          heard,
        };
      });
      assert.deepEqual(set, {
        hasAdapter: true,
        hasLinks: true,
        lang: 'lv',
        endpoint: '/bank',
        resume: true,
        heard: ['choosing'],
      });
      assert.deepEqual(complaints, []);
      await page.close();
    });
  }

  for (const query of ['shown=tag', 'shown=tag&early']) {
    it(`is taken over without a complaint as a tag too: ${query}`, async () => {
      const { page, complaints } = await open(query);
      await page.waitForSelector('internetbank-login[step=failed]');
      assert.deepEqual(complaints, []);
      await page.close();
    });
  }

  it('needs no page for the flow and its adapters: a worker runs them', async () => {
    const { page } = await open('shown=tag');
    const names = await page.evaluate(
      () =>
        new Promise((resolve, reject) => {
          const worker = new Worker('/worker.js', { type: 'module' });
          worker.onmessage = ({ data }) => resolve(data);
          worker.onerror = (event) => reject(new Error(event.message));
        }),
    );
    assert.ok(['LoginFlow', 'createHttpAdapter', 'createDemoAdapter'].every((name) => names.includes(name)));
    await page.close();
  });
});
