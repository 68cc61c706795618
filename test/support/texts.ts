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
