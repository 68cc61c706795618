// A theme as W3C design tokens (DTCG format 2025.10): both appearances in one file, or each in a file of its own with equal names.
import { familiesOf } from '../../shared/theme/values.js';
import { kindOf, type Pair, type Side, type Theme, whole } from '../../shared/theme/model.js';
import { colourValue } from './colours.js';
import { dimension, layerOf, layersOf } from './shadow.js';

export const OWN = 'internetbank-login';

interface Token {
  readonly $type: 'color' | 'dimension' | 'fontFamily' | 'shadow';
  readonly $value: unknown;
  /** The CSS that the type cannot say: a length by the size of text, no shadow. */
  readonly $extensions?: { readonly [OWN]: { readonly css: string } };
}

const USUAL_PX = 16;
const LENGTH = /^([\d.]+)(px|rem)$/;

const noShadow = layerOf('0 0 0 #00000000');

/** A length in pixels at the usual size of text, for tools that know pixels only. */
const usualPx = (value: string): number =>
  Math.max(
    ...[...value.matchAll(/([\d.]+)(px|rem|em)/g)].map(([, n, unit]) => Number(n) * (unit === 'px' ? 1 : USUAL_PX)),
  );

/** What a file says of a size, and the CSS beside it where the type falls short. */
export function sizeToken(name: string, css: string): Token {
  const inCss = { $extensions: { [OWN]: { css } } } as const;
  const kind = kindOf(name);
  if (kind === 'font') return { $type: 'fontFamily', $value: familiesOf(css) };
  if (kind === 'length') {
    if (LENGTH.test(css)) return { $type: 'dimension', $value: dimension(css) };
    return { $type: 'dimension', $value: { value: usualPx(css), unit: 'px' }, ...inCss };
  }
  const layers = layersOf(css);
  return layers.length > 0 ? { $type: 'shadow', $value: layers } : { $type: 'shadow', $value: [noShadow], ...inCss };
}

/** By name: what has the values of an earlier one in both appearances is an alias of it. */
function colourTokens(pairs: Theme['colours'], side: Side, group: string): [string, Token][] {
  const first = new Map<string, string>();
  return Object.entries(pairs).map(([name, pair]: [string, Pair]) => {
    const meant = first.get(pair.join());
    if (!meant) first.set(pair.join(), name);
    return [name, { $type: 'color', $value: meant ? `{${group}.${meant}}` : colourValue(pair[side]) }];
  });
}

/** Both appearances in one file: `light.accent`, `dark.accent`, `size.radius`. */
export function toDesignTokens(theme: Theme) {
  const { colours, sizes } = whole(theme);
  const tokens = Object.entries(sizes).map(([name, css]) => [name, sizeToken(name, css)] as const);
  const ofType = (type: Token['$type']) => Object.fromEntries(tokens.filter(([, { $type }]) => $type === type));
  return {
    $description: OWN,
    light: Object.fromEntries(colourTokens(colours, 0, 'light')),
    dark: Object.fromEntries(colourTokens(colours, 1, 'dark')),
    size: ofType('dimension'),
    font: ofType('fontFamily'),
    shadow: ofType('shadow'),
  };
}

/** One appearance, named as the widget's custom properties are: `ibl.accent` becomes `--ibl-accent`. */
export function toModeTokens(theme: Theme, side: Side) {
  const { colours, sizes } = whole(theme);
  return {
    $description: `${OWN}: ${side === 0 ? 'light' : 'dark'}`,
    ibl: Object.fromEntries([
      ...colourTokens(colours, side, 'ibl'),
      ...Object.entries(sizes).map(([name, css]) => [name, sizeToken(name, css)] as const),
    ]),
  };
}
