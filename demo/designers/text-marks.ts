/**
 * Tells which texts are on a screen, from outside: the widget is given its own texts, each with an unseen mark before it,
 * and the marks are read off what it shows.
 */
import type { TextOverrides } from '../../src/i18n/texts.js';
import { composed } from '../scenes/lead.js';
import { mapTexts } from './locale.js';

/** Signs without a shape or a width. */
const START = '\u2060';
const digits = ['\u2061', '\u2062', '\u2063', '\u2064'];
const LENGTH = 5;
const MARK = new RegExp(`${START}([${digits.join('')}]{${LENGTH}})`, 'g');
const spoken = ['aria-label', 'placeholder', 'title'];

const paths: string[] = [];
const numbers = new Map<string, number>();

function markOf(path: string): string {
  const number = numbers.get(path) ?? paths.push(path) - 1;
  numbers.set(path, number);
  const code = number.toString(digits.length).padStart(LENGTH, '0');
  return START + [...code].map((digit) => digits[Number(digit)]).join('');
}

export const marked = (texts: TextOverrides): TextOverrides => mapTexts(texts, (path, text) => markOf(path) + text);

function pathsIn(text: string): string[] {
  return [...text.matchAll(MARK)].flatMap(([, code = '']) => {
    const number = parseInt([...code].map((sign) => digits.indexOf(sign)).join(''), digits.length);
    return paths[number] ?? [];
  });
}

/** The texts that a widget shows or has spoken, by path, and the elements where they are seen. */
export function textsOn(widget: HTMLElement): ReadonlyMap<string, Element> {
  const found = new Map<string, Element>();
  for (const element of widget.shadowRoot ? composed(widget.shadowRoot) : []) {
    if (element instanceof HTMLStyleElement) continue;
    const own = [...element.childNodes].filter((node) => node instanceof Text).map(({ data }) => data);
    const all = [...own, ...spoken.map((name) => element.getAttribute(name) ?? '')];
    for (const path of all.flatMap(pathsIn)) {
      const before = found.get(path);
      // What is spoken only is one pixel wide: the same text may stand on the screen too.
      if (!before || before.getBoundingClientRect().width <= 1) found.set(path, element);
    }
  }
  return found;
}
