// A theme as data: what differs from the widget's defaults, and nothing that is not checked. Whatever comes from outside
// (a pasted sheet, JSON, an address) passes the same gate; one fault refuses the whole of it.
import { colours, sizes } from '../../../src/theme/token-defaults.js';
import { familiesOf, isShadow, quoted } from './values.js';

/** The widget's own, as its theme has them */
export interface Tokens {
  readonly colours: Readonly<Record<string, Pair>>;
  readonly sizes: Readonly<Record<string, string>>;
}
export const tokens: Tokens = { colours, sizes };

export type Pair<Value = string> = readonly [light: Value, dark: Value];
/** Only what was changed */
export interface Theme {
  readonly colours: Readonly<Record<string, Pair>>;
  readonly sizes: Readonly<Record<string, string>>;
}
/** A text of the page and what it is about */
export interface Fault {
  readonly key: string;
  readonly values: Readonly<Record<string, string>>;
}
export type Result = { readonly theme: Theme } | { readonly faults: readonly Fault[] };
export type Kind = 'length' | 'font' | 'shadow';
export type Side = 0 | 1;
export const sides: readonly Side[] = [0, 1];

const MOST_FAULTS = 5;
const LONGEST_SHOWN = 40;
const LONGEST_VALUE = 300;
const PREFIX = '--ibl-';
const LENGTH = /^(\d{1,4}(?:\.\d{1,4})?|\.\d{1,4})(px|rem|em)$/;
/** The smaller or the larger of two lengths. */
const OF_TWO = /^(min|max)\(([^,()]+),([^,()]+)\)$/;
const ROOT_PX = 16;

/** Where a length stops to be of use, in pixels at the usual size of text. */
export const rangesPx: Readonly<Record<string, readonly [least: number, most: number]>> = {
  radius: [0, 80],
  'radius-small': [0, 40],
  gap: [4, 48],
  'max-width': [240, 1_280],
  padding: [0, 96],
  'font-size': [12, 32],
  'control-code-size': [24, 128],
  'qr-size': [160, 640],
};

const shorten = (value: unknown) => {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
};
export const fault = (key: string, values: Record<string, unknown> = {}): Fault => ({
  key,
  values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, shorten(value)])),
});

export const emptyTheme: Theme = { colours: {}, sizes: {} };

export const kindOf = (name: string): Kind => (/font$/.test(name) ? 'font' : name === 'shadow' ? 'shadow' : 'length');

