/** The promises of the HTTP contract that no adapter sees: one check each, for whoever can read headers and cookies. */
import type { ConformanceDriver } from '../driver.js';
import { checkOf, type ConformanceCheck } from '../promised.js';
import { answerChecks } from './answers.js';
import { bodyChecks } from './bodies.js';
import type { Browser } from './browser.js';
import { browserChecks } from './browsers.js';
import type { WireCheck } from './check.js';
import { cookieChecks } from './cookies.js';
import { guardChecks } from './guards.js';
import { Page } from './page.js';

export interface WireOptions {
  readonly endpoint: string;
  /** Of the bank's pages. */
  readonly origin: string;
  /** The one for whom the driver acts. */
  readonly browser: Browser;
  /** One that the bank has never seen. */
  readonly newBrowser: () => Browser;
}

export const wireChecks: readonly WireCheck[] = [
  ...answerChecks,
  ...guardChecks,
  ...cookieChecks,
  ...browserChecks,
  ...bodyChecks,
];

export function wireConformance(
  { endpoint, origin, browser, newBrowser }: WireOptions,
  driver: ConformanceDriver,
): readonly ConformanceCheck[] {
  return wireChecks.map((check) =>
    checkOf(check, driver, async (act) => {
      const pages: Page[] = [];
      const open = (each: Browser): Page => {
        const page = new Page(each, endpoint, driver);
        pages.push(page);
        return page;
      };
      try {
        await act({ page: open(browser), another: () => open(newBrowser()), origin });
      } finally {
        for (const page of pages) await page.leave();
      }
    }),
  );
}
