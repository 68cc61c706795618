import { expect } from '@open-wc/testing';
import { countriesIn, usualCountries, type Country } from '../../src/steps/countries.js';
import { formatPersonalCode, judge, normalise } from '../../src/steps/field-rules.js';
import { userNumberFrom } from '../../src/steps/user-number.js';

const sets: readonly (readonly Country[])[] = [['lt'], ['lv'], ['ee'], ['lt', 'lv'], ['lv', 'lt'], ['lt', 'lv', 'ee']];
const nameOf = (countries: readonly Country[]) => countries.join(' ');

describe('the personal codes of each country', () => {
  for (const [what, code, takenBy] of [
    ['a Lithuanian woman, or an Estonian one', '40504040001', ['lt', 'ee']],
    ['a Lithuanian man, or a Latvian of the new kind', '38703181745', ['lt', 'lv', 'ee']],
    ['one of a Lithuanian man with a wrong digit, or a Latvian of the new kind', '38703181746', ['lv']],
    ['one of a Lithuanian woman with a wrong digit', '40504040002', []],
    ['one of a Lithuanian man born in 2001', '50101091073', ['lt', 'ee']],
    ['one of a Lithuanian man born in 2001, with two digits exchanged', '50101019073', []],
    ['a Lithuanian who knows neither month nor day', '44900001232', ['lt']],
    ['a Lithuanian without a date', '91234567895', ['lt']],
    ['one without a date and with a wrong digit', '91234567894', []],
    ['one with a good checksum and a 13th month', '44913011236', []],
    ['one with a good checksum and a 32nd day', '40504320016', []],
    ['one of the next century', '70101011237', []],
    ['a Latvian of the new kind', '33123456789', ['lv']],
    ['the lowest Latvian one of the new kind', '32000000000', ['lv']],
    ['the highest Latvian one of the new kind', '39999999999', ['lv']],
    ['a Latvian born in 1975', '16117519997', ['lv']],
    ['a Latvian born on a 31st', '31129928888', ['lv']],
    ['one of a Latvian born on a 32nd, which is of the new kind', '32129928888', ['lv']],
    ['one of a Latvian born in a 13th month', '16137519997', []],
    ['one of a Latvian born in a fourth century', '16117539997', []],
    ['ten digits', '4050404000', []],
    ['twelve digits', '405040400011', []],
    ['a letter', '4050404000l', []],
    ['Arabic digits', '٤٠٥٠٤٠٤٠٠٠١', []],
  ] as const) {
    for (const countries of sets) {
      const isTaken = countries.some((country) => (takenBy as readonly Country[]).includes(country));
      it(`${isTaken ? 'take' : 'refuse'} ${what}, where ${nameOf(countries)} are listed`, () =>
        expect(judge('personalCode', code, countries)).to.equal(isTaken ? undefined : 'invalid'));
    }
  }

  it('are those of Lithuania and Latvia where the page says nothing', () => {
    for (const code of ['44900001232', '33123456789', '40504040002'])
      expect(judge('personalCode', code)).to.equal(judge('personalCode', code, ['lt', 'lv']));
    expect(usualCountries).to.deep.equal(['lt', 'lv']);
  });

  for (const [typed, countries, shown] of [
    ['331234-56789', ['lt', 'lv'], '331234-56789'],
    ['33123456789', ['lt', 'lv'], '331234-56789'],
    ['161175 19997', ['lv'], '161175-19997'],
    ['38703181745', ['lt', 'lv'], '38703181745'],
    ['38703181745', ['lv'], '387031-81745'],
    ['38703181746', ['lt', 'lv'], '387031-81746'],
    ['40504040001', ['lt', 'lv'], '40504040001'],
    ['33123456789', ['lt'], '33123456789'],
  ] as const) {
    it(`show ${typed} as ${shown}, where ${nameOf(countries)} are listed`, () =>
      expect(formatPersonalCode(normalise('personalCode', typed), countries)).to.equal(shown));
  }
});

