import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { ocspFaults } from '../../../demo/services/control.js';
import { mobileIdAccounts, smartIdAccounts } from '../../../demo/services/people.js';

const page = readFileSync(path.resolve(import.meta.dirname, '../../../demo/services/README.md'), 'utf8');
const rows = page.split('\n').map((line) => line.split('|').map((cell) => cell.replaceAll('`', '').trim()));

describe('the page about the services', () => {
  it('says how each Smart-ID document ends', () => {
    const listed = rows.filter(([, document = '']) => /^PNO[A-Z]{2}-/.test(document));
    assert.ok(listed.length > 0);
    for (const [, document, end] of listed) {
      const account = smartIdAccounts.find(({ documentNumber }) => documentNumber === document);
      assert.equal(account?.end, end, document);
    }
  });

  it('says how each phone number ends', () => {
    const listed = rows.filter(([, number = '']) => number.startsWith('+'));
    assert.ok(listed.length > 0);
    for (const [, number, code, result] of listed) {
      const account = mobileIdAccounts.find(({ phoneNumber }) => phoneNumber === number);
      assert.deepEqual([account?.subject.personalCode, account?.result], [code, result], number);
    }
  });

  it('names every fault of the responder', () => {
    const row = rows.find(([, at]) => at === 'ocsp-answer')?.[2];
    assert.equal(row, ocspFaults.join(', '));
  });
});
