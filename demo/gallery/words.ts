// The page's own texts, and those of the widget that name screens. Each comes when it is first asked for.
import type { TextOverrides } from '../../src/i18n/texts.js';
import type { Language } from '../shared/preferences.js';

/** By language and key. */
export type PageTexts = Readonly<Record<string, Readonly<Record<string, string>>>>;
/** What a locale file holds of problems, besides the rest. */
export interface WidgetTexts extends TextOverrides {
  readonly problems: Readonly<Record<string, { readonly title: string; readonly text: string }>>;
}

/** The page's own, in all languages. */
export const loadTexts = async (): Promise<PageTexts> =>
  (await import('./texts.json', { with: { type: 'json' } })).default;

/** What parts, tokens and so on mean, in the languages that the sources do not speak. */
export const loadMeanings = async () => (await import('./meanings.json', { with: { type: 'json' } })).default;

const locales = {
  lt: () => import('../../locales/lt.json', { with: { type: 'json' } }),
  lv: () => import('../../locales/lv.json', { with: { type: 'json' } }),
  en: () => import('../../locales/en.json', { with: { type: 'json' } }),
};

/** The widget's texts in a language. */
export const loadWidgetTexts = async (language: Language): Promise<WidgetTexts> => (await locales[language]()).default;
