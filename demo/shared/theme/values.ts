// The values of a theme that have a form of their own: lists of fonts and shadows.

const FAMILY = /^[\p{L}\p{N} _.-]{1,60}$/u;
const MOST_FAMILIES = 12;
const MOST_LAYERS = 4;
const SHADOW_LENGTH = /^-?(?:\d{1,3}(?:\.\d{1,2})?|\.\d{1,2})(px|rem)?$/;
const SHADOW_COLOUR = /^(?:#[\da-f]{3,8}|(?:rgb|hsl)a?\([\d\s.,%/]{1,40}\))$/i;

/** What stands between a separator outside of brackets. */
export function splitOutside(text: string, separator: ',' | ' '): string[] {
  const parts = [''];
  let depth = 0;
  for (const letter of text) {
    if (letter === '(') depth += 1;
    else if (letter === ')') depth -= 1;
    if (letter === separator && depth === 0) parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return parts
    .map((part) => part.trim())
    .filter((part, _, all) => part !== '' || all.length === 1 || separator === ',');
}

/** The names of fonts without their quotes, or undefined when it is no list of names. */
export function familiesOf(list: string): string[] | undefined {
  const families = list.split(',').map((family) =>
    family
      .trim()
      .replace(/^(["'])(.*)\1$/, '$2')
      .trim(),
  );
  return families.length <= MOST_FAMILIES && families.every((family) => FAMILY.test(family)) ? families : undefined;
}

/** In quotes, unless it is one word that CSS takes as it stands: a name may have a word that begins with a digit. */
export const quoted = (family: string): string =>
  /^-?[\p{L}_][\p{L}\p{N}_-]*$/u.test(family) ? family : `"${family}"`;

/** Shares of red, green and blue from 0 to 1. */
export interface ShadowColour {
  readonly components: readonly number[];
  readonly alpha: number;
}

export const hexOf = (components: readonly number[]): string =>
  `#${components
    .map((part) =>
      Math.round(part * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;

const RGB = /^rgba?\(\s*([\d.]+%?)[\s,]+([\d.]+%?)[\s,]+([\d.]+%?)(?:\s*[/,]\s*([\d.]+%?))?\s*\)$/i;
const inFours = (share: number) => Math.round(share * 10_000) / 10_000;
const shareOf = (number: string, whole: number) => parseFloat(number) / (number.endsWith('%') ? 100 : whole);

/** Undefined for what is written in a way that has no shares of red, green and blue. */
function readShadowColour(text: string): ShadowColour | undefined {
  const digits = /^#([\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/i.exec(text)?.[1];
  const pairs = digits
    ?.match(digits.length < 6 ? /./g : /../g)
    ?.map((pair) => parseInt(pair.repeat(3 - pair.length), 16) / 255);
  const [, ...parts] = RGB.exec(text) ?? [];
  const shares = pairs ?? parts.slice(0, 3).map((part) => shareOf(part, 255));
  if (shares.length < 3 || shares.some((share) => share > 1)) return undefined;
  const alpha = pairs?.[3] ?? (parts[3] === undefined ? 1 : shareOf(parts[3], 1));
  return { components: shares.slice(0, 3).map(inFours), alpha: Math.round(Math.min(alpha, 1) * 100) / 100 };
}

function writeColour(colour: Layer['colour']): string {
  if (typeof colour === 'string') return colour;
  const { components, alpha } = colour;
  if (alpha === 1) return hexOf(components);
  return `rgb(${components.map((part) => Math.round(part * 255)).join(' ')} / ${Math.round(alpha * 100)}%)`;
}

export interface Layer {
  readonly isInset: boolean;
  readonly offsetX: string;
  readonly offsetY: string;
  readonly blur: string;
  readonly spread: string;
  /** As text, where it is written in another way than by red, green and blue. */
  readonly colour: ShadowColour | string;
}

/** The layers of a shadow, none for `none`; undefined when it is no shadow. */
export function readShadow(value: string): readonly Layer[] | undefined {
  if (value === 'none') return [];
  const layers = splitOutside(value, ',').map(readLayer);
  const isWhole = layers.length <= MOST_LAYERS && layers.every((layer) => layer !== undefined);
  return isWhole ? layers : undefined;
}

/** One way to write a shadow, whatever way it came. */
export const writeShadow = (layers: readonly Layer[]): string => layers.map(writeLayer).join(', ') || 'none';

function writeLayer({ isInset, offsetX, offsetY, blur, spread, colour }: Layer): string {
  const lengths = [offsetX, offsetY, blur, ...(parseFloat(spread) === 0 ? [] : [spread])];
  const written = lengths.map((length) =>
    parseFloat(length) === 0 ? '0' : length.replace(/^-?[\d.]+/, (number) => String(Number(number))),
  );
  return [...(isInset ? ['inset'] : []), ...written, writeColour(colour)].join(' ');
}

function readLayer(text: string): Layer | undefined {
  const words = splitOutside(text, ' ');
  const isInset = words[0] === 'inset';
  const colour = words.at(-1) ?? '';
  const lengths = words.slice(isInset ? 1 : 0, -1);
  const isShadow = lengths.length >= 2 && lengths.length <= 4 && lengths.every((each) => SHADOW_LENGTH.test(each));
  if (!isShadow || !SHADOW_COLOUR.test(colour)) return undefined;
  const [offsetX = '0', offsetY = '0', blur = '0', spread = '0'] = lengths;
  return { isInset, offsetX, offsetY, blur, spread, colour: readShadowColour(colour) ?? colour };
}
