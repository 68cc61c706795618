// WCAG 2.2 contrast of the pairs that the widget's screens are made of, colours that look alike, and colours made from others.
import { contrastWCAG21, deltaE2000, parse, to } from 'colorjs.io/fn';
import { type Pair, type Side, sides, type Theme } from '../../shared/theme/model.js';
import { hexOf } from './colours.js';

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

const colourOf = ({ colours }: Theme, name: string, side: Side) => colours[name]?.[side] ?? '#000000';
const contrast = (one: string, other: string) => contrastWCAG21(parse(one), parse(other));

export interface Measured {
  readonly front: string;
  readonly back: string;
  readonly needed: number;
  readonly ratios: Pair<number>;
}

/** @param theme the whole one */
export const measure = (theme: Theme): Measured[] =>
  pairs.map(([front, back, needed]) => {
    const ratio = (side: Side) => contrast(colourOf(theme, front, side), colourOf(theme, back, side));
    return { front, back, needed, ratios: [ratio(0), ratio(1)] };
  });

/** @param theme the whole one */
export const lookAlikes = (theme: Theme): { one: string; other: string; side: Side }[] =>
  different.flatMap(([one, other]) =>
    sides
      .filter((side) => deltaE2000(parse(colourOf(theme, one, side)), parse(colourOf(theme, other, side))) < ALIKE)
      .map((side) => ({ one, other, side })),
  );

/** The accent for dark surfaces, text on both accents and the focus ring, made from the light accent. */
export function derive(theme: Theme): Theme['colours'] {
  const light = colourOf(theme, 'accent', 0);
  const [, chroma, hue] = to(parse(light), 'oklch').coords;
  const tint = (lightness: number, share: number) =>
    hexOf({ spaceId: 'oklch', coords: [lightness, (chroma ?? 0) * share, hue], alpha: 1 });
  const steps = Array.from({ length: 9 }, (_, at) => tint(0.74 + at * 0.03, 0.75));
  const backs = ['surface', 'surface-raised'].map((name) => colourOf(theme, name, 1));
  const dark = steps.find((step) => backs.every((back) => contrast(step, back) >= TEXT)) ?? '#ffffff';
  const on = (accent: string) => {
    const ink = tint(0.2, 0.5);
    return contrast('#ffffff', accent) >= contrast(ink, accent) ? '#ffffff' : ink;
  };
  return { accent: [light, dark], 'on-accent': [on(light), on(dark)], focus: [light, dark] };
}
