import { loadPart } from '../loading/load-part.js';
import type { TextOverrides } from './texts.js';

/** The parts of a locale file that are loaded apart: the first screen's, the later screens', the help's. */
export type TextPart = 'first' | 'later' | 'help';
type Load = () => Promise<{ default: TextOverrides }>;

/**
 * One literal import each, so that a page loads only what it shows. The build makes the parts of one file; unbuilt, each is
 * the whole of it.
 */
const files: Readonly<Record<string, Readonly<Record<TextPart, Load>>>> = {
  lt: {
    first: () => import('../../locales/lt.json', { with: { type: 'json' } }),
    later: () => import('../../locales/lt.json?later', { with: { type: 'json' } }),
    help: () => import('../../locales/lt.json?help', { with: { type: 'json' } }),
  },
  lv: {
    first: () => import('../../locales/lv.json', { with: { type: 'json' } }),
    later: () => import('../../locales/lv.json?later', { with: { type: 'json' } }),
    help: () => import('../../locales/lv.json?help', { with: { type: 'json' } }),
  },
  en: {
    first: () => import('../../locales/en.json', { with: { type: 'json' } }),
    later: () => import('../../locales/en.json?later', { with: { type: 'json' } }),
    help: () => import('../../locales/en.json?help', { with: { type: 'json' } }),
  },
};

export const isShipped = (language: string): boolean => Object.hasOwn(files, language);

/**
 * The texts of one part of a shipped language.
 * @throws Error as `loadPart` does
 */
export async function textsOf(language: string, part: TextPart): Promise<TextOverrides> {
  const file = isShipped(language) ? files[language] : undefined;
  return file ? (await loadPart(part === 'first' ? language : `${language}-${part}`, file[part])).default : {};
}
