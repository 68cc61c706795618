import { Store } from '../shared/preferences.js';

/** How much stands side by side: the login alone, with the things beside it, or with the people too. */
export type Layout = 'narrow' | 'medium' | 'wide';

class PageLayout extends Store {
  // Written so that a browser without range syntax reads it too.
  readonly #medium = matchMedia('(min-width: 60rem)');
  readonly #wide = matchMedia('(min-width: 80rem)');

  constructor() {
    super();
    for (const query of [this.#medium, this.#wide]) query.addEventListener('change', () => this.changed());
  }

  get now(): Layout {
    if (this.#wide.matches) return 'wide';
    return this.#medium.matches ? 'medium' : 'narrow';
  }
}

export const layout = new PageLayout();
