/** How soon a person can use the first screen, and what it costs: each page of `pages.ts`, in turns, in one run. */
import type { Browser, Page } from 'puppeteer-core';
import { heapUsed, inPage, median } from './browser.js';
import { bareLit, pages, plain, type Measured } from './pages.js';

/** Slow 4G, as Lighthouse has it. */
const slowNetwork = { offline: false, latency: 150, downloadThroughput: 204_800, uploadThroughput: 93_750 };
const slowdown = 4;

interface Notes {
  usableAt: number | undefined;
  shift: number;
  tasks: number[];
}
declare global {
  interface Window {
    firstScreen: Notes;
  }
}

/** One load of a page. */
interface Sample {
  readonly usableMs: number;
  readonly requests: number;
  /** With brotli, as they came. */
  readonly bytes: number;
  /** Tasks of more than 50 ms, and by how much they were longer. */
  readonly longTasks: number;
  readonly blockedMs: number;
  readonly shift: number;
  readonly heap: number;
}

/** In the page, before its own scripts. */
function watch(selector: string): void {
  const notes: Notes = { usableAt: undefined, shift: 0, tasks: [] };
  window.firstScreen = notes;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) notes.tasks.push(duration);
  }).observe({ type: 'longtask', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) notes.shift += (entry as PerformanceEntry & { value: number }).value;
  }).observe({ type: 'layout-shift', buffered: true });
  const find = (root: ParentNode): Element | undefined => {
    const own = root.querySelector(selector);
    if (own && own.getBoundingClientRect().height > 0) return own;
    for (const { shadowRoot } of root.querySelectorAll('*')) {
      const inner = shadowRoot && find(shadowRoot);
      if (inner) return inner;
    }
    return undefined;
  };
  const look = () => {
    if (!find(document)) requestAnimationFrame(look);
    else notes.usableAt = performance.now();
  };
  requestAnimationFrame(look);
}

const load = (browser: Browser, url: string, { usable }: Measured): Promise<Sample> =>
  inPage(browser, slowdown, async (page: Page) => {
    await page.evaluateOnNewDocument(watch, usable);
    const client = await page.createCDPSession();
    await client.send('Network.enable');
    await client.send('Network.emulateNetworkConditions', slowNetwork);
    await page.goto(url, { waitUntil: 'domcontentloaded' });
    await page.waitForFunction(() => window.firstScreen.usableAt !== undefined);
    // Until nothing more is loaded, but for what a person would ask for.
    await page.waitForNetworkIdle({ idleTime: 300 });
    const notes = await page.evaluate(() => {
      const { usableAt = NaN, shift, tasks } = window.firstScreen;
      const loaded = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
      const before = loaded.filter(({ startTime, name }) => startTime <= usableAt && !name.startsWith('data:'));
      const bytes = before.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
      return { usableAt, shift, tasks, requests: before.length, bytes };
    });
    const early = notes.tasks;
    return {
      usableMs: notes.usableAt,
      requests: notes.requests,
      bytes: notes.bytes,
      longTasks: early.length,
      blockedMs: early.reduce((sum, duration) => sum + duration - 50, 0),
      shift: notes.shift,
      heap: await heapUsed(client),
    };
  });

/** @param rounds how often each page is loaded */
export async function measureFirstScreens(browser: Browser, origin: string, rounds: number): Promise<string[]> {
  const all = [...pages.reference, ...pages.ours];
  const samples = new Map<Measured, Sample[]>(all.map((page) => [page, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, page] of all.entries()) samples.get(page)?.push(await load(browser, `${origin}/${index}`, page));
  }
  const of = (page: Measured, key: keyof Sample) => median((samples.get(page) ?? []).map((sample) => sample[key]));
  const ratio = (page: Measured, other: Measured) => (of(page, 'usableMs') / of(other, 'usableMs')).toFixed(2);
  const rows = all.map((page) => [
    page.name,
    String(of(page, 'requests')),
    (of(page, 'bytes') / 1000).toFixed(1),
    ratio(page, plain),
    ratio(page, bareLit),
    String(of(page, 'longTasks')),
    of(page, 'blockedMs').toFixed(0),
    of(page, 'shift').toFixed(3),
    ((of(page, 'heap') - of(plain, 'heap')) / 1e6).toFixed(2),
  ]);
  const head = ['page', 'requests', 'kB', '× plain', '× Lit', 'long tasks', 'blocked ms', 'shift', 'heap MB'];
  return [head, head.map((_, column) => (column === 0 ? '---' : '---:')), ...rows].map(
    (cells) => `| ${cells.join(' | ')} |`,
  );
}
