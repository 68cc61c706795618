import { demoAnswers } from '../../src/demo-bank/codes.js';
import { type DemoPerson, loginPerson } from '../../src/demo-bank/people.js';

const firstWeights = [1, 2, 3, 4, 5, 6, 7, 8, 9, 1];
const secondWeights = [3, 4, 5, 6, 7, 8, 9, 1, 2, 3];
/** A man born on 15 June 1985. The next three digits tell those of one day apart. */
const DAY_OF_BIRTH = '3850615';

/**
 * The Lithuanian personal code of a demo person, by which the bank and the identity services mean the same one: written in the
 * list of people for those with a phone number, made from the user number for the rest.
 */
export function nationalCodeOf(person: DemoPerson): string {
  if (person.personalCode !== undefined) return person.personalCode;
  if (person === loginPerson) return demoAnswers.personalCode;
  const tenDigits = `${DAY_OF_BIRTH}${(person.userNumber ?? '').slice(-3)}`;
  return `${tenDigits}${lastDigitOf(tenDigits)}`;
}

/** Whether the last digit of a Lithuanian or Estonian personal code follows from the others. */
export const isNationalCode = (code: string): boolean =>
  /^\d{11}$/.test(code) && code.endsWith(lastDigitOf(code.slice(0, 10)));

function lastDigitOf(tenDigits: string): string {
  const remainder = (weights: readonly number[]) =>
    weights.reduce((sum, weight, index) => sum + weight * Number(tenDigits[index]), 0) % 11;
  const first = remainder(firstWeights);
  return String(first < 10 ? first : remainder(secondWeights) % 10);
}
