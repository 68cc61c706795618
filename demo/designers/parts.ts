// The parts of a widget on the page, as a style sheet of the page reaches them with ::part(), and what they measure.
import { type Side, type Theme, whole } from '../shared/theme/model.js';

/**
 * Elements with parts that the outermost element hands on, and the names under which it does.
 *
 * @param root a shadow root
 */
export function* publicParts(
  root: ParentNode,
  isHandedOn: (name: string) => boolean = () => true,
): Generator<{ readonly element: Element; readonly names: readonly string[] }> {
  for (const element of root.querySelectorAll('*')) {
    const names = [...element.part].filter(isHandedOn);
    if (names.length > 0) yield { element, names };
    if (!element.shadowRoot) continue;
    const exported = new Set((element.getAttribute('exportparts') ?? '').split(',').map((name) => name.trim()));
    yield* publicParts(element.shadowRoot, (name) => exported.has(name) && isHandedOn(name));
  }
}

const rounded = (length: number) => Math.round(length * 10) / 10;
const isLength = (value: string) => /^[\d.]+px/.test(value) && !/^0px(?: 0px)*$/.test(value);

export interface Measures {
  /** In CSS pixels of the widget's page, whatever the scale of the picture. */
  readonly size: string;
  readonly padding: string | undefined;
  readonly gap: string | undefined;
  /** The space to what stands above it. */
  readonly above: string | undefined;
  readonly font: string;
  readonly tokens: readonly string[];
}

export function measured(element: Element, scale: number, theme: Theme, side: Side): Measures {
  const { width, height, top } = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  const before = element.previousElementSibling?.getBoundingClientRect();
  const above = before && before.height > 0 ? rounded((top - before.bottom) / scale) : 0;
  return {
    size: `${rounded(width / scale)} × ${rounded(height / scale)} px`,
    padding: isLength(style.padding) ? style.padding : undefined,
    gap: isLength(style.gap) ? style.gap : undefined,
    above: above > 0 ? `${above} px` : undefined,
    font: `${style.fontWeight} ${style.fontSize}/${style.lineHeight}`,
    tokens: tokensOf(style, theme, side),
  };
}

const rgb = (hex: string) => `rgb(${[1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)).join(', ')})`;

/** Tokens whose values an element wears. */
function tokensOf(style: CSSStyleDeclaration, theme: Theme, side: Side): string[] {
  const { colours, sizes } = whole(theme);
  const hasBorder = style.borderTopStyle !== 'none' && style.borderTopWidth !== '0px';
  const worn = new Set([style.color, style.backgroundColor, style.fill, ...(hasBorder ? [style.borderTopColor] : [])]);
  const lengths: Readonly<Record<string, readonly string[]>> = {
    radius: [style.borderTopLeftRadius],
    'radius-small': [style.borderTopLeftRadius],
    gap: [style.rowGap, style.columnGap],
    padding: [style.paddingTop, style.paddingLeft],
  };
  return [
    ...Object.entries(colours).flatMap(([name, pair]) => (worn.has(rgb(pair[side])) ? [name] : [])),
    ...Object.entries(lengths).flatMap(([name, own]) => (own.includes(sizes[name] ?? '') ? [name] : [])),
  ].map((name) => `--ibl-${name}`);
}
