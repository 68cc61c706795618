// @ts-check
// What a person chose once for all pages of the demo: the language and the theme.

/** @typedef {'lt' | 'lv' | 'en'} Language */

export const languages = /** @type {const} */ (['lt', 'lv', 'en']);
const LANGUAGE_KEY = 'demo-language';
const THEME_KEY = 'demo-theme';

/** @param {unknown} code @returns {Language | undefined} */
const known = (code) => languages.find((language) => String(code).toLowerCase().split('-')[0] === language);

/**
 * The language that the address asks for, else the one chosen before, else the first of the browser's that we speak.
 * @param {string | null} asked
 * @returns {Language}
 */
export function preferredLanguage(asked) {
  const candidates = [asked, remembered(LANGUAGE_KEY), ...navigator.languages];
  return candidates.map(known).find((language) => language !== undefined) ?? 'en';
}

/** @param {string} language */
export const rememberLanguage = (language) => remember(LANGUAGE_KEY, language);

/** What was chosen, empty for nothing. */
export const rememberedTheme = () => remembered(THEME_KEY) ?? '';

/** @param {string} theme */
export const rememberTheme = (theme) => remember(THEME_KEY, theme);

/** What the page kept, if the browser lets it keep anything. @param {string} key */
function remembered(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** @param {string} key @param {string} value */
function remember(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // A browser that keeps nothing shows the default next time.
  }
}
