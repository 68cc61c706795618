import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { userPeople } from '../../../demo/bank/people.js';
import { outcomeOf, shown } from '../../demo-bank/support/replies.js';
import { openBank, pollToEnd } from './support/open-bank.js';

describe('a persona with a user number', () => {
  const outcomes: Record<string, string> = {
    'logs-in': 'success',
    'first-login': 'prompt',
    refuses: 'user-refused',
    'wrong-control-code': 'wrong-control-code',
    'times-out': 'expired',
    'no-account': 'account-problem',
    'basic-account': 'account-not-qualified',
    locked: 'prompt',
    'bank-down': 'unavailable',
    'slow-bank': 'success',
    'new-device': 'prompt',
    calculator: 'prompt',
    'sms-code': 'prompt',
    'app-outdated': 'app-outdated',
    maintenance: 'maintenance',
    'too-many-requests': 'too-many-requests',
    'bank-falters': 'success',
    'chooses-code': 'success',
    'session-lost': 'session-lost',
    'asks-password': 'prompt',
  };

  for (const { userNumber = '', outcome } of userPeople) {
    it(`${userNumber} ends in ${outcomes[outcome]} (${outcome})`, async () => {
      const naps: number[] = [];
      const bank = await openBank({
        sleep: (forMs) => {
          naps.push(forMs);
          return Promise.resolve();
        },
      });
      await bank.browser.letPhoneAnswerItself();
      const end = await pollToEnd(bank, await bank.browser.push(userNumber));
      assert.equal(outcomeOf(end), outcomes[outcome]);
      assert.ok(naps.every((napMs) => napMs > 1000 && napMs < 10_000));
      assert.equal(naps.length > 0, outcome === 'slow-bank');
    });
  }

  it('that is unknown looks like one without an account, and takes as long', async () => {
    for (const userNumber of ['999999', '100006']) {
      const { browser, pass } = await openBank();
      const started = await browser.push(userNumber);
      assert.match(shown(started, 'control-code').controlCode, /^\d{4}$/);
      await pass(3_999);
      assert.equal((await browser.poll(started)).status, 'pending', userNumber);
      assert.equal((await browser.phone()).request, null);
      await pass(1);
      assert.equal(outcomeOf(await browser.poll(started)), 'account-problem', userNumber);
    }
  });

  it('is told by status too when the bank does not reply', async () => {
    const { browser } = await openBank();
    for (const [userNumber, status] of [
      ['100009', 503],
      ['100015', 580],
      ['100016', 429],
    ] as const) {
      const reply = await browser.push(userNumber);
      assert.equal(reply.httpStatus, status);
      assert.equal(reply.headers.get('Content-Type'), 'application/problem+json');
      assert.equal(reply.headers.get('Retry-After'), status === 429 ? '5' : null);
    }
  });

  it('answers at once when the pace is zero', async () => {
    const { browser } = await openBank({ pace: 0 });
    await browser.letPhoneAnswerItself();
    const started = await browser.push('100001');
    assert.equal(started.status, 'pending');
    assert.equal((await browser.poll(started)).status, 'success');
  });
});
