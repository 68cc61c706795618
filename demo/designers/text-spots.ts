import { html, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Language } from '../shared/preferences.js';
import { boxOf, vars } from '../shared/vars.js';
import { textRow } from './text-row.js';
import { View } from './view.js';
import { t } from './words.js';
import { formsOf, withoutPlural, writing } from './writing.js';

/** The smaller a box, the higher it lies. */
const MOST_RANKS = 100;
const RANK_PX = 1_000;

interface Spot {
  readonly base: string;
  readonly box: DOMRect;
}

/** The texts of a drawn screen, to press on: each opens where it stands, in the language of the screen. */
export class TextSpots extends View {
  /** By path, where they stand. */
  @property({ attribute: false }) found: ReadonlyMap<string, Element> = new Map();
  @property() language: Language = 'en';
  /** The key of the text that is edited beside the screen. */
  @property() pointed = '';
  /** The key of the text that is open, and what it was. */
  @state() private opened:
    { readonly base: string; readonly before: readonly (readonly [string, string])[] } | undefined;

  constructor() {
    super();
    writing.follow(this);
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('language')) this.opened = undefined;
  }

  override render() {
    const spots = this.#spots();
    const opened = spots.find(({ base }) => base === this.opened?.base);
    return html`<div class="text-spots" role="group" aria-label=${t('textsOnScreen')}>
        ${spots.map(
          ({ base, box }) =>
            html`<button
              type="button"
              class="text-spot"
              data-base=${base}
              data-pointed=${base === this.pointed}
              aria-expanded=${base === this.opened?.base}
              aria-label=${t('editText', { text: writing.get(this.language, this.#paths(base)[0] ?? base) })}
              title=${base}
              ${vars({ ...boxOf(box, this), '--rank': rankOf(box) })}
              @click=${() => void this.#open(base)}
            ></button>`,
        )}
      </div>
      ${opened ? this.#editor(opened) : nothing}`;
  }

  #editor({ base, box }: Spot) {
    return html`<div
      class="panel text-here"
      ${vars({ '--top': `${box.bottom - this.getBoundingClientRect().top}px` })}
      @keydown=${this.#press}
      @focusout=${this.#leave}
    >
      ${textRow(base, [this.language])}
      <div class="bar">
        <button type="button" class="primary" @click=${() => this.#close()}>${t('done')}</button>
        <button type="button" @click=${this.#giveUp}>${t('giveUp')}</button>
      </div>
    </div>`;
  }

  /** In the order of reading. Those within others lie above them. */
  #spots(): readonly Spot[] {
    const boxes = new Map<string, DOMRect>();
    for (const [path, element] of this.found) {
      const box = element.getBoundingClientRect();
      // What is only spoken has no place.
      if (element.isConnected && box.width > 1 && box.height > 1 && !boxes.has(withoutPlural(path)))
        boxes.set(withoutPlural(path), box);
    }
    return [...boxes].map(([base, box]) => ({ base, box }));
  }

  #paths(base: string) {
    return formsOf(base, this.language);
  }

  async #open(base: string) {
    this.opened = { base, before: this.#paths(base).map((path) => [path, writing.get(this.language, path)]) };
    await this.updateComplete;
    this.querySelector('textarea')?.focus();
  }

  #close() {
    const base = this.opened?.base;
    this.opened = undefined;
    if (base) this.querySelector<HTMLElement>(`[data-base="${CSS.escape(base)}"]`)?.focus();
  }

  readonly #giveUp = () => {
    for (const [path, text] of this.opened?.before ?? []) writing.write(this.language, path, text);
    this.#close();
  };

  readonly #press = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.#giveUp();
  };

  /** Whoever goes on elsewhere keeps what is written. */
  readonly #leave = ({ currentTarget, relatedTarget }: FocusEvent) => {
    const isWithin =
      currentTarget instanceof Element && relatedTarget instanceof Node && currentTarget.contains(relatedTarget);
    if (!isWithin && relatedTarget) this.opened = undefined;
  };
}
const rankOf = ({ width, height }: DOMRect) => Math.round(MOST_RANKS / (1 + (width * height) / RANK_PX));

customElements.define('text-spots', TextSpots);
