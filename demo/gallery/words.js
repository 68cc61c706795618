// @ts-check
// The page's own texts, and those of the widget that name screens. Each comes when it is first asked for.

/** The page's own, in all languages. */
export const loadTexts = async () => (await import('./texts.json', { with: { type: 'json' } })).default;

/** What parts, tokens and so on mean, in the languages that the sources do not speak. */
export const loadMeanings = async () => (await import('./meanings.json', { with: { type: 'json' } })).default;

const locales = {
  lt: () => import('../../locales/lt.json', { with: { type: 'json' } }),
  lv: () => import('../../locales/lv.json', { with: { type: 'json' } }),
  en: () => import('../../locales/en.json', { with: { type: 'json' } }),
};

/** The widget's texts in a language. @param {import('../shared/preferences.js').Language} language */
export const loadWidgetTexts = async (language) => (await locales[language]()).default;
