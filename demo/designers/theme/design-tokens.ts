/**
 * W3C design tokens (DTCG format 2025.10). One file has groups `light` and `dark` for colours, `size`, `font` and `shadow` for
 * what counts in both; or each appearance has a file of its own, with equal names.
 */
import { familiesOf, quoted, readShadow } from '../../shared/theme/values.js';
import {
  check,
  fault,
  type Fault,
  kindOf,
  readHex,
  type Result,
  type Side,
  type Theme,
  whole,
} from '../../shared/theme/model.js';
import { LONGEST_PASTE } from './css.js';

type Group = Record<string, unknown>;
const OWN = 'internetbank-login';
const MOST_FAULTS = 5;
const MOST_ALIASES = 8;
const groups = ['light', 'dark', 'size', 'font', 'shadow'];
const DIMENSION = /^-?[\d.]+(?:px|rem)?$/;

const components = (hex: string) =>
  [1, 3, 5].map((at) => Math.round((parseInt(hex.slice(at, at + 2), 16) / 255) * 10_000) / 10_000);
const colourValue = (hex: string) => ({ colorSpace: 'srgb', components: components(hex), hex });
const dimension = (value: string) => ({ value: parseFloat(value), unit: value.endsWith('rem') ? 'rem' : 'px' });

/** `rgb(0 0 0 / 8%)` and `#rrggbb`, as presets and the widget write the colours of shadows. */
function shadowColour(colour: string): object | undefined {
  const [, red, green, blue, alpha = '100'] =
    /^rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)(?:\s*[/,]\s*([\d.]+)%)?\s*\)$/.exec(colour) ?? [];
  if (red === undefined) return readHex(colour) ? colourValue(readHex(colour) ?? '') : undefined;
  const parts = [red, green, blue].map((part) => Math.round((Number(part) / 255) * 10_000) / 10_000);
  return { colorSpace: 'srgb', components: parts, alpha: Number(alpha) / 100 };
}

/** The typed value of a size, or undefined where the format has no type for it. */
function typed(name: string, value: string): { readonly $type: string; readonly $value: unknown } | undefined {
  const kind = kindOf(name);
  if (kind === 'font') return { $type: 'fontFamily', $value: familiesOf(value) };
  if (kind === 'length') return DIMENSION.test(value) ? { $type: 'dimension', $value: dimension(value) } : undefined;
  const layers = readShadow(value)?.map(({ isInset, offsetX, offsetY, blur, spread, colour }) => ({
    color: shadowColour(colour),
    offsetX: dimension(offsetX),
    offsetY: dimension(offsetY),
    blur: dimension(blur),
    spread: dimension(spread),
    inset: isInset,
  }));
  const isTyped = layers && layers.length > 0 && layers.every(({ color }) => color);
  return isTyped ? { $type: 'shadow', $value: layers } : undefined;
}

/** All sizes in groups by type, and those that have none. */
function sizesOf(theme: Theme) {
  const byType: Record<'dimension' | 'fontFamily' | 'shadow', Group> = { dimension: {}, fontFamily: {}, shadow: {} };
  const untyped: Record<string, string> = {};
  for (const [name, value] of Object.entries(theme.sizes)) {
    const token = typed(name, value);
    if (token?.$type === 'dimension' || token?.$type === 'fontFamily' || token?.$type === 'shadow')
      byType[token.$type][name] = { $value: token.$value };
    else untyped[name] = value;
  }
  return { byType, untyped };
}

/** Both appearances in one file. */
export function toDesignTokens(theme: Theme) {
  const full = whole(theme);
  const { byType, untyped } = sizesOf(full);
  const colourGroup = (side: Side) => ({
    $type: 'color',
    ...Object.fromEntries(
      Object.entries(full.colours).map(([name, pair]) => [name, { $value: colourValue(pair[side]) }]),
    ),
  });
  return {
    $description: OWN,
    light: colourGroup(0),
    dark: colourGroup(1),
    size: { $type: 'dimension', ...byType.dimension },
    font: { $type: 'fontFamily', ...byType.fontFamily },
    shadow: { $type: 'shadow', ...byType.shadow },
    $extensions: { [OWN]: untyped },
  };
}

