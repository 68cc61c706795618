import { noChange } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';

type Vars = Readonly<Record<`--${string}`, string | number>>;

/**
 * Custom properties of an element, through the CSSOM: the pages' policy allows no style attribute.
 *
 * @example html`<div ${vars({ '--width': '3rem' })}></div>`
 */
class VarsDirective extends Directive {
  #style: CSSStyleDeclaration | undefined;
  #shown: Vars = {};

  override update({ element }: ElementPart, [vars]: [Vars]) {
    if (element instanceof HTMLElement) this.#style = element.style;
    return this.render(vars);
  }

  override render(vars: Vars) {
    for (const name of Object.keys(this.#shown)) if (!(name in vars)) this.#style?.removeProperty(name);
    for (const [name, value] of Object.entries(vars)) this.#style?.setProperty(name, String(value));
    this.#shown = vars;
    return noChange;
  }
}

export const vars = directive(VarsDirective);

/** Where an element is, within another one. */
export function boxOf(element: Element | DOMRect, within: Element | DOMRect | null | undefined) {
  const rect = (own: Element | DOMRect) => (own instanceof Element ? own.getBoundingClientRect() : own);
  const { left, top, width, height } = rect(element);
  const from = rect(within ?? new DOMRect());
  return {
    '--left': `${left - from.left}px`,
    '--top': `${top - from.top}px`,
    '--width': `${width}px`,
    '--height': `${height}px`,
  };
}
