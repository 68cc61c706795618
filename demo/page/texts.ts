import { preferredLanguage, type Language } from '../shared/preferences.js';
import texts from './texts.json' with { type: 'json' };

export type { Language };
export type Translate = (key: string, values?: Record<string, string | number>) => string;

/** The language of the address (`?lang=lv`), of an earlier choice or of the browser. */
export const pageLanguage = () => preferredLanguage(new URLSearchParams(location.search).get('lang'));

/** Writes the page's texts in a language. */
export function translatePage(language: Language): Translate {
  const words: Record<string, string> = texts[language];
  const translate: Translate = (key, values = {}) =>
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
