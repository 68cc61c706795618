// What designers come for, in presses: of a button, a link, a field or an option. Letters that are typed do not count.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { openBrowser, screenOf, shown, visit } from './support.js';

openBrowser();

/** A designer who sees what is pressed: where a pointer would hit is not what is proven here, as a sheet grows while it fills. */
class Designer {
  presses = 0;

  constructor(readonly page: Page) {}

  async press(selector: string) {
    const found = await this.page.waitForSelector(selector, { visible: true });
    await found?.evaluate((element) => (element as HTMLElement).click());
    this.presses++;
  }

  async fill(selector: string, text: string) {
    const field = await this.page.waitForSelector(selector, { visible: true });
    await field?.evaluate((element) => (element as HTMLInputElement).select());
    await field?.type(text);
    await this.page.keyboard.press('Tab');
    this.presses++;
  }

  /** A list is opened first. */
  async choose(selector: string, value: string) {
    await this.page.select(selector, value);
    this.presses += 2;
  }
}

const css = (page: Page) => page.$eval('#export-css', ({ textContent }) => textContent ?? '');
const phone = { width: 390, height: 844 };

const tasks: readonly {
  task: string;
  most: number;
  viewport?: { width: number; height: number };
  act: (designer: Designer) => Promise<void>;
}[] = [
  {
    task: 'finds the wrong card code in Latvian, dark, on a phone',
    most: 5,
    viewport: phone,
    async act(designer) {
      await designer.fill('#search', 'wrong card code');
      await designer.press('.card:not([hidden]) a');
      await designer.press('main .choices summary');
      await designer.press('#choice-lang input[value="lv"]');
      await designer.press('#choice-theme input[value="dark"]');
      await shown(designer.page, '.artboard[data-lang="lv"][data-theme="dark"]');
      const { problem, lang, scheme } = await screenOf(designer.page);
      assert.deepEqual([problem, lang, scheme], ['wrong-code', 'lv', 'dark']);
    },
  },
  {
    task: 'compares the control code in three languages',
    most: 2,
    async act(designer) {
      await designer.press('#scene-waiting-code a');
      await designer.press('main a[href*="lang=lt,lv,en"]');
      for (const lang of ['lt', 'lv', 'en']) await shown(designer.page, `.artboard[data-lang="${lang}"]`);
      assert.equal((await designer.page.$$('.artboard')).length, 3);
    },
  },
  {
    task: 'makes a bank red, with serif letters and square corners, is warned, and logs in with it',
    most: 9,
    async act(designer) {
      await designer.press('#nav a[href*="view=theme"]');
      await designer.fill('input[aria-label="accent, Light: value"]', '#b3261e');
      await designer.press('#derive');
      await designer.fill('input[aria-label="font: value"]', 'Georgia, serif');
      for (const token of ['radius', 'radius-small']) await designer.fill(`input[aria-label="${token}: value"]`, '0px');
      const warning = await designer.page.$eval('.contrast-sum', ({ textContent }) => textContent);
      assert.match(warning, /danger/);
      const made = await css(designer.page);
      for (const wanted of [/--ibl-accent: light-dark\(#b3261e, #/, /--ibl-radius: 0px;/, /Georgia/])
        assert.match(made, wanted);
      await designer.press('#copy-css');
      await designer.press('#play');
      await designer.page.waitForSelector('internetbank-login[step="choosing"]');
      const accent = await designer.page.$eval('internetbank-login', (widget) =>
        getComputedStyle(widget).getPropertyValue('--ibl-accent'),
      );
      assert.match(accent, /#b3261e/);
    },
  },
  {
    task: 'writes a text anew where it stands, and takes it away',
    most: 4,
    async act(designer) {
      await designer.press('#nav a[href*="view=words"]');
      await designer.press('.text-spot');
      await designer.page.waitForFunction(() => document.activeElement instanceof HTMLTextAreaElement);
      await designer.page.keyboard.type('Now: ');
      await designer.press('#copy-texts');
      assert.match(await designer.page.$eval('#export-texts', ({ textContent }) => textContent ?? ''), /Now: /);
    },
  },
  {
    task: 'names the parts of a screen',
    most: 2,
    async act(designer) {
      await designer.press('#scene-waiting-code a');
      await designer.press('#anatomy');
      await designer.page.waitForSelector('.anatomy-mark');
    },
  },
];

describe('the tasks of designers', { concurrency: 2 }, () => {
  for (const { task, most, viewport, act } of tasks) {
    it(`${task}, in ${most} presses at most`, () =>
      visit(
        '/demo/gallery/?ui=en&lang=en&theme=light',
        async (page) => {
          const designer = new Designer(page);
          await act(designer);
          assert.ok(designer.presses <= most, `${designer.presses} presses`);
        },
        viewport && { viewport },
      ));
  }

  it('take the code for any framework in three presses', () =>
    visit('/demo/gallery/?view=handover&ui=en', async (page) => {
      const frameworks = await page.$$eval('#framework option', (all) => all.map((own) => own.value));
      assert.ok(frameworks.length >= 5);
      for (const framework of frameworks) {
        const designer = new Designer(page);
        await designer.choose('#framework', framework);
        await designer.press('#embed-code .copy');
        assert.equal(designer.presses, 3);
      }
    }));
});
