// What a designer hands to a developer.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { embedCode, frameworks } from '../../../demo/designers/embed.js';
import { openBrowser, readJson, visit } from './support.js';

openBrowser();

describe('the embed code', () => {
  it('carries the settings into every framework', () => {
    const theme = { colours: { accent: ['#111111', '#eeeeee'] as [string, string] }, sizes: {} };
    for (const framework of frameworks) {
      const all = embedCode(framework, {
        endpoint: '/b?a="1"',
        lang: 'lv',
        order: 'user-number-first',
        methods: ['smart-id', 'id-card'],
        resume: true,
        rememberMethod: true,
        theme,
      })
        .map(({ code }) => code)
        .join('\n');
      for (const wanted of [
        '/b?a=&quot;1&quot;',
        'lang="lv"',
        'smart-id id-card',
        'user-number-first',
        'resume',
        '#111111',
      ]) {
        assert.ok(all.includes(wanted), `${framework}: ${wanted}`);
      }
    }
  });
});

describe('the page of a handover', { concurrency: 3 }, () => {
  it('has tables of tokens, parts and events', () =>
    visit('/demo/gallery/?view=handover&ui=en', async (page) => {
      await page.waitForSelector('#partsTable');
      const names = await page.$$eval('.reference tbody th', (cells) => cells.map(({ textContent }) => textContent));
      for (const name of ['--ibl-accent', 'control-code', 'submit', 'login-success', 'footer', 'allowed-hosts']) {
        assert.ok(names.includes(name), name);
      }
    }));

  for (const language of ['lt', 'lv']) {
    it(`explains every row of its tables in ${language}`, () =>
      visit(`/demo/gallery/?view=handover&ui=${language}`, async (page) => {
        await page.waitForSelector('#attributesTable');
        assert.equal(await page.$eval('html', ({ lang }) => lang), language);
        assert.deepEqual(await page.$$eval('.reference [lang]', (cells) => cells.map((cell) => cell.outerHTML)), []);
        const shown = await page.$$eval('.reference tbody td:last-child', (cells) =>
          cells.map((cell) => cell.textContent ?? ''),
        );
        const meanings =
          (readJson('demo/designers/meanings.json') as Record<string, Record<string, Record<string, string>>>)[
            language
          ] ?? {};
        const written = Object.values(meanings).flatMap((texts) => Object.values(texts));
        assert.deepEqual(shown.sort(), written.map((text) => text.replaceAll('`', '')).sort());
      }));
  }
});
