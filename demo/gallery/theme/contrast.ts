// WCAG 2.2 contrast of the pairs that the widget's screens are made of, measured by colorjs.io.
import type { Theme } from './model.js';

export type ColourLibrary = typeof import('./colour-library.js');

/** [in front, behind, what WCAG asks]: 4.5 for text (1.4.3), 3 for what is not text (1.4.11). */
export const pairs = [
  ['text', 'surface', 4.5],
  ['muted', 'surface', 4.5],
  ['accent', 'surface', 4.5],
  ['on-accent', 'accent', 4.5],
  ['danger', 'surface', 4.5],
  ['warning', 'surface', 4.5],
  ['success', 'surface', 4.5],
  ['text', 'surface-raised', 4.5],
  ['muted', 'surface-raised', 4.5],
  ['border', 'surface', 3],
  ['focus', 'surface', 3],
] as const;

export const loadColours = (): Promise<ColourLibrary> => import('./colour-library.js');

/** @param theme the whole one */
export function measure(
  { parse, contrastWCAG21 }: ColourLibrary,
  { colours }: Theme,
): { front: string; back: string; needed: number; ratios: [light: number, dark: number] }[] {
  return pairs
    .filter(([front, back]) => colours[front] && colours[back])
    .map(([front, back, needed]) => {
      const ratio = (at: 0 | 1) => contrastWCAG21(parse(colours[front]?.[at] ?? ''), parse(colours[back]?.[at] ?? ''));
      return { front, back, needed, ratios: [ratio(0), ratio(1)] };
    });
}

/** Any colour that CSS knows, as `#rrggbb`. */
export function hexOfAny({ parse, to, toGamut, serialize }: ColourLibrary, text: string): string | undefined {
  if (text.length > 60 || !/^(?:#[\da-f]{3,6}|[a-z]{3,20}|[a-z]{3,5}\([\d\s.,%/a-z-]+\))$/i.test(text))
    return undefined;
  try {
    const colour = toGamut(to(parse(text), 'srgb'));
    return (colour.alpha ?? 1) === 1 ? serialize(colour, { format: 'hex', collapse: false }) : undefined;
  } catch {
    return undefined;
  }
}
