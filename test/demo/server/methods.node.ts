import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { mobileIdPeople } from '../../../demo/bank/people.js';
import { demoAnswers } from '../../../src/demo-bank/codes.js';
import type { Identity } from '../../../src/flow/adapter.js';
import { asked, outcomeOf, promptOf, shown } from '../../demo-bank/support/replies.js';
import { ORIGIN, type Reply } from '../bank/support/browser.js';
import { openBank, pollToEnd } from './support/open-bank.js';
import { cardCode, calculated } from './support/codes.js';

describe('the other methods', () => {
  it('are all offered, each with what it asks', async () => {
    const { browser } = await openBank();
    const { methods, notice } = await browser.options('lv');
    assert.deepEqual(
      methods.map(({ id, asks }) => [id, ...asks].join(' ')),
      [
        'smart-id-push userNumber',
        'smart-id',
        'mobile-id phoneNumber personalCode',
        'id-card',
        'code-device userNumber',
        'code-card userNumber',
        'code-calculator userNumber',
        'eparaksts-mobile',
        'password userNumber password',
      ],
    );
    assert.match(notice?.text ?? '', /demonstrācijas/);
  });

  const mobileOutcomes = ['success', 'user-refused', 'expired', 'account-problem', 'phone-unreachable', 'sim-problem'];
  for (const [index, { phoneNumber = '', personalCode = '', outcome }] of mobileIdPeople.entries()) {
    it(`mobile-id: ${phoneNumber} ends in ${outcome}`, async () => {
      const bank = await openBank();
      await bank.browser.letPhoneAnswerItself();
      const started = await bank.browser.start('mobile-id', { phoneNumber, personalCode });
      assert.equal(outcomeOf(await pollToEnd(bank, started)), mobileOutcomes[index] ?? 'prompt');
    });
  }

  it('mobile-id reads numbers as people write them', async () => {
    const { browser } = await openBank();
    for (const phoneNumber of ['+370 600 00001', '370 60000001', '0 600 00001', '8 600 00001', '60000001']) {
      const started = await browser.start('mobile-id', { phoneNumber, personalCode: demoAnswers.personalCode });
      assert.equal(started.status, 'pending', phoneNumber);
    }
  });

  it('code-card, code-device and password ask a card code, after which the person is in', async () => {
    const logins: [method: string, identity: Identity][] = [
      ['code-card', { userNumber: '100001' }],
      ['code-device', { userNumber: '100001' }],
      ['password', { userNumber: '100001', password: demoAnswers.password }],
    ];
    for (const [method, identity] of logins) {
      const { browser } = await openBank();
      const started = await browser.start(method, identity);
      const { reason, position } = asked(started, 'code-card');
      assert.equal(reason, 'sign-in', method);
      assert.equal((await browser.answer(started, 'code-card', cardCode(position))).status, 'success', method);
    }
  });

  it('a number that nobody has, and a wrong password, are asked a code that is never right', async () => {
    const strangers: [method: string, identity: Identity][] = [
      ['password', { userNumber: '100001', password: 'nope' }],
      ['password', { userNumber: '999999', password: demoAnswers.password }],
      ['code-card', { userNumber: '999999' }],
      ['code-card', { userNumber: '100006' }],
      ['code-device', { userNumber: '999999' }],
      ['code-calculator', { userNumber: '999999' }],
    ];
    const shape = (reply: Reply) => {
      const { kind, ...rest } = promptOf(reply).prompt;
      return { ...promptOf(reply), session: 0, headers: 0, prompt: [kind, ...Object.keys(rest)].join(' ') };
    };
    for (const [method, identity] of strangers) {
      const { browser } = await openBank();
      const known = await Promise.all(
        ['100001', '100012'].map((userNumber) =>
          browser.start(method, { userNumber, password: demoAnswers.password }).then(shape),
        ),
      );
      const stranger = await browser.start(method, identity);
      assert.ok(
        known.some((look) => isDeepStrictEqual(look, shape(stranger))),
        `${method}: ${shape(stranger).prompt}`,
      );
      const { prompt } = promptOf(stranger);
      const { kind } = prompt;
      const right =
        kind === 'code-card'
          ? cardCode(prompt.position)
          : await calculated(browser, asked(stranger, 'code-calculator').challenge);
      assert.equal(promptOf(await browser.answer(stranger, kind, right)).attemptsLeft, 2, method);
      assert.equal(promptOf(await browser.answer(stranger, kind, '000001')).attemptsLeft, 1, method);
      assert.equal(outcomeOf(await browser.answer(stranger, kind, '000000')), 'locked', method);
    }
  });

  it('a calculator gives a code of its own, or answers to a challenge', async () => {
    for (const [method, userNumber, hasChallenge] of [
      ['code-calculator', '100001', false],
      ['code-calculator', '100012', true],
      ['code-device', '100012', true],
    ] as const) {
      const { browser } = await openBank();
      const started = await browser.start(method, { userNumber });
      const { challenge } = asked(started, 'code-calculator');
      assert.equal(challenge !== undefined, hasChallenge);
      const code = await calculated(browser, challenge);
      assert.equal((await browser.answer(started, 'code-calculator', code)).status, 'success');
    }
  });

  for (const [decision, outcome] of [
    ['confirm', 'success'],
    ['refuse', 'user-refused'],
    ['no-account', 'account-problem'],
  ] as const) {
    it(`eparaksts-mobile: ${decision} on the other site ends in ${outcome}, once`, async () => {
      const { another, browser } = await openBank();
      const started = await browser.start('eparaksts-mobile');
      const ticket = new URL(shown(started, 'redirect').url, ORIGIN).searchParams.get('ticket');
      const stranger = await another().post('/demo/eparaksts', { ticket, decision });
      assert.equal(stranger.problem, 'other-browser');
      const decided = await browser.post<{ returnUrl: string }>('/demo/eparaksts', { ticket, decision });
      assert.equal(decided.returnUrl, '/');
      assert.equal((await browser.post('/demo/eparaksts', { ticket, decision })).problem, 'already-used');
      const { method, reply } = await browser.resume();
      assert.equal(method, 'eparaksts-mobile');
      assert.equal(outcomeOf(reply), outcome);
    });
  }
});
