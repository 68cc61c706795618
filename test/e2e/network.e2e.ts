// What networks do to a login.
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import type { Bank } from './support/bank.js';
import { languages } from './support/login-page.js';
import { BARE, PUSH_DELAY_MS, scenario, together } from './support/scenario.js';

describe('a network that fails', together, () => {
  const html = () => new Response('<!doctype html><h1>Welcome</h1>', { headers: { 'Content-Type': 'text/html' } });
  const tenMegabytes = () =>
    new Response(`{"status":"success","result":"${'a'.repeat(10_000_000)}"}`, {
      headers: { 'Content-Type': 'application/json' },
    });
  const redirect = () => new Response(null, { status: 302, headers: { Location: '/demo/personas' } });
  const breakOff = (_request: Request, { close }: { close: () => Promise<never> }) => close();

  for (const language of languages) {
    scenario(
      `is told in ${language} when the bank cannot be reached at first`,
      { language, path: '/demo/return', prepare: (bank) => bank.page('/demo/return', '') },
      async ({ bank, login, page }) => {
        const mend = bank.answer(/^GET \/bank\/options/, breakOff);
        await page.goto(`${bank.origin}/?lang=${language}`);
        await login.fails('unavailable');
        mend();
        await login.press('actions.retry');
        await login.reaches('choosing');
      },
    );
  }

  scenario(
    'is told in three languages when nothing can be loaded any more',
    { path: '/empty', prepare: (bank) => bank.page('/empty', '') },
    async ({ bank, login, page }) => {
      bank.answer(/^GET \/bank\/options/, async (_request, { close }) => {
        await page.setOfflineMode(true);
        return close();
      });
      bank.answer(/^GET \/cdn\/chunks\/en-/, breakOff);
      bank.page('/bare', BARE);
      await page.goto(`${bank.origin}/bare`);
      const reload = await page.waitForSelector('internetbank-login >>> button[part=link]', { visible: true });
      const words = await reload?.evaluate(({ textContent }) => textContent);
      for (const each of ['Atnaujinti puslapį', 'Atsvaidzināt lapu', 'Reload the page']) {
        assert.ok(words?.includes(each), words ?? '');
      }
      // The texts may be given up before the bank is.
      await page.waitForSelector('internetbank-login[step="failed"]');
      const { type, detail } = await login.end();
      assert.deepEqual([type, detail.problem], ['login-failure', 'offline']);
      await page.setOfflineMode(false);
    },
  );

  for (const [what, answer, problem, language] of [
    ['a page instead of an answer', html, 'bad-reply', 'lt'],
    ['an answer of ten megabytes', tenMegabytes, 'bad-reply', 'lv'],
    ['a redirect', redirect, 'unavailable', 'en'],
    ['a connection that breaks', breakOff, 'unavailable', 'lt'],
  ] as const) {
    scenario(`ends a start with ${what} in a clear screen`, { language }, async ({ bank, login }) => {
      const mend = bank.answer(/^POST \/bank\/sessions$/, answer);
      await login.push('100001');
      await login.fails(problem);
      const begun = (await login.events()).filter(({ detail }) => detail.step === 'starting');
      assert.equal(begun.length, 1);
      // What breaks off on a connection that served before, Chromium repeats by itself, unseen by the page.
      if (answer !== breakOff) assert.equal(bank.starts.length, 1, 'a start is never repeated');
      mend();
      await login.press('actions.retry');
      await login.reaches('waiting');
    });

    scenario(`survives a poll with ${what}`, { language }, async ({ bank, login, page }) => {
      const mend = bank.answer(/^GET \/bank\/sessions\/(?!current)/, answer);
      await login.push('100001');
      await login.reaches('waiting');
      const code = await login.controlCode();
      await login.partReads('error', login.t('waiting.retrying'));
      mend();
      await bank.skip(PUSH_DELAY_MS);
      await login.phone.rings();
      await page.waitForFunction(
        () => document.querySelector('internetbank-login')?.getAttribute('step') === 'waiting',
      );
      assert.equal(await login.controlCode(), code);
      await login.phone.confirms();
      await login.succeeds();
    });
  }

  scenario('for a while is said while the login waits, which then goes on', {}, async ({ bank, login, page }) => {
    await login.push('100001');
    await login.reaches('waiting');
    const code = await login.controlCode();
    await page.setOfflineMode(true);
    await login.partReads('error', login.t('waiting.retrying'));
    assert.equal(await login.controlCode(), code);
    await page.setOfflineMode(false);
    await page.waitForFunction(() => {
      const step = document.querySelector('internetbank-login')?.shadowRoot?.querySelector('ibl-waiting-step');
      return step?.shadowRoot?.querySelector('[part="heading"]') && !step.shadowRoot.querySelector('[part="error"]');
    });
    await bank.skip(PUSH_DELAY_MS);
    await login.phone.confirms();
    await login.succeeds();
  });

  for (const [what, late] of [
    ['', 'later-steps'],
    [', however late its texts come', 'en-later'],
  ]) {
    let goOn = () => {};
    const isTime = new Promise<void>((resolve) => (goOn = resolve));
    const prepare = (bank: Bank) => {
      bank.answer(/^GET \/cdn\/chunks\/later-steps/, () => new Response('', { status: 404 }));
      bank.answer(new RegExp(`^GET /cdn/chunks/${late}`), () => isTime);
    };
    scenario(
      `never starts a login whose screens cannot be loaded${what}`,
      { prepare },
      async ({ bank, login, page }) => {
        const other = late === 'later-steps' ? 'en-later' : 'later-steps';
        const isAnswered = page.waitForResponse((response) => response.url().includes(`/chunks/${other}`));
        await login.choose('smart-id');
        const url = (await isAnswered).url();
        // Once more, to be sure that the page has it, or knows that there is nothing to have.
        await page.evaluate((url) => import(url).then(() => {}).catch(() => {}), url);
        goOn();
        await login.reads('problems.not-loaded.title');
        assert.equal(await page.$eval('internetbank-login', ({ state }) => state.problem), 'not-loaded');
        // One for each try: the page asks for them at once, and when somebody comes near.
        const warnings = (await login.events()).filter(({ type }) => type === 'login-warning');
        assert.ok(warnings.length > 0);
        for (const { detail } of warnings) assert.match(JSON.stringify(detail), /later-steps/);
        assert.deepEqual(bank.starts, []);
      },
    );
  }
});
