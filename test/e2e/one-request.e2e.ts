// The entries with a language inside: the first screen needs no other file, and none of the bank where the page hands over `options`.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import en from '../../locales/en.json' with { type: 'json' };
import lt from '../../locales/lt.json' with { type: 'json' };
import lv from '../../locales/lv.json' with { type: 'json' };
import { launchBrowser, Visitor } from './support/browser.js';
import { servePages } from './support/pages.js';

const texts = { lt, lv, en };
/** With one method alone, the screens after it would be asked for at once. */
const options = {
  methods: [
    { id: 'smart-id-push', asks: ['userNumber'] },
    { id: 'mobile-id', asks: ['phoneNumber', 'personalCode'] },
  ],
};

describe('the first screen in one request', () => {
  let browser: Browser;
  let page = '';
  let requests: string[] = [];
  let pages: Awaited<ReturnType<typeof servePages>>;

  before(async () => {
    browser = await launchBrowser();
    pages = await servePages((url) => {
      if (url.pathname === '/') return page;
      requests.push(url.pathname.slice(1).replace(/-[\w-]{8}\.js$/, ''));
      return undefined;
    });
  });
  after(async () => {
    await browser.close();
    pages.close();
  });

  const reads = (tab: Page, text: string) =>
    tab.waitForFunction(
      (wanted) => {
        const widget = document.querySelector('internetbank-login');
        const screen = widget?.shadowRoot?.querySelector('[exportparts]');
        return screen?.shadowRoot?.querySelector('h2')?.textContent === wanted;
      },
      {},
      text,
    );

  for (const language of ['lt', 'lv', 'en'] as const) {
    it(`shows the methods in ${language} with one file, and loads the rest when the person comes near`, async () => {
      requests = [];
      page = `<html lang="${language}"><script type="module" src="/internetbank-login.${language}.min.js"></script>
        <internetbank-login options='${JSON.stringify(options)}' endpoint="/bank"></internetbank-login></html>`;
      const visitor = await Visitor.of(browser, {});
      const tab = await visitor.openTab();
      await tab.goto(pages.origin, { waitUntil: 'networkidle0' });
      await reads(tab, texts[language].choosing.heading);
      assert.deepEqual(requests, [`internetbank-login.${language}.min.js`]);

      await tab.locator('internetbank-login >>> [part~="method"]').click();
      // By each picture, since changes inside shadow roots are not told.
      await tab.waitForSelector('internetbank-login >>> [part~="user-number"]', { visible: true });
      await reads(tab, texts[language].identifying.with['smart-id-push']);
      assert.ok(!requests.includes(`chunks/${language}`), requests.join());
      assert.equal(requests.filter((file) => file.startsWith('internetbank-login')).length, 1, requests.join());
      assert.equal(new Set(requests).size, requests.length, requests.join());

      const other = language === 'lv' ? 'lt' : 'lv';
      await tab.evaluate((lang) => document.documentElement.setAttribute('lang', lang), other);
      await reads(tab, texts[other].identifying.with['smart-id-push']);
      assert.ok(requests.includes(`chunks/${other}`), requests.join());
      await visitor.leave();
    });
  }
});
