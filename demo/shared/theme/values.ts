// The values of a theme that have a form of their own: lists of fonts and shadows.

const FAMILY = /^[\p{L}\p{N} _.-]{1,60}$/u;
const MOST_FAMILIES = 12;
const MOST_LAYERS = 4;
const SHADOW_LENGTH = /^-?(?:\d{1,3}(?:\.\d{1,2})?|\.\d{1,2})(px|rem)?$/;
const SHADOW_COLOUR = /^(?:#(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})|(?:rgb|hsl)a?\([\d\s.,%/]{1,40}\))$/i;

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

export function isShadow(css: string): boolean {
  const layers = splitOutside(css, ',');
  return css === 'none' || (layers.length <= MOST_LAYERS && layers.every(isLayer));
}

function isLayer(css: string): boolean {
  const words = splitOutside(css, ' ');
  const lengths = words.slice(words[0] === 'inset' ? 1 : 0, -1);
  const areLengths = lengths.length >= 2 && lengths.length <= 4 && lengths.every((each) => SHADOW_LENGTH.test(each));
  return areLengths && SHADOW_COLOUR.test(words.at(-1) ?? '');
}
