// A theme as data: what differs from the widget's defaults, and nothing that is not checked. Whatever comes from outside
// (a pasted sheet, JSON, an address) passes the same gate; one fault refuses the whole of it.

/** The widget's own, as its theme has them */
export interface Tokens {
  colours: Readonly<Record<string, Pair>>;
  sizes: Readonly<Record<string, string>>;
}

export type Pair = readonly [light: string, dark: string];
/** Only what was changed */
export type Theme = { colours: Record<string, Pair>; sizes: Record<string, string> };
/** A text of the page and what it is about */
export type Fault = { key: string; values: Record<string, string> };
export type Kind = 'colour' | 'length' | 'number' | 'font' | 'shadow';

export const LONGEST_PASTE = 65_536;
const LONGEST_SHOWN = 40;
const MOST_FAULTS = 5;
const PREFIX = '--ibl-';
const HEX = /^#(?:[\da-f]{3}|[\da-f]{6})$/i;
const LENGTH = /^(\d{1,4}(?:\.\d{1,4})?|\.\d{1,4})(px|rem)$/;
/** The smaller or the larger of two lengths. */
const OF_TWO = /^(min|max)\(([^,()]+),([^,()]+)\)$/;
const NUMBER = /^(\d{1,4}(?:\.\d{1,4})?)(ms|s|em|%)?$/;
const LARGEST = { px: 2_000, rem: 100 };
const FAMILY =
  /^(?:"[\p{L}\p{N} _.-]{1,60}"|'[\p{L}\p{N} _.-]{1,60}'|[\p{L}_-][\p{L}\p{N}_-]{0,40}(?: [\p{L}\p{N}_-]{1,40}){0,5})$/u;
const SHADOW_COLOUR = String.raw`(?:#[\da-f]{3,8}|rgba?\([\d\s.,%/]{1,40}\)|hsla?\([\d\s.,%/]{1,40}\))`;
const SHADOW_LENGTH = String.raw`-?\d{1,3}(?:\.\d{1,2})?(?:px|rem)?`;
const SHADOW = new RegExp(`^(?:inset )?(?:${SHADOW_LENGTH} ){1,3}${SHADOW_LENGTH} ${SHADOW_COLOUR}$`, 'i');

const shorten = (value: unknown) => {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
};
const fault = (key: string, values: Record<string, unknown> = {}): Fault => ({
  key,
  values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, shorten(value)])),
});

export const emptyTheme = (): Theme => ({ colours: {}, sizes: {} });

export function kindOf(name: string, initial: string = ''): Kind {
  if (/font$/.test(name)) return 'font';
  if (name === 'shadow' || /shadow/.test(name)) return 'shadow';
  return NUMBER.test(initial) && initial !== '0' ? 'number' : 'length';
}

/** @returns `#rrggbb` in small letters */
export function readHex(value: string): string | undefined {
  const hex = value.trim().toLowerCase();
  if (!HEX.test(hex)) return undefined;
  return hex.length === 7 ? hex : `#${[...hex.slice(1)].map((digit) => digit + digit).join('')}`;
}

export function readSize(kind: Kind, raw: unknown): string | undefined {
  if (typeof raw !== 'string' || raw.length > 300) return undefined;
  const value = raw.trim().replace(/\s+/g, ' ');
  if (kind === 'length') {
    const [, choice, ...two] = OF_TWO.exec(value) ?? [];
    if (choice) {
      const lengths = two.map((each) => readSize('length', each));
      return lengths.every((each) => each !== undefined) ? `${choice}(${lengths.join(', ')})` : undefined;
    }
    const parts = LENGTH.exec(value === '0' ? '0px' : value);
    if (!parts) return undefined;
    const unit = parts[2] as 'px' | 'rem';
    return Number(parts[1]) <= LARGEST[unit] ? `${Number(parts[1])}${unit}` : undefined;
  }
  if (kind === 'number') return NUMBER.test(value) ? value : undefined;
  if (kind === 'font') {
    const families = value.split(',').map((family) => family.trim());
    if (families.length > 12 || !families.every((family) => FAMILY.test(family))) return undefined;
    return families.join(', ');
  }
  if (value === 'none') return value;
  const layers = value.split(/,(?![^(]*\))/).map((layer) => layer.trim());
  return layers.length <= 4 && layers.every((layer) => SHADOW.test(layer)) ? layers.join(', ') : undefined;
}

/**
 * Checks pairs of names and values, drops what equals the defaults.
 * @param entries a colour's value is a pair; `undefined` in it keeps the default
 */
