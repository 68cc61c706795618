// en-XA: English that shows what is not translated and what does not fit. Each letter gets an accent, each text grows by some
// 40 % and stands between marks, so that a cut end is seen. Placeholders stay as they are.

import type { TextOverrides } from '../../src/i18n/texts.js';

const letters: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'aáAÁ',
    'cçCÇ',
    'dďDĎ',
    'eéEÉ',
    'gğGĞ',
    'hĥHĤ',
    'iíIÍ',
    'jĵJĴ',
    'kķKĶ',
    'lĺLĹ',
    'nñNÑ',
    'oóOÓ',
    'rŕRŔ',
    'sšSŠ',
    'tťTŤ',
    'uúUÚ',
    'wŵWŴ',
    'yýYÝ',
    'zžZŽ',
  ].flatMap(([small = '', accented = '', capital = '', accentedCapital = '']) => [
    [small, accented],
    [capital, accentedCapital],
  ]),
);
const STRETCH = 0.4;
/** Grows by words, as real translations do, so that lines break where they may. */
const padding = 'ļöŋģ ťéxţ ';

export function pseudo(text: string): string {
  const accented = text
    .split(/(\{\{[^}]*\}\})/)
    .map((part) => (part.startsWith('{{') ? part : part.replace(/[a-z]/gi, (letter) => letters[letter] ?? letter)))
    .join('');
  const length = text.replace(/\{\{[^}]*\}\}/g, '').length;
  const more = Math.ceil(length * STRETCH);
  const tail = padding
    .repeat(Math.ceil(more / padding.length))
    .slice(0, more)
    .trim();
  return `[!! ${accented}${tail ? ` ${tail}` : ''} !!]`;
}

/**
 * @param texts a locale file
 * @returns the same with every text changed
 */
export function pseudoTexts(texts: TextOverrides): TextOverrides {
  return Object.fromEntries(
    Object.entries(texts).map(([key, value]) => [key, typeof value === 'string' ? pseudo(value) : pseudoTexts(value)]),
  );
}
