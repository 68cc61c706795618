import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { adapterConformance, type ConformanceDriver } from '../../src/conformance/index.js';
import { openTestBank, user, verdictOf } from './support/test-bank.js';

describe('conformance checks that do not apply', () => {
  const { create } = openTestBank();

  it('say why, and never pass', async () => {
    const few: ConformanceDriver = { ...user('100001'), confirm: () => undefined, lacks: ['resume', 'cancel'] };
    const checks = adapterConformance(create, few).filter(({ notApplicable }) => notApplicable);
    assert.deepEqual(Object.fromEntries(checks.map(({ name, notApplicable }) => [name, notApplicable])), {
      'a QR code is new each second, the app link of one login never changes': 'The driver has no linked person.',
      'a refused login fails with user-refused, for good': 'The driver has no refuse().',
      'a login whose time ran out fails with expired': 'The driver has no expire().',
      'the right code succeeds': 'The driver has no questioned person.',
      'a wrong code is asked again, a card code at another position': 'The driver has no questioned person.',
      'an answer that is sent again because its reply was lost is judged once': 'The driver has no questioned person.',
      'wrong codes end with locked': 'The driver has no lockable person.',
      'a cancelled login is over': 'The adapter has no cancel.',
      'resume finds the unfinished login': 'The adapter has no resume.',
      'resume does not find a cancelled login': 'The adapter has no resume.',
      'resume tells a success however often it is asked, until another login starts': 'The adapter has no resume.',
      'resume tells another end that this browser has not been told, once': 'The adapter has no resume.',
      'account problems look the same': 'The driver has fewer than two strangers.',
    });
    for (const check of checks) assert.equal(await verdictOf(check), `Not applicable: ${check.notApplicable}`);
  });

  it('are those about control codes and waiting for a card code', () => {
    const driver = { ...user('100001', 'code-card'), confirm: () => undefined };
    const skipped = adapterConformance(create, driver)
      .filter(({ notApplicable }) => notApplicable?.startsWith('code-card'))
      .map(({ name }) => name);
    assert.deepEqual(skipped, [
      'a control code is shown, of four digits',
      'control codes differ from login to login',
      'an answer that nobody asked for does not log in',
    ]);
  });

  it('do not keep an adapter without optional calls from passing the others', async () => {
    const { driver, create } = openTestBank();
    const bare = () => ({ ...create(), cancel: undefined, resume: undefined });
    const checks = adapterConformance(bare, { ...driver, lacks: ['cancel', 'resume'] });
    for (const check of checks) if (!check.notApplicable) await check.run();
  });

  it('take no offence at a cancel that fails, but where it is what they check', async () => {
    const { driver, create } = openTestBank();
    const deaf = () => ({ ...create(), cancel: () => Promise.reject(new Error('gone')) });
    for (const check of adapterConformance(deaf, driver)) {
      if (!check.name.includes('cancelled login')) await check.run();
    }
  });
});