/** One appearance, named as the widget's custom properties are: `ibl.accent` becomes `--ibl-accent`. */
export function toModeTokens(theme: Theme, side: Side) {
  const full = whole(theme);
  const colours = Object.entries(full.colours).map(([name, pair]): [string, unknown] => [
    name,
    { $type: 'color', $value: colourValue(pair[side]) },
  ]);
  const sizes = Object.entries(full.sizes).flatMap(([name, value]): [string, unknown][] => {
    const token = typed(name, value);
    return token ? [[name, token]] : [];
  });
  return { ibl: Object.fromEntries([...colours, ...sizes]) };
}

const isGroup = (raw: unknown): raw is Group => typeof raw === 'object' && raw !== null && !Array.isArray(raw);
const hasValue = (raw: unknown): raw is Group => isGroup(raw) && Object.hasOwn(raw, '$value');

/** What an alias such as `{palette.brand}` leads to. */
function resolve(value: unknown, all: Group, left = MOST_ALIASES): unknown {
  const path = typeof value === 'string' && left > 0 ? /^\{([^{}]{1,100})\}$/.exec(value)?.[1]?.split('.') : undefined;
  if (!path) return value;
  let found: unknown = all;
  for (const name of path) found = isGroup(found) && Object.hasOwn(found, name) ? found[name] : undefined;
  return hasValue(found) ? resolve(found['$value'], all, left - 1) : value;
}

function cssColour(value: unknown, toHex: typeof readHex): string | undefined {
  if (typeof value === 'string') return toHex(value);
  if (!isGroup(value)) return undefined;
  const { colorSpace, components: parts, hex, alpha } = value;
  const isColour =
    typeof colorSpace === 'string' &&
    (alpha === undefined || alpha === 1) &&
    Array.isArray(parts) &&
    parts.length === 3 &&
    parts.every((part) => typeof part === 'number' && Number.isFinite(part));
  if (!isColour) return undefined;
  if (typeof hex === 'string') return readHex(hex);
  if (hex !== undefined) return undefined;
  if (colorSpace !== 'srgb') return toHex(/^[a-z]{3,5}$/.test(colorSpace) ? `${colorSpace}(${parts.join(' ')})` : '');
  if (!parts.every((part) => Number(part) >= 0 && Number(part) <= 1)) return undefined;
  return readHex(
    `#${parts
      .map((part) =>
        Math.round(Number(part) * 255)
          .toString(16)
          .padStart(2, '0'),
      )
      .join('')}`,
  );
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

/**
 * Groups of others may stand beside ours where an alias leads to them.
 *
 * @param toHex reads a colour that is written as CSS
 */
export function fromDesignTokens(text: string, toHex = readHex): Result {
  if (text.length > LONGEST_PASTE) return { faults: [fault('faultTooLong')] };
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return { faults: [fault('faultJson')] };
  }
  if (!isGroup(raw)) return { faults: [fault('faultShape', { value: raw })] };
  const faults: Fault[] = [];
  const found = new Map<string, unknown>();
  const aliased = new Set([...text.matchAll(/"\{([^.{}"]+)\.[^{}"]*\}"/g)].map(([, group]) => group));
  for (const [group, members] of Object.entries(raw)) {
    if (group === '$description' || group === '$schema') continue;
    if (group === '$extensions') {
      const own = isGroup(members) ? members[OWN] : undefined;
      if (own !== undefined && !isGroup(own)) faults.push(fault('faultShape', { value: own }));
      for (const [name, value] of isGroup(own) ? Object.entries(own) : []) found.set(name, value);
    } else if (!groups.includes(group) || !isGroup(members)) {
      if (!aliased.has(group)) faults.push(fault('faultGroup', { name: group }));
    } else {
      for (const [name, token] of Object.entries(members)) {
        if (['$type', '$description', '$extensions'].includes(name)) continue;
        if (!hasValue(token)) {
          faults.push(fault('faultToken', { name: `${group}.${name}` }));
          continue;
        }
        const value = resolve(token['$value'], raw);
        if (group !== 'light' && group !== 'dark') {
          found.set(name, cssOf(value) ?? null);
          continue;
        }
        const before = found.get(name);
        const pair: unknown[] = Array.isArray(before) ? [...(before as unknown[])] : [undefined, undefined];
        pair[group === 'light' ? 0 : 1] = cssColour(value, toHex) ?? null;
        found.set(name, pair);
      }
    }
  }
  if (faults.length > 0) return { faults: faults.slice(0, MOST_FAULTS) };
  if (found.size === 0) return { faults: [fault('faultEmpty')] };
  return check(found, toHex);
}
