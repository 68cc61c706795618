/** Registers an element unless the name is taken: a page may hold two copies of this package. */
export function define(tag: string, element: CustomElementConstructor): void {
  if (!customElements.get(tag)) customElements.define(tag, element);
}
