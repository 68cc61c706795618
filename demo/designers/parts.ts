// The parts of a widget on the page, as a style sheet of the page reaches them with ::part(), and what they measure.
import { tokensOf } from './token-rules.js';

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
  /** By the property that each made. */
  readonly tokens: readonly string[];
}

export function measured(element: Element, widget: Element, scale: number): Measures {
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
    tokens: tokensOf(element, widget),
  };
}
