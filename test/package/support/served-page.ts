// A page whose script is held back until the test has looked at what a server has drawn.
import { PredefinedNetworkConditions, type HTTPRequest, type Page } from 'puppeteer-core';
import type { InternetbankLogin } from '../../../src/index.js';
import { nameKeeper } from '../../../tools/test/name-keeper.js';
import type { BuiltPages } from './built-pages.js';

export interface Served {
  readonly page: Page;
  /** What was thrown or written to the console. */
  readonly complaints: readonly string[];
  /** Lets the script in, and waits for the widget to have drawn. */
  readonly release: () => Promise<void>;
  /** The script never comes. */
  readonly block: () => Promise<void>;
}

interface Watched {
  shifts: number[];
  seen: WeakSet<Element>;
}

export async function openServed(pages: BuiltPages, query: URLSearchParams): Promise<Served> {
  const page = await pages.browser.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => complaints.push(message.text()));
  await page.evaluateOnNewDocument(nameKeeper);
  await page.evaluateOnNewDocument(() => {
    const watched = window as unknown as Watched;
    watched.shifts = [];
    watched.seen = new WeakSet();
    const count = (list: PerformanceObserverEntryList) =>
      watched.shifts.push(...list.getEntries().map((entry) => (entry as PerformanceEntry & { value: number }).value));
    new PerformanceObserver(count).observe({ type: 'layout-shift', buffered: true });
  });
  await page.setRequestInterception(true);
  let isHeld = false;
  const asked = new Promise<HTTPRequest>((resolve) => {
    page.on('request', (request) => {
      if (request.resourceType() !== 'script' || isHeld) return void request.continue();
      isHeld = true;
      resolve(request);
    });
  });
  const going = page.goto(`${pages.origin}/?${query}`);
  const request = await asked;
  await page.waitForSelector('main + p');
  await settled(page);
  // How a browser shows what comes piece by piece is not up to the widget.
  await page.evaluate(() => ((window as unknown as Watched).shifts = []));
  return {
    page,
    complaints,
    block: async () => {
      await request.abort();
      await going;
    },
    release: async () => {
      await request.continue();
      await going;
      await page.waitForFunction(() => document.querySelector('internetbank-login')?.state?.step !== 'loading');
      await page.evaluate(async () => {
        const login = document.querySelector<InternetbankLogin>('internetbank-login');
        await login?.updateComplete;
      });
      await settled(page);
    },
  };
}

/** Two pictures later everything that was drawn has been measured. */
const settled = (page: Page): Promise<unknown> =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));

export const shifts = (page: Page): Promise<number[]> => page.evaluate(() => (window as unknown as Watched).shifts);

/** What is on the page, through shadow roots, and how much of it was there when this was asked before. */
export const held = (page: Page) =>
  page.evaluate(() => {
    const { seen } = window as unknown as Watched;
    const nodes: Element[] = [];
    const words: string[] = [];
    const walk = (node: Node): void => {
      if (node instanceof Text && node.data.trim() !== '') words.push(node.data.trim());
      if (node instanceof HTMLStyleElement || node.nodeName === 'NOSCRIPT') return;
      if (node instanceof Element) nodes.push(node);
      for (const child of (node as Partial<Element>).shadowRoot?.childNodes ?? []) walk(child);
      node.childNodes.forEach(walk);
    };
    const login = document.querySelector<InternetbankLogin>('internetbank-login');
    if (login) walk(login);
    const isFirst = !nodes.some((node) => seen.has(node));
    const kept = nodes.filter((node) => isFirst || seen.has(node)).length;
    nodes.forEach((node) => seen.add(node));
    return { count: nodes.length, kept, text: words.join('|'), step: login?.state?.step };
  });

/** Milliseconds from navigation until a method is painted, on slow 4G and a processor slowed down four times. */
export async function readableAfter({ browser, origin }: BuiltPages, query: string): Promise<number> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.emulateCPUThrottling(4);
  await page.emulateNetworkConditions(PredefinedNetworkConditions['Slow 4G']);
  await page.evaluateOnNewDocument(nameKeeper);
  await page.evaluateOnNewDocument(() => {
    const isThere = (root: ParentNode): boolean =>
      root.querySelector('[part=method]') !== null ||
      [...root.querySelectorAll('*')].some(({ shadowRoot }) => shadowRoot && isThere(shadowRoot));
    const look = () => {
      if (isThere(document)) performance.mark('readable');
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await page.goto(`${origin}/?${query}`);
  await page.waitForFunction(() => performance.getEntriesByName('readable').length > 0);
  const at = await page.evaluate(() => performance.getEntriesByName('readable')[0]?.startTime ?? NaN);
  await context.close();
  return at;
}
