// The page by axe, wide and narrow, light and dark, with each thing in hand.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { things } from '../../../demo/play/wants.js';
import { isClean, openBrowser, visit } from '../designers/support.js';

openBrowser();

describe('the page where a person logs in', { concurrency: 3 }, () => {
  const dark = { name: 'prefers-color-scheme', value: 'dark' };
  const contrast = { name: 'forced-colors', value: 'active' };
  for (const [language, width, feature] of [
    ['lt', 320, undefined],
    ['lv', 390, dark],
    ['en', 768, contrast],
    ['lv', 1000, undefined],
    ['lt', 1280, dark],
    ['en', 1920, undefined],
  ] as const) {
    it(`has no barriers in ${language} at ${width} px`, () =>
      visit(
        `/?lang=${language}`,
        async (page) => {
          const devtools = await page.createCDPSession();
          await devtools.send('Emulation.setEmulatedMedia', { features: feature ? [feature] : [] });
          await page.waitForSelector('internetbank-login[step="choosing"]');
          await isClean(page, 'as it comes');
          for (const thing of things) {
            const button = await page.$(`[data-thing="${thing}"]`);
            if (!button) continue;
            await button.click();
            await page.waitForSelector(`[data-thing="${thing}"][aria-expanded="true"]`);
            await isClean(page, thing);
            const isCut = await page.$$eval('play-page, .middle, .thing, .beside, .bar', (boxes) =>
              boxes
                .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
                .map(({ className }) => className),
            );
            assert.deepEqual(isCut, [], `${thing}: nothing sticks out`);
          }
        },
        { viewport: { width, height: 800 } },
      ));
  }
});
