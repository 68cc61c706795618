/** The promises of the HTTP contract that no adapter sees: one check each, for whoever can read headers and cookies. */
import type { ConformanceDriver } from '../driver.js';
import type { ConformanceCheck } from '../promised.js';
import { answerChecks } from './answers.js';
import { bodyChecks } from './bodies.js';
import type { Browser } from './browser.js';
import { browserChecks } from './browsers.js';
import type { Wire, WireCheck } from './check.js';
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
  return wireChecks.map(({ name, promise, see, needs, claim }) => {
    const notApplicable = needs?.(driver);
    return Object.freeze({
      name,
      promise,
      see,
      notApplicable,
      async run() {
        if (notApplicable !== undefined) throw new Error(`Not applicable: ${notApplicable}`);
        const pages: Page[] = [];
        const open = (each: Browser): Page => {
          const page = new Page(each, endpoint, driver);
          pages.push(page);
          return page;
        };
        const wire: Wire = { page: open(browser), another: () => open(newBrowser()), origin };
        try {
          await claim(wire, driver);
        } finally {
          for (const page of pages) await page.leave();
        }
      },
    });
  });
}
