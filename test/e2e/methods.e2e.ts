// Every method but Smart-ID.
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { demoAnswers } from '../../src/demo-bank/codes.js';
import { PUSH_DELAY_MS, scenario, together, type Play } from './support/scenario.js';

const { codeCard, password: PASSWORD, personalCode: PERSONAL_CODE } = demoAnswers;

describe('every other way in', together, () => {
  scenario('Mobile-ID, confirmed on the phone', {}, async ({ bank, login }) => {
    await login.choose('mobile-id');
    await login.fill('fields.phoneNumber.label', '8 600 00001');
    await login.fill('fields.personalCode.label', PERSONAL_CODE);
    await login.press('actions.continue');
    await login.reaches('waiting');
    await login.reads('waiting.headingPhone');
    const code = await login.controlCode();
    await bank.skip(PUSH_DELAY_MS);
    assert.equal(await login.phone.rings(), code);
    await login.phone.confirms();
    assert.equal((await login.succeeds()).method, 'mobile-id');
    assert.deepEqual(bank.starts[0]?.body.identity, { phoneNumber: '+37060000001', personalCode: PERSONAL_CODE });
  });

  for (const [phoneNumber, problem] of [
    ['+37060000005', 'phone-unreachable'],
    ['+37060000006', 'sim-problem'],
  ] as const) {
    scenario(`Mobile-ID with ${problem}`, {}, async ({ bank, login }) => {
      await login.choose('mobile-id');
      await login.fill('fields.phoneNumber.label', phoneNumber);
      await login.fill('fields.personalCode.label', PERSONAL_CODE);
      await login.press('actions.continue');
      await login.reaches('waiting');
      await bank.skip(PUSH_DELAY_MS);
      await login.fails(problem);
    });
  }

  for (const method of ['code-card', 'code-device']) {
    scenario(`${method}, with the card`, {}, async ({ bank, login }) => {
      await login.choose(method);
      await login.fill('fields.userNumber.label', '100001');
      await login.press('actions.continue');
      await login.reaches('prompting');
      await login.reads('prompting.headingSignIn');
      const position = bank.starts[0]?.reply.prompt.position ?? '';
      await login.fill('prompting.codeCard', codeCard[Number(position) - 1] ?? '', { position });
      await login.press('actions.confirm');
      assert.equal((await login.succeeds()).method, method);
    });
  }

  /** The code of the drawn calculator. */
  async function calculate({ page }: Play, challenge: string) {
    await page.waitForFunction(
      (digits: string) => document.querySelector<HTMLInputElement>('#challenge')?.value === digits,
      {},
      challenge,
    );
    await page.click('#calculator button');
    const shown = await page.waitForFunction(
      () => /\d{6}/.exec(document.querySelector('#calculated')?.textContent ?? '')?.[0],
    );
    return String(await shown.jsonValue());
  }

  scenario('a code of the calculator', {}, async (play) => {
    const { login } = play;
    await login.choose('code-calculator');
    await login.fill('fields.userNumber.label', '100001');
    await login.press('actions.continue');
    await login.reaches('prompting');
    await login.fill('prompting.codeCalculator', await calculate(play, ''));
    await login.press('actions.confirm');
    assert.equal((await login.succeeds()).method, 'code-calculator');
  });

  scenario('the answer of the calculator to the number on the page', {}, async (play) => {
    const { bank, login } = play;
    await login.push('100012');
    await login.reaches('waiting');
    await bank.skip(PUSH_DELAY_MS);
    await login.phone.confirms();
    await login.reaches('prompting');
    const challenge = bank.polls.at(-1)?.reply.prompt.challenge ?? '';
    assert.match(challenge, /^\d{6}$/);
    await login.says('prompting.challenge');
    assert.ok((await login.composed()).includes(challenge));
    await login.fill('prompting.codeCalculator', await calculate(play, challenge));
    await login.press('actions.confirm');
    assert.equal((await login.succeeds()).activated, true);
  });

  scenario('a password, and a code of the card', {}, async ({ bank, login, page }) => {
    await login.choose('password');
    await login.fill('fields.userNumber.label', '100001');
    await login.fill('fields.password.label', PASSWORD);
    await page.keyboard.press('Enter');
    await login.reaches('prompting');
    assert.ok(!(await login.composed()).includes(PASSWORD));
    const position = bank.starts[0]?.reply.prompt.position ?? '';
    await login.fill('prompting.codeCard', codeCard[Number(position) - 1] ?? '', { position });
    await login.press('actions.confirm');
    assert.equal((await login.succeeds()).method, 'password');
  });

  for (const [userNumber, name, label, answerOf] of [
    [
      '100013',
      'a code from a message',
      'prompting.smsCode',
      async ({ page }) => {
        const sms = await page.waitForFunction(
          () => /\d{6}/.exec(document.querySelector('#sms')?.textContent ?? '')?.[0],
        );
        return String(await sms.jsonValue());
      },
    ],
    [
      '100011',
      'the personal code on a new device',
      'fields.personalCode.label',
      () => Promise.resolve('405 0404-0001'),
    ],
    ['100020', 'the password on a new device', 'fields.password.label', () => Promise.resolve(PASSWORD)],
  ] as [string, string, string, (play: Play) => Promise<string>][]) {
    scenario(`after the phone ${name}`, {}, async (play) => {
      const { bank, login } = play;
      await login.push(userNumber);
      await login.reaches('waiting');
      await bank.skip(PUSH_DELAY_MS);
      await login.phone.confirms();
      await login.reaches('prompting');
      await login.reads('prompting.headingNewDevice');
      await login.fill(label, await answerOf(play));
      await login.press('actions.confirm');
      await login.succeeds();
    });
  }

  scenario('one of three codes chosen in the app', {}, async ({ bank, login, page }) => {
    await login.push('100018');
    await login.reaches('waiting');
    const code = await login.controlCode();
    await login.says('waiting.choose');
    await bank.skip(PUSH_DELAY_MS);
    await login.phone.rings();
    assert.equal((await page.$$('#choices button')).length, 3);
    await page.locator(`#choices ::-p-aria([name="${code}"][role="button"])`).click();
    await login.phone.enterPin();
    await login.succeeds();
  });

  for (const [card, problem] of [
    ['client', undefined],
    ['not-a-client', 'account-problem'],
    ['forged', 'id-card-problem'],
    ['cancelled', 'id-card-refused'],
    ['no-software', 'id-card-missing-software'],
  ] as const) {
    scenario(`an ID card: ${card}`, {}, async ({ bank, login, page }) => {
      await login.takes('id-card');
      await page.select('#id-card', card);
      await login.choose('id-card');
      if (problem) await login.fails(problem);
      else assert.equal((await login.succeeds()).method, 'id-card');
      const answers = bank.requests(/answers$/);
      assert.equal(answers.length, ['client', 'not-a-client', 'forged'].includes(card) ? 1 : 0);
      assert.deepEqual(bank.polls, []);
    });
  }

  for (const [decision, problem] of [
    ['confirm', undefined],
    ['refuse', 'user-refused'],
  ] as const) {
    scenario(`eParaksts mobile by the other site and back: ${decision}`, {}, async ({ bank, login, page }) => {
      await login.speak('lv');
      await login.choose('eparaksts-mobile');
      await login.reaches('waiting');
      await login.reads('waiting.headingRedirect');
      const link = await login.find('link', login.t('waiting.redirectLink'));
      const { url } = bank.starts[0]?.reply.show ?? {};
      assert.equal(await link.evaluate((element) => element.getAttribute('href')), url);
      await Promise.all([page.waitForNavigation(), link.click()]);
      assert.equal(page.url(), bank.origin + url);
      await page.waitForFunction(() => document.documentElement.lang === 'lv');
      await page.locator(`::-p-aria([name="${login.demoText(decision)}"][role="button"])`).click();
      await page.waitForSelector('internetbank-login[step]');
      if (problem) await login.fails(problem);
      else assert.equal((await login.succeeds()).method, 'eparaksts-mobile');
    });
  }
});
