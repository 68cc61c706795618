/** What a page hands over for the later screens, and what is wrong with it. */
import { cleanText } from '../flow/gate.js';
import { countries, countriesIn } from '../steps/countries.js';
import { userNumberFrom } from '../steps/user-number.js';

/** @param value what the page set, whatever it is */
export function aboutGiven(name: 'userNumber' | 'countries', value: unknown): string[] {
  if (name === 'userNumber') {
    return userNumberFrom(value) === undefined
      ? ['`user-number` is ignored: it takes 4 to 20 letters or digits, as text and without invisible characters.']
      : [];
  }
  const { unknown } = countriesIn(value);
  return unknown.length > 0
    ? [`\`countries\` is read in part: it takes ${countries.join(', ')}, not ${cleanText(unknown.join(', '))}.`]
    : [];
}
