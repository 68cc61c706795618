// en-XA: English that shows what is not translated and what does not fit. Each letter gets an accent, each text grows by some
// 40 % and stands between marks, so that a cut end is seen. Placeholders stay as they are.
import type { TextOverrides } from '../../src/i18n/texts.js';
import { mapTexts } from './locale.js';

const ACUTE = '\u0301';
const STRETCH = 0.4;
const PLACEHOLDER = /(\{\{[^}]*\}\})/;
/** Grows by words, as real translations do, so that lines break where they may. */
const padding = 'ļöŋģ ťéxţ ';

export function pseudo(text: string): string {
  const parts = text.split(PLACEHOLDER);
  const accented = parts.map((part) =>
    part.startsWith('{{') ? part : part.replace(/[a-z]/gi, `$&${ACUTE}`).normalize(),
  );
  const length = parts.filter((part) => !part.startsWith('{{')).join('').length;
  const tail = padding
    .repeat(length)
    .slice(0, Math.ceil(length * STRETCH))
    .trim();
  return `[!! ${accented.join('')}${tail && ` ${tail}`} !!]`;
}

/** A locale file with every text changed. */
export const pseudoTexts = (texts: TextOverrides): TextOverrides => mapTexts(texts, (_, text) => pseudo(text));
