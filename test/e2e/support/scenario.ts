// A login in a real Chromium at the demo bank: the built widget, on its page, under its policy.
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { Bank, type BankOptions } from './bank.js';
import { hasBackForwardCache, launchBrowser, Visitor, type Equipment } from './browser.js';
import { LoginPage, type Language } from './login-page.js';

export interface Situation {
  language?: Language;
  /** Of the page that is opened, unless it is the demo's. */
  path?: string;
  bank?: BankOptions;
  equipment?: Equipment;
  /** What the bank is told before the page is opened. */
  prepare?: (bank: Bank) => void;
  /** A busy machine may need longer for the test than the widget gives a call of the bank: here a call may last. */
  hasPatience?: boolean;
  /** Without it in the browser the test does not run, and the sum says so. */
  needsBackForwardCache?: boolean;
}

export interface Play {
  bank: Bank;
  visitor: Visitor;
  login: LoginPage;
  page: Page;
}

/** Much of a login is waiting, so several go on at a time. */
export const together = { concurrency: 4 };
/** What the bank waits before it sends a push: the code is on the page by then. */
export const PUSH_DELAY_MS = 3000;
/** What the phone of somebody who answers by himself takes. */
export const ANSWERED_MS = 2 * PUSH_DELAY_MS;
export const phoneScreen = { width: 390, height: 844, isMobile: true, hasTouch: true };

/** A page that does nothing for the widget but set its endpoint. */
export const BARE =
  '<script type="module" src="/cdn/internetbank-login.min.js"></script><internetbank-login endpoint="/bank"></internetbank-login>';

/** The one of the file's tests. */
export let browser: Browser;
let isAnswered: Promise<boolean> | undefined;

before(async () => {
  browser = await launchBrowser();
});
after(() => browser.close());

/** In the page, before its own scripts: no timer of ten seconds or more goes off, and the shortest limit of a call is ten. */
function letCallsLast(): void {
  const setTimeout = window.setTimeout.bind(window);
  Object.assign(window, {
    setTimeout: (end: () => void, ms = 0) => (ms >= 10_000 ? 0 : setTimeout(end, ms)),
  });
}

/** Whether the browser brings a page back as it was left. */
async function keepsPages(): Promise<boolean> {
  const bank = await Bank.open();
  for (const path of ['/', '/demo/return']) bank.page(path, '');
  const answer = await hasBackForwardCache(browser, bank.origin);
  await bank.close();
  return answer;
}

/**
 * A test with a bank, a visitor and a page of its own. None may cause an exception, a message in the console or a
 * violation of the page's policy, however it ends.
 */
export function scenario(name: string, situation: Situation, play: (play: Play) => Promise<void>): void {
  const { language = 'en', path, bank: options, equipment, prepare, hasPatience, needsBackForwardCache } = situation;
  void it(name, async (test) => {
    if (needsBackForwardCache && !(await (isAnswered ??= keepsPages()))) {
      test.skip('this browser has no back/forward cache');
      return;
    }
    const bank = await Bank.open(options);
    const visitor = await Visitor.of(browser, equipment);
    try {
      prepare?.(bank);
      const page = await visitor.openTab();
      if (hasPatience) await page.evaluateOnNewDocument(letCallsLast);
      await page.goto(bank.origin + (path ?? `/?lang=${language}`));
      const login = new LoginPage(page, language);
      try {
        await play({ bank, visitor, login, page });
      } catch (error) {
        // What went wrong is told by the screen, the last request and the complaints together.
        const screen = await login.composed().catch(() => 'There is no widget.');
        const { method: verb, path: asked, status } = bank.asked.at(-1) ?? {};
        const reason = error instanceof Error ? error.stack : String(error);
        throw new Error([reason, ...visitor.complaints, `${verb} ${asked}: ${status}`, screen].join('\n'), {
          cause: error,
        });
      }
      assert.deepEqual(visitor.complaints, []);
    } finally {
      await visitor.leave();
      await bank.close();
    }
  });
}
