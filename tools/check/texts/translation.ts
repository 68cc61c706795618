import { methodName, words } from './plain-language.js';
import type { Language } from './sources.js';

const plural = /_(zero|one|two|few|many|other)$/;
export const hasPlural = (key: string): boolean => plural.test(key);
export const withoutPlural = (key: string): string => key.replace(plural, '');

/** A brand may be the same in every language. Lithuanian sets it in quotes, except where it names a method. */
const brand =
  /Smart-ID(?: (?:Basic|Qualified Electronic Signature))?|Mobile-ID|eParaksts(?: mobile)?|App Store|Google Play/;
/** Words that neither Lithuanian nor Latvian has. */
const english = /(?<!\p{L})(?:the|and|of|you|your|please|with|for|login|enter|first|confirm|code)(?!\p{L})/iu;

/** What of a text, which has no placeholders any more, is not of its language. */
export function* notTranslated(
  language: Language,
  key: string,
  text: string,
  isAsInEnglish: boolean,
): Generator<string> {
  const plain = text.replace(new RegExp(brand, 'g'), '');
  const left = english.exec(plain)?.[0] ?? (isAsInEnglish && words(plain).length > 1 ? text : undefined);
  if (left !== undefined) yield `has English left: ${left}`;
  const isQuoted = language !== 'lt' || methodName.test(key);
  const bare = isQuoted ? null : new RegExp(`(?<![„\\p{L}])(?:${brand.source})`, 'u').exec(text);
  if (bare) yield `has ${bare[0]} without quotes`;
}

/** Which plural forms are missing or too many. `counted` are the keys that any language counts with. */
export function* pluralForms(
  language: Language,
  keys: ReadonlySet<string>,
  counted: ReadonlySet<string>,
): Generator<[string, string]> {
  const pluralCategories: readonly string[] = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  for (const key of counted) {
    if (keys.has(key)) yield [key, 'has no plural forms'];
    for (const category of pluralCategories) {
      if (!keys.has(`${key}_${category}`)) yield [`${key}_${category}`, 'is missing'];
    }
  }
  for (const key of keys) {
    const category = plural.exec(key)?.[1];
    if (category && !pluralCategories.includes(category)) {
      yield [key, 'is a plural form that the language does not have'];
    }
  }
}
