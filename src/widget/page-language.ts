import type { ReactiveController } from 'lit';

/** The nearest `lang` at or above an element, through shadow roots, followed when it changes. */
export class PageLanguage implements ReactiveController {
  readonly #element: HTMLElement;
  readonly #changed: () => void;
  #observer: MutationObserver | undefined;

  constructor(element: HTMLElement, changed: () => void) {
    this.#element = element;
    this.#changed = changed;
  }

  hostConnected(): void {
    this.#observer = new MutationObserver(this.#changed);
    for (let root = this.#element.getRootNode(); ; root = root.host.getRootNode()) {
      this.#observer.observe(root, { subtree: true, attributeFilter: ['lang'] });
      if (!(root instanceof ShadowRoot)) return;
    }
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }

  /** A BCP 47 tag, or an empty string when the page names no language. */
  get tag(): string {
    for (
      let node: Node | null = this.#element;
      node;
      node = node.parentNode ?? (node as Partial<ShadowRoot>).host ?? null
    ) {
      const tag = node instanceof Element ? node.getAttribute('lang') : null;
      if (tag) return tag;
    }
    return '';
  }
}
