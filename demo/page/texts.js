// @ts-check

/** @typedef {'lt' | 'lv' | 'en'} Language */
/** @typedef {(key: string, values?: Record<string, string | number>) => string} Translate */

const languages = /** @type {const} */ (['lt', 'lv', 'en']);
const STORAGE_KEY = 'demo-language';

/** @param {unknown} code @returns {Language | undefined} */
const known = (code) => languages.find((language) => String(code).toLowerCase().split('-')[0] === language);

/**
 * The language of the address (`?lang=lv`), else the one chosen before, else the first of the browser's that we speak.
 * @returns {Language}
 */
export function preferredLanguage() {
  const asked = new URLSearchParams(location.search).get('lang');
  const candidates = [asked, remembered(STORAGE_KEY), ...navigator.languages];
  return candidates.map(known).find((language) => language !== undefined) ?? 'en';
}

/** @returns {Promise<Record<Language, Record<string, string>>>} */
export async function loadTexts() {
  const response = await fetch(new URL('./texts.json', import.meta.url));
  return response.json();
}

/**
 * Writes the page's texts in a language.
 * @param {Record<string, string>} texts
 * @param {Language} language
 * @returns {Translate}
 */
export function translatePage(texts, language) {
  /** @type {Translate} */
  const translate = (key, values = {}) =>
    Object.entries(values).reduce(
      (text, [name, value]) => text.replace(`{${name}}`, String(value)),
      texts[key] ?? texts['problem-unexpected'] ?? key,
    );
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll('[data-text]')) {
    element.textContent = translate(element.getAttribute('data-text') ?? '');
  }
  return translate;
}

/** @param {Language} language */
export function rememberLanguage(language) {
  remember(STORAGE_KEY, language);
}

/**
 * What the page kept, if the browser lets it keep anything.
 * @param {string} key
 */
export function remembered(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/**
 * @param {string} key
 * @param {string} value
 */
export function remember(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // A browser that keeps nothing shows the default next time.
  }
}
