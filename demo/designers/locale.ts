// The widget's own texts, as its locale files have them. Each file comes when it is first asked for.
import type { TextOverrides } from '../../src/i18n/texts.js';
import type { Language } from '../shared/preferences.js';

const files = {
  lt: () => import('../../locales/lt.json', { with: { type: 'json' } }),
  lv: () => import('../../locales/lv.json', { with: { type: 'json' } }),
  en: () => import('../../locales/en.json', { with: { type: 'json' } }),
};

export const loadLocale = async (language: Language): Promise<TextOverrides> => (await files[language]()).default;

/** All texts with their paths, as `waiting.heading`. */
export const flat = (texts: TextOverrides, prefix = ''): (readonly [path: string, text: string])[] =>
  Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as const] : flat(value, `${prefix}${key}.`),
  );

interface Group {
  [name: string]: string | Group;
}

/** Paths as groups in groups. */
export function nested(texts: Iterable<readonly [path: string, text: string]>): TextOverrides {
  const all: Group = {};
  for (const [path, text] of texts) {
    const [name = '', ...groups] = path.split('.').reverse();
    const group = groups.reduceRight<Group>((within, own) => {
      const inner = within[own];
      return typeof inner === 'object' ? inner : (within[own] = {});
    }, all);
    group[name] = text;
  }
  return all;
}

/** The same nesting with other texts. */
export const mapTexts = (texts: TextOverrides, change: (path: string, text: string) => string): TextOverrides =>
  nested(flat(texts).map(([path, text]) => [path, change(path, text)]));
