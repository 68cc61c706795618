// A real Chromium, and people who visit pages with it: each has cookies and storage of their own.
import puppeteer, {
  TargetType,
  type Browser,
  type BrowserContext,
  type ElementHandle,
  type Page,
} from 'puppeteer-core';
import { findChromium } from '../../../tools/test/find-browser.js';
import { nameKeeper } from '../../../tools/test/name-keeper.js';

/** An event of the widget with the members of all kinds: a test knows at which kind it looks. */
export interface Heard {
  type: string;
  detail: {
    step: string;
    method: string;
    problem: string;
    reference: string;
    activated: boolean;
    result?: unknown;
  };
}

declare global {
  interface Window {
    /** What the widget has told the page. */
    heardEvents: Heard[];
    /** Whether the page was brought back as it was left. */
    persisted?: boolean;
  }
}

export interface Equipment {
  userAgent?: string;
  viewport?: { width: number; height: number; isMobile?: boolean; hasTouch?: boolean };
}

/** Nothing here takes longer, unless it never happens, however busy the machine is. */
const PATIENCE_MS = 120_000;

/** What the devices that a login page tells apart call themselves. */
export const userAgents = {
  phone:
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36',
  iPhone:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
  tablet: 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
  /** An iPad says that it is a Mac, and has touch points. */
  iPad: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15',
  desktop: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
};

export async function launchBrowser(): Promise<Browser> {
  return puppeteer.launch({ ...findChromium(), protocolTimeout: 600_000 });
}

/**
 * Whether the browser keeps a page that is left, and shows it again as it was. A headless shell cannot. Asked of the
 * browser itself: its name or version does not say it.
 * @param origin that serves any two pages, `/` and `/demo/return`
 */
export async function hasBackForwardCache(browser: Browser, origin: string) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.goto(`${origin}/demo/return`);
  await page.evaluate(() => addEventListener('pageshow', ({ persisted }) => Object.assign(window, { persisted })));
  await page.goto(`${origin}/`);
  await page.goBack();
  const isPersisted = await page.evaluate(() => window.persisted === true);
  await context.close();
  return isPersisted;
}

/** Hides a tab as when its window is minimised. Bringing another to the front hides none in a headless shell. */
export async function hide(page: Page) {
  await page.emulateFocusedPage(false);
  const devtools = await page.createCDPSession();
  const { windowId } = await devtools.send('Browser.getWindowForTarget');
  await devtools.send('Browser.setWindowBounds', { windowId, bounds: { windowState: 'minimized' } });
  await page.waitForFunction(() => document.visibilityState === 'hidden', { polling: 100 });
}

/** One person with a browser profile of their own, and everything their tabs complain about. */
export class Visitor {
  /**
   * What no page may cause: exceptions, unhandled rejections, messages in the console, dialogs, violations of a policy. A
   * request that failed is the browser's own remark, not the page's.
   */
  complaints: string[] = [];
  #context: BrowserContext;
  #equipment: Equipment;

