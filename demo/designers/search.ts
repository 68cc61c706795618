// Finds screens by what they are called, what they say in any language, and what people would call them.
import type { Scene } from '../scenes/catalogue.js';
import synonyms from './synonyms.json' with { type: 'json' };
import { languages as allLanguages } from '../shared/preferences.js';
import { textIn, widgetTexts } from './words.js';

/** Small letters without accents. */
export const plain = (text: string): string => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');

const groups = synonyms.map((group) => group.map(plain));
/** What else a word may stand for. A beginning is enough, as words are searched while they are typed. */
const alternatives = (word: string): readonly string[] => [
  word,
  ...(word.length < 3
    ? []
    : groups.filter((group) => group.some((own) => own.startsWith(word) || word.startsWith(own))).flat()),
];

/** @param own all words of a screen, plain */
export const fits = (own: string, search: string): boolean =>
  plain(search)
    .split(/\s+/)
    .filter(Boolean)
    .every((word) => alternatives(word).some((each) => own.includes(each)));

/** What a screen is called, in all languages. */
export function namesOf({ id, step, problem = '', method = '' }: Scene): string {
  const titles = allLanguages.flatMap((language) => [
    textIn(language, `scene-${id}`),
    textIn(language, `step-${step}`),
    widgetTexts.get(language, `problems.${problem}.title`),
  ]);
  return plain([id, step, problem, method, ...titles].join(' '));
}
