import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findsOut } from './support/finds-out.js';
import { judged } from './support/right-bank.js';
import { wrongInALogin } from './support/wrong-in-a-login.js';

describe('the bank of which the wrong ones are made', () => {
  it('is right: it passes each check, and none is skipped', async () => {
    const found = await judged((bank) => bank);
    assert.ok(found.length > 0);
    assert.deepEqual(
      found.filter(({ outcome }) => outcome !== 'passed'),
      [],
    );
  });
});

findsOut(wrongInALogin);
