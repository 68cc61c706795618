import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Fault } from '../../shared/theme/model.js';
import { PageElement } from '../../shared/page-element.js';
import { t } from '../words.js';

/** The value of a token as text. What is refused, and why, is told under the field until the value changes. */
export class TokenField extends PageElement {
  /** Of the token; with a colour, of its appearance too. */
  @property() name = '';
  @property() label = '';
  @property() value = '';
  @property({ attribute: false }) read: (text: string) => string | Fault = String;
  @property({ attribute: false }) set: (value: string) => void = () => {};
  @state() private last: { readonly text: string; readonly fault: Fault; readonly instead: string } | undefined;

  override render() {
    const refused = this.last?.instead === this.value ? this.last : undefined;
    const id = `${this.name}-fault`;
    return html`<input
        type="text"
        class="value"
        aria-label=${this.label}
        aria-invalid=${refused ? 'true' : nothing}
        aria-describedby=${refused ? id : nothing}
        autocomplete="off"
        spellcheck="false"
        .value=${refused?.text ?? this.value}
        @change=${this.#change}
      />
      ${refused ? html`<p class="fault" id=${id}>${t(refused.fault.key, refused.fault.values)}</p>` : nothing}`;
  }

  readonly #change = ({ target }: Event) => {
    if (!(target instanceof HTMLInputElement)) return;
    const read = this.read(target.value);
    const isRefused = typeof read !== 'string';
    this.last = isRefused ? { text: target.value, fault: read, instead: this.value } : undefined;
    if (isRefused) return;
    // Another way to write the value that is there already is written as the rest are.
    target.value = read;
    this.set(read);
  };
}
customElements.define('token-field', TokenField);
