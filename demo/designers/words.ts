// What the page calls things, in its own language.
import { type Language, preferences, Store } from '../shared/preferences.js';
import { translator } from '../shared/texts.js';
import { languageNames } from '../shared/preferences.js';
import type { Scene } from '../scenes/catalogue.js';
import { flat, loadLocale } from './locale.js';
import texts from './texts.json' with { type: 'json' };

export const t = translator(texts);

/** The page's own words in another language than its own: for what is drawn around a widget. */
export const textIn = (language: string, key: string): string => {
  const all: Readonly<Record<string, Readonly<Record<string, string>>>> = texts;
  return all[language.slice(0, 2)]?.[key] ?? '';
};

/** The widget's texts by their paths, in each language that has been asked for. */
class WidgetTexts extends Store {
  readonly #loaded = new Map<Language, ReadonlyMap<string, string>>();

  async load(language: Language): Promise<ReadonlyMap<string, string>> {
    const known = this.#loaded.get(language);
    if (known) return known;
    const texts = new Map(flat(await loadLocale(language)));
    this.#loaded.set(language, texts);
    this.changed();
    return texts;
  }

  /** All of them, once they have come. */
  of(language: Language): ReadonlyMap<string, string> | undefined {
    return this.#loaded.get(language);
  }

  get(language: Language, path: string): string | undefined {
    return this.of(language)?.get(path);
  }
}
export const widgetTexts = new WidgetTexts();

/** As the widget words it. */
export const problemTitle = (problem: string, language = preferences.language): string =>
  widgetTexts.get(language, `problems.${problem}.title`) ?? problem;

export const sceneTitle = ({ id, step, problem }: Scene): string =>
  step === 'failed' && problem ? problemTitle(problem) : t(`scene-${id}`);

export const languageName = (lang: string): string =>
  lang === 'en-XA' ? t('pseudo') : (Object.entries(languageNames).find(([own]) => own === lang)?.[1] ?? lang);
