// @ts-check
import { preferredLanguage } from '../shared/preferences.js';
import texts from './texts.json' with { type: 'json' };

/** @typedef {import('../shared/preferences.js').Language} Language */
/** @typedef {(key: string, values?: Record<string, string | number>) => string} Translate */

/** The language of the address (`?lang=lv`), of an earlier choice or of the browser. */
export const pageLanguage = () => preferredLanguage(new URLSearchParams(location.search).get('lang'));

/**
 * Writes the page's texts in a language.
 * @param {Language} language
 * @returns {Translate}
 */
export function translatePage(language) {
  /** @type {Record<string, string>} */
  const words = texts[language];
  /** @type {Translate} */
  const translate = (key, values = {}) =>
    Object.entries(values).reduce(
      (text, [name, value]) => text.replace(`{${name}}`, String(value)),
      words[key] ?? words['problem-unexpected'] ?? key,
    );
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll('[data-text]')) {
    element.textContent = translate(element.getAttribute('data-text') ?? '');
  }
  return translate;
}
