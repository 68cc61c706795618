import { LitElement } from 'lit';
import { preferences } from './preferences.js';

/**
 * An element of the demo's pages, drawn anew when the page's language changes. It has no root of its own: labels, links to
 * headings, the pages' one style sheet and `::part()` of the widget reach into it.
 */
export class PageElement extends LitElement {
  constructor() {
    super();
    preferences.follow(this);
  }

  protected override createRenderRoot(): this {
    return this;
  }
}
