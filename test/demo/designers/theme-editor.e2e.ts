// Rebranding the widget, and taking the result away.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openBrowser, origin, paste, shown, visit } from './support.js';

openBrowser();

describe('the theme editor', { concurrency: 3 }, () => {
  it('lets a designer rebrand the widget and take the CSS to a plain page', () =>
    visit('/demo/gallery/?view=theme&step=choosing&lang=en&theme=light&ui=en', async (page) => {
      await shown(page);
      await page.locator('[data-preset="traditional"]').click();
      await page.$eval('input[aria-label="accent, Light: value"]', (input) => {
        input.value = 'rebeccapurple';
        input.dispatchEvent(new Event('change'));
      });
      await page.$eval('input[type=range][aria-label="radius"]', (input) => {
        input.value = '9';
        input.dispatchEvent(new Event('input'));
        input.dispatchEvent(new Event('change'));
      });
      const look = () =>
        page.evaluate(() => {
          const root = document.querySelector('internetbank-login')?.shadowRoot;
          const step = root?.querySelector('[exportparts]')?.shadowRoot;
          const of = (element: Element | null | undefined, names: string[]) =>
            names.map((name) => element && getComputedStyle(element).getPropertyValue(name));
          return [
            of(root?.querySelector('[part=card]'), [
              'border-radius',
              'background-color',
              'box-shadow',
              'gap',
              'padding-top',
            ]),
            of(step?.querySelector('h2'), ['font-family', 'color']),
            of(step?.querySelector('.icon svg, .icon'), ['color']),
            of(step?.querySelector('[part=method]'), ['border-radius', 'color']),
          ];
        });
      const css = await page.$eval('#export-css', ({ textContent }) => textContent ?? '');
      assert.match(css, /--ibl-accent: light-dark\(#663399, #eba3ae\);/);
      assert.match(css, /--ibl-radius: 9px;/);
      assert.match(page.url(), /accent=663399-eba3ae/);
      const there = await look();
      await fetch(`${origin}/plain.css`, { method: 'PUT', body: css });
      await page.goto(`${origin}/plain`);
      await page.waitForSelector('internetbank-login[step="choosing"] >>> [part="method"]', { visible: true });
      assert.deepEqual(await look(), there);
    }));

  it('undoes, redoes and shares by address', () =>
    visit('/demo/gallery/?view=theme&ui=en#radius=4px', async (page) => {
      await shown(page);
      const radius = () =>
        page.$eval(
          'internetbank-login',
          (widget) => getComputedStyle(widget.shadowRoot?.querySelector('[part=card]') as Element).borderRadius,
        );
      assert.equal(await radius(), '4px');
      await page.locator('[data-preset="youthful"]').click();
      assert.equal(await radius(), '28px');
      await page.locator('#undo').click();
      assert.equal(await radius(), '4px');
      assert.match(page.url(), /#radius=4px$/);
      await page.keyboard.down('Control');
      await page.keyboard.press('y');
      await page.keyboard.up('Control');
      assert.equal(await radius(), '28px');
    }));

  it('says when contrast is too little', () =>
    visit('/demo/gallery/?view=theme&ui=en#muted=aaaaaa-a8b6c1', async (page) => {
      await shown(page);
      const [light, dark] = await page.$$eval('[data-pair="muted/surface"] td[data-good]', (cells) =>
        cells.map((cell) => (cell as HTMLElement).dataset.good),
      );
      assert.deepEqual([light, dark], ['false', 'true']);
      assert.match(await page.$eval('.contrast-sum', ({ textContent }) => textContent ?? ''), /2/);
    }));

  it('says under the field what it refuses, and why', () =>
    visit('/demo/gallery/?view=theme&ui=en', async (page) => {
      await shown(page);
      const type = (label: string, value: string) =>
        page.$eval(
          `input[aria-label="${label}"]`,
          (input, text) => {
            input.value = text;
            input.dispatchEvent(new Event('change'));
          },
          value,
        );
      for (const [label, value, told] of [
        ['max-width: value', '0', '240 to 1280\u00a0px'],
        ['accent, Light: value', 'bluish', 'not a colour'],
        ['font: value', 'url(x)', 'not a list of fonts'],
      ] as const) {
        await type(label, value);
        const fault = await page.waitForSelector(`input[aria-label="${label}"][aria-invalid="true"]`);
        const id = await fault?.evaluate((input) => input.getAttribute('aria-describedby'));
        const sentence = await page.$eval(`#${id}`, ({ textContent }) => textContent ?? '');
        assert.ok(sentence.includes(value) && sentence.includes(told), sentence);
      }
      assert.equal(await page.evaluate(() => location.hash), '');
      await type('font: value', 'Source Serif 4, serif');
      const css = await page.waitForFunction(
        () => /--ibl-font: .*/.exec(document.querySelector('#export-css')?.textContent ?? '')?.[0],
      );
      assert.equal(await css.jsonValue(), '--ibl-font: "Source Serif 4", serif;');
    }));

  it('tells of a broken link, and takes the theme along to a live login', () =>
    visit('/demo/gallery/?view=theme&ui=en#accent=zzz', async (page) => {
      await shown(page);
      assert.match(await page.$eval('#mistakes li', ({ textContent }) => textContent ?? ''), /accent/);
      await page.locator('[data-preset="calm"]').click();
      await page.waitForFunction(() => !document.querySelector('#mistakes li'));
      assert.match(await page.$eval('#play', (link) => (link as HTMLAnchorElement).href), /#accent=1f6157-86d3c4/);
    }));

  it('derives dark colours, and warns of colours that look alike', () =>
    visit('/demo/gallery/?view=theme&ui=en#accent=b3261e-5fb3e6', async (page) => {
      await shown(page);
      await page.waitForFunction(() => document.querySelector('.contrast-sum')?.textContent?.includes('look alike'));
      await page.locator('#derive').click();
      await page.waitForFunction(
        () => /accent=b3261e-[0-9a-f]{6}/.test(location.hash) && !location.hash.includes('5fb3e6'),
      );
    }));

  it('changes nothing when what is pasted is hostile', () =>
    visit('/demo/gallery/?view=theme&ui=en#radius=4px', async (page) => {
      await shown(page);
      const state = () => page.evaluate(() => [location.hash, document.querySelector('#export-css')?.textContent]);
      const before = await state();
      for (const text of [
        '{"__proto__":{"a":1}}',
        'internetbank-login { --ibl-radius: 1px; } body { display: none }',
        '--ibl-accent: url(//evil.example)',
        `"${'x'.repeat(1_000_000)}"`,
      ]) {
        await paste(page, text);
        await page.locator('#import-apply').click();
        await page.waitForSelector('#import[aria-invalid="true"]');
        assert.ok(await page.$('#import-result .message li'));
        assert.deepEqual(await state(), before);
      }
      await paste(page, '--ibl-radius: 7px;');
      await page.locator('#import-apply').click();
      await page.waitForFunction(() => location.hash === '#radius=7px');
    }));
});
