import { expect } from '@open-wc/testing';
import { spokenDigits } from '../../src/steps/control-code.js';
import { formatPersonalCode, isLatvianCode, isLithuanianCode, judge, normalise } from '../../src/steps/field-rules.js';
import { minutesAndSeconds } from '../../src/steps/time.js';
import { tidy } from '../../src/steps/user-number.js';

describe('the rules for what is typed', () => {
  const zeroWidth = '\u200b\u200d\ufeff\u2060';

  for (const [typed, tidied] of [
    [' 12 34 56 ', '123456'],
    ['12-34-56', '123456'],
    ['12–34—56\u2212\u2011\u2010', '123456'],
    ['\t12\u00a034\u202f56\n', '123456'],
    [`1${zeroWidth}2\u202e3\u200f4`, '1234'],
    ['３０４０３０３９９１７', '30403039917'],
    ['ＡＢ１２', 'AB12'],
    ['', ''],
    ['  ', ''],
  ] as const) {
    it(`tidies ${JSON.stringify(typed)} into ${JSON.stringify(tidied)}`, () => expect(tidy(typed)).to.equal(tidied));
  }

  for (const [field, typed, sent] of [
    ['userNumber', ' 1234 5678 ', '12345678'],
    ['userNumber', 'AB-1234', 'AB1234'],
    ['personalCode', '404-04040001', '40404040001'],
    ['personalCode', ' 161175–19997 ', '16117519997'],
    ['phoneNumber', '+370 612 34567', '+37061234567'],
    ['phoneNumber', '+370 (612) 34-567', '+37061234567'],
    ['phoneNumber', '861234567', '+37061234567'],
    ['phoneNumber', '8 612 34567', '+37061234567'],
    ['phoneNumber', '061234567', '+37061234567'],
    ['phoneNumber', '0037061234567', '+37061234567'],
    ['phoneNumber', '37061234567', '+37061234567'],
    ['phoneNumber', '＋３７０６１２３４５６７', '+37061234567'],
    ['phoneNumber', '+372 5123 4567', '+37251234567'],
    ['phoneNumber', '37129123456', '+37129123456'],
    ['password', ' spaces - stay ', ' spaces - stay '],
  ] as const) {
    it(`sends ${field} ${JSON.stringify(typed)} as ${JSON.stringify(sent)}`, () =>
      expect(normalise(field, typed)).to.equal(sent));
  }

  for (const code of ['40504040001', '30403039917', '38703181745', '51001091072']) {
    const withDigit = (index: number, digit: number) => code.slice(0, index) + String(digit) + code.slice(index + 1);

    it(`accepts the Lithuanian or Estonian code ${code}, and with no other last digit`, () => {
      const accepted = Array.from({ length: 10 }, (_, digit) => withDigit(10, digit)).filter(isLithuanianCode);
      expect(accepted).to.deep.equal([code]);
    });

    it(`notices nearly every single wrong digit in ${code}`, () => {
      const changed = Array.from({ length: 110 }, (_, index) => withDigit(Math.floor(index / 10), index % 10));
      const unnoticed = new Set(changed.filter((each) => each !== code && isLithuanianCode(each)));
      // The rule of the register falls back to second weights, so it cannot notice them all.
      expect(unnoticed.size).to.be.at.most(3);
    });
  }

  for (const code of ['16117519997', '32000012345', '32999999999', '29029900000', '01010010000', '31129928888']) {
    it(`accepts the Latvian code ${code}`, () => expect(isLatvianCode(code)).to.be.true);
  }
  for (const code of [
    '00017519997',
    '32117',
    '16137519997',
    '16007519997',
    '161175199970',
    '16117539997',
    '1611751999a',
  ]) {
    it(`refuses ${code} as a Latvian code`, () => expect(isLatvianCode(code)).to.be.false);
  }

  for (const [field, value, problem] of [
    ['userNumber', '', 'missing'],
    ['userNumber', '1234', undefined],
    ['userNumber', 'abCD12', undefined],
    ['userNumber', '1'.repeat(20), undefined],
    ['userNumber', '123', 'invalid'],
    ['userNumber', '1'.repeat(21), 'invalid'],
    ['userNumber', '12_34', 'invalid'],
    ['userNumber', 'ąčęė', 'invalid'],
    ['userNumber', '١٢٣٤', 'invalid'],
    ['personalCode', '', 'missing'],
    ['personalCode', '40504040001', undefined],
    ['personalCode', '16117519997', undefined],
    ['personalCode', '40504040002', 'invalid'],
    ['personalCode', '4050404000', 'invalid'],
    ['personalCode', '405040400011', 'invalid'],
    ['personalCode', '٤٠٥٠٤٠٤٠٠٠١', 'invalid'],
    ['phoneNumber', '', 'missing'],
    ['phoneNumber', '+37061234567', undefined],
    ['phoneNumber', '+3725123456', undefined],
    ['phoneNumber', '+37251234567', undefined],
    ['phoneNumber', '+372512345', 'invalid'],
    ['phoneNumber', '+372512345678', 'invalid'],
    ['phoneNumber', '+37129123456', undefined],
    ['phoneNumber', '+3706123456', 'invalid'],
    ['phoneNumber', '+370612345678', 'invalid'],
    ['phoneNumber', '+44123456789', 'invalid'],
    ['phoneNumber', '61234567', 'invalid'],
    ['password', '', 'missing'],
    ['password', ' ', undefined],
    ['password', 'x'.repeat(128), undefined],
    ['password', 'x'.repeat(129), 'invalid'],
  ] as const) {
    it(`judges ${field} ${JSON.stringify(value.slice(0, 24))} of ${value.length} as ${problem ?? 'good'}`, () =>
      expect(judge(field, value)).to.equal(problem));
  }

  for (const [code, shown] of [
    ['16117519997', '161175-19997'],
    ['32000012345', '320000-12345'],
    ['40504040001', '40504040001'],
    ['nonsense', 'nonsense'],
  ] as const) {
    it(`shows the personal code ${code} as ${shown}`, () => expect(formatPersonalCode(code)).to.equal(shown));
  }

  it('speaks a control code digit by digit, zeros included', () => {
    expect(spokenDigits('0042')).to.equal('0, 0, 4, 2');
  });

  for (const [seconds, shown] of [
    [0, '0:00'],
    [9, '0:09'],
    [65, '1:05'],
    [600, '10:00'],
  ] as const) {
    it(`shows ${seconds} seconds as ${shown}`, () => expect(minutesAndSeconds(seconds)).to.equal(shown));
  }
});
