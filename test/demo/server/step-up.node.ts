import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { demoAnswers } from '../../../src/demo-bank/codes.js';
import type { Prompt } from '../../../src/flow/adapter.js';
import { asked, outcomeOf, promptOf, sessionOf } from '../../demo-bank/support/replies.js';
import { Browser, withoutHeaders } from '../bank/support/browser.js';
import { confirmedLogin } from './support/open-bank.js';
import { cardCode, calculated } from './support/codes.js';

describe('the step-up', () => {
  it('asks code 19 of the card at the first login, and activates', async () => {
    const { browser, prompted } = await confirmedLogin('100002');
    assert.deepEqual(asked(prompted, 'code-card'), {
      kind: 'code-card',
      reason: 'first-login',
      position: '19',
      length: 6,
    });
    const end = await browser.answer(prompted, 'code-card', cardCode('19'));
    assert.ok(end.status === 'success');
    assert.equal(end.activated, true);
  });

  it('asks another code after a wrong one, and locks after three', async () => {
    const { browser, prompted } = await confirmedLogin('100008');
    let { position } = asked(prompted, 'code-card');
    for (const attemptsLeft of [2, 1]) {
      const again = await browser.answer(prompted, 'code-card', cardCode(position));
      assert.equal(promptOf(again).problem, 'wrong-code');
      assert.equal(promptOf(again).attemptsLeft, attemptsLeft);
      const next = asked(again, 'code-card');
      assert.notEqual(next.position, position);
      ({ position } = next);
    }
    assert.equal(outcomeOf(await browser.answer(prompted, 'code-card', '000000')), 'locked');
  });

  it('accepts the right code after a wrong one', async () => {
    const { browser, prompted } = await confirmedLogin('100002');
    const again = await browser.answer(prompted, 'code-card', '000000');
    const end = await browser.answer(prompted, 'code-card', cardCode(asked(again, 'code-card').position));
    assert.equal(end.status, 'success');
  });

  const codes: [userNumber: string, kind: Prompt['kind'], codeFrom: (browser: Browser) => Promise<string>][] = [
    ['100011', 'personal-code', () => Promise.resolve(demoAnswers.personalCode)],
    ['100013', 'sms-code', async (browser) => (await browser.phone()).smsCode ?? ''],
    [
      '100012',
      'code-calculator',
      async (browser) => calculated(browser, asked((await browser.resume()).reply, 'code-calculator').challenge),
    ],
    ['100020', 'password', () => Promise.resolve(demoAnswers.password)],
  ];
  it('takes the personal code, the text message, the calculator and the password', async () => {
    for (const [userNumber, kind, codeFrom] of codes) {
      const { browser, prompted } = await confirmedLogin(userNumber);
      asked(prompted, kind);
      assert.equal(promptOf(await browser.answer(prompted, kind, 'wrong')).problem, 'wrong-code', kind);
      const end = await browser.answer(prompted, kind, await codeFrom(browser));
      assert.equal(end.status, 'success', kind);
    }
  });

  it('judges an answer once that is sent again because its reply was lost', async () => {
    const { browser, prompted } = await confirmedLogin('100013');
    const first = await browser.answer(prompted, 'sms-code', '000000');
    assert.deepEqual(withoutHeaders(await browser.answer(prompted, 'sms-code', '000000')), withoutHeaders(first));
    assert.equal(promptOf(first).attemptsLeft, 2);
    const insisting = await browser.answer(prompted, 'sms-code', '000000');
    assert.equal(promptOf(insisting).attemptsLeft, 1, 'who insists is judged');
    const { smsCode } = await browser.phone();
    assert.ok(smsCode);
    for (let time = 0; time < 2; time++) {
      assert.equal((await browser.answer(prompted, 'sms-code', smsCode)).status, 'success');
    }
  });

  it('counts the same wrong code at another position, unless the page hung up before its reply', async () => {
    const { browser, prompted } = await confirmedLogin('100002');
    const first = await browser.answer(prompted, 'code-card', '000000');
    assert.equal(promptOf(first).attemptsLeft, 2);
    const page = new AbortController();
    await browser.fetch(`/bank/sessions/${sessionOf(prompted).id}/answers`, {
      method: 'POST',
      headers: { 'X-Requested-With': 'internetbank-login', 'Content-Type': 'application/json' },
      body: JSON.stringify({ kind: 'code-card', value: '000000' }),
      signal: page.signal,
    });
    page.abort();
    const next = promptOf((await browser.resume()).reply);
    assert.equal(next.attemptsLeft, 1);
    const again = promptOf(await browser.answer(prompted, 'code-card', '000000'));
    assert.deepEqual([again.prompt, again.attemptsLeft], [next.prompt, 1]);
  });

  it('locks alike when the answer that locked comes again', async () => {
    const { browser, prompted } = await confirmedLogin('100008');
    let end;
    for (const value of ['000000', '000001', '000002', '000002'])
      end = await browser.answer(prompted, 'code-card', value);
    assert.equal(outcomeOf(end), 'locked');
  });

  it('refuses an answer to another question', async () => {
    const { browser, prompted } = await confirmedLogin('100002');
    assert.equal((await browser.answer(prompted, 'sms-code', '123456')).httpStatus, 409);
  });

  it('ends when nobody answers', async () => {
    const { browser, pass, prompted } = await confirmedLogin('100002');
    await pass(promptOf(prompted).expiresInMs ?? 0);
    assert.equal(outcomeOf(await browser.answer(prompted, 'code-card', cardCode('19'))), 'expired');
  });
});
