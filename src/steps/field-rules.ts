/** Pure rules for what people type: tidied first, judged after, on submit only. */
import type { Field } from '../flow/adapter.js';

export type FieldProblem = 'missing' | 'invalid';

/** Compatibility forms unified, and spaces, dashes and invisible characters removed: `３0403-039917 ` is `30403039917`. */
export const tidy = (typed: string): string => typed.normalize('NFKC').replace(/[\s\p{Cc}\p{Cf}\p{Pd}\u2212]/gu, '');

/** What is sent to the bank for what was typed. Passwords are left as they are. */
export function normalise(field: Field, typed: string): string {
  switch (field) {
    case 'password':
      return typed;
    case 'phoneNumber':
      return internationalNumber(tidy(typed).replace(/[()./]/g, ''));
    default:
      return tidy(typed);
  }
}

/** Judges a normalised value. */
export function judge(field: Field, value: string): FieldProblem | undefined {
  if (value === '') return 'missing';
  return valid[field](value) ? undefined : 'invalid';
}

const valid: Record<Field, (value: string) => boolean> = {
  userNumber: (value) => /^[0-9a-z]{4,20}$/i.test(value),
  personalCode: (value) => isLithuanianCode(value) || isLatvianCode(value),
  phoneNumber: (value) => /^\+(370\d{8}|372\d{7,8}|371\d{8})$/.test(value),
  password: (value) => value.length <= 128,
};

/** Lithuanian numbers are typed with 8 or 0 in front at home; abroad they begin with +370. */
function internationalNumber(digits: string): string {
  if (/^(8|0)\d{8}$/.test(digits)) return `+370${digits.slice(1)}`;
  if (/^00/.test(digits)) return `+${digits.slice(2)}`;
  return /^37[012]\d{7,8}$/.test(digits) ? `+${digits}` : digits;
}

/**
 * Lithuanian (and Estonian) personal code: 11 digits, the last a checksum with weights 1…9,1; where that gives 10,
 * 3…9,1,2,3; where that gives 10 too, 0. Source: the Lithuanian population register's description of the code.
 */
export function isLithuanianCode(value: string): boolean {
  if (!/^[1-9]\d{10}$/.test(value)) return false;
  const digits = [...value].map(Number);
  const remainder = (offset: number) =>
    digits.slice(0, 10).reduce((sum, digit, index) => sum + digit * (((index + offset) % 9) + 1), 0) % 11;
  const first = remainder(0);
  const second = first < 10 ? first : remainder(2);
  return (second < 10 ? second : 0) === digits[10];
}

/**
 * Latvian personal code: a date of birth, century digit and four more, or `32` and nine more since 2017. Its old checksum
 * does not hold for all real codes, so only the form is judged.
 */
export function isLatvianCode(value: string): boolean {
  return /^(32\d{9}|(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])\d{2}[0-2]\d{4})$/.test(value);
}

/** As it is shown: the Latvian code with its dash. */
export const formatPersonalCode = (value: string): string =>
  isLatvianCode(value) && !isLithuanianCode(value) ? `${value.slice(0, 6)}-${value.slice(6)}` : value;