/** @returns `#rrggbb` in small letters */
export function readHex(value: string): string | undefined {
  const hex = value.trim().toLowerCase();
  if (!/^#(?:[\da-f]{3}|[\da-f]{6})$/.test(hex)) return undefined;
  return hex.length === 7 ? hex : `#${[...hex.slice(1)].map((digit) => digit + digit).join('')}`;
}

const inPx = (length: string): number => parseFloat(length) * (length.endsWith('px') ? 1 : ROOT_PX);

function readLength(name: string, value: string): string | Fault {
  const [, choice, ...two] = OF_TWO.exec(value) ?? [];
  if (choice) {
    const lengths = two.map((each) => readLength(name, each.trim()));
    const written = lengths.filter((each) => typeof each === 'string');
    return lengths.find((each) => typeof each !== 'string') ?? `${choice}(${written.join(', ')})`;
  }
  const [, number, unit] = LENGTH.exec(value === '0' ? '0px' : value) ?? [];
  if (!number || !unit) return fault('fault-length', { name, value });
  const length = `${Number(number)}${unit}`;
  const [least, most] = rangesPx[name] ?? [0, Infinity];
  const isInRange = inPx(length) >= least && inPx(length) <= most;
  return isInRange ? length : fault('fault-range', { name, value, least: `${least}`, most: `${most}` });
}

/** A size as it is kept, or what is wrong with it. */
export function readSize(name: string, raw: unknown): string | Fault {
  const kind = kindOf(name);
  const refused = fault(`fault-${kind}`, { name, value: raw });
  if (typeof raw !== 'string' || raw.length > LONGEST_VALUE) return refused;
  const value = raw.trim().replace(/\s+/g, ' ');
  if (kind === 'length') return readLength(name, value);
  if (kind === 'shadow') return isShadow(value) && isCss('box-shadow', value) ? value : refused;
  const families = familiesOf(value);
  const list = families?.map(quoted).join(', ');
  return list !== undefined && (list === 'inherit' || isCss('font-family', list)) ? list : refused;
}
/** What the browser says; the gate before it asks no browser. */
const isCss = (property: string, value: string) => typeof CSS === 'undefined' || CSS.supports(property, value);

/**
 * Checks pairs of names and values, drops what equals the defaults.
 *
 * @param entries a colour's value is a pair; `undefined` in it keeps the default
 * @param toHex reads a colour
 */
export function check(entries: Iterable<[name: string, value: unknown]>, toHex = readHex): Result {
  const changedColours: Record<string, Pair> = {};
  const changedSizes: Record<string, string> = {};
  const faults: Fault[] = [];
  for (const [name, value] of entries) {
    if (faults.length >= MOST_FAULTS) break;
    const initial = own(tokens.colours, name);
    const initialSize = own(tokens.sizes, name);
    if (initial) {
      const pair: readonly unknown[] = Array.isArray(value) ? value : [value, value];
      const [light, dark] = sides.map((side) => {
        const asked = pair[side] === undefined ? initial[side] : pair[side];
        return typeof asked === 'string' ? toHex(asked) : undefined;
      });
      if (pair.length !== 2 || !light || !dark)
        faults.push(fault('faultColour', { name, value: badColour(pair, toHex) }));
      else if (light !== initial[0] || dark !== initial[1]) changedColours[name] = [light, dark];
    } else if (initialSize !== undefined) {
      const size = readSize(name, value);
      if (typeof size !== 'string') faults.push(size);
      else if (size !== initialSize) changedSizes[name] = size;
    } else faults.push(fault('faultName', { name }));
  }
  return faults.length > 0 ? { faults } : { theme: { colours: changedColours, sizes: changedSizes } };
}
const own = <Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;
const badColour = (pair: readonly unknown[], toHex: typeof readHex) =>
  pair.find((value) => value !== undefined && !(typeof value === 'string' && toHex(value))) ?? pair;

/** The value of a colour as CSS takes it. */
export const lightDark = ([light, dark]: Pair): string => (light === dark ? light : `light-dark(${light}, ${dark})`);

/** In the order of the widget's own table. */
export const declarations = (theme: Theme): [property: string, value: string][] => [
  ...Object.keys(tokens.colours).flatMap((name): [string, string][] => {
    const pair = theme.colours[name];
    return pair ? [[PREFIX + name, lightDark(pair)]] : [];
  }),
  ...Object.keys(tokens.sizes).flatMap((name): [string, string][] => {
    const value = theme.sizes[name];
    return value === undefined ? [] : [[PREFIX + name, value]];
  }),
];

/** With the defaults for all that was not changed. */
export const whole = (theme: Theme): Theme => ({
  colours: { ...tokens.colours, ...theme.colours },
  sizes: { ...tokens.sizes, ...theme.sizes },
});

/**
 * For an address, short enough to send: `#accent=7a1f5c-f0a6d6&radius=4px`.
 *
 * @returns with `#`, or nothing for the default theme
 */
export function toHash({ colours, sizes }: Theme): string {
  const parts = [
    ...Object.entries(colours).map(
      ([name, [light, dark]]) => `${name}=${light.slice(1)}${dark === light ? '' : `-${dark.slice(1)}`}`,
    ),
    ...Object.entries(sizes).map(([name, value]) => `${name}=${encodeURIComponent(value)}`),
  ];
  return parts.length > 0 ? `#${parts.join('&')}` : '';
}

export function fromHash(hash: string): Result {
  if (hash.length > 4_000) return { faults: [fault('faultTooLong')] };
  const entries: [string, unknown][] = [];
  for (const part of hash.replace(/^#/, '').split('&').filter(Boolean)) {
    const [name = '', ...rest] = part.split('=');
    let value = rest.join('=');
    try {
      value = decodeURIComponent(value);
    } catch {
      return { faults: [fault('faultAddress', { value: part })] };
    }
    const pair = /^([\da-f]{6})(?:-([\da-f]{6}))?$/i.exec(value);
    const isColour = pair && Object.hasOwn(tokens.colours, name);
    entries.push([name, isColour ? [`#${pair[1]}`, `#${pair[2] ?? pair[1]}`] : value]);
  }
  return check(entries);
}
