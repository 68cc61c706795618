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

  /** Hears what happens anywhere on the page, as long as the element is on it. */
  protected hear<Name extends keyof WindowEventMap>(
    name: Name,
    listener: (event: WindowEventMap[Name]) => void,
    options: AddEventListenerOptions = {},
  ): void {
    this.addController({
      hostConnected: () => addEventListener(name, listener, options),
      hostDisconnected: () => removeEventListener(name, listener, options),
    });
  }

  protected override createRenderRoot(): this {
    return this;
  }
}
