import type { Language } from './sources.js';

const longestSentence = 25;

/** A method's name stands on a button, and may be a bare brand. */
export const methodName = /^methods\.[^.]+\.(name|scan|here)$/;

const lengths: readonly { what: string; longest: number; keys: readonly RegExp[] }[] = [
  {
    // They must fit a phone 320 px wide.
    what: 'button',
    longest: 28,
    keys: [
      /^actions\.(?!helpMissing$)/,
      /^choosing\.load$/,
      /^waiting\.(codeDiffers|notMe|openLink|redirectLink|showLink|showQr|tryNow)$/,
      methodName,
      /^who\.change$/,
      /^help\.(close|others)$/,
    ],
  },
  { what: 'title', longest: 60, keys: [/\.title$/, /heading\w*$/i] },
];

/**
 * Ease of reading is LIX: words per sentence plus the percentage of words longer than six letters. The limits are what the
 * Smart-ID guides of Baltic banks and signing services score, counted in the same way: 37 in English, 57 in Lithuanian, 57
 * and 62 in Latvian. A login must not be harder than a guide. Lithuanian and Latvian put endings where English puts short
 * words, hence the difference. Groups of fewer than 40 words say too little to be measured.
 */
const hardest: Readonly<Record<Language, number>> = { en: 37, lt: 57, lv: 57 };
const fewestWords = 40;

const split = (text: string, after: RegExp) => text.split(after).filter((part) => /\p{L}/u.test(part));
const sentences = (text: string) => split(text, /(?<=[.!?…])(?=\s)/u);
/** Sentences, and the parts of lists, which are as easy to read as sentences. */
const clauses = (text: string) => split(text, /(?<=[.!?…:;])(?=\s)/u);
export const words = (text: string): string[] => text.match(/[\p{L}\p{N}][\p{L}\p{N}’-]*/gu) ?? [];

/** What of a text is too long. */
export function* tooLong(key: string, text: string): Generator<string> {
  for (const sentence of sentences(text)) {
    const { length } = words(sentence);
    if (length > longestSentence) yield `has a sentence of ${length} words, at most ${longestSentence} are allowed`;
  }
  const { length } = text;
  for (const { what, longest, keys } of lengths) {
    if (length > longest && keys.some((pattern) => pattern.test(key))) {
      yield `is a ${what} of ${length} characters, at most ${longest} are allowed`;
    }
  }
}

function lix(texts: readonly string[]): number {
  const all = texts.flatMap(words);
  if (all.length < fewestWords) return 0;
  const long = all.filter((word) => word.length > 6).length;
  return Math.round(all.length / texts.flatMap(clauses).length + (100 * long) / all.length);
}

/** `help` is shown topic by topic, the others screen by screen. */
const groupOf = (key: string) => key.split('.', key.startsWith('help.') ? 2 : 1).join('.');

/** Which groups of texts are too hard to read, and why. */
export function* tooHard(
  language: Language,
  texts: readonly (readonly [string, string])[],
): Generator<[string, string]> {
  for (const group of new Set(texts.map(([key]) => groupOf(key)))) {
    const score = lix(texts.filter(([key]) => groupOf(key) === group).map(([, text]) => text));
    if (score > hardest[language]) {
      yield [group, `is hard to read: LIX ${score}, at most ${hardest[language]} is allowed`];
    }
  }
}
