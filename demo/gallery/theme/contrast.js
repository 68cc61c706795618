// @ts-check
// WCAG 2.2 contrast of the pairs that the widget's screens are made of, measured by colorjs.io.

/** @typedef {{ parse(text: string): any, to(colour: any, space: string): any, toGamut(colour: any): any, serialize(colour: any, options: object): string, contrastWCAG21(one: any, other: any): number }} ColourLibrary */

/** [in front, behind, what WCAG asks]: 4.5 for text (1.4.3), 3 for what is not text (1.4.11). */
export const pairs = /** @type {const} */ ([
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
]);

/** @returns {Promise<ColourLibrary>} */
export const loadColours = () => import('./colour-library.js');

/**
 * @param {ColourLibrary} library
 * @param {import('./model.js').Theme} theme the whole one
 * @returns {{ front: string, back: string, needed: number, ratios: [light: number, dark: number] }[]}
 */
export function measure({ parse, contrastWCAG21 }, { colours }) {
  return pairs
    .filter(([front, back]) => colours[front] && colours[back])
    .map(([front, back, needed]) => {
      const ratio = (/** @type {0 | 1} */ at) =>
        contrastWCAG21(parse(colours[front]?.[at] ?? ''), parse(colours[back]?.[at] ?? ''));
      return { front, back, needed, ratios: [ratio(0), ratio(1)] };
    });
}

/**
 * Any colour that CSS knows, as `#rrggbb`.
 * @param {ColourLibrary} library
 * @param {string} text
 * @returns {string | undefined}
 */
export function hexOfAny({ parse, to, toGamut, serialize }, text) {
  if (text.length > 60 || !/^(?:#[\da-f]{3,6}|[a-z]{3,20}|[a-z]{3,5}\([\d\s.,%/a-z-]+\))$/i.test(text))
    return undefined;
  try {
    const colour = toGamut(to(parse(text), 'srgb'));
    return (colour.alpha ?? 1) === 1 ? serialize(colour, { format: 'hex', collapse: false }) : undefined;
  } catch {
    return undefined;
  }
}