export function check(
  entries: Iterable<[name: string, value: unknown]>,
  tokens: Tokens,
): { theme: Theme } | { faults: Fault[] } {
  const theme = emptyTheme();
  const faults: Fault[] = [];
  for (const [name, value] of entries) {
    if (Object.hasOwn(tokens.colours, name)) {
      const initial = tokens.colours[name] ?? ['', ''];
      const pair: readonly unknown[] = Array.isArray(value) ? value : [value, value];
      const read = [0, 1].map((at) => {
        const own = pair[at] === undefined ? initial[at] : pair[at];
        return typeof own === 'string' ? readHex(own) : undefined;
      });
      if (pair.length !== 2 || !read[0] || !read[1]) faults.push(fault('faultColour', { name, value }));
      else if (read[0] !== readHex(initial[0]) || read[1] !== readHex(initial[1]))
        theme.colours[name] = [read[0], read[1]];
    } else if (Object.hasOwn(tokens.sizes, name)) {
      const initial = tokens.sizes[name] ?? '';
      const kind = kindOf(name, initial);
      const read = readSize(kind, value);
      if (read === undefined) faults.push(fault(`fault-${kind}`, { name, value }));
      else if (read !== initial) theme.sizes[name] = read;
    } else faults.push(fault('faultName', { name }));
    if (faults.length >= MOST_FAULTS) break;
  }
  return faults.length > 0 ? { faults } : { theme };
}

/** The value of a token as CSS takes it. */
const lightDark = ([light, dark]: Pair) => (light === dark ? light : `light-dark(${light}, ${dark})`);

export const declarations = ({ colours, sizes }: Theme): [property: string, value: string][] => [
  ...Object.entries(colours).map(([name, pair]) => [PREFIX + name, lightDark(pair)] as [string, string]),
  ...Object.entries(sizes).map(([name, value]) => [PREFIX + name, value] as [string, string]),
];

/** With the defaults for all that was not changed. */
export const whole = (theme: Theme, tokens: Tokens): Theme => ({
  colours: { ...tokens.colours, ...theme.colours },
  sizes: { ...tokens.sizes, ...theme.sizes },
});

export function toCss(theme: Theme) {
  const lines = declarations(theme).map(([property, value]) => `  ${property}: ${value};`);
  return `internetbank-login {\n${lines.join('\n')}${lines.length > 0 ? '\n' : ''}}\n`;
}

/**
 * Reads what `toCss` writes and what a person makes of it: one block or bare declarations, comments, our tokens, our kinds of
 * values. It is no CSS parser, on purpose.
 */
