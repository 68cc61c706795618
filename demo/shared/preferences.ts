// What a person chose once for all pages of the demo: the language and the theme.

export type Language = 'lt' | 'lv' | 'en';

export const languages = ['lt', 'lv', 'en'] as const;
const LANGUAGE_KEY = 'demo-language';
const THEME_KEY = 'demo-theme';

const known = (code: unknown): Language | undefined =>
  languages.find((language) => String(code).toLowerCase().split('-')[0] === language);

/** The language that the address asks for, else the one chosen before, else the first of the browser's that we speak. */
export function preferredLanguage(asked: string | null): Language {
  const candidates = [asked, remembered(LANGUAGE_KEY), ...navigator.languages];
  return candidates.map(known).find((language) => language !== undefined) ?? 'en';
}

export const rememberLanguage = (language: string) => remember(LANGUAGE_KEY, language);

/** What was chosen, empty for nothing. */
export const rememberedTheme = () => remembered(THEME_KEY) ?? '';

export const rememberTheme = (theme: string) => remember(THEME_KEY, theme);

/** What the page kept, if the browser lets it keep anything. */
function remembered(key: string) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function remember(key: string, value: string) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // A browser that keeps nothing shows the default next time.
  }
}