describe('a phone number', () => {
  for (const [typed, countries, sent] of [
    ['61234567', ['lt'], '+37061234567'],
    ['61234567', ['lt', 'lv'], '+37061234567'],
    ['61234567', ['lv', 'lt'], '+37061234567'],
    ['61234567', ['ee', 'lt'], '+37061234567'],
    ['861234567', ['lt', 'lv'], '+37061234567'],
    ['8 612 34567', ['lt', 'lv'], '+37061234567'],
    ['0 612 34567', ['lt', 'lv'], '+37061234567'],
    ['(8-612) 34567', ['lt', 'lv'], '+37061234567'],
    ['６１２３４５６７', ['lt', 'lv'], '+37061234567'],
    ['29123456', ['lt', 'lv'], '+37129123456'],
    ['51234567', ['lt', 'ee'], '+37251234567'],
    ['5123456', ['lt', 'ee'], '+3725123456'],
    ['8123 4567', ['lt', 'ee'], '+37281234567'],
    // With a country's code it is that country's, wherever it is typed.
    ['+370 8 612 34567', ['lt', 'lv'], '+37061234567'],
    ['+370 (0) 612 34567', ['ee'], '+37061234567'],
    ['00370 8 612 34567', ['lv'], '+37061234567'],
    ['00370 612 34567', ['lv'], '+37061234567'],
    ['370 612 34567', ['ee'], '+37061234567'],
    ['370 8 612 34567', ['ee'], '+37061234567'],
    ['00 372 5123 456', ['lt'], '+3725123456'],
    ['372 5123 4567', ['lt'], '+37251234567'],
    ['371 29 123 456', ['lt'], '+37129123456'],
    ['+370 5 212 3456', ['lt'], '+37052123456'],
  ] as const) {
    it(`typed as ${typed} is sent as ${sent}, where ${nameOf(countries)} are listed`, () => {
      const value = normalise('phoneNumber', typed, countries);
      expect(value).to.equal(sent);
      expect(judge('phoneNumber', value, countries)).to.equal(undefined);
    });
  }

  for (const [typed, countries] of [
    ['61234567', ['lv']],
    ['861234567', ['lv', 'ee']],
    ['29123456', ['lt']],
    ['51234567', ['lt', 'lv']],
    ['6123456', ['lt']],
    ['612345678', ['lt']],
    ['8861234567', ['lt']],
    ['512345678', ['ee']],
    ['512345', ['ee']],
    ['+372 512 345 678', ['ee']],
    ['+370 8 612 345', ['lt']],
    ['+370 7 612 34567', ['lt']],
    ['+371 2912 345', ['lv']],
    ['+44 20 7946 0958', ['lt', 'lv', 'ee']],
    ['0044 20 7946 0958', ['lt', 'lv', 'ee']],
    ['phone', ['lt', 'lv', 'ee']],
  ] as const) {
    it(`typed as ${typed} is refused, where ${nameOf(countries)} are listed`, () =>
      expect(judge('phoneNumber', normalise('phoneNumber', typed, countries), countries)).to.equal('invalid'));
  }
});

describe('what a page lists as countries', () => {
  for (const [list, listed, unknown] of [
    ['lt lv', ['lt', 'lv'], []],
    ['ee', ['ee'], []],
    [' lv\n LT  lv ', ['lv', 'lt'], []],
    ['', ['lt', 'lv'], []],
    ['  ', ['lt', 'lv'], []],
    [null, ['lt', 'lv'], []],
    [undefined, ['lt', 'lv'], []],
    ['ee fi', ['ee'], ['fi']],
    ['fi', ['lt', 'lv'], ['fi']],
    ['lt,lv', ['lt', 'lv'], ['lt,lv']],
    ['constructor', ['lt', 'lv'], ['constructor']],
    [['lv'], ['lt', 'lv'], ['(object)']],
    [7, ['lt', 'lv'], ['(number)']],
  ] as const) {
    it(`is, for ${JSON.stringify(list) ?? 'nothing'}, ${nameOf(listed)}`, () =>
      expect(countriesIn(list)).to.deep.equal({ listed, unknown }));
  }
});

describe('a user number that a page hands over', () => {
  for (const [given, taken] of [
    ['12345678', '12345678'],
    ['00123', '00123'],
    [' 1234 5678\n', '12345678'],
    ['AB-1234', 'AB1234'],
    ['１２３４５', '12345'],
    ['', ''],
    [null, ''],
    [undefined, ''],
  ] as const) {
    it(`is ${JSON.stringify(taken)} for ${JSON.stringify(given) ?? 'nothing'}`, () =>
      expect(userNumberFrom(given)).to.equal(taken));
  }
  for (const [what, given] of [
    ['HTML', '<img src=x onerror=alert(1)>'],
    ['10 kB', '1'.repeat(10_240)],
    ['an override of direction', '\u202e12345678'],
    ['a zero-width space', '1234\u200b5678'],
    ['a null character', '1234\u00005678'],
    ['three digits', '123'],
    ['21 digits', '1'.repeat(21)],
    ['spaces alone', '   '],
    ['letters of another alphabet', 'абвгд'],
    ['a number', 12345678],
    ['an object with words of its own', { toString: () => '12345678' }],
    ['an object that became an attribute', '[object Object]'],
    ['a list', ['12345678']],
    ['true', true],
  ] as const) {
    it(`is refused if it is ${what}`, () => expect(userNumberFrom(given)).to.equal(undefined));
  }
});
