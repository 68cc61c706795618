// The widget's own texts, as its locale files have them. Each file comes when it is first asked for.
import type { TextOverrides } from '../../src/i18n/texts.js';
import type { Language } from '../shared/preferences.js';

const files = {
  lt: () => import('../../locales/lt.json', { with: { type: 'json' } }),
  lv: () => import('../../locales/lv.json', { with: { type: 'json' } }),
  en: () => import('../../locales/en.json', { with: { type: 'json' } }),
};

export const loadLocale = async (language: Language): Promise<TextOverrides> => (await files[language]()).default;

/** The same nesting with other texts. */
export const mapTexts = (
  texts: TextOverrides,
  change: (path: string, text: string) => string,
  prefix = '',
): TextOverrides =>
  Object.fromEntries(
    Object.entries(texts).map(([key, value]) => [
      key,
      typeof value === 'string' ? change(prefix + key, value) : mapTexts(value, change, `${prefix}${key}.`),
    ]),
  );

/** All texts by their paths, as `waiting.heading`. */
export function flat(texts: TextOverrides): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  mapTexts(texts, (path, text) => {
    found.set(path, text);
    return text;
  });
  return found;
}
