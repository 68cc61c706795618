// The page in each of its views, by axe, wide and narrow, light and dark.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isClean, openBrowser, shown, visit } from './support.js';

openBrowser();

describe('the designers’ page', { concurrency: 3 }, () => {
  const wide = { width: 1360, height: 900 };
  const small = { width: 320, height: 720 };
  const dark = [{ name: 'prefers-color-scheme', value: 'dark' }];
  for (const [address, viewport, features] of [
    ['?ui=lt&lang=lt', wide, undefined],
    ['?ui=en&step=failed&problem=locked&anatomy=1', wide, dark],
    ['?ui=lv&step=failed&problem=locked&lang=lv&slots=1', small, dark],
    ['?ui=lt&step=waiting&lang=lt,lv,en', small, undefined],
    ['?ui=lv&view=frames', wide, undefined],
    ['?ui=en&view=map', wide, dark],
    ['?ui=lt&view=map', small, undefined],
    ['?ui=lv&view=words&id=failed-locked', small, undefined],
    ['?ui=lt&view=theme', small, dark],
    ['?ui=en&view=theme', wide, undefined],
    ['?ui=lv&view=handover', small, undefined],
    ['?ui=en&view=handover', wide, dark],
    ['?ui=en&step=nothing', small, undefined],
  ] as const) {
    it(`has no barriers: ${address}, ${viewport.width} px${features ? ', dark' : ''}`, () =>
      visit(
        `/demo/gallery/${address}`,
        async (page) => {
          await page.waitForFunction(() => document.querySelector('h1')?.textContent !== '…');
          if (!address.includes('handover')) await shown(page);
          else await page.waitForSelector('#partsTable');
          await isClean(page, address);
          assert.equal(
            await page.evaluate(() => document.documentElement.scrollWidth),
            viewport.width,
            'nothing sticks out',
          );
        },
        { viewport, ...(features && { features: [...features] }) },
      ));
  }
});
