import type { Language } from './sources.js';

export const quotes: Readonly<Record<Language, { pair: `${string}${string}`; others: RegExp }>> = {
  en: { pair: '“”', others: /[„«»]/ },
  lt: { pair: '„“', others: /[”«»]/ },
  lv: { pair: '„”', others: /[“«»]/ },
};

/** What is wrong with the signs of a text. */
export function* typography(language: Language, text: string): Generator<string> {
  const { pair, others } = quotes[language];
  const [opening = '', closing = ''] = pair;
  const count = (character: string) => text.split(character).length - 1;
  if (text.trim() === '') yield 'is empty';
  else if (text !== text.trim() || /\s\s|[\t\r\n]/.test(text)) yield 'has a space too many';
  if (/\s[.,:;!?…]/u.test(text)) yield 'has a space before a punctuation mark';
  if (/[{}]|\$t\(/.test(text)) yield 'has a broken placeholder';
  if (/<[a-z!/]|&#?\w+;/i.test(text)) yield 'has HTML';
  if (/["'`´]/.test(text)) yield `has a straight quote or apostrophe instead of ${opening}${closing} or ’`;
  if (others.test(text) || count(opening) !== count(closing)) yield `has quotes that are not ${opening}…${closing}`;
  if (text.includes('...')) yield 'has three dots instead of …';
}
