// W3C design tokens of any hand as a theme.
import { hexOf, quoted } from '../../shared/theme/values.js';
import {
  check,
  emptyTheme,
  fault,
  type Fault,
  readHex,
  type Result,
  type Side,
  sides,
  type Theme,
  whole,
} from '../../shared/theme/model.js';
import { LONGEST_PASTE } from './css.js';
import { OWN, sizeToken } from './write-tokens.js';

type Group = Record<string, unknown>;
type ReadColour = typeof readHex;
const MOST_FAULTS = 5;
const MOST_ALIASES = 8;

const isGroup = (raw: unknown): raw is Group => typeof raw === 'object' && raw !== null && !Array.isArray(raw);
const hasValue = (raw: unknown): raw is Group => isGroup(raw) && Object.hasOwn(raw, '$value');
const member = (raw: unknown, name: string): unknown =>
  isGroup(raw) && Object.hasOwn(raw, name) ? raw[name] : undefined;

/** What an alias such as `{palette.brand}` leads to. */
function resolve(value: unknown, all: Group, left = MOST_ALIASES): unknown {
  const path = typeof value === 'string' && left > 0 ? /^\{([^{}]{1,100})\}$/.exec(value)?.[1]?.split('.') : undefined;
  if (!path) return value;
  const found = path.reduce(member, all);
  return hasValue(found) ? resolve(found['$value'], all, left - 1) : value;
}

function cssColour(value: unknown, toHex: ReadColour): string | undefined {
  if (typeof value === 'string') return toHex(value);
  if (!isGroup(value)) return undefined;
  const { colorSpace, components: parts, hex, alpha = 1 } = value;
  const isColour =
    typeof colorSpace === 'string' &&
    alpha === 1 &&
    Array.isArray(parts) &&
    parts.length === 3 &&
    parts.every((part) => typeof part === 'number' && Number.isFinite(part));
  if (!isColour) return undefined;
  if (typeof hex === 'string') return readHex(hex);
  if (hex !== undefined) return undefined;
  if (colorSpace !== 'srgb') return toHex(/^[a-z]{3,5}$/.test(colorSpace) ? `${colorSpace}(${parts.join(' ')})` : '');
  return parts.every((part) => Number(part) >= 0 && Number(part) <= 1) ? hexOf(parts.map(Number)) : undefined;
}

/** A dimension, a list of fonts or the layers of a shadow as CSS. */
function cssOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) {
    if (value.every((family) => typeof family === 'string')) return value.map(quoted).join(', ');
    const layers = value.map(cssLayer);
    return layers.every((layer) => layer !== undefined) ? layers.join(', ') : undefined;
  }
  if (!isGroup(value) || typeof value['value'] !== 'number' || !Number.isFinite(value['value'])) return undefined;
  return `${value['value']}${String(value['unit'])}`;
}

function cssLayer(layer: unknown): string | undefined {
  if (!isGroup(layer) || !isGroup(layer['color']) || !Array.isArray(layer['color']['components'])) return undefined;
  const { components: parts, alpha = 1 } = layer['color'];
  const lengths = ['offsetX', 'offsetY', 'blur', 'spread'].map((name) => cssOf(layer[name]));
  const colour = parts.map((part) => Math.round(Number(part) * 255)).join(' ');
  const shadow = `${lengths.join(' ')} rgb(${colour} / ${Math.round(Number(alpha) * 100)}%)`;
  return `${layer['inset'] === true ? 'inset ' : ''}${shadow}`;
}

/** The CSS that we wrote beside a value, unless somebody has changed the value since. */
function cssBeside(name: string, token: Group): string | undefined {
  const css = member(member(token['$extensions'], OWN), 'css');
  if (typeof css !== 'string') return undefined;
  return JSON.stringify(sizeToken(name, css).$value) === JSON.stringify(token['$value']) ? css : undefined;
}

/** Which appearance the colours of a group are for; a file of one appearance says it about itself. */
function sidesOf(group: string, all: Group): readonly Side[] {
  const mode = group === 'ibl' ? /\b(light|dark)$/.exec(String(all['$description']))?.[1] : group;
  return mode === 'light' ? [0] : mode === 'dark' ? [1] : sides;
}
const groups = ['light', 'dark', 'size', 'font', 'shadow', 'ibl'];
const isColour = (name: string) => Object.hasOwn(whole(emptyTheme).colours, name);

/**
 * Groups of others may stand beside ours where an alias leads to them.
 *
 * @param toHex reads a colour that is written as CSS
 * @param worn keeps its colours for the appearance that the file is not about
 */
export function fromDesignTokens(text: string, toHex = readHex, worn = emptyTheme): Result {
  if (text.length > LONGEST_PASTE) return { faults: [fault('faultTooLong')] };
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return { faults: [fault('faultJson')] };
  }
  if (!isGroup(raw)) return { faults: [fault('faultShape', { value: raw })] };
  const read = new Reading(raw, toHex, worn);
  const aliased = new Set([...text.matchAll(/"\{([^.{}"]+)\.[^{}"]*\}"/g)].map(([, group]) => group));
  for (const [name, members] of Object.entries(raw)) {
    if (name.startsWith('$')) continue;
    if (groups.includes(name) && isGroup(members)) read.group(name, members);
    else if (!aliased.has(name)) read.faults.push(fault('faultGroup', { name }));
  }
  return read.result();
}

class Reading {
  readonly faults: Fault[] = [];
  readonly #found = new Map<string, unknown>();

  constructor(
    readonly all: Group,
    readonly toHex: ReadColour,
    readonly worn: Theme,
  ) {}

  group(group: string, members: Group) {
    for (const [name, token] of Object.entries(members)) {
      if (['$type', '$description', '$extensions'].includes(name)) continue;
      if (hasValue(token)) this.#token(group, name, token);
      else this.faults.push(fault('faultToken', { name: `${group}.${name}` }));
    }
  }

  result(): Result {
    if (this.faults.length > 0) return { faults: this.faults.slice(0, MOST_FAULTS) };
    return this.#found.size > 0 ? check(this.#found, this.toHex) : { faults: [fault('faultEmpty')] };
  }

  #token(group: string, name: string, token: Group) {
    const value = resolve(token['$value'], this.all);
    if (group === 'light' || group === 'dark' || (group === 'ibl' && isColour(name))) {
      const before = this.#found.get(name) ?? (group === 'ibl' ? this.worn.colours[name] : undefined);
      const pair: unknown[] = Array.isArray(before) ? [...(before as unknown[])] : [undefined, undefined];
      for (const side of sidesOf(group, this.all)) pair[side] = cssColour(value, this.toHex) ?? null;
      this.#found.set(name, pair);
    } else this.#found.set(name, cssBeside(name, token) ?? cssOf(value) ?? null);
  }
}
