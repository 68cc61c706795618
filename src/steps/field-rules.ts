/** Pure rules for what people type: tidied first, judged after, on submit only. */
import type { Field } from '../flow/adapter.js';
import { usualCountries, type Country } from './countries.js';
import { isUserNumber, tidy } from './user-number.js';

export type FieldProblem = 'missing' | 'invalid';

/** What is sent to the bank for what was typed. Passwords are left as they are. */
export function normalise(field: Field, typed: string, countries: readonly Country[] = usualCountries): string {
  switch (field) {
    case 'password':
      return typed;
    case 'phoneNumber':
      return internationalNumber(tidy(typed).replace(/[()./]/g, ''), countries);
    default:
      return tidy(typed);
  }
}

/** Judges a normalised value. */
export function judge(
  field: Field,
  value: string,
  countries: readonly Country[] = usualCountries,
): FieldProblem | undefined {
  if (value === '') return 'missing';
  return valid[field](value, countries) ? undefined : 'invalid';
}

const valid: Record<Field, (value: string, countries: readonly Country[]) => boolean> = {
  userNumber: isUserNumber,
  personalCode: (value, countries) => countries.some((country) => isPersonalCode[country](value)),
  phoneNumber: (value) => /^\+(370\d{8}|371\d{8}|372\d{7,8})$/.test(value),
  password: (value) => value.length <= 128,
};

/**
 * A mobile number as it is typed at home, without what is dialled in front there. Only Lithuania has such a prefix: 0, and
 * formerly 8; people keep it after +370 too. Sources: the national numbering plans, published by the ITU.
 */
const atHome: Record<Country, { code: string; mobile: RegExp }> = {
  lt: { code: '370', mobile: /^[08]?(6\d{7})$/ },
  lv: { code: '371', mobile: /^(2\d{7})$/ },
  ee: { code: '372', mobile: /^(5\d{6,7}|8[1-4]\d{6})$/ },
};

/** E.164. A number without a country's code is completed for the first country that it fits; what fits none stays as it is. */
function internationalNumber(typed: string, countries: readonly Country[]): string {
  const number = typed.replace(/^(?:00|\+)?(37[0-2])(?=\d{7,9}$)/, '+$1').replace(/^00/, '+');
  if (number.startsWith('+')) return number.replace(/^\+370[08](?=\d{8}$)/, '+370');
  const country = countries.find((each) => atHome[each].mobile.test(number));
  return country ? number.replace(atHome[country].mobile, `+${atHome[country].code}$1`) : number;
}

/**
 * Who may type which eleven digits:
 *
 * | country | first digit | then                                             | checksum |
 * | ------- | ----------- | ------------------------------------------------ | -------- |
 * | `lt`    | 1–6         | YYMMDD, where month or day may be 00, and three  | yes      |
 * |         | 9           | nine digits that say nothing                     | yes      |
 * | `ee`    | 1–6         | YYMMDD and three                                 | yes      |
 * | `lv`    | 0–3         | with the next ones DDMMYY; 0–2 for the century   | no       |
 * |         | 3           | 2–9, and nine at random                          | no       |
 *
 * A code is good if it is one of any country that the page lists. So a wrong digit in a Lithuanian code is noticed, except
 * where the page takes Latvian codes as well and the digits may be one: who has such a code must not be turned away.
 */
const isPersonalCode: Record<Country, (value: string) => boolean> = {
  lt: isLithuanianCode,
  lv: isLatvianCode,
  ee: isEstonianCode,
};

/**
 * Lithuanian personal code. Who does not know the month or day of their birth has zeros there; codes that begin with 9 hold no
 * date. Sources: Lithuanian standard RST 1185-91; https://lt.wikipedia.org/wiki/Asmens_kodas for the exceptions.
 */
export function isLithuanianCode(value: string): boolean {
  return /^(?:[1-6]\d\d(?:0\d|1[0-2])(?:[0-2]\d|3[01])\d{4}|9\d{10})$/.test(value) && hasChecksum(value);
}

/** Estonian personal code. Source: Estonian standard EVS 585. */
export function isEstonianCode(value: string): boolean {
  return /^[1-6]\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{4}$/.test(value) && hasChecksum(value);
}

/** The last digit is a checksum with weights 1…9,1; where that gives 10, 3…9,1,2,3; where that gives 10 too, 0. */
function hasChecksum(value: string): boolean {
  const digits = [...value].map(Number);
  const remainder = (offset: number) =>
    digits.slice(0, 10).reduce((sum, digit, index) => sum + digit * (((index + offset) % 9) + 1), 0) % 11;
  const first = remainder(0);
  const second = first < 10 ? first : remainder(2);
  return (second < 10 ? second : 0) === digits[10];
}

/**
 * Latvian personal code: a date of birth, a digit for the century and four more; or, given since July 2017, 3, a digit from 2 to
 * 9 and nine more, all at random. The old checksum does not hold for all real codes and the new ones have none, so only the
 * form is judged. Source: https://www.pmlp.gov.lv/lv/personas-koda-maina
 */
export function isLatvianCode(value: string): boolean {
  return /^(?:3[2-9]\d{9}|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d{2}[0-2]\d{4})$/.test(value);
}

/** As it is shown: what can only be a Latvian code with its dash. */
export function formatPersonalCode(value: string, countries: readonly Country[] = usualCountries): string {
  const [first, ...others] = countries.filter((country) => isPersonalCode[country](value));
  return first === 'lv' && others.length === 0 ? `${value.slice(0, 6)}-${value.slice(6)}` : value;
}
