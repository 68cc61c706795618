// Logins that end with a problem.
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import type { Asked } from './support/bank.js';
import { LoginPage } from './support/login-page.js';
import { ANSWERED_MS, PUSH_DELAY_MS, scenario, together } from './support/scenario.js';

/** Then so long until a person without an account is told so, known or not. */
const REFUSAL_AFTER_MS = 1000;

describe('a login that does not succeed', together, () => {
  for (const [userNumber, problem, waitMs] of [
    ['100003', 'user-refused', ANSWERED_MS],
    ['100004', 'wrong-control-code', ANSWERED_MS],
    ['100005', 'expired', 20_000],
    ['100007', 'account-not-qualified', 0],
    ['100014', 'app-outdated', ANSWERED_MS],
    ['100015', 'maintenance', 0],
  ] as const) {
    scenario(`is told as ${problem}`, {}, async ({ bank, login }) => {
      await login.push(userNumber);
      if (waitMs > 0) {
        await login.reaches('waiting');
        await bank.skip(waitMs);
      }
      await login.fails(problem);
    });
  }

  scenario('may be tried again without typing the number again', {}, async ({ bank, login }) => {
    await login.push('100003');
    await login.reaches('waiting');
    await bank.skip(ANSWERED_MS);
    await login.fails('user-refused');
    await login.press('actions.retry');
    await login.reaches('waiting');
    assert.deepEqual(
      bank.starts.map(({ body }) => body.identity.userNumber),
      ['100003', '100003'],
    );
    const [first, second] = bank.starts.map(({ reply }) => reply.show.controlCode);
    assert.equal(await login.controlCode(), second);
    assert.notEqual(first, second);
  });

  scenario(
    'locks the method after three wrong card codes, each for another position',
    {},
    async ({ bank, login, page }) => {
      await login.push('100008');
      await login.reaches('waiting');
      await bank.skip(PUSH_DELAY_MS);
      await login.phone.confirms();
      await login.reaches('prompting');
      let position = '19';
      for (const attemptsLeft of [2, 1]) {
        await login.fill('prompting.codeCard', '000000', { position });
        await Promise.all([
          page.waitForResponse((response) => response.url().endsWith('/answers')),
          login.press('actions.confirm'),
        ]);
        const reply = bank.requests(/answers$/).at(-1)?.reply;
        assert.ok(reply);
        assert.equal(reply.attemptsLeft, attemptsLeft);
        assert.notEqual(reply.prompt.position, position);
        position = reply.prompt.position;
        const left = login.t(attemptsLeft === 1 ? 'prompting.attemptsLeft_one' : 'prompting.attemptsLeft_other', {
          count: attemptsLeft,
        });
        await login.partReads('error', `${login.t('prompting.wrongCard', { position })} ${left}`);
        const input = await login.find('textbox', login.t('prompting.codeCard', { position }));
        const [value, invalid] = await input.evaluate((element) => [
          (element as HTMLInputElement).value,
          element.getAttribute('aria-invalid'),
        ]);
        assert.deepEqual([value, invalid], ['', 'true']);
      }
      await login.fill('prompting.codeCard', '000000', { position });
      await login.press('actions.confirm');
      await login.fails('locked');
      assert.ok(!(await login.has('button', login.t('actions.retry'))), 'no trying again what is locked');
      await login.press('actions.anotherWay');
      await login.reaches('choosing');
    },
  );

  scenario('looks the same without an account and with a wrong number', {}, async ({ bank, login, visitor }) => {
    const tries = async (login: LoginPage, userNumber: string) => {
      await login.push(userNumber);
      await login.reaches('waiting');
      await bank.skip(PUSH_DELAY_MS + REFUSAL_AFTER_MS);
      await login.fails('account-problem');
      return { screen: (await login.composed()).replaceAll(userNumber, '…'), events: await login.events() };
    };
    const withoutAccount = await tries(login, '100006');
    const page = await visitor.openTab();
    await page.goto(`${bank.origin}/?lang=en`);
    assert.deepEqual(await tries(new LoginPage(page), '555555'), withoutAccount);
    const [first, second] = bank.starts;
    // What is drawn by chance is of the same form.
    const shapeOf = (asked?: Asked) =>
      JSON.stringify([asked?.status, asked?.reply], (key, value: unknown) =>
        key === 'id' || key === 'controlCode' ? typeof value : value,
      );
    assert.equal(shapeOf(second), shapeOf(first));
  });

  scenario(
    'because the bank is down names a reference, and asks the bank once',
    { language: 'lt' },
    async ({ bank, login }) => {
      await login.push('100009');
      const { reference } = await login.fails('unavailable');
      assert.match(reference, /^DB-[0-9A-F]{8}$/);
      assert.ok((await login.partTexts('reference')).join().includes(reference));
      assert.equal(bank.starts.length, 1);
      await login.find('button', login.t('actions.retry'));
    },
  );

  scenario(
    'because of too many requests may be tried again when the bank says so',
    { language: 'lv' },
    async ({ bank, login }) => {
      await login.push('100016');
      await login.fails('too-many-requests');
      await login.press('actions.retry');
      await login.reaches('failed');
      const [first, second] = bank.starts;
      assert.deepEqual([first?.status, second?.status], [429, 429]);
      assert.ok(Number(second?.at) - Number(first?.at) >= 5000, 'not before the time that the bank named');
    },
  );
});
