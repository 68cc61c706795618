// Every view of the designers' page in the engines beside Chromium, where each has tests of its own: with BROWSERS=all.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { views } from '../../../demo/designers/address.js';
import { Bank } from '../../e2e/support/bank.js';
import { type Engine, engines, type Tab, until } from '../../e2e/support/engines.js';

for (const [name, start] of Object.entries(engines)) {
  if (name === 'Chromium' || process.env['BROWSERS'] !== 'all') continue;
  describe(`the designers’ page in ${name}`, () => {
    let engine: Engine | undefined;
    let tab: Tab | undefined;
    let bank: Bank;
    before(async () => {
      engine = await start?.();
      tab = await engine?.openTab();
      bank = await Bank.open();
    });
    after(async () => {
      await tab?.close();
      await engine?.close();
      await bank.close();
    });

    function inTab(sentence: string, act: (tab: Tab) => Promise<void>) {
      it(sentence, async (test) => {
        if (tab) await act(tab);
        else test.skip(`${name} is not installed`);
      });
    }

    for (const view of views) {
      inTab(`shows ${view}, and everything on it fits`, async (tab) => {
        await tab.goTo(`${bank.origin}/demo/gallery/?view=${view}&id=waiting-code&ui=lt&lang=lt`);
        const isShown = () =>
          tab.run((wanted) => {
            const main = document.querySelector(`main[data-view="${wanted}"]`);
            const isDrawn = wanted === 'handover' ? '#embed-code pre' : '.artboard[data-shown="yes"]';
            return main?.querySelector(isDrawn) !== null && main !== null;
          }, view);
        await until(isShown, view);
        const { isTooWide, told } = await tab.run(() => ({
          isTooWide: document.documentElement.scrollWidth > innerWidth,
          told: document.querySelector('#mistakes, [role="alert"]')?.textContent?.trim() ?? '',
        }));
        assert.deepEqual({ isTooWide, told }, { isTooWide: false, told: '' });
      });
    }

    inTab('finds a screen by a word, and leads to it', async (tab) => {
      await tab.goTo(`${bank.origin}/demo/gallery/?ui=lv&lang=lv`);
      await until(() => tab.run(() => document.querySelector('#search') !== null), 'the search');
      await tab.run(() => {
        const field = document.querySelector<HTMLInputElement>('#search');
        if (!field) return;
        field.value = 'nepareizs kartes';
        field.dispatchEvent(new Event('input'));
      });
      const found = () => tab.run(() => document.querySelectorAll('.card:not([hidden])').length === 1);
      await until(found, 'the screen that was looked for');
      await tab.click('.card:not([hidden]) a');
      const isThere = () =>
        tab.run(
          () => document.querySelector('.artboard[data-scene="prompting-wrong-code"][data-shown="yes"]') !== null,
        );
      await until(isThere, 'the screen');
    });
  });
}
