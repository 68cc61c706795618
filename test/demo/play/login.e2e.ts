// The page where a person logs in, by somebody who presses what is offered.
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import type { Page } from 'puppeteer-core';
import { demoAnswers } from '../../../src/demo-bank/codes.js';
import { languages } from '../../e2e/support/login-page.js';
import { phoneScreen, PUSH_DELAY_MS, scenario, together } from '../../e2e/support/scenario.js';

/** Whether a person sees all of it without scrolling. */
const isInView = (page: Page, selector: string) =>
  page.$eval(selector, (element) => {
    const { top, bottom, left, right } = element.getBoundingClientRect();
    const root = element.getRootNode();
    if (!(root instanceof Document || root instanceof ShadowRoot)) return false;
    const middle = root.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return element.contains(middle) && top >= 0 && bottom <= innerHeight;
  });

for (const [screen, viewport] of [
  ['a small screen', { ...phoneScreen, isMobile: false }],
  ['a large one', { width: 1280, height: 800 }],
] as const) {
  for (const language of languages) {
    describe(`in ${language} on ${screen}`, together, () => {
      scenario(
        'a person is used, and gets in by what comes to hand',
        { language, equipment: { viewport } },
        async ({ bank, login, page }) => {
          const isSmall = viewport.width < 960;
          await login.reaches('choosing');
          if (isSmall) await login.takes('people');
          await login.use('100002');
          await login.reaches('identifying');
          const input = await login.find('textbox', login.t('fields.userNumber.label'));
          assert.equal(await input.evaluate((element) => (element as HTMLInputElement).value), '100002');
          assert.equal(await page.$('[role="dialog"]'), null, 'the people are put away');
          await login.press('actions.continue');

          await login.reaches('waiting');
          const code = await login.controlCode();
          await bank.skip(PUSH_DELAY_MS);
          assert.equal(await login.phone.rings(), code);
          assert.ok(await isInView(page, '#phone-control-code'), 'the code on the phone is seen');
          assert.ok(await isInView(page, 'internetbank-login >>> [part~="control-code"]'), 'so is the one to compare');
          await login.phone.press('continue');
          await login.phone.enterPin();

          await login.reaches('prompting');
          await page.waitForSelector('.code-card .asked [data-position="19"]');
          await page.locator('.code-card .asked button').click();
          await page.waitForFunction(
            (texts: string[]) => texts.includes(document.querySelector('.said')?.textContent ?? ''),
            {},
            ['codeCopied', 'codeNotCopied'].map((key) =>
              login.demoText(key, { position: 19, code: demoAnswers.codeCard[18] ?? '' }),
            ),
          );
          await login.fill('prompting.codeCard', demoAnswers.codeCard[18] ?? '', { position: 19 });
          await login.press('actions.confirm');
          assert.equal((await login.succeeds()).activated, true);

          await page.waitForSelector('#accounts-heading:focus');
          await page.locator('#start-again').click();
          await login.reaches('identifying');
          assert.equal(await page.$('play-accounts'), null);
          const again = await login.find('textbox', login.t('fields.userNumber.label'));
          assert.equal(await again.evaluate((element) => (element as HTMLInputElement).value), '100002');
        },
      );
    });
  }
}

/** What a slow network keeps back. */
function holdBack() {
  let letGo = () => {};
  const promise = new Promise<void>((resolve) => (letGo = resolve));
  return { promise, letGo: () => letGo() };
}

describe('the page', together, () => {
  scenario('leaves a bank that is logged out of, for good', {}, async ({ bank, login, page }) => {
    await login.push('100001');
    await login.reaches('waiting');
    await bank.skip(PUSH_DELAY_MS);
    await login.phone.confirms();
    await login.succeeds();
    await page.locator('#log-out').click();
    await login.reaches('choosing');
    assert.equal(await login.ask('GET', '/bank/sessions/current'), undefined);
  });

  scenario(
    'keeps a language that was chosen before the login was there',
    { path: '/nothing', prepare: (bank) => bank.page('/nothing', '') },
    async ({ bank, login, page }) => {
      const { promise: isLetGo, letGo } = holdBack();
      bank.answer(/^GET \/cdn\/internetbank-login\.min\.js/, () => isLetGo);
      const isOpen = page.goto(`${bank.origin}/?lang=en`);
      await page.waitForSelector('#page-language');
      await login.speak('lv');
      letGo();
      await isOpen;
      await login.reaches('choosing');
      assert.equal(await page.$eval('#page-language', (menu) => (menu as HTMLSelectElement).value), 'lv');
    },
  );

  scenario(
    'wears the theme of its address, another one that is chosen, and its own',
    { path: '/?lang=en#accent=7a1f5c-f0a6d6&radius=4px' },
    async ({ login, page }) => {
      const accent = () =>
        page.$eval('internetbank-login', (widget) => getComputedStyle(widget).getPropertyValue('--ibl-accent').trim());
      await login.reaches('choosing');
      assert.equal(await accent(), 'light-dark(#7a1f5c, #f0a6d6)');
      assert.equal(
        await page.$eval('.look[aria-current="true"]', (look) => look.textContent),
        login.demoText('look-given'),
      );
      assert.ok(
        (await page.$eval('#to-gallery', (link) => (link as HTMLAnchorElement).href)).endsWith(
          '#accent=7a1f5c-f0a6d6&radius=4px',
        ),
      );
      await page.locator('.look.youthful').click();
      await page.waitForSelector('.look.youthful[aria-current="true"]');
      assert.equal(await accent(), 'light-dark(#5b2bd9, #b9a5ff)');
      await page.locator('.look.own').click();
      await page.waitForSelector('.look.own[aria-current="true"]');
      assert.equal(await page.$eval('main', ({ className }) => className.trim()), 'bank own');
    },
  );

  for (const hash of ['#accent=zzz', '#surface=url(x)', '#%', '#__proto__=000000', `#${'a'.repeat(5_000)}`]) {
    scenario(
      `says that it cannot wear ${hash.slice(0, 20)}, and wears its own`,
      { path: `/?lang=en${hash}` },
      async ({ login, page }) => {
        await login.reaches('choosing');
        assert.equal(await page.$eval('.refused', ({ textContent }) => textContent), login.demoText('lookRefused'));
        assert.equal(await page.$eval('main', ({ className }) => className.trim()), 'bank own');
      },
    );
  }

  scenario('shows what is said over the wire, without personal data', {}, async ({ bank, login, page }) => {
    await login.push('100003');
    await login.reaches('waiting');
    await bank.skip(2 * PUSH_DELAY_MS);
    await login.fails('user-refused');
    await page.waitForFunction(() =>
      document.querySelector('#conversation-list')?.textContent?.includes('login-failure'),
    );
    const said = await page.$eval('#conversation-list', ({ textContent }) => textContent ?? '');
    assert.ok(said.includes('1••••3') && said.includes('user-refused'));
    assert.ok(!said.includes('100003'));
  });
});
