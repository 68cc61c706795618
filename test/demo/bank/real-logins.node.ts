// Each person of the demo logs in over the real wire of the identity services.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { mobileIdPeople, userPeople } from '../../../demo/bank/people.js';
import { MemoryStore } from '../../../demo/bank/store/memory.js';
import { cardOf } from '../../../demo/services/web-eid-card/card.js';
import { otherPerson, subjectWith } from '../../../demo/services/people.js';
import { nationalCodeOf } from '../../../demo/shared/national-codes.js';
import { demoAnswers } from '../../../src/demo-bank/codes.js';
import { deviceLinksOf, outcomeOf, shown } from '../../demo-bank/support/replies.js';
import { Browser, ORIGIN, type Reply } from './support/browser.js';
import { openRealBank } from './support/real-services.js';

/** As a page does, only faster. */
const POLL_EVERY_MS = 20;

describe('a login over the real wire', () => {
  let real: Awaited<ReturnType<typeof openRealBank>>;
  before(async () => {
    real = await openRealBank(new MemoryStore({ now: Date.now, loginsPerBrowser: 20 }), 'by-itself');
  });
  after(() => real.close());

  async function outcome(browser: Browser, started: Reply): Promise<string> {
    let reply = started;
    for (let waits = started.status === 'pending'; waits; waits = reply.status === 'pending' || reply.status === 503) {
      await sleep(POLL_EVERY_MS);
      reply = await browser.poll(started);
    }
    return outcomeOf(reply);
  }

  const outcomes: Record<string, string> = {
    'logs-in': 'success',
    refuses: 'user-refused',
    'wrong-control-code': 'wrong-control-code',
    'times-out': 'expired',
    'no-account': 'account-problem',
    'basic-account': 'account-not-qualified',
    'bank-down': 'unavailable',
    'slow-bank': 'success',
    'app-outdated': 'app-outdated',
    maintenance: 'maintenance',
    'too-many-requests': 'too-many-requests',
    'bank-falters': 'success',
    'chooses-code': 'success',
    'session-lost': 'session-lost',
    'phone-unreachable': 'phone-unreachable',
    'sim-problem': 'sim-problem',
  };
  for (const person of [...userPeople, ...mobileIdPeople]) {
    const { userNumber, phoneNumber, personalCode, outcome: word } = person;
    // Whoever is not listed is asked something.
    const end = outcomes[word] ?? 'prompt';
    it(`of ${userNumber ?? phoneNumber} by push ends in ${end}`, async () => {
      const browser = new Browser(real.bank.app);
      // A phone that answered at once could be sooner than the bank that forgets.
      if (word === 'session-lost') {
        real.services.phones.setAnswering(`PNOLT-${nationalCodeOf(person)}`, 'by-hand');
      }
      const started = userNumber
        ? await browser.push(userNumber)
        : await browser.start('mobile-id', { phoneNumber, personalCode });
      assert.equal(await outcome(browser, started), end);
    });
  }

  const owner = `PNOLT-${demoAnswers.personalCode}`;

  it('by a scanned code ends in success', async () => {
    // Smart-ID returns to https alone, and to this machine.
    const browser = new Browser(real.origin);
    const started = await browser.start('smart-id');
    assert.equal(real.services.smartId.service.scan(owner, deviceLinksOf(started).qr, 'QR').scanned, 'accepted');
    assert.equal(await outcome(browser, started), 'success');
  });

  for (const [subject, end] of [
    [subjectWith(owner), 'success'],
    [otherPerson, 'account-problem'],
  ] as const) {
    it(`by the card of ${subject?.personalCode} ends in ${end}`, async () => {
      assert.ok(subject);
      const browser = new Browser(real.bank.app);
      const started = await browser.start('id-card');
      const { nonce } = shown(started, 'id-card');
      const token = real.services.cardReader.authenticate(cardOf(subject), { origin: ORIGIN, nonce });
      assert.equal(outcomeOf(await browser.answer(started, 'id-card', JSON.stringify(token))), end);
    });
  }
});
