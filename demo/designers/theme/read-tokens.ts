// W3C design tokens of any hand as a theme.
import { quoted } from '../../shared/theme/values.js';
import {
  emptyTheme,
  fault,
  type Fault,
  readHex,
  type Result,
  type Side,
  sides,
  tokens,
} from '../../shared/theme/model.js';
import { hexOf, hexOfAny } from './colours.js';
import { LONGEST_PASTE } from './css.js';
import { checkAny } from './shadow.js';
import { OWN, sizeToken } from './write-tokens.js';

type Group = Record<string, unknown>;
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

function cssColour(value: unknown): string | undefined {
  if (typeof value === 'string') return hexOfAny(value);
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
  if (colorSpace !== 'srgb')
    return hexOfAny(/^[a-z]{3,5}$/.test(colorSpace) ? `${colorSpace}(${parts.join(' ')})` : '');
  const [red = 0, green = 0, blue = 0] = parts.map(Number);
  const isInRange = [red, green, blue].every((part) => part >= 0 && part <= 1);
  return isInRange ? hexOf({ spaceId: 'srgb', coords: [red, green, blue], alpha: 1 }) : undefined;
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
const isColour = (name: string) => Object.hasOwn(tokens.colours, name);
const isToken = (name: string) => !['$type', '$description', '$extensions'].includes(name);

/**
 * Groups of others may stand beside ours where an alias leads to them.
 *
 * @param worn keeps its colours for the appearance that the file is not about
 */
export function fromDesignTokens(text: string, worn = emptyTheme): Result {
  if (text.length > LONGEST_PASTE) return { faults: [fault('faultTooLong')] };
  let all: unknown;
  try {
    all = JSON.parse(text);
  } catch {
    return { faults: [fault('faultJson')] };
  }
  if (!isGroup(all)) return { faults: [fault('faultShape', { value: all })] };
  const faults: Fault[] = [];
  const found = new Map<string, unknown>();
  const aliased = new Set([...text.matchAll(/"\{([^.{}"]+)\.[^{}"]*\}"/g)].map(([, group]) => group));
  for (const [group, members] of Object.entries(all)) {
    if (group.startsWith('$')) continue;
    if (!groups.includes(group) || !isGroup(members)) {
      if (!aliased.has(group)) faults.push(fault('faultGroup', { name: group }));
      continue;
    }
    for (const [name, token] of Object.entries(members).filter(([own]) => isToken(own))) {
      if (!hasValue(token)) {
        faults.push(fault('faultToken', { name: `${group}.${name}` }));
        continue;
      }
      const value = resolve(token['$value'], all);
      const isOfSide = group === 'light' || group === 'dark' || (group === 'ibl' && isColour(name));
      if (!isOfSide) found.set(name, cssBeside(name, token) ?? cssOf(value) ?? null);
      else {
        const before = found.get(name) ?? (group === 'ibl' ? worn.colours[name] : undefined);
        const pair: unknown[] = Array.isArray(before) ? [...(before as unknown[])] : [undefined, undefined];
        for (const side of sidesOf(group, all)) pair[side] = cssColour(value) ?? null;
        found.set(name, pair);
      }
    }
  }
  if (faults.length > 0) return { faults: faults.slice(0, MOST_FAULTS) };
  return found.size > 0 ? checkAny(found) : { faults: [fault('faultEmpty')] };
}
