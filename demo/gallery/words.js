// @ts-check
// The page's own texts, and those of the widget that name screens.

const languages = ['lt', 'lv', 'en'];
const LANGUAGE_KEY = 'demo-language';

/** @param {string | null} asked @returns {string} */
export function preferredPageLanguage(asked) {
  const candidates = [asked, remembered(LANGUAGE_KEY), ...navigator.languages];
  const codes = candidates.map((candidate) => String(candidate).toLowerCase().split('-')[0]);
  return languages.find((language) => language === codes.find((code) => languages.includes(code ?? ''))) ?? 'en';
}

/** @param {string} path */
const load = async (path) => (await fetch(new URL(path, import.meta.url))).json();

/** @param {string} language */
export async function loadLanguage(language) {
  const [texts, widgetTexts, english] = await Promise.all([
    load('./texts.json'),
    load(`./data/locales/${language}.json`),
    load('./data/locales/en.json'),
  ]);
  return { texts, widgetTexts, english };
}

/** @type {Promise<import('./theme/model.js').Tokens> | undefined} */
let tokens;
export const loadTokens = () => (tokens ??= load('./data/tokens.json'));

/** @param {string} language */
export const rememberLanguage = (language) => remember(LANGUAGE_KEY, language);

/** What the page kept, if the browser lets it keep anything. @param {string} key */
export function remembered(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** @param {string} key @param {string} value */
export function remember(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // A browser that keeps nothing shows the default next time.
  }
}
