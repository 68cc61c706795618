import { html, nothing, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { copyText } from '../shared/clipboard.js';
import { PageElement } from '../shared/page-element.js';
import { t } from './texts.js';

/** A code card. A code that is pressed is copied: nothing outside of the login writes into its fields. */
export class PlayCard extends PageElement {
  @property({ attribute: false }) codes: readonly string[] = [];
  /** The position that the bank asks for, empty for none. */
  @property() asked = '';
  /** Says that a code was copied, or could not be. */
  @property({ attribute: false }) say: (sentence: string) => void = () => {};

  override render() {
    return html`<p class="hint">${this.asked ? t('cardAsked', { position: this.asked }) : t('cardHint')}</p>
      <ol class="code-card" translate="no">
        ${this.codes.map((code, index) => this.#code(code, String(index + 1)))}
      </ol>`;
  }

  override updated(changed: PropertyValues<this>) {
    if (changed.has('asked')) this.querySelector('.asked')?.scrollIntoView({ block: 'nearest' });
  }

  #code(code: string, position: string) {
    const isAsked = position === this.asked;
    return html`<li class=${isAsked ? 'asked' : ''}>
      <button
        type="button"
        data-position=${position}
        aria-current=${isAsked ? 'true' : nothing}
        aria-label=${t('copyCode', { position, code })}
        @click=${() => this.#copy(code, position)}
      >
        <span class="position">${position}</span> <span class="code">${code}</span>
      </button>
    </li>`;
  }

  async #copy(code: string, position: string) {
    const isCopied = await copyText(code);
    this.say(t(isCopied ? 'codeCopied' : 'codeNotCopied', { position, code }));
  }
}
customElements.define('play-card', PlayCard);
