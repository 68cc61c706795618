import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';
import { controlCodeOf, textFormatOf } from '../../../../../demo/bank/clients/mobile-id/formulas.js';
import { testOfVectors } from '../support/vectors.js';

describe('the control code of Mobile-ID', () => {
  testOfVectors('mobile-id', 'is the published one for each published hash', ({ verificationCode }) => {
    for (const { hashHex, hashOf: [digest, text] = ['', ''], vc } of verificationCode) {
      const hash = hashHex === undefined ? createHash(digest).update(text).digest() : Buffer.from(hashHex, 'hex');
      assert.equal(controlCodeOf(hash), vc);
    }
  });

  test('is made of the first six and the last seven bits', () => {
    assert.equal(controlCodeOf(Buffer.from('03ffffffff80', 'hex')), '0000');
    assert.equal(controlCodeOf(Buffer.from('04000000ff01', 'hex')), '0129');
    assert.equal(controlCodeOf(Buffer.from('ff0000000000ff', 'hex')), '8191');
  });
});

describe('a text for the phone', () => {
  const texts: readonly (readonly [title: string, text: string, format: string | undefined])[] = [
    ['in English fits the alphabet of all phones', 'Log in to the bank', 'GSM-7'],
    ['in Lithuanian does not', 'Prisijungti prie „Banko“ ąčę', 'UCS-2'],
    ['in Latvian does not', 'Pieslēgties bankai', 'UCS-2'],
    ['of a hundred basic letters is the longest', 'a'.repeat(100), 'GSM-7'],
    ['of more is too long', 'a'.repeat(101), undefined],
    ['of fifty others is the longest', 'ą'.repeat(50), 'UCS-2'],
    ['of more others is too long', 'ą'.repeat(51), undefined],
    ['without letters asks nothing', '', undefined],
  ];
  for (const [title, text, format] of texts) {
    test(title, () => assert.equal(textFormatOf(text), format));
  }
});
