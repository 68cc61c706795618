// Pages that are left and come back.
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { hide, passTime, Visitor } from './support/browser.js';
import { LoginPage } from './support/login-page.js';
import { BARE, browser, PUSH_DELAY_MS, scenario, together } from './support/scenario.js';

describe('a login that is left', together, () => {
  scenario(
    'for another page has ended when the back/forward cache brings it back',
    { path: '/bare', prepare: (bank) => bank.page('/bare', BARE), needsBackForwardCache: true },
    async ({ bank, login, page }) => {
      await login.push('100001');
      await login.reaches('waiting');
      const code = await login.controlCode();
      await page.evaluate(() => addEventListener('pageshow', ({ persisted }) => Object.assign(window, { persisted })));
      await page.goto(`${bank.origin}/demo/return`);
      await page.goBack();
      assert.equal(await page.evaluate(() => window.persisted), true, 'the page was frozen, not loaded anew');
      await login.reaches('choosing');
      assert.deepEqual(await login.end(), {
        type: 'login-cancel',
        detail: { method: 'smart-id-push', step: 'waiting' },
      });
      assert.deepEqual(await bank.cancelStatuses(), [204]);
      const content = await login.composed();
      assert.ok(!content.includes(code) && !content.includes('100001'));
      await login.choose('smart-id-push');
      const input = await login.find('textbox', login.t('fields.userNumber.label'));
      assert.equal(await input.evaluate((element) => (element as HTMLInputElement).value), '');
    },
  );

  scenario(
    'goes on with the same code after a reload and after the back/forward cache',
    { needsBackForwardCache: true },
    async ({ bank, login, page }) => {
      await login.push('100001');
      await login.reaches('waiting');
      const code = await login.controlCode();
      await page.reload();
      await login.reaches('waiting');
      assert.equal(await login.controlCode(), code);
      await page.evaluate(() => addEventListener('pageshow', ({ persisted }) => Object.assign(window, { persisted })));
      await page.goto(`${bank.origin}/demo/return`);
      await page.goBack();
      assert.equal(await page.evaluate(() => window.persisted), true, 'the page was frozen, not loaded anew');
      await login.reaches('waiting');
      assert.equal(await login.controlCode(), code);
      await bank.skip(PUSH_DELAY_MS);
      await login.phone.confirms();
      await login.reaches('succeeded');
      assert.deepEqual([bank.starts.length, bank.cancels.length], [1, 0]);
    },
  );

  scenario('is told to go on in its own browser when another returns from the app', {}, async ({ bank, login }) => {
    await login.choose('smart-id');
    await login.reaches('waiting');
    const stranger = await Visitor.of(browser);
    const returned = await stranger.openTab();
    await returned.goto(`${bank.origin}/demo/return?value=made-up&lang=lv`);
    await new LoginPage(returned, 'lv').fails('other-browser');
    assert.equal(new URL(returned.url()).search, '', 'no one-time value stays in the address');
    assert.deepEqual(stranger.complaints, []);
    await stranger.leave();
  });

  scenario('in a hidden tab asks the bank no longer than it may last', {}, async ({ bank, login, page }) => {
    await login.push('100001');
    await login.reaches('waiting');
    await hide(page);
    await passTime(page, 140_000);
    assert.equal((await login.end()).detail.problem, 'expired');
    const asked = bank.requests(/ \/bank\//).length;
    assert.ok(asked <= 70, `${asked} requests`);
    await passTime(page, 460_000);
    assert.equal(bank.requests(/ \/bank\//).length, asked, 'none after the end');
  });
});
