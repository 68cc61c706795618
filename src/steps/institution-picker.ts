import { type CSSResultGroup, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Institution } from '../flow/adapter.js';
import type { Translate } from '../i18n/texts.js';
import { baseStyles } from '../theme/base.styles.js';
import { Combobox } from './combobox.js';
import { comboboxStyles } from './combobox.styles.js';
import { fieldStyles } from './field-input.js';
import { AnnounceEvent, IntentEvent } from './intent-event.js';
import { html } from './html.js';

/** From so many on, finding one by typing beats scrolling. */
const typedFrom = 8;

/**
 * @summary Which credit union the person belongs to: a list, or where it is long a field that finds one by a part of its name.
 * @fires ibl-intent - `institution-chosen`
 * @fires ibl-announce - how many are found
 * @csspart institution - the list, or the field
 * @csspart input - the field
 * @csspart label - what is asked
 * @csspart hint - how to find one
 * @csspart error - it has to be chosen first
 */
export class InstitutionPicker extends LitElement {
  static override get styles(): CSSResultGroup {
    return [baseStyles, fieldStyles, comboboxStyles];
  }

  @property({ attribute: false }) institutions: readonly Institution[] = [];
  /** The id of the one that the login knows, or an empty string. */
  @property({ attribute: false }) chosen = '';
  @property({ type: Boolean }) missing = false;
  @property({ attribute: false }) t: Translate = () => '';

  /** The id that stood in the control before it was drawn anew, however it got there. */
  #standing = '';
  readonly #combobox = new Combobox<Institution>(this, {
    chose: ({ id }) => this.#choose(id),
    found: (institutions) => this.#sayFound(institutions),
  });

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('input, select')?.focus();
  }

  /** Whether one stands in the control. The login hears of one that was put there without an event. */
  confirm(): boolean {
    const list = this.#list;
    if (list) this.#choose(list.value);
    else this.#combobox.settle();
    return (list?.value ?? this.#combobox.chosenId) !== '';
  }

  override willUpdate(changed: PropertyValues<this>): void {
    this.#standing = changed.has('chosen') ? this.chosen : (this.#list?.value ?? this.#combobox.chosenId);
    this.#combobox.offer(this.institutions, this.#standing);
  }

  override updated(): void {
    const list = this.#list;
    if (!list) return;
    // The options may be others now, so the list is told last which one it is; none if that is gone.
    list.value = this.#standing;
    if (list.selectedIndex < 0) list.value = '';
  }

  override render(): TemplateResult {
    const isTyped = this.institutions.length >= typedFrom;
    return html`<div part="field" class="field">
      <label part="label" id="label" for="institution">${this.t('institution.label')}</label>
      ${
        isTyped
          ? html`<p part="hint" class="muted small" id="hint">${this.t('institution.hint')}</p>
              ${this.#combobox.render({
                part: 'institution',
                labelledBy: 'label',
                none: this.t('institution.none'),
                isInvalid: this.missing,
                describedBy: this.missing ? 'hint error' : 'hint',
              })}`
          : this.#select()
      }
      ${this.missing ? html`<p part="error" class="error" id="error">${this.t('institution.missing')}</p>` : nothing}
    </div>`;
  }

  #select(): TemplateResult {
    return html`<select
      part="institution"
      id="institution"
      aria-invalid=${this.missing ? 'true' : nothing}
      aria-describedby=${this.missing ? 'error' : nothing}
      @change=${this.#chose}
    >
      <option value="" disabled>${this.t('institution.choose')}</option>
      ${this.institutions.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}
    </select>`;
  }

  get #list(): HTMLSelectElement | null {
    return this.renderRoot.querySelector('select');
  }

  #sayFound(found: readonly Institution[]): void {
    const [first] = found;
    const outcome = first ? this.t('institution.found', { count: found.length }) : this.t('institution.none');
    // Whoever cannot see the list hears which one would be taken.
    this.dispatchEvent(new AnnounceEvent(first && found.length === 1 ? `${outcome}: ${first.name}` : outcome));
  }

  readonly #chose = (event: Event): void => this.#choose((event.target as HTMLSelectElement).value);

  #choose(institutionId: string): void {
    if (institutionId !== '' && institutionId !== this.chosen)
      this.dispatchEvent(new IntentEvent({ type: 'institution-chosen', institutionId }));
  }
}