export function fromCss(text: string, tokens: Tokens): { theme: Theme } | { faults: Fault[] } {
  if (text.length > LONGEST_PASTE) return { faults: [fault('faultTooLong')] };
  const plain = text.replace(/\/\*[\s\S]*?\*\//g, ' ').trim();
  const block = /^(?::root|:host|html|body|internetbank-login)\s*\{([^{}]*)\}$/.exec(plain);
  const inside = block ? (block[1] ?? '') : plain;
  if (/[{}]/.test(inside)) return { faults: [fault('faultCss', { value: plain })] };
  const entries: [string, unknown][] = [];
  for (const line of inside.split(';').map((part) => part.trim())) {
    if (line === '' || /^color-scheme\s*:\s*(?:light dark|light|dark)$/.test(line)) continue;
    const parts = /^--ibl-([a-z-]{1,40})\s*:\s*([\s\S]+)$/.exec(line);
    if (!parts) return { faults: [fault('faultCss', { value: line })] };
    const [, name = '', value = ''] = parts;
    const pair = /^light-dark\(\s*([^(),]+?)\s*,\s*([^(),]+?)\s*\)$/.exec(value);
    entries.push([name, pair ? [pair[1], pair[2]] : value]);
  }
  if (entries.length === 0) return { faults: [fault('faultEmpty')] };
  return check(entries, tokens);
}

const components = (hex: string) =>
  [1, 3, 5].map((at) => Math.round((parseInt(hex.slice(at, at + 2), 16) / 255) * 10_000) / 10_000);
const colourValue = (hex: string) => ({ colorSpace: 'srgb', components: components(hex), hex });
const dimension = (value: string) => ({ value: parseFloat(value), unit: value.endsWith('rem') ? 'rem' : 'px' });
const families = (value: string) => value.split(',').map((family) => family.trim().replace(/^(["'])(.*)\1$/, '$2'));

/**
 * W3C design tokens (DTCG format 2025.10): groups `light` and `dark` for colours, `size` and `font` for what counts in both.
 * A shadow has a type of its own there, whose colour is one of the four; ours is kept as CSS beside it.
 */
export function toDesignTokens(theme: Theme, tokens: Tokens) {
  const { colours, sizes } = whole(theme, tokens);
  const colourGroup = (at: 0 | 1) => ({
    $type: 'color',
    ...Object.fromEntries(
      Object.entries(colours).map(([name, pair]) => [name, { $value: colourValue(readHex(pair[at]) ?? pair[at]) }]),
    ),
  });
  const size: Record<string, unknown> = { $type: 'dimension' };
  const font: Record<string, unknown> = { $type: 'fontFamily' };
  const other: Record<string, string> = {};
  for (const [name, value] of Object.entries(sizes)) {
    const kind = kindOf(name, tokens.sizes[name]);
    if (kind === 'length' && LENGTH.test(value)) size[name] = { $value: dimension(value) };
    else if (kind === 'font') font[name] = { $value: families(value) };
    else other[name] = value;
  }
  return {
    $description: 'internetbank-login',
    light: colourGroup(0),
    dark: colourGroup(1),
    size,
    font,
    ...(Object.keys(other).length > 0 && { $extensions: { 'internetbank-login': other } }),
  };
}

const isRecord = (raw: unknown): raw is Record<string, unknown> =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw);

function hexOf(value: unknown): string | undefined {
  if (typeof value === 'string') return readHex(value);
  if (!isRecord(value)) return undefined;
  const { colorSpace, components: parts, hex, alpha } = value;
  if (colorSpace !== 'srgb' || (alpha !== undefined && alpha !== 1)) return undefined;
  if (!Array.isArray(parts) || parts.length !== 3) return undefined;
  if (!parts.every((part) => typeof part === 'number' && part >= 0 && part <= 1)) return undefined;
  if (hex !== undefined) return typeof hex === 'string' ? readHex(hex) : undefined;
  return `#${parts
    .map((part) =>
      Math.round(part * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

function cssOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) {
    if (!value.every((family) => typeof family === 'string')) return undefined;
    return value.map((family) => (/^[\p{L}_-][\p{L}\p{N}_-]*$/u.test(family) ? family : `"${family}"`)).join(', ');
  }
  if (!isRecord(value) || typeof value['value'] !== 'number' || !Number.isFinite(value['value'])) return undefined;
  return `${value['value']}${String(value['unit'])}`;
}

export function fromDesignTokens(text: string, tokens: Tokens): { theme: Theme } | { faults: Fault[] } {
  if (text.length > LONGEST_PASTE) return { faults: [fault('faultTooLong')] };
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return { faults: [fault('faultJson')] };
  }
  if (!isRecord(raw)) return { faults: [fault('faultShape', { value: raw })] };
  const faults: Fault[] = [];
  const found = new Map<string, unknown>();
  for (const [group, members] of Object.entries(raw)) {
    if (group === '$description' || group === '$schema') continue;
    if (group === '$extensions') {
      const own = isRecord(members) ? members['internetbank-login'] : undefined;
      if (own !== undefined && !isRecord(own)) faults.push(fault('faultShape', { value: own }));
      for (const [name, value] of isRecord(own) ? Object.entries(own) : []) found.set(name, value);
      continue;
    }
    if (!['light', 'dark', 'size', 'font'].includes(group) || !isRecord(members)) {
      faults.push(fault('faultGroup', { name: group }));
      continue;
    }
    for (const [name, token] of Object.entries(members)) {
      if (name === '$type' || name === '$description' || name === '$extensions') continue;
      if (!isRecord(token) || !Object.hasOwn(token, '$value'))
        faults.push(fault('faultToken', { name: `${group}.${name}` }));
      else if (group === 'size' || group === 'font') found.set(name, cssOf(token['$value']) ?? null);
      else {
        const pair = (found.get(name) ?? [undefined, undefined]) as unknown[];
        pair[group === 'light' ? 0 : 1] = hexOf(token['$value']) ?? null;
        found.set(name, pair);
      }
    }
  }
  if (faults.length > 0) return { faults: faults.slice(0, MOST_FAULTS) };
  if (found.size === 0) return { faults: [fault('faultEmpty')] };
  return check(found, tokens);
}

/** Either of the two, by how it begins. */
export const fromText = (text: string, tokens: Tokens) =>
  /^\s*[[{"]/.test(text) ? fromDesignTokens(text, tokens) : fromCss(text, tokens);

/**
 * For an address, short enough to send: `#accent=7a1f5c-f0a6d6&radius=4px`.
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

export function fromHash(hash: string, tokens: Tokens): { theme: Theme } | { faults: Fault[] } {
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
    entries.push([
      name,
      pair && Object.hasOwn(tokens.colours, name) ? [`#${pair[1]}`, `#${pair[2] ?? pair[1]}`] : value,
    ]);
  }
  return check(entries, tokens);
}

/** Steps back and forth between themes. */
export class History {
  #past: Theme[] = [];
  #future: Theme[] = [];
  #last: string | undefined;
  now;

  constructor(now: Theme) {
    this.now = now;
  }

  /** @param gesture changes of one gesture, a slider drawn along, are one step */
  push(next: Theme, gesture?: string) {
    if (JSON.stringify(next) === JSON.stringify(this.now)) return;
    if (gesture === undefined || gesture !== this.#last) this.#past.push(this.now);
    this.#last = gesture;
    this.#future = [];
    this.now = next;
  }

  /** The next change begins a step of its own. */
  settle() {
    this.#last = undefined;
  }

  undo() {
    const before = this.#past.pop();
    if (!before) return;
    this.#future.push(this.now);
    this.now = before;
    this.#last = undefined;
  }

  redo() {
    const after = this.#future.pop();
    if (!after) return;
    this.#past.push(this.now);
    this.now = after;
    this.#last = undefined;
  }

  get canUndo() {
    return this.#past.length > 0;
  }

  get canRedo() {
    return this.#future.length > 0;
  }
}
