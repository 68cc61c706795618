import { html, nothing, svg, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { PageElement } from '../shared/page-element.js';
import { t } from './texts.js';
import type { Thing, Wants } from './wants.js';

const icons: Readonly<Record<Thing, TemplateResult>> = {
  people: svg`<circle cx="9" cy="8" r="3.5" /><path d="M3 20c0-4 2.5-6 6-6s6 2 6 6M16 5a3.5 3.5 0 0 1 0 6.5M18 14.5c2 .8 3 2.7 3 5.5" />`,
  phone: svg`<rect x="7" y="2.5" width="10" height="19" rx="2.5" /><path d="M11 18.5h2" />`,
  card: svg`<rect x="3" y="5" width="18" height="14" rx="2" /><path d="M3 10h18M9 10v9M15 10v9M3 14.5h18" />`,
  calculator: svg`<rect x="5" y="2.5" width="14" height="19" rx="2" /><path d="M8.5 6.5h7M9 12h.01M12 12h.01M15 12h.01M9 16h.01M12 16h.01M15 16h.01" />`,
  'id-card': svg`<rect x="3" y="5" width="18" height="14" rx="2" /><circle cx="8.5" cy="11" r="2" /><path d="M5.5 16c.5-1.5 1.5-2.5 3-2.5s2.5 1 3 2.5M14.5 10h4M14.5 14h4" />`,
};

/**
 * What a person has at hand, one thing at a time: in a panel that always shows one, or behind a dock, from which each opens as a
 * sheet. The sheet covers nothing: a code on the phone is compared with one in the login.
 */
export class PlayThings extends PageElement {
  @property({ attribute: false }) things: readonly Thing[] = [];
  @property() open: Thing | undefined;
  @property({ attribute: false }) wants: Wants = new Map();
  @property({ type: Boolean }) isDock = false;
  /** What came of the last thing that was done with one. */
  @property() said = '';
  @property({ attribute: false }) view: (thing: Thing) => TemplateResult | typeof nothing = () => nothing;
  /** Takes a thing in hand, or puts it away. */
  @property({ attribute: false }) take: (thing: Thing | undefined) => void = () => {};
  /** Where the focus goes with the next picture: where a person led it, never by itself. */
  #focusNext: string | undefined;

  override render() {
    const bar = html`<section class="dock" aria-label=${t('things')}>
      ${this.things.map((thing) => this.#button(thing))}
    </section>`;
    const said = html`<p class="status said">${this.said}</p>`;
    return this.isDock ? html`${this.#sheet()}${said}${bar}` : html`${bar}${this.#sheet()}${said}`;
  }

  override updated() {
    if (this.#focusNext) this.querySelector<HTMLElement>(this.#focusNext)?.focus();
    this.#focusNext = undefined;
  }

  #button(thing: Thing) {
    const isWanted = this.wants.get(thing)?.urgency === 'now';
    return html`<button
      type="button"
      data-thing=${thing}
      aria-expanded=${thing === this.open}
      aria-controls=${thing === this.open ? 'thing' : nothing}
      @click=${() => this.#take(thing)}
    >
      <svg viewBox="0 0 24 24" aria-hidden="true">${icons[thing]}</svg>
      <span>${t(`dock-${thing}`)}</span>
      ${isWanted ? html`<span class="badge"><span class="hidden">${t('wanted')}</span></span>` : nothing}
    </button>`;
  }

  #sheet() {
    const { open, isDock } = this;
    if (!open) return nothing;
    return html`<section
      id="thing"
      class="thing"
      role=${isDock ? 'dialog' : nothing}
      aria-labelledby="thing-heading"
      tabindex="-1"
      @keydown=${isDock ? this.#closeByKey : nothing}
    >
      <div class="thing-head">
        <h2 id="thing-heading">${t(`thing-${open}`)}</h2>
        ${
          isDock
            ? html`<button type="button" class="quiet" id="put-away" @click=${this.#putAway}>${t('putAway')}</button>`
            : nothing
        }
      </div>
      ${this.view(open)}
    </section>`;
  }

  #take(thing: Thing) {
    if (this.isDock && thing === this.open) return this.#putAway();
    this.#focusNext = '#thing';
    this.take(thing);
  }

  readonly #putAway = () => {
    this.#focusNext = `[data-thing="${this.open}"]`;
    this.take(undefined);
  };

  readonly #closeByKey = ({ key }: KeyboardEvent) => {
    if (key === 'Escape') this.#putAway();
  };
}
customElements.define('play-things', PlayThings);
