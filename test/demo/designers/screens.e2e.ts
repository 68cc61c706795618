// Finding a screen: by its address, by clicks, by a word.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';
import { PNG } from 'pngjs';
import { scenes } from '../../../demo/scenes/catalogue.js';
import { openBrowser, origin, screenOf, shown, visit } from './support.js';

openBrowser();

describe('the page of screens', { concurrency: 3 }, () => {
  it('leads to “wrong card code in Latvian, dark, on a phone” by one address', () =>
    visit('/demo/gallery/?step=prompting&problem=wrong-code&method=code-card&lang=lv&theme=dark', async (page) => {
      await shown(page);
      assert.deepEqual(await screenOf(page), {
        step: 'prompting',
        method: 'code-card',
        problem: 'wrong-code',
        lang: 'lv',
        scheme: 'dark',
        width: 390,
      });
    }));

  it('measures no screen before there is one', () =>
    visit('/demo/gallery/?ui=en', async (page) => {
      await shown(page);
      const measured = await page.$$eval('art-board', (boards) =>
        (boards as HTMLElement[]).filter(
          (board) => board.style.getPropertyValue('--scale') && !board.querySelector('internetbank-login'),
        ),
      );
      assert.equal(measured.length, 0);
    }));

  it('draws all screens while nobody does anything, also those that nobody has scrolled to', () =>
    visit('/demo/gallery/?ui=en', async (page) => {
      await page.waitForFunction(
        (count) => document.querySelectorAll('art-board[data-shown="yes"]').length === count,
        {},
        scenes.length,
      );
    }));

  it('leads there by three clicks', () =>
    visit('/demo/gallery/?ui=en', async (page) => {
      // Where a pointer would hit is not what is proven here: the sheet grows while it fills.
      const press = async (link: string) => {
        const found = await page.waitForSelector(link);
        await found?.evaluate((element) => (element as HTMLElement).click());
      };
      await press('#scene-prompting-wrong-code a');
      await page.waitForSelector('.stage-room .artboard[data-scene="prompting-wrong-code"][data-shown="yes"]');
      await press('#choice-lang input[value="lv"]');
      await press('#choice-theme input[value="dark"]');
      await page.waitForSelector('.artboard[data-shown="yes"][data-lang="lv"][data-theme="dark"]');
      const { problem, lang, scheme, width } = await screenOf(page);
      assert.deepEqual([problem, lang, scheme, width], ['wrong-code', 'lv', 'dark', 390]);
    }));

  it('turns to the next screen by the arrow keys', () =>
    visit('/demo/gallery/?id=waiting-code&ui=en', async (page) => {
      await shown(page);
      await page.keyboard.press('ArrowRight');
      await shown(page, '[data-scene="waiting-choose"]');
      await page.keyboard.press('ArrowLeft');
      await shown(page, '[data-scene="waiting-code"]');
    }));

  it('finds screens by a word, and keeps the word in the address', () =>
    visit('/demo/gallery/?ui=lv&lang=lv', async (page) => {
      await page.locator('#search').fill('nepareizs kartes');
      await page.waitForFunction(() => document.querySelectorAll('.card:not([hidden])').length === 1);
      assert.equal(await page.$eval('.card:not([hidden])', ({ id }) => id), 'scene-prompting-wrong-code');
      assert.match(page.url(), /q=nepareizs%20kartes/);
    }));

  it('finds screens by what people would call them, and by what they say in any language', () =>
    visit('/demo/gallery/?ui=en&lang=en', async (page) => {
      for (const [words, id] of [
        ['invalid code', 'prompting-wrong-code'],
        ['incorrect', 'prompting-wrong-code'],
        ['error', 'failed-locked'],
        ['timeout', 'failed-expired'],
        ['success', 'succeeded'],
        ['verification code', 'waiting-code'],
        ['fraud', 'choosing-after-alarm'],
        ['atslēga', 'failed-locked'],
        ['tinklas', 'failed-offline'],
        // Said on the screen only.
        ['pin1', 'waiting-code'],
        ['įsitikinkite sutampa', 'waiting-code'],
      ] as const) {
        await page.locator('#search').fill(words);
        await page.waitForSelector(`#scene-${id}:not([hidden])`);
        const count = await page.$$eval('.card:not([hidden])', (cards) => cards.length);
        assert.ok(count < scenes.length, `${words} finds all`);
      }
      await page.locator('#search').fill('xyzzy');
      await page.waitForFunction(() => !document.querySelector('.card:not([hidden])'));
    }));

  it('keeps its tools in view, with a list of groups to jump to', () =>
    visit('/demo/gallery/?ui=en', async (page) => {
      await page.waitForSelector('.jumps button');
      await page.$$eval('.jumps button', (buttons) => buttons.at(-1)?.click());
      await page.waitForFunction(() =>
        document.activeElement?.closest('section')?.matches('[aria-labelledby="group-failed"]'),
      );
      const tops = await page.evaluate(() =>
        ['.sheet-bar', '#group-failed'].map((name) => document.querySelector(name)?.getBoundingClientRect().top ?? -1),
      );
      assert.ok(tops[0] === 0 && (tops[1] ?? 0) > 0 && (tops[1] ?? 0) < 400, tops.join());
    }));

  it('goes to paper when all that was found is there', () =>
    visit('/demo/gallery/?ui=en&view=sheet&step=prompting', async (page) => {
      await page.waitForSelector('#print');
      await page.evaluate(() => (window.print = () => (document.body.dataset['printed'] = 'yes')));
      await page.locator('#print').click();
      await page.waitForSelector('[data-printed]');
      assert.ok(await page.$('.card:not([hidden]) art-board[data-shown]'));
      assert.equal(await page.$('.card:not([hidden]) art-board:not([data-shown])'), null);
      await page.emulateMediaType('print');
      assert.equal(await page.$eval('.sheet-bar', (bar) => getComputedStyle(bar).display), 'none');
    }));

  it('draws a map of the screens, each leading to its own', () =>
    visit('/demo/gallery/?view=map&ui=en', async (page) => {
      await shown(page);
      assert.equal(await page.$$eval('.map-screens .card', (cards) => cards.length), scenes.length);
      const ways = await page.$eval('section[aria-labelledby="map-prompting"] .ways', ({ textContent }) => textContent);
      assert.match(ways ?? '', /Checking\s+code entered/);
      await page.$eval('#map-waiting-code a', (link) => (link as HTMLElement).click());
      await shown(page, '.stage-room [data-scene="waiting-code"]');
    }));

  it('shows every screen of the catalogue at its step', () =>
    visit('/demo/gallery/scene.html?step=choosing', async (page) => {
      const missed = await page.evaluate(async () => {
        const load = (name: string): Promise<unknown> => import(new URL(name, location.href).href);
        const [{ scenes }, { artboard, draw }] = (await Promise.all([load('./scenes.js'), load('./artboard.js')])) as [
          typeof import('../../../demo/scenes/catalogue.js'),
          typeof import('../../../demo/designers/art-board.js'),
        ];
        const boards = scenes.map((scene) => artboard({ scene, lang: 'lt', theme: 'light', isPicture: true }));
        await draw(boards, document.body);
        return boards.filter(({ dataset }) => dataset['shown'] !== 'yes').map(({ dataset }) => dataset['scene']);
      });
      assert.deepEqual(missed, []);
    }));

  it('opens on a sheet that mounts what is near only, and the rest on the way', () =>
    visit(
      '/demo/gallery/?lang=lt',
      async (page) => {
        await shown(page);
        const first = await page.evaluate(() => (window as unknown as { mounted: number }).mounted);
        assert.ok(first > 0 && first < scenes.length, `${first} of ${scenes.length}`);
        await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
        await shown(page, '#scene-failed-framed .artboard');
      },
      {
        // What is far away comes whenever nothing else is to be done: how many there are counts when the first is seen.
        first: () =>
          addEventListener(
            'shown',
            () => Object.assign(window, { mounted: document.querySelectorAll('.artboard internetbank-login').length }),
            { capture: true, once: true },
          ),
      },
    ));

  it('speaks a pseudo-language, everywhere', () =>
    visit('/demo/gallery/?step=choosing&lang=en-XA', async (page) => {
      await page.waitForFunction(() => {
        const step = document
          .querySelector('internetbank-login')
          ?.shadowRoot?.querySelector('[exportparts]')?.shadowRoot;
        return (
          step?.querySelector('h2')?.textContent?.includes('[!!') &&
          step.querySelector('.words strong')?.textContent?.includes('[!!')
        );
      });
    }));

  it('compares languages and themes side by side', () =>
    visit('/demo/gallery/?step=waiting&method=mobile-id&lang=lt,lv,en&theme=light,dark', async (page) => {
      await page.waitForFunction(() => document.querySelectorAll('.artboard[data-shown="yes"]').length === 6);
    }));

  it('says what is wrong with an address, and works on', () =>
    visit('/demo/gallery/', async (page) => {
      for (const query of [
        '?step=nothing',
        '?step=choosing&problem=locked',
        '?lang=xx&theme=pink&width=7&frame=mars',
        '?view=__proto__&method=constructor',
        `?step=${'x'.repeat(5_000)}`,
        '?step=%3Cscript%3Ealert(1)%3C/script%3E',
        '?id=%00&lang=,,,',
        '?theme=light#accent=zzz',
        '?theme=dark#accent=%E0%A4%A&radius=url(x)',
        '?#__proto__=1&radius=4px',
      ]) {
        await page.goto(`${origin}/demo/gallery/${query}`);
        const message = await page.waitForSelector('#mistakes [role="alert"] li');
        const text = await message?.evaluate((element) => element.textContent ?? '');
        assert.ok(text && text.length < 400, query);
        await page.waitForSelector('internetbank-login[step]');
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, query);
      }
    }));

  it('says on the page of one screen that there is no such screen', () =>
    visit('/demo/gallery/scene.html?step=nothing&lang=lt', async (page) => {
      assert.equal(await page.$eval('[role="alert"]', ({ textContent }) => textContent), 'Tokio ekrano nėra.');
    }));

  it('lays a mock-up over a screen, and refuses what is no picture', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'mock-up-'));
    const [picture, text] = [path.join(folder, 'mock-up.png'), path.join(folder, 'mock-up.txt')];
    writeFileSync(picture, PNG.sync.write(new PNG({ width: 78, height: 40 })));
    writeFileSync(text, 'no picture');
    await visit('/demo/gallery/?id=waiting-code&ui=en', async (page) => {
      await shown(page);
      await page.$eval('.mock-up', (details) => ((details as HTMLDetailsElement).open = true));
      const field = await page.waitForSelector('input[type=file]');
      await field?.uploadFile(text);
      await page.waitForSelector('.mock-up [role=alert]');
      await field?.uploadFile(picture);
      await page.waitForSelector('.mock-up-picture');
      const widths = () =>
        page.$$eval('.mock-up-picture, .stage .artboard', (all) => all.map((one) => (one as HTMLElement).offsetWidth));
      assert.deepEqual(await widths(), [390, 390]);
      await page.locator('#difference').click();
      await page.waitForSelector('.mock-up-picture[data-difference="true"]');
    });
    rmSync(folder, { recursive: true });
  });

  it('names parts on focus', () =>
    visit('/demo/gallery/?step=prompting&problem=wrong-code&anatomy=1&ui=en', async (page) => {
      // The list is made anew while the screen's own parts come.
      const label = await page.waitForFunction(() => {
        const buttons = document.querySelectorAll<HTMLElement>('.part-names button');
        [...buttons].find(({ textContent }) => textContent === 'submit')?.focus();
        return document.querySelector('.anatomy-label')?.textContent;
      });
      assert.equal(await label.jsonValue(), '::part(submit)');
      assert.equal(await page.$eval('.anatomy-box', (box) => (box as HTMLElement).offsetWidth > 50), true);
      const facts = await page.$eval('.parts-list .facts', ({ textContent }) => textContent ?? '');
      assert.match(facts, /\d × 48 px[^]*--ibl-accent/);
      const marks = await page.$$eval('.anatomy-mark', (all) => all.length);
      assert.equal(marks, (await page.$$('.part-names li')).length);
    }));

  it('measures the part that is pressed, and says which tokens made it', () =>
    visit('/demo/gallery/?step=waiting&id=waiting-code&anatomy=1&ui=en', async (page) => {
      await shown(page);
      const press = (part: string) =>
        page.waitForFunction(
          (name) => {
            const within = (root: ParentNode): Element[] =>
              [...root.querySelectorAll('*')].flatMap((one) => [
                one,
                ...(one.shadowRoot ? within(one.shadowRoot) : []),
              ]);
            const found = within(document).find((one) => one.part.contains(name));
            (found as HTMLElement | undefined)?.click();
            return document.querySelector('.anatomy-label')?.textContent?.includes(name);
          },
          {},
          part,
        );
      const facts = () => page.$eval('.parts-list .facts', ({ textContent }) => textContent ?? '');
      await press('control-code');
      assert.match(await facts(), /px[^]*font-size: --ibl-control-code-size/);
      await press('alarm');
      assert.match(await facts(), /color: --ibl-danger/);
      assert.equal((await screenOf(page)).step, 'waiting');
      await page.keyboard.press('Escape');
      await page.waitForFunction(() => !document.querySelector('.anatomy-box'));
    }));
});
