// Texts that a writer puts in place of the widget's own, and what is wrong with them.
import type { TextOverrides } from '../../src/i18n/texts.js';
import { type Language, languages, Store } from '../shared/preferences.js';
import type { Fault } from '../shared/theme/model.js';
import { nested } from './locale.js';
import { widgetTexts } from './words.js';

const PLURAL = /_(zero|one|two|few|many|other)$/;
const LONGEST = 1_000;
/** So much longer than it was, a text may not fit any more. */
const STRETCH = 1.3;

export const withoutPlural = (path: string): string => path.replace(PLURAL, '');
const placeholdersOf = (text: string) => [...new Set(text.match(/\{\{\s*\w+\s*\}\}/g) ?? [])].sort().join(' ');

/** The paths of a text in one language: one for each form of its plural there. */
export function formsOf(base: string, language: Language): readonly string[] {
  const isPlural = widgetTexts.get(language, `${base}_other`) !== undefined;
  if (!isPlural) return [base];
  return new Intl.PluralRules(language).resolvedOptions().pluralCategories.map((form) => `${base}_${form}`);
}

/** What is written, whether it may be shown or not. */
class Writing extends Store {
  readonly #written = new Map<Language, Map<string, string>>(languages.map((language) => [language, new Map()]));

  get(language: Language, path: string): string {
    return this.#written.get(language)?.get(path) ?? widgetTexts.get(language, path) ?? '';
  }

  isChanged(language: Language, path: string): boolean {
    return this.#written.get(language)?.has(path) ?? false;
  }

  get isEmpty(): boolean {
    return [...this.#written.values()].every((texts) => texts.size === 0);
  }

  write(language: Language, path: string, text: string): void {
    if (text === (widgetTexts.get(language, path) ?? '')) this.#written.get(language)?.delete(path);
    else this.#written.get(language)?.set(path, text);
    this.changed();
  }

  clear(): void {
    for (const texts of this.#written.values()) texts.clear();
    this.changed();
  }

  /** Why a text would not be taken. */
  faultOf(language: Language, path: string): Fault | undefined {
    const text = this.get(language, path);
    const original = widgetTexts.get(language, path) ?? widgetTexts.get(language, `${withoutPlural(path)}_other`) ?? '';
    if (text.trim() === '') return { key: 'textEmpty', values: {} };
    if (text.length > LONGEST) return { key: 'textTooLong', values: { most: String(LONGEST) } };
    const wanted = placeholdersOf(original);
    return placeholdersOf(text) === wanted ? undefined : { key: 'textPlaceholders', values: { wanted: wanted || '–' } };
  }

  /** What a writer should look at, though it is taken. */
  hintOf(language: Language, path: string): Fault | undefined {
    if (!this.isChanged(language, path)) return undefined;
    const forms = formsOf(withoutPlural(path), language);
    const missing = forms.filter((form) => !this.isChanged(language, form));
    if (missing.length > 0) {
      const names = missing.map((form) => PLURAL.exec(form)?.[1] ?? form);
      return { key: 'textForms', values: { forms: names.join(', ') } };
    }
    const original = widgetTexts.get(language, path) ?? '';
    const isLong = this.get(language, path).length > original.length * STRETCH;
    return isLong && original !== '' ? { key: 'textLonger', values: {} } : undefined;
  }

  /** As the widget's `texts` takes them: what is without fault. */
  get texts(): Readonly<Record<string, TextOverrides>> {
    const written = [...this.#written].map(([language, texts]): [Language, TextOverrides] => [
      language,
      nested([...texts].filter(([path]) => !this.faultOf(language, path))),
    ]);
    return Object.fromEntries(written.filter(([, texts]) => Object.keys(texts).length > 0));
  }
}

export const writing = new Writing();
