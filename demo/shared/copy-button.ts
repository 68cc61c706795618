import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { announce } from './announce.js';
import { copyText } from './clipboard.js';
import { PageElement } from './page-element.js';
import { sharedText } from './texts.js';

const SAID_FOR_MS = 2_000;
type Outcome = 'copy' | 'copied' | 'copyFailed';

/**
 * Copies a text, and says so on the button, which stays as wide as its widest words.
 *
 * @example html`<copy-button .text=${css} label=${t('copyCss')}></copy-button>`
 */
export class CopyButton extends PageElement {
  @property() text = '';
  /** Instead of “Copy”. */
  @property() label = '';
  /** The id of the button. */
  @property() name = '';
  /** Is marked where the clipboard is closed to scripts. */
  @property({ attribute: false }) source: (() => Element | null) | undefined;

  @state() private outcome: Outcome = 'copy';
  #timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.outcome = 'copy';
  }

  override render() {
    const words = (outcome: Outcome) => (outcome === 'copy' && this.label) || sharedText(outcome);
    const all: Outcome[] = ['copy', 'copied', 'copyFailed'];
    return html`<button type="button" class="copy" id=${this.name || nothing} @click=${this.#copy}>
      ${all.map((outcome) => html`<span ?data-now=${outcome === this.outcome}>${words(outcome)}</span>`)}
    </button>`;
  }

  readonly #copy = async () => {
    this.outcome = (await copyText(this.text, this.source?.())) ? 'copied' : 'copyFailed';
    announce(sharedText(this.outcome));
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.outcome = 'copy'), SAID_FOR_MS);
  };
}
customElements.define('copy-button', CopyButton);
