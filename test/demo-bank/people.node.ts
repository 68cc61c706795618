import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { demoAnswers } from '../../src/demo-bank/adapter.js';
import { never, Page } from './support/page.js';
import { shown } from './support/replies.js';

describe('the demo adapter, by what is typed', () => {
  for (const [userNumber, expected] of Object.entries({
    100001: 'control-code, success',
    100002: 'control-code, code-card, success, activated',
    100003: 'control-code, user-refused',
    100004: 'control-code, wrong-control-code',
    100005: 'control-code, expired',
    100006: 'account-problem',
    100007: 'account-not-qualified',
    100008: 'control-code, code-card, locked',
    100009: 'rejects unavailable',
    100010: 'control-code, success',
    100011: 'control-code, personal-code, success',
    100012: 'control-code, code-calculator, success, activated',
    100013: 'control-code, sms-code, success',
    100014: 'control-code, app-outdated',
    100015: 'rejects maintenance',
    100016: 'rejects too-many-requests',
    100017: 'control-code, unavailable, success',
    100018: 'control-code, success',
    100019: 'control-code, rejects session-lost',
    100020: 'control-code, password, success',
    555555: 'control-code, success',
  })) {
    it(`${userNumber}: ${expected}`, async () => {
      assert.equal(await new Page().login('smart-id-push', { userNumber }), expected);
    });
  }

  for (const [number, expected] of Object.entries({
    '+370 600 00001': 'control-code, success',
    860000002: 'control-code, user-refused',
    37060000003: 'control-code, expired',
    '+37060000004': 'account-problem',
    '+37060000005': 'control-code, phone-unreachable',
    60000006: 'control-code, sim-problem',
    '+37060000007': 'control-code, code-card, success',
  })) {
    it(`Mobile-ID ${number}: ${expected}`, async () => {
      const identity = { phoneNumber: number, personalCode: demoAnswers.personalCode };
      assert.equal(await new Page().login('mobile-id', identity), expected);
    });
  }

  it('refuses a wrong password, like anyone without an account', async () => {
    const reply = await new Page().start('password', { userNumber: '100001', password: 'guess' });
    assert.deepEqual(reply, await new Page().push('100006'));
  });

  it('asks the bank to wait before the next start', async () => {
    await assert.rejects(new Page().push('100016'), { name: 'LoginError', retryAfterMs: 5_000 });
  });

  it('lets the app offer three codes', async () => {
    assert.equal(shown(await new Page().push('100018'), 'control-code').choose, true);
    assert.equal(shown(await new Page().push('100001'), 'control-code').choose, false);
  });
});

describe('the demo adapter, method by method', () => {
  for (const [method, expected] of Object.entries({
    'smart-id-push': 'control-code, success',
    'smart-id': 'device-link, success',
    'mobile-id': 'control-code, success',
    'id-card': 'id-card, success',
    'code-device': 'code-card, success',
    'code-card': 'code-card, success',
    'code-calculator': 'code-calculator, success',
    'eparaksts-mobile': 'app, success',
    password: 'code-card, success',
  })) {
    it(`${method}: ${expected}`, async () => {
      assert.equal(await new Page().login(method), expected);
    });

    for (const [persona, outcome] of [
      ['100003', /user-refused$/],
      ['100004', /wrong-control-code$/],
      ['100005', /expired$/],
      ['100006', /account-problem$/],
      ['100008', method === 'code-calculator' ? /locked$/ : /code-card, locked$/],
      ['100009', /^rejects unavailable$/],
      ['100011', /personal-code, success$/],
      ['100013', /sms-code, success$/],
      ['100019', /rejects session-lost$/],
      ['+37060000006', /sim-problem$/],
    ] as const) {
      it(`${method}: as ${persona}, whatever is typed`, async () => {
        assert.match(await new Page({ persona }).login(method, {}), outcome);
      });
    }
  }

  it('forgets a login before a quick person is done', async () => {
    const page = new Page({ persona: '100019', delayMs: 30 });
    assert.equal(await page.login('smart-id-push'), 'control-code, rejects session-lost');
    assert.equal(await page.bank.resume(never), undefined);
  });

  it('refuses a method that it does not have', async () => {
    await assert.rejects(new Page().start('telepathy'), { problem: 'unexpected' });
  });
});
