import { css, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Institution } from '../flow/adapter.js';
import type { Translate } from '../i18n/texts.js';
import { baseStyles } from '../theme/base.styles.js';
import { fieldStyles } from './field-input.js';
import { AnnounceEvent, IntentEvent } from './intent-event.js';
import { html } from './html.js';

/** From so many on, finding one by typing beats scrolling. */
const searchedFrom = 8;

/** Lower case without diacritics: people type `zemaitijos` for `Žemaitijos`. */
export const searchable = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();

/**
 * @summary Which credit union the person belongs to: a list, with a search where it is long.
 * @fires ibl-intent - `institution-chosen`
 * @csspart institution - the list
 * @csspart label - what is asked
 * @csspart hint - how to find one
 * @csspart error - it has to be chosen first
 */
export class InstitutionPicker extends LitElement {
  static override styles = [
    baseStyles,
    fieldStyles,
    css`
      select {
        width: 100%;
        min-height: 48px;
        padding: 10px 14px;
        border: 1px solid var(--_border);
        border-radius: var(--_radius-small);
        background: var(--_surface);
        color: inherit;
        font: inherit;
      }
    `,
  ];

  @property({ attribute: false }) institutions: readonly Institution[] = [];
  /** The id of the chosen one, or an empty string. */
  @property({ attribute: false }) chosen = '';
  @property({ type: Boolean }) missing = false;
  @property({ attribute: false }) t: Translate = () => '';
  @state() private search = '';

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('input, select')?.focus();
  }

  override render(): TemplateResult {
    const searched = this.institutions.length >= searchedFrom;
    const found = this.#found();
    return html`<div part="field" class="field">
      <label part="label" for=${searched ? 'search' : 'institution'}>${this.t('institution.label')}</label>
      ${
        searched
          ? html`<p part="hint" class="muted small" id="hint">${this.t('institution.hint')}</p>
              <div class="line">
                <input
                  part="input"
                  id="search"
                  type="search"
                  autocomplete="off"
                  spellcheck="false"
                  aria-describedby="hint"
                  .value=${this.search}
                  @input=${this.#searched}
                />
              </div>`
          : nothing
      }
      <select
        part="institution"
        id="institution"
        aria-label=${searched ? this.t('institution.label') : nothing}
        aria-invalid=${this.missing ? 'true' : nothing}
        aria-describedby=${this.missing ? 'error' : nothing}
        @change=${this.#chose}
      >
        <option value="" ?selected=${this.chosen === ''} disabled>
          ${this.t(found.length > 0 ? 'institution.choose' : 'institution.none')}
        </option>
        ${found.map(({ id, name }) => html`<option value=${id} ?selected=${id === this.chosen}>${name}</option>`)}
      </select>
      ${this.missing ? html`<p part="error" class="error" id="error">${this.t('institution.missing')}</p>` : nothing}
    </div>`;
  }

  #found(): readonly Institution[] {
    const words = searchable(this.search).split(/\s+/).filter(Boolean);
    return this.institutions.filter(
      ({ id, name }) => id === this.chosen || words.every((word) => searchable(name).includes(word)),
    );
  }

  readonly #searched = (event: InputEvent): void => {
    this.search = (event.target as HTMLInputElement).value;
    const found = this.#found();
    const only = found.length === 1 && this.search !== '' ? found[0] : undefined;
    const outcome =
      found.length > 0 ? this.t('institution.found', { count: found.length }) : this.t('institution.none');
    // Whoever cannot see the list hears what was chosen in it.
    this.dispatchEvent(new AnnounceEvent(only ? `${outcome}: ${only.name}` : outcome));
    if (only) this.#choose(only.id);
  };

  readonly #chose = (event: Event): void => this.#choose((event.target as HTMLSelectElement).value);

  #choose(institutionId: string): void {
    if (institutionId !== this.chosen)
      this.dispatchEvent(new IntentEvent({ type: 'institution-chosen', institutionId }));
  }
}
