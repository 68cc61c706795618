// A theme that is made on the designers' page, worn by a live login: in every engine that is here with BROWSERS=all.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Bank } from '../../e2e/support/bank.js';
import { engines, until, type Engine, type Tab } from '../../e2e/support/engines.js';

/** What the card and the first method wear, once the login is there. */
const worn = (tab: Tab, within: string) =>
  until(
    () =>
      // A page that is being left answers nothing.
      tab
        .run((selector) => {
          const root = document.querySelector(selector)?.querySelector('internetbank-login')?.shadowRoot;
          const method = root?.querySelector('[exportparts]')?.shadowRoot?.querySelector('[part~=method]');
          const card = root?.querySelector('[part=card]');
          if (!card || !method) return undefined;
          const { borderTopLeftRadius, backgroundColor, boxShadow } = getComputedStyle(card);
          const token = (name: string) => getComputedStyle(card).getPropertyValue(`--_${name}`).trim();
          const corner = getComputedStyle(method).borderTopLeftRadius;
          return { borderTopLeftRadius, backgroundColor, boxShadow, corner, accent: token('accent') };
        }, within)
        .catch(() => undefined),
    `a login in ${within}`,
  );

for (const [name, start] of Object.entries(engines)) {
  if (name !== 'Chromium' && process.env['BROWSERS'] !== 'all') continue;
  describe(`a theme in a live login, in ${name}`, () => {
    let engine: Engine | undefined;
    before(async () => {
      engine = await start?.();
    });
    after(() => engine?.close());

    it('is two presses away, and is the one of the page', async (test) => {
      if (!engine) {
        test.skip(`${name} is not installed`);
        return;
      }
      const bank = await Bank.open();
      const tab = await engine.openTab();
      try {
        await tab.goTo(`${bank.origin}/demo/gallery/?view=theme&step=choosing&lang=en&ui=en&theme=light`);
        const before = await worn(tab, '.pair');
        await tab.click('[data-preset="traditional"]');
        const drawn = await until(async () => {
          const now = await worn(tab, '.pair');
          return now.borderTopLeftRadius === before.borderTopLeftRadius ? undefined : now;
        }, 'the theme on the drawn screen');
        await tab.click('#play');
        const live = await worn(tab, 'main.bank');
        assert.deepEqual(live, drawn);
        assert.deepEqual([live.borderTopLeftRadius, live.boxShadow], ['4px', 'none']);
      } finally {
        await tab.close();
        await bank.close();
      }
    });

    it('that cannot be read is refused with a reason, and the bank wears its own', async (test) => {
      if (!engine) {
        test.skip(`${name} is not installed`);
        return;
      }
      const bank = await Bank.open();
      const tab = await engine.openTab();
      try {
        await tab.goTo(`${bank.origin}/?lang=en#accent=url(//evil.example)`);
        const refused = await worn(tab, 'main.bank');
        assert.ok(await tab.run(() => document.querySelector('.refused')?.textContent?.trim()));
        await tab.goTo(`${bank.origin}/?lang=lv`);
        assert.deepEqual(await worn(tab, 'main.bank'), refused);
      } finally {
        await tab.close();
        await bank.close();
      }
    });
  });
}
