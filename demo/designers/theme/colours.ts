// Any colour that CSS knows, by a library of some 70 kB: whoever opens the theme editor pays for it.
import {
  type ColorTypes,
  ColorSpace,
  HSL,
  HWB,
  Lab,
  LCH,
  OKLab,
  OKLCH,
  parse,
  serialize,
  sRGB,
  to,
  toGamut,
} from 'colorjs.io/fn';
import { readHex } from '../../shared/theme/model.js';

for (const space of [sRGB, HSL, HWB, Lab, LCH, OKLab, OKLCH]) ColorSpace.register(space);

const inSrgb = (colour: ColorTypes) => toGamut(to(colour, 'srgb'));

/** As `#rrggbb`, the nearest one that a screen has. */
export const hexOf = (colour: ColorTypes): string => serialize(inSrgb(colour), { format: 'hex', collapse: false });

/** Any colour that CSS knows and that hides nothing, as `#rrggbb`. */
export function hexOfAny(text: string): string | undefined {
  const isColour = /^(?:#[\da-f]{3,6}|[a-z]{3,20}|[a-z]{3,5}\([\d\s.,%/a-z-]+\))$/i.test(text.trim());
  if (text.length > 60 || !isColour) return undefined;
  try {
    const colour = parse(text.trim());
    return (colour.alpha ?? 1) === 1 ? readHex(hexOf(colour)) : undefined;
  } catch {
    return undefined;
  }
}

const inFours = (share: number | null) => Math.round((share ?? 0) * 10_000) / 10_000;

export interface ColourValue {
  readonly colorSpace: string;
  readonly components: readonly number[];
  readonly hex?: string;
  readonly alpha?: number;
}

/** What CSS says as a design token. */
export function colourValue(css: string): ColourValue {
  const { coords, alpha } = inSrgb(parse(css));
  const components = coords.map(inFours);
  return { colorSpace: 'srgb', components, ...((alpha ?? 1) === 1 ? { hex: hexOf(css) } : { alpha: inFours(alpha) }) };
}
