// A shadow as the layers that design tokens have, and as CSS in one way of the many.
import { check, type Result } from '../../shared/theme/model.js';
import { isShadow, splitOutside } from '../../shared/theme/values.js';
import { colourValue, hexOfAny } from './colours.js';

export const dimension = (css: string) => ({ value: parseFloat(css), unit: css.endsWith('rem') ? 'rem' : 'px' });

const none = dimension('0');

/** None for `none`. */
export const layersOf = (css: string) => (css === 'none' ? [] : splitOutside(css, ',').map(layerOf));

export function layerOf(css: string) {
  const words = splitOutside(css, ' ');
  const inset = words[0] === 'inset';
  const lengths = words.slice(inset ? 1 : 0, -1).map(dimension);
  const [offsetX = none, offsetY = none, blur = none, spread = none] = lengths;
  return { color: colourValue(words.at(-1) ?? ''), offsetX, offsetY, blur, spread, inset };
}

/** The gate of all themes, for colours and shadows that are written in any way. */
export const checkAny = (entries: Iterable<readonly [name: string, value: unknown]>): Result =>
  check(
    [...entries].map(([name, value]) => [name, name === 'shadow' ? plainShadow(value) : value]),
    hexOfAny,
  );

/** The same shadow in the one way in which shadows are compared; what is none stays. */
function plainShadow(value: unknown): unknown {
  const css = typeof value === 'string' ? value.trim().replace(/\s+/g, ' ') : '';
  return isShadow(css) ? layersOf(css).map(cssOf).join(', ') || 'none' : value;
}

function cssOf({ color, offsetX, offsetY, blur, spread, inset }: ReturnType<typeof layerOf>): string {
  const lengths = [offsetX, offsetY, blur, ...(spread.value === 0 ? [] : [spread])];
  const written = lengths.map(({ value, unit }) => (value === 0 ? '0' : `${value}${unit}`));
  const { components, alpha, hex } = color;
  const colour =
    hex ?? `rgb(${components.map((part) => Math.round(part * 255)).join(' ')} / ${Math.round((alpha ?? 1) * 100)}%)`;
  return [...(inset ? ['inset'] : []), ...written, colour].join(' ');
}
