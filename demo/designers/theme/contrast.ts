// WCAG 2.2 contrast of the pairs that the widget's screens are made of, colours that look alike, and colours made from others.
import { type Pair, readHex, type Side, sides, type Theme } from '../../shared/theme/model.js';

export type ColourLibrary = typeof import('./colour-library.js');

const TEXT = 4.5;
const SHAPE = 3;
/** [in front, behind, what WCAG asks]: 4.5 for text (1.4.3), 3 for what is not text (1.4.11). */
export const pairs = [
  ...['text', 'muted', 'accent', 'danger', 'warning', 'success'].flatMap((front) =>
    ['surface', 'surface-raised'].map((back) => [front, back, TEXT] as const),
  ),
  ['on-accent', 'accent', TEXT] as const,
  ['border', 'surface', SHAPE] as const,
  ['focus', 'surface', SHAPE] as const,
];

/** What means something else by its colour. */
const different = [
  ['accent', 'danger'],
  ['warning', 'danger'],
  ['success', 'danger'],
  ['success', 'warning'],
] as const;
/** By CIEDE2000: two tints of one red are nearer than that, red and brown are not. */
const ALIKE = 12;

export const loadColours = (): Promise<ColourLibrary> => import('./colour-library.js');

const colourOf = ({ colours }: Theme, name: string, side: Side) => colours[name]?.[side] ?? '#000000';

export interface Measured {
  readonly front: string;
  readonly back: string;
  readonly needed: number;
  readonly ratios: Pair<number>;
}

/** @param theme the whole one */
export function measure({ parse, contrastWCAG21 }: ColourLibrary, theme: Theme): Measured[] {
  return pairs.map(([front, back, needed]) => {
    const ratio = (side: Side) =>
      contrastWCAG21(parse(colourOf(theme, front, side)), parse(colourOf(theme, back, side)));
    return { front, back, needed, ratios: [ratio(0), ratio(1)] };
  });
}

/** @param theme the whole one */
export const lookAlikes = (
  { parse, deltaE2000 }: ColourLibrary,
  theme: Theme,
): { one: string; other: string; side: Side }[] =>
  different.flatMap(([one, other]) =>
    sides
      .filter((side) => deltaE2000(parse(colourOf(theme, one, side)), parse(colourOf(theme, other, side))) < ALIKE)
      .map((side) => ({ one, other, side })),
  );

/** Any colour that CSS knows and that hides nothing, as `#rrggbb`. */
export function hexOfAny({ parse, to, toGamut, serialize }: ColourLibrary, text: string): string | undefined {
  const isColour = /^(?:#[\da-f]{3,6}|[a-z]{3,20}|[a-z]{3,5}\([\d\s.,%/a-z-]+\))$/i.test(text.trim());
  if (text.length > 60 || !isColour) return undefined;
  try {
    const colour = toGamut(to(parse(text.trim()), 'srgb'));
    const hex = serialize(colour, { format: 'hex', collapse: false });
    return (colour.alpha ?? 1) === 1 ? readHex(hex) : undefined;
  } catch {
    return undefined;
  }
}

/** The accent for dark surfaces, text on both accents and the focus ring, made from the light accent. */
export function derive(library: ColourLibrary, theme: Theme): Theme['colours'] {
  const { parse, to, toGamut, serialize, contrastWCAG21 } = library;
  const light = colourOf(theme, 'accent', 0);
  const [, chroma, hue] = to(parse(light), 'oklch').coords;
  const tint = (lightness: number, share: number) =>
    serialize(toGamut(to({ spaceId: 'oklch', coords: [lightness, (chroma ?? 0) * share, hue], alpha: 1 }, 'srgb')), {
      format: 'hex',
      collapse: false,
    });
  const ratio = (one: string, other: string) => contrastWCAG21(parse(one), parse(other));
  const steps = Array.from({ length: 9 }, (_, at) => tint(0.74 + at * 0.03, 0.75));
  const backs = ['surface', 'surface-raised'].map((name) => colourOf(theme, name, 1));
  const dark = steps.find((step) => backs.every((back) => ratio(step, back) >= TEXT)) ?? '#ffffff';
  const on = (accent: string) => {
    const ink = tint(0.2, 0.5);
    return ratio('#ffffff', accent) >= ratio(ink, accent) ? '#ffffff' : ink;
  };
  return { accent: [light, dark], 'on-accent': [on(light), on(dark)], focus: [light, dark] };
}
