// A theme as a style sheet: what a developer copies, and what a designer pastes.
import { splitOutside } from '../../shared/theme/values.js';
import { declarations, fault, type Fault, type Result, type Theme, tokens } from '../../shared/theme/model.js';
import { checkAny } from './shadow.js';

export const LONGEST_PASTE = 65_536;
const MOST_ALIASES = 8;
const TAG = 'internetbank-login';
const SUPPORTS = '@supports (color: light-dark(#000, #fff))';

const block = (lines: readonly (readonly [string, string])[], indent = '') =>
  `${indent}${TAG} {\n${lines.map(([name, value]) => `${indent}  ${name}: ${value};\n`).join('')}${indent}}\n`;

/** In a browser without `light-dark()` the light colours hold, as the widget's own do. */
export function toCss(theme: Theme): string {
  const all = declarations(theme);
  const plain = all.map(([name, value]): [string, string] => [name, theme.colours[name.slice(6)]?.[0] ?? value]);
  const twofold = all.filter(([, value]) => value.startsWith('light-dark('));
  return block(plain) + (twofold.length > 0 ? `\n${SUPPORTS} {\n${block(twofold, '  ')}}\n` : '');
}

interface Declaration {
  readonly name: string;
  readonly value: string;
  /** The selectors and conditions around it, from the outside. */
  readonly within: readonly string[];
}

/** Declarations with all that is around them, or the place that is none. */
function readSheet(text: string): readonly Declaration[] | Fault {
  const plain = text.replace(/\/\*[\s\S]*?\*\//g, ' ');
  const found: Declaration[] = [];
  const within: string[] = [];
  for (const [whole, piece = '', end] of plain.matchAll(/([^{};]*)([{};]|$)/g)) {
    const part = piece.trim();
    if (whole === '') continue;
    if (end === '{') {
      within.push(part);
      continue;
    }
    if (part !== '') {
      const [, name, value] = /^(--[a-z][\w-]{0,60}|color-scheme)\s*:\s*([\s\S]+)$/i.exec(part) ?? [];
      if (name === undefined || value === undefined) return fault('faultCss', { value: part });
      found.push({ name, value: value.trim(), within: [...within] });
    }
    if (end === '}' && within.pop() === undefined) return fault('faultCss', { value: '}' });
  }
  return within.length > 0 ? fault('faultCss', { value: within[0] }) : found;
}

/** Which colours a block is for: those of both appearances, of one; undefined for a block that is not for the widget. */
function sideOf(within: readonly string[]): 'both' | 0 | 1 | undefined {
  let side: 'both' | 0 | 1 = 'both';
  for (const around of within) {
    const isCondition = /^@(?:media|supports|layer)\b/.test(around);
    // Some block that our tokens may well stand in: the element, the page, a class or an attribute. Never everything.
    if (!isCondition && !/^[\w\s:.,#[\]='"()>-]+$/.test(around)) return undefined;
    if (/(?:prefers-color-scheme|theme|scheme|mode)[^,]*dark|\.dark\b/.test(around)) side = 1;
    else if (/(?:prefers-color-scheme|theme|scheme|mode)[^,]*light|\.light\b/.test(around)) side = 0;
  }
  return side;
}

/**
 * Reads what `toCss` writes and what a person makes of it: any selectors, conditions, comments, variables of their own that
 * the same text has. Only our tokens are taken, and nothing but custom properties may stand there.
 */
export function fromCss(text: string): Result {
  if (text.length > LONGEST_PASTE) return { faults: [fault('faultTooLong')] };
  const sheet = readSheet(text);
  if ('key' in sheet) return { faults: [sheet] };
  const aliases = new Map(sheet.map(({ name, value }) => [name, value]));
  const resolve = (value: string, left = MOST_ALIASES): string => {
    const [, name = ''] = /^var\(\s*(--[\w-]+)\s*(?:,[^()]*)?\)$/.exec(value) ?? [];
    const meant = aliases.get(name);
    return meant === undefined || left === 0 ? value : resolve(meant, left - 1);
  };
  const found = new Map<string, Partial<Record<0 | 1, string>>>();
  for (const { name, value, within } of sheet) {
    const side = sideOf(within);
    if (side === undefined) return { faults: [fault('faultCss', { value: within.join(' ') })] };
    if (!name.startsWith('--ibl-')) continue;
    const token = name.slice('--ibl-'.length);
    const meant = resolve(value);
    const [, twofold] = /^light-dark\(([\s\S]*)\)$/.exec(meant) ?? [];
    const values = twofold === undefined ? [meant, meant] : splitOutside(twofold, ',').map((each) => resolve(each));
    if (values.some((each) => each.startsWith('var(')))
      return { faults: [fault('faultAlias', { name: token, value })] };
    if (values.length !== 2) return { faults: [fault('faultColour', { name: token, value })] };
    const [light, dark] = values;
    found.set(token, {
      ...found.get(token),
      ...(side !== 1 && { 0: light }),
      ...(side !== 0 && { 1: dark }),
    });
  }
  if (found.size === 0) return { faults: [fault('faultEmpty')] };
  // A size has no appearance.
  const isSize = (name: string) => Object.hasOwn(tokens.sizes, name);
  return checkAny([...found].map(([name, pair]) => [name, isSize(name) ? (pair[0] ?? pair[1]) : [pair[0], pair[1]]]));
}
