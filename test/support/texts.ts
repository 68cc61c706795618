import english from '../../locales/en.json';
import lithuanian from '../../locales/lt.json';
import latvian from '../../locales/lv.json';
import type { Translate } from '../../src/i18n/texts.js';
import { Translator } from '../../src/i18n/translator.js';

export const languages = ['lt', 'lv', 'en'] as const;
export type Language = (typeof languages)[number];

export interface Texts {
  readonly [key: string]: string | Texts;
}
export const files: Readonly<Record<Language, Texts>> = { lt: lithuanian, lv: latvian, en: english };

/** All texts of a locale file, by their path. */
export function leaves(texts: Texts, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([key, value]) =>
      typeof value === 'string' ? [[prefix + key, value] as const] : [...leaves(value, `${prefix}${key}.`)],
    ),
  );
}

export const texts: Readonly<Record<Language, Map<string, string>>> = {
  lt: leaves(files.lt),
  lv: leaves(files.lv),
  en: leaves(files.en),
};

const known = new Map<string, Promise<Translate>>();

/** The texts as a step is given them. */
export function translate(language: string): Promise<Translate> {
  let texts = known.get(language);
  if (!texts) {
    const translator = new Translator();
    for (const part of ['later', 'help'] as const) translator.want(part);
    texts = translator.use(language).then((used) => used.t);
    known.set(language, texts);
  }
  return texts;
}

/** Words that no Lithuanian or Latvian sentence has. */
export const englishWords =
  /(?<!\p{L})(the|your|you|and|with|please|enter|code|again|login|log in|bank|show|hide|cancel|back)(?!\p{L})/iu;

/** What is no text yet: a key, a place for a value, a value that is none. */
export const unfinishedText = /\b[a-z]+\.[a-z]+[A-Z.]\w*|\{\{|\}\}|undefined|\[object/;
