/** The rules of the user number, typed or handed over by a page. */

/** Compatibility forms unified, and spaces, dashes and invisible characters removed: `３0403-039917 ` is `30403039917`. */
export const tidy = (typed: string): string => typed.normalize('NFKC').replace(/[\s\p{Cc}\p{Cf}\p{Pd}\u2212]/gu, '');

/** @param value tidied */
export const isUserNumber = (value: string): boolean => /^[0-9a-z]{4,20}$/i.test(value);

/**
 * The user number that a page hands over, tidied; empty where it gives none. What a person may not notice while typing has no
 * excuse in a page, so invisible characters are not removed but refused.
 *
 * @returns nothing where it is no user number
 */
export function userNumberFrom(given: unknown): string | undefined {
  if (given === null || given === undefined || given === '') return '';
  if (typeof given !== 'string' || /(?!\s)[\p{Cc}\p{Cf}]/u.test(given)) return undefined;
  const value = tidy(given);
  return isUserNumber(value) ? value : undefined;
}