  constructor(context: BrowserContext, equipment: Equipment) {
    this.#context = context;
    this.#equipment = equipment;
    context.on('targetcreated', (target) => {
      // A tab that a page opens: its first words may be missed, the rest is heard.
      if (target.type() === TargetType.PAGE && target.opener())
        void target.page().then((page) => page && this.#watch(page));
    });
  }

  static async of(browser: Browser, equipment: Equipment = {}) {
    return new Visitor(await browser.createBrowserContext(), equipment);
  }

  async openTab(): Promise<Page> {
    const page = await this.#context.newPage();
    this.#watch(page);
    page.setDefaultTimeout(PATIENCE_MS);
    // Tests run side by side: each tab takes itself for the one that is looked at.
    await page.emulateFocusedPage(true);
    const { userAgent, viewport } = this.#equipment;
    if (userAgent) await page.setUserAgent({ userAgent });
    await page.setViewport(viewport ?? { width: 1000, height: 900 });
    if (viewport?.hasTouch) {
      const devtools = await page.createCDPSession();
      await devtools.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 5 });
    }
    await keepNames(page);
    await page.evaluateOnNewDocument(recordEvents);
    return page;
  }

  /** The tab that a page opens by what `act` does. */
  async tabOpenedBy(act: () => Promise<unknown>): Promise<Page> {
    const [target] = await Promise.all([
      this.#context.waitForTarget((candidate) => candidate.opener() !== undefined, { timeout: PATIENCE_MS }),
      act(),
    ]);
    const page = await target.page();
    if (!page) throw new Error('What was opened is no tab.');
    await keepNames(page);
    page.setDefaultTimeout(PATIENCE_MS);
    return page;
  }

  async leave() {
    await this.#context.close();
  }

  #watch(page: Page) {
    // Unanswered, it would hold up the page and all that is awaited on it.
    page.on('dialog', (dialog) => {
      this.complaints.push(`${dialog.type()}: ${dialog.message()}`);
      // Gone with its page, it needs no answer.
      dialog.dismiss().catch(() => undefined);
    });
    page.on('pageerror', (error) => {
      this.complaints.push(`thrown: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    });
    page.on('console', (message) => {
      const isAboutRequest = message.args().length === 0 && message.text().startsWith('Failed to load resource');
      // The browser's own advice, shown to nobody who does not ask for it.
      const isAdvice = String(message.type()) === 'verbose';
      if (!isAboutRequest && !isAdvice) this.complaints.push(`${message.type()}: ${message.text()}`);
    });
  }
}

async function keepNames(page: Page): Promise<void> {
  await page.evaluateOnNewDocument(nameKeeper);
  // A document that gives way to the next meanwhile needs them no more, and the next has them from its start.
  await page.evaluate(nameKeeper).catch((error: unknown) => {
    if (!/context was destroyed/.test(String(error))) throw error;
  });
}

/** In the page, before its own scripts: keeps what the widget says, and reports violations of the page's policy. */
function recordEvents() {
  const heard = [] as object[];
  Object.defineProperty(window, 'heardEvents', { value: heard });
  for (const name of ['step', 'success', 'failure', 'cancel', 'alarm', 'warning']) {
    addEventListener(`login-${name}`, (event) => {
      heard.push({ type: event.type, detail: (event as CustomEvent<unknown>).detail });
    });
  }
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
    console.error(`The policy was violated: ${violatedDirective} ${blockedURI} ${sample}`);
  });
}

/**
 * Lets so much time pass in a page at once: its timers and clocks go on as if they had, and wait while requests are under
 * way. Ends with the page's time standing still.
 */
export async function passTime(page: Page, forMs: number) {
  const devtools = await page.createCDPSession();
  const isOver = new Promise((resolve) => devtools.once('Emulation.virtualTimeBudgetExpired', resolve));
  await devtools.send('Emulation.setVirtualTimePolicy', { policy: 'pauseIfNetworkFetchesPending', budget: forMs });
  await isOver;
}

/**
 * What is seen of something that a page may take away at any time, as it does with a QR code that is too old: of what went
 * away meanwhile nothing is known, and the next is looked at.
 * @param find waits for it
 */
export async function whileThere<T>(
  find: () => Promise<ElementHandle<Element>>,
  look: (element: ElementHandle<Element>) => Promise<T>,
): Promise<T> {
  for (;;) {
    const element = await find();
    const [seen] = await Promise.allSettled([look(element)]);
    if (!(await element.evaluate(({ isConnected }) => isConnected))) continue;
    if (seen.status === 'rejected') throw seen.reason;
    return seen.value;
  }
}

/**
 * The pixels of a picture of the screen.
 * @param helper any tab without a policy
 */
export async function pixelsOf(
  helper: Page,
  png: Uint8Array,
): Promise<{ data: Uint8ClampedArray; width: number; height: number }> {
  const { pixels, width, height } = await helper.evaluate(async (base64: string) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const { width, height } = bitmap;
    const context = new OffscreenCanvas(width, height).getContext('2d');
    if (!context) throw new Error('There is no canvas.');
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, width, height);
    let pixels = '';
    for (let at = 0; at < data.length; at += 4096) pixels += String.fromCharCode(...data.subarray(at, at + 4096));
    return { pixels: btoa(pixels), width, height };
  }, Buffer.from(png).toString('base64'));
  return { data: new Uint8ClampedArray(Buffer.from(pixels, 'base64')), width, height };
}
