// The writer's mode: the widget's texts, found on its screens and written anew.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { isClean, openBrowser, shown, visit } from './support.js';

openBrowser();

describe('the writer’s mode', { concurrency: 2 }, () => {
  const write = (page: Page, id: string, text: string) =>
    page.$eval(
      `[id="${id}"]`,
      (field, value) => {
        (field as HTMLTextAreaElement).value = value;
        field.dispatchEvent(new Event('input'));
      },
      text,
    );
  const exported = (page: Page) =>
    page.$eval('#export-texts', ({ textContent }) => JSON.parse(textContent ?? '') as Record<string, unknown>);

  it('lists the texts of a screen in three languages, shows another one at once and exports it', () =>
    visit('/demo/gallery/?view=words&id=waiting-code&ui=en&lang=lv', async (page) => {
      await shown(page);
      await page.waitForSelector('[id="lv-waiting.compare"]');
      assert.equal((await page.$$('textarea[id$="-waiting.compare"]')).length, 3);
      assert.equal(await page.$('[id="lv-failed.heading"]'), null);
      await write(page, 'lv-waiting.compare', 'Salīdziniet abus kodus.');
      await page.waitForFunction(() => {
        const step = document
          .querySelector('internetbank-login')
          ?.shadowRoot?.querySelector('[exportparts]')?.shadowRoot;
        const all = (root: ParentNode): string =>
          [...root.querySelectorAll('*')]
            .map((one) => (one.shadowRoot ? all(one.shadowRoot) : '') + one.textContent)
            .join();
        return step && all(step).includes('Salīdziniet abus kodus.');
      });
      assert.deepEqual(await exported(page), { lv: { waiting: { compare: 'Salīdziniet abus kodus.' } } });
      await isClean(page, 'the writer’s mode');
    }));

  it('guards placeholders and asks for every form of a plural', () =>
    visit('/demo/gallery/?view=words&id=prompting-wrong-code&ui=en&lang=lt', async (page) => {
      await shown(page);
      const few = await page.waitForSelector('textarea[id^="lt-"][id$="_few"]');
      const id = (await few?.evaluate((field) => field.id)) ?? '';
      const told = () => page.$eval(`[id="${id}-told"]`, ({ textContent }) => textContent ?? '');
      await write(page, id, 'Be skaičiaus');
      await page.waitForSelector(`[id="${id}"][aria-invalid="true"]`);
      assert.match(await told(), /\{\{count\}\}/);
      assert.deepEqual(await exported(page), {});
      await write(page, id, 'Dar {{count}} bandymai.');
      await page.waitForSelector(`[id="${id}"]:not([aria-invalid])`);
      const forms = await told();
      for (const form of ['one', 'many', 'other']) assert.ok(forms.includes(form), forms);
      assert.ok(!forms.includes('few'), forms);
    }));

  it('opens a text where it is pressed, and gives it up or keeps it', () =>
    visit('/demo/gallery/?view=words&id=waiting-code&ui=en&lang=en', async (page) => {
      await shown(page);
      const spot = await page.waitForSelector('.text-spot[data-base="waiting.compare"]');
      const focused = () =>
        page.evaluate(() => document.activeElement?.id || document.activeElement?.getAttribute('data-base'));
      await spot?.click();
      await page.waitForFunction(() => document.activeElement?.id === 'here-en-waiting.compare');
      await isClean(page, 'an open text');
      await page.keyboard.type('Nonsense ');
      assert.notDeepEqual(await exported(page), {});
      await page.keyboard.press('Escape');
      await page.waitForFunction(() => !document.querySelector('.text-here'));
      assert.deepEqual([await exported(page), await focused()], [{}, 'waiting.compare']);
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => document.activeElement?.id === 'here-en-waiting.compare');
      await page.keyboard.press('End');
      await page.keyboard.type(' Both.');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => !document.querySelector('.text-here'));
      assert.match(JSON.stringify(await exported(page)), /"en":\{"waiting":\{"compare":"[^"]+ Both\."/);
      assert.equal(await focused(), 'waiting.compare');
    }));

  it('is not for the pseudo-language', () =>
    visit('/demo/gallery/?view=words&id=waiting-code&ui=en&lang=en-XA', async (page) => {
      await shown(page);
      const offered = (lang: string) => page.$(`main .choices [value="${lang}"]`);
      assert.ok(await offered('lv'));
      assert.equal(await offered('en-XA'), null);
    }));
});
