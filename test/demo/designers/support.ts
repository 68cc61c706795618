// The page that designers work in, open in a browser beside a plain page that wears their CSS.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import { after, before } from 'node:test';
import { createAdaptorServer } from '@hono/node-server';
import type { Browser, MediaFeature, Page } from 'puppeteer-core';
import { createApp, type DemoBank } from '../../../demo/server/app.js';
import type { PageTexts } from '../../../demo/shared/texts.js';
import type { InternetbankLogin } from '../../../src/widget/internetbank-login.js';
import { launchBrowser, Visitor } from '../../e2e/support/browser.js';

export const readJson = (file: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8'));

/** Of a page, by language and key. */
export const textsOf = (page: 'designers' | 'play' | 'shared'): PageTexts =>
  readJson(`demo/${page}/texts.json`) as PageTexts;

/** What an address or a plain page needs: where the demo is served. */
export let origin = '';
let browser: Browser;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const plainPage = `<!doctype html><html lang="en"><meta name="color-scheme" content="light dark"><title>Plain</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/plain.css"><style>body { width: 390px; margin: 0 }</style>
<script type="module" src="/cdn/internetbank-login.min.js"></script>
<internetbank-login endpoint="/bank"></internetbank-login></html>`;

/** The demo, and the page of a developer who was given a style sheet: `PUT /plain.css`, then `/plain`. */
function serve({ app }: DemoBank): Server {
  let css = '';
  const fetch = async (request: Request, env: object) => {
    const { pathname } = new URL(request.url);
    if (pathname === '/plain') return new Response(plainPage, { headers: { 'Content-Type': 'text/html' } });
    if (pathname !== '/plain.css') return app.fetch(request, env);
    if (request.method === 'PUT') css = await request.text();
    return new Response(css, { headers: { 'Content-Type': 'text/css' } });
  };
  return createAdaptorServer({ fetch }) as Server;
}

/** One server and one browser for the tests of a file. */
export function openBrowser(): void {
  let bank: DemoBank;
  let server: Server;
  before(async () => {
    bank = await createApp({ pace: 0 });
    server = serve(bank);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await launchBrowser();
  });
  after(async () => {
    await browser.close();
    server.closeAllConnections();
    server.close();
    await bank.close();
  });
}

export interface Equipment {
  viewport?: { width: number; height: number };
  features?: MediaFeature[];
  /** In the page, before its own scripts. */
  first?: () => void;
}

/** The parts of the page come one by one, and each view by itself. */
const drawn = (page: Page) =>
  page.waitForFunction(() => {
    const view = document.querySelector('#view > :defined');
    return document.querySelector('designers-page') === null || (view?.childElementCount ?? 0) > 0;
  });

/** A designer with the page open. Nothing may be thrown, written to the console or held back by the page's policy. */
export async function visit(
  address: string | (() => string),
  act: (page: Page) => Promise<void>,
  { viewport = { width: 1360, height: 900 }, features, first }: Equipment = {},
): Promise<void> {
  const visitor = await Visitor.of(browser, { viewport });
  try {
    const page = await visitor.openTab();
    if (features) await page.emulateMediaFeatures(features);
    if (first) await page.evaluateOnNewDocument(first);
    await page.goto(typeof address === 'function' ? address() : `${origin}${address}`);
    await drawn(page);
    await act(page);
    assert.deepEqual(visitor.complaints, []);
  } finally {
    await visitor.leave();
  }
}

export const shown = (page: Page, selector = '.artboard') => page.waitForSelector(`${selector}[data-shown="yes"]`);

/** What the one drawn page shows, and how. */
export const screenOf = (page: Page) =>
  page.$eval('.artboard', (board) => {
    const widget = board.querySelector('internetbank-login') as InternetbankLogin;
    return {
      ...widget.state,
      lang: widget.shadowRoot?.querySelector<HTMLElement>('[part=card]')?.lang,
      scheme: getComputedStyle(widget).colorScheme,
      width: (board as HTMLElement).offsetWidth,
    };
  });

export const paste = (page: Page, text: string) =>
  page.$eval('#import', (area, value) => Object.assign(area, { value }), text).then(() => undefined);

interface Axe {
  run(root: Document, options: object): Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }>;
}

/** Axe finds no fault with the page. */
export async function isClean(page: Page, what: string): Promise<void> {
  await page.evaluate(axe);
  const violations = await page.evaluate(async () => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { axe } = window as unknown as { axe: Axe };
    const found = await axe.run(document, { runOnly: { type: 'tag', values: tags } });
    return found.violations.map(({ id, nodes }) => {
      const places = nodes.slice(0, 3).map(({ target }) => target.join(' '));
      return `${id}: ${places.join(' | ')}`;
    });
  });
  assert.deepEqual(violations, [], what);
}
