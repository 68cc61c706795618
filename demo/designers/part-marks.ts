import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { announce } from '../shared/announce.js';
import { copyText } from '../shared/clipboard.js';
import { sharedText } from '../shared/texts.js';
import { boxOf, vars } from '../shared/vars.js';
import type { ArtBoard } from './art-board.js';
import { type Measures, measured, publicParts } from './parts.js';
import { View } from './view.js';
import { t } from './words.js';

interface Part {
  readonly name: string;
  readonly elements: readonly Element[];
}
/** What is looked at. */
interface Pointed {
  readonly element: Element;
  readonly names: readonly string[];
}

/** Numbers the parts of the widget on a board, lists them, and tells of one what it measures: on hover, on focus, from the list. */
export class PartMarks extends View {
  /** Where the board is; the marks lie over its parent. */
  @property({ attribute: false }) board: (() => ArtBoard | null) | undefined;
  @state() private parts: readonly Part[] = [];
  @state() private pointed: Pointed | undefined;
  /** Pressed: it stays when the pointer leaves. */
  @state() private pinned: Pointed | undefined;
  readonly #changes = new MutationObserver(() => this.#read());
  #connected = new AbortController();

  constructor() {
    super();
    this.hear('scroll', () => this.requestUpdate(), { passive: true, capture: true });
    this.hear('resize', () => this.requestUpdate());
    this.hear('keydown', ({ key }) => {
      if (key === 'Escape') this.pinned = this.pointed = undefined;
    });
  }

  override connectedCallback() {
    super.connectedCallback();
    this.#connected = new AbortController();
    void this.#watch(this.#connected.signal);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#connected.abort();
    this.#changes.disconnect();
  }

  override render() {
    const pointed = this.pointed ?? this.pinned;
    return html`
      <div class="anatomy-layer" aria-hidden="true">
        ${this.parts.map(
          ({ elements: [first = this] }, at) =>
            html`<span class="anatomy-mark" ${vars(boxOf(first, this.parentElement))}>${at + 1}</span>`,
        )}
        ${
          pointed
            ? html`<div
                  class="anatomy-box"
                  ${vars({ ...boxOf(pointed.element, this.parentElement), ...this.#padding(pointed.element) })}
                ></div>
                <span class="anatomy-label" translate="no"
                  >${pointed.names.map((name) => `::part(${name})`).join(' ')}</span
                >`
            : nothing
        }
      </div>
      <section class="panel parts-list" aria-labelledby="parts-here">
        <h2 id="parts-here">${t('partsHere')}</h2>
        <p class="note">${t('partsHint')}</p>
        <ol class="part-names" translate="no">
          ${this.parts.map(
            ({ name, elements: [first], elements }) =>
              html`<li>
                <button
                  type="button"
                  @focus=${() => this.#point(first, name)}
                  @mouseenter=${() => this.#point(first, name)}
                  @mouseleave=${() => (this.pointed = undefined)}
                  @blur=${() => (this.pointed = undefined)}
                  @click=${() => void this.#choose(first, name)}
                  .textContent=${name}
                ></button>
                ${elements.length > 1 ? html`<span class="times"> ×${elements.length}</span>` : nothing}
              </li>`,
          )}
        </ol>
        ${pointed ? this.#measures(pointed.element) : nothing}
      </section>
    `;
  }

  #measures(element: Element) {
    const { tokens, ...lengths } = measured(element, this.board?.()?.widget ?? element, this.#scale);
    const rows = Object.entries<string | undefined>(lengths satisfies Omit<Measures, 'tokens'>);
    return html`<dl class="facts">
      ${rows.map(([name, value]) =>
        value
          ? html`<dt>${t(`measure-${name}`)}</dt>
              <dd>${value}</dd>`
          : nothing,
      )}
      ${
        tokens.length > 0
          ? html`<dt>${t('measure-tokens')}</dt>
              ${tokens.map((token) => html`<dd translate="no">${token}</dd>`)}`
          : nothing
      }
    </dl>`;
  }

  #padding(element: Element) {
    const { paddingTop, paddingRight, paddingBottom, paddingLeft } = getComputedStyle(element);
    const all = [paddingTop, paddingRight, paddingBottom, paddingLeft];
    return { '--padding': all.map((length) => `${parseFloat(length) * this.#scale}px`).join(' ') };
  }

  get #scale() {
    return Number(this.board?.()?.style.getPropertyValue('--scale')) || 1;
  }

  async #watch(signal: AbortSignal) {
    await this.updateComplete;
    const board = this.board?.();
    if (!board || signal.aborted) return;
    const point = (event: Event) => this.#pointAt(event);
    const leave = () => (this.pointed = undefined);
    board.addEventListener('shown', () => this.#read(), { signal });
    for (const type of ['pointermove', 'focusin']) board.addEventListener(type, point, { signal });
    for (const type of ['pointerleave', 'focusout']) board.addEventListener(type, leave, { signal });
    // Looked at, a screen is not used: it would go on to the next.
    board.addEventListener('click', (event) => this.#pin(event), { signal, capture: true });
    this.#read();
  }

  /** A screen may come in parts, each in its own time. */
  #read() {
    const root = this.board?.()?.widget?.shadowRoot;
    if (!root) return;
    const watch = (own: ShadowRoot) => {
      this.#changes.observe(own, { childList: true, subtree: true });
      for (const { shadowRoot } of own.querySelectorAll('*')) if (shadowRoot) watch(shadowRoot);
    };
    watch(root);
    const byName = new Map<string, Element[]>();
    for (const { element, names } of publicParts(root)) {
      if (element.getClientRects().length === 0) continue;
      for (const name of names) byName.set(name, [...(byName.get(name) ?? []), element]);
    }
    this.parts = [...byName].map(([name, elements]) => ({ name, elements }));
  }

  #pointAt(event: Event) {
    const root = this.board?.()?.widget?.shadowRoot;
    const path = event.composedPath();
    // The innermost comes last in the tree, and first in the path.
    const [inner] = [...(root ? publicParts(root) : [])]
      .filter(({ element }) => path.includes(element))
      .sort((one, other) => path.indexOf(one.element) - path.indexOf(other.element));
    this.pointed = inner;
  }

  #pin(event: Event) {
    event.preventDefault();
    event.stopPropagation();
    this.#pointAt(event);
    this.pinned = this.pointed;
  }

  #point(element: Element | undefined, name: string) {
    element?.scrollIntoView({ block: 'nearest' });
    this.pointed = element && { element, names: [name] };
  }

  async #choose(element: Element | undefined, name: string) {
    this.pinned = element && { element, names: [name] };
    const isCopied = await copyText(`internetbank-login::part(${name})`);
    announce(sharedText(isCopied ? 'copied' : 'copyFailed'));
  }
}
customElements.define('part-marks', PartMarks);
