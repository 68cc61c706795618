// The browsers that whole logins are tried in, each behind the little that all their drivers can do.
import puppeteer, { type Browser, type ElementHandle, type LaunchOptions } from 'puppeteer-core';
import { findChromium, findExecutable } from '../../../tools/test/find-browser.js';
import { startWebKit } from '../../../tools/test/webkit-driver.js';

/** What is found by a selector in the page or in any shadow tree of it, and is on the screen. */
function findShown(selector: string): Element | null {
  const shownIn = (root: ParentNode): Element | undefined => {
    const own = [...root.querySelectorAll(selector)].find((element) => element.getClientRects().length > 0);
    if (own) return own;
    for (const { shadowRoot } of root.querySelectorAll('*')) {
      const found = shadowRoot && shownIn(shadowRoot);
      if (found) return found;
    }
    return undefined;
  };
  return shownIn(document) ?? null;
}

/** tsx keeps the names of functions by a helper of its own, which no page has. */
const asExpression = (script: (...values: never[]) => unknown) => `((__name) => (${String(script)}))((inner) => inner)`;

/** A page as a person has it. Selectors reach into shadow trees; what they name is waited for. */
export interface Tab {
  goTo(url: string): Promise<void>;
  click(selector: string): Promise<void>;
  /** Types with keys, at the end of what is there. */
  type(selector: string, text: string): Promise<void>;
  /** Runs in the page. Neither arguments nor result may be more than JSON. */
  run<Values extends unknown[], Result>(
    script: (...values: Values) => Result,
    ...values: Values
  ): Promise<Awaited<Result>>;
  close(): Promise<void>;
}

export interface Engine {
  /** Its name and version, as it says. */
  readonly version: string;
  /** A tab in a profile of its own. */
  openTab(): Promise<Tab>;
  close(): Promise<void>;
}

/** However busy the machine is: longer than anything takes that happens at all. */
const PATIENCE_MS = 120_000;

/** Asks again and again until the answer is something. */
export async function until<T>(ask: () => Promise<T>, what: string): Promise<NonNullable<T>> {
  const giveUpAt = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > giveUpAt) throw new Error(`In vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export async function puppeteerEngine(options: LaunchOptions): Promise<Engine> {
  const browser: Browser = await puppeteer.launch({ protocolTimeout: PATIENCE_MS, ...options });
  return {
    version: await browser.version(),
    async openTab() {
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      page.setDefaultTimeout(PATIENCE_MS);
      const find = (selector: string) =>
        until(async () => {
          const handle = await page.evaluateHandle(`${asExpression(findShown)}(${JSON.stringify(selector)})`);
          return handle.asElement() as ElementHandle<Element> | null;
        }, selector);
      return {
        goTo: async (url) => void (await page.goto(url)),
        click: async (selector) => (await find(selector)).click(),
        type: async (selector, text) => (await find(selector)).type(text),
        run: (script, ...values) =>
          page.evaluate(`${asExpression(script)}(...${JSON.stringify(values)})`) as Promise<never>,
        close: () => context.close(),
      };
    },
    close: () => browser.close(),
  };
}

/** How WebDriver writes a reference to an element. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** A driver that has one window: tabs come one after the other, each without the cookies of the one before. */
async function webKitEngine(driver: string): Promise<Engine> {
  const webKit = await startWebKit(driver);
  const run = (script: (...values: never[]) => unknown, ...values: unknown[]) =>
    webKit.send('POST', '/execute/sync', { script: `return ${asExpression(script)}(...arguments)`, args: values });
  const find = async (selector: string) => {
    const found = (await until(() => run(findShown, selector), selector)) as Record<typeof ELEMENT, string>;
    return found[ELEMENT];
  };
  const goTo = (url: string) => webKit.send('POST', '/url', { url }) as Promise<void>;
  return {
    version: webKit.version,
    openTab: () =>
      Promise.resolve({
        goTo,
        click: async (selector) => void (await webKit.send('POST', `/element/${await find(selector)}/click`, {})),
        type: async (selector, text) =>
          void (await webKit.send('POST', `/element/${await find(selector)}/value`, { text })),
        run: run as Tab['run'],
        async close() {
          await webKit.send('DELETE', '/cookie');
          await goTo('about:blank');
        },
      }),
    close: () => webKit.close(),
  };
}

const firefox = findExecutable('firefox-esr', 'firefox');
const webKitDriver = findExecutable('WebKitWebDriver');

/** How to start each engine, or nothing where this machine does not have it. */
export const engines: Readonly<Record<string, (() => Promise<Engine>) | undefined>> = {
  Chromium: () => puppeteerEngine(findChromium()),
  Firefox: firefox ? () => puppeteerEngine({ browser: 'firefox', executablePath: firefox, headless: true }) : undefined,
  WebKit: webKitDriver ? () => webKitEngine(webKitDriver) : undefined,
};
