// The built package where there is no page yet: on a server, and in the page that takes over what the server rendered.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';
import { createElement, type ReactElement } from 'react';
import type * as ReactEntry from '../../src/react.js';
import { bundle, openBuiltPages, type BuiltPages } from './support/built-pages.js';

// What was built has the types of what it was built from.
const built = (await import(new URL('../../dist/react.js', import.meta.url).href)) as typeof ReactEntry;
// It comes without types.
const { renderToString } = createRequire(import.meta.url)('react-dom/server') as {
  renderToString: (element: ReactElement) => string;
};
const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  name: string;
  exports: Record<string, unknown>;
};
/** Those of types alone have nothing to import. */
const isCode = (target: unknown) => typeof target === 'object' && target !== null && 'default' in target;
const entries = Object.entries(manifest.exports)
  .filter(
    ([entry, target]) => (entry === '.' || entry.endsWith('.js')) && !entry.startsWith('./cdn/') && isCode(target),
  )
  .map(([entry]) => entry);

/** What the pages below keep for the tests. */
interface HydratedPage {
  readonly adapter: unknown;
  readonly links: unknown;
  readonly heard: readonly string[];
  readonly document: { querySelector(selector: string): ReactEntry.InternetbankLoginElement };
}
declare const window: HydratedPage;

describe('without a page', () => {
  for (const entry of entries) {
    it(`${entry} can be imported`, async () => {
      assert.equal('document' in globalThis, false);
      const module = (await import(manifest.name + entry.slice(1))) as object;
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
  component: createElement(built.InternetbankLogin, login, createElement('p', { slot: 'footer' })),
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

describe('what a server rendered', () => {
  let pages: BuiltPages;

  before(async () => {
    const scripts = new Map<string, string>();
    // React tells of what does not fit in development only.
    for (const [path, contents] of Object.entries({
      '/hydrate.js': hydrate,
      '/early.js': early,
      '/worker.js': inWorker,
    }))
      scripts.set(path, await bundle(contents, 'development'));
    pages = await openBuiltPages(scripts, (query) => {
      const shown = query.get('shown') === 'component' ? 'component' : 'tag';
      const first = query.has('early') ? '<script type="module" src="/early.js"></script>' : '';
      const rendered = `<main data-shown="${shown}">${renderToString(tags[shown])}</main>`;
      return `${rendered}${first}<script type="module" src="/hydrate.js"></script>`;
    });
  });
  after(() => pages.close());

  async function open(query: string) {
    const page = await pages.browser.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      if (!/Lit is in dev mode|React DevTools/.test(message.text())) complaints.push(message.text());
    });
    await page.goto(`${pages.origin}/?${query}`);
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
        const { adapter, links, heard, document } = window;
        const widget = document.querySelector('internetbank-login');
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
        new Promise<string[]>((resolve, reject) => {
          const worker = new Worker('/worker.js', { type: 'module' });
          worker.onmessage = ({ data }) => resolve(data as string[]);
          worker.onerror = (event) => reject(new Error(event.message));
        }),
    );
    assert.ok(['LoginFlow', 'createHttpAdapter', 'createDemoAdapter'].every((name) => names.includes(name)));
    await page.close();
  });
});
