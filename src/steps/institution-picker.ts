import { type CSSResultGroup, css, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
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
  static override get styles(): CSSResultGroup {
    return [
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
        }
      `,
    ];
  }

  @property({ attribute: false }) institutions: readonly Institution[] = [];
  /** The id of the one that the login knows, or an empty string. */
  @property({ attribute: false }) chosen = '';
  @property({ type: Boolean }) missing = false;
  @property({ attribute: false }) t: Translate = () => '';
  @state() private search = '';

  /** The id that stood in the list before it was drawn anew, however it got there. */
  #standing = '';

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('input, select')?.focus();
  }

  /** Whether one stands in the list. The login hears of one that was put there without an event. */
  confirm(): boolean {
    const id = this.#list?.value ?? '';
    this.#choose(id);
    return id !== '';
  }

  override willUpdate(changed: PropertyValues<this>): void {
    this.#standing = changed.has('chosen') ? this.chosen : (this.#list?.value ?? '');
  }

  override updated(): void {
    const list = this.#list;
    if (!list) return;
    // The options change places while one searches, so the list is told last which one it is; none if that is gone.
    list.value = this.#standing;
    if (list.selectedIndex < 0) list.value = '';
  }

  override render(): TemplateResult {
    const searched = this.institutions.length >= searchedFrom;
    const found = this.#found();
    const shown = this.institutions.filter((each) => found.includes(each) || each.id === this.#standing);
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
                  aria-describedby=${this.missing ? 'hint error' : 'hint'}
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
        <option value="" disabled>${this.t(shown.length > 0 ? 'institution.choose' : 'institution.none')}</option>
        ${shown.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}
      </select>
      ${this.missing ? html`<p part="error" class="error" id="error">${this.t('institution.missing')}</p>` : nothing}
    </div>`;
  }

  get #list(): HTMLSelectElement | null {
    return this.renderRoot.querySelector('select');
  }

  /** Those that have every word of the search. */
  #found(): readonly Institution[] {
    const words = searchable(this.search).split(/\s+/).filter(Boolean);
    return this.institutions.filter(({ name }) => words.every((word) => searchable(name).includes(word)));
  }

  readonly #searched = (event: InputEvent): void => {
    this.search = (event.target as HTMLInputElement).value;
    const found = this.#found();
    const only = found.length === 1 ? found[0] : undefined;
    const outcome =
      found.length > 0 ? this.t('institution.found', { count: found.length }) : this.t('institution.none');
    // Whoever cannot see the list hears what was chosen in it.
    this.dispatchEvent(new AnnounceEvent(only ? `${outcome}: ${only.name}` : outcome));
    if (only) this.#choose(only.id);
  };

  readonly #chose = (event: Event): void => this.#choose((event.target as HTMLSelectElement).value);

  #choose(institutionId: string): void {
    if (institutionId !== '' && institutionId !== this.chosen)
      this.dispatchEvent(new IntentEvent({ type: 'institution-chosen', institutionId }));
  }
}
