// What the page shows is its address: every view, screen and setting has one, and whatever an address has that does not
// exist is named and left out.
import { scenes, type Scene } from '../scenes/catalogue.js';
import { findScenes, known, namesScreen, nothing, type Wanted } from './find-scenes.js';
import { type Frame, frames } from './frames.js';

export type Theme = 'light' | 'dark';
export interface Place {
  view: string;
  wanted: Wanted;
  /** Of the widgets. */
  langs: string[];
  themes: Theme[];
  frame: Frame;
  /** Of the sheet's screens. */
  width: number;
  /** Of the sheet, in percent. */
  scale: number;
  search: string;
  hasSlots: boolean;
  hasAnatomy: boolean;
  /** The theme. */
  hash: string;
  mistakes: { name: string; value: string }[];
}

export const views = ['sheet', 'screen', 'compare', 'frames', 'map', 'words', 'theme', 'handover'];
export const languages = ['lt', 'lv', 'en', 'en-XA'];
export const themes = ['light', 'dark'] as Theme[];
export const widths = [320, 390, 768, 1024];
export const scales = [30, 45, 60, 80, 100];
const LONGEST_SHOWN = 60;

const choices = {
  view: views,
  id: scenes.map(({ id }) => id),
  ...known,
  frame: frames,
  width: widths.map(String),
  scale: scales.map(String),
  slots: ['1', '0'],
  anatomy: ['1', '0'],
} as Record<string, string[]>;
const lists = { lang: languages, theme: themes } as Record<string, string[]>;

/** What a place leaves open. */
export type Defaults = Pick<Place, 'langs' | 'themes'>;

export function read({ search, hash }: Pick<URL, 'search' | 'hash'>, defaults: Defaults): Place {
  const query = new URLSearchParams(search);
  const mistakes: Place['mistakes'] = [];
  const mistake = (name: string, value: string) => {
    mistakes.push({ name, value: value.length > LONGEST_SHOWN ? `${value.slice(0, LONGEST_SHOWN)}…` : value });
  };
  const one = (name: string) => {
    const value = query.get(name) ?? '';
    if (value === '' || choices[name]?.includes(value)) return value;
    mistake(name, value);
    return '';
  };
  const several = (name: string) => {
    const values = (query.get(name) ?? '').split(',').filter(Boolean);
    const good = values.filter((value) => lists[name]?.includes(value));
    for (const value of values) if (!lists[name]?.includes(value)) mistake(name, value);
    return [...new Set(good)];
  };

  const wanted = { id: one('id'), step: one('step'), problem: one('problem'), method: one('method') };
  const langs = several('lang');
  const chosenThemes = several('theme') as Theme[];
  if (namesScreen(wanted) && findScenes(wanted).length === 0) {
    mistakes.push({ name: 'screen', value: Object.values(wanted).filter(Boolean).join(' + ') });
    Object.assign(wanted, nothing);
  }
  // A screen that does not exist is not replaced by another one.
  const isAskedFor =
    namesScreen(wanted) && mistakes.every(({ name }) => !['screen', ...Object.keys(wanted)].includes(name));
  const guessed = langs.length > 1 || chosenThemes.length > 1 ? 'compare' : isAskedFor ? 'screen' : 'sheet';
  return {
    view: one('view') || guessed,
    wanted,
    langs: langs.length > 0 ? langs : defaults.langs,
    themes: chosenThemes.length > 0 ? chosenThemes : defaults.themes,
    frame: frames.find((frame) => frame === one('frame')) ?? 'phone',
    width: Number(one('width')) || 390,
    scale: Number(one('scale')) || 60,
    search: (query.get('q') ?? '').slice(0, 100),
    hasSlots: one('slots') === '1',
    hasAnatomy: one('anatomy') === '1',
    hash,
    mistakes,
  };
}

/**
 * The shortest address of a place. What a view does not use is left out.
 * @returns query and hash
 */
export function write(place: Place): string {
  const { view, wanted, langs, themes, frame, width, scale, search, hasSlots, hasAnatomy, hash } = place;
  const isSheet = view === 'sheet';
  const guessed = langs.length > 1 || themes.length > 1 ? 'compare' : namesScreen(wanted) ? 'screen' : 'sheet';
  const parts = {
    view: view === guessed ? '' : view,
    ...wanted,
    lang: langs.join(','),
    theme: themes.join(','),
    frame: view === 'screen' && frame !== 'phone' ? frame : '',
    width: (isSheet || view === 'compare') && width !== 390 ? String(width) : '',
    scale: isSheet && scale !== 60 ? String(scale) : '',
    q: isSheet ? search : '',
    slots: hasSlots ? '1' : '',
    anatomy: hasAnatomy && view === 'screen' ? '1' : '',
  };
  const query = Object.entries(parts)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}=${encodeURIComponent(value).replaceAll('%2C', ',')}`)
    .join('&');
  return `?${query}${hash}`;
}

/** What names a screen in an address: the fewest words that lead to it. */
export function nameOf({ id, step, problem = '', method = '' }: Scene): Place['wanted'] {
  const byParts = { id: '', step, problem, method };
  const first = findScenes(byParts)[0];
  return first?.id === id ? byParts : { id, step: '', problem: '', method: '' };
}
