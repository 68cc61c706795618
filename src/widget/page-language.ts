/** The nearest `lang` at or above an element, through shadow roots: a BCP 47 tag, or an empty string where the page names none. */
export function languageTagOf(element: Element): string {
  for (let node: Node | null = element; node; node = node.parentNode ?? (node as Partial<ShadowRoot>).host ?? null) {
    const tag = node instanceof Element ? node.getAttribute('lang') : null;
    if (tag) return tag;
  }
  return '';
}

/** Hears of each `lang` that changes where the element is, and of others on the page, until the observer is disconnected. */
export function observeLanguageTags(element: Element, changed: () => void): MutationObserver {
  const observer = new MutationObserver(changed);
  for (let root = element.getRootNode(); ; root = root.host.getRootNode()) {
    observer.observe(root, { subtree: true, attributeFilter: ['lang'] });
    if (!(root instanceof ShadowRoot)) return observer;
  }
}
