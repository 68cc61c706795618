import { type CSSResultGroup, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { Field, Identity } from '../flow/adapter.js';
import type { StateOf } from '../flow/state.js';
import { baseStyles } from '../theme/base.styles.js';
import { methodName } from './choosing-step.js';
import { usualCountries, type Country } from './countries.js';
import { emptyFields, fieldInput, fieldStyles, inputOf, keepTypingInside, type FieldView } from './field-input.js';
import { formatPersonalCode, judge, normalise, type FieldProblem } from './field-rules.js';
import { isKnown } from './method-icon.js';
import { StepElement } from './step-element.js';
import { html } from './html.js';

const looks: Record<Field, Pick<FieldView, 'part' | 'autocomplete' | 'inputmode'>> = {
  userNumber: { part: 'user-number', autocomplete: 'username' },
  personalCode: { part: 'personal-code', autocomplete: 'off', inputmode: 'numeric' },
  phoneNumber: { part: 'phone-number', autocomplete: 'tel', inputmode: 'tel' },
  password: { part: 'password', autocomplete: 'current-password' },
};

/**
 * @summary Asks what the method needs to find the person: user number, personal code, phone number, password.
 * @fires ibl-intent - `identity-entered` with normalised values that passed the rules, or `another-way-wanted`
 * @csspart heading - the step's heading
 * @csspart field - one field with its label, hint and error
 * @csspart input - every input; each also has the part of its own, such as `user-number`
 * @csspart submit - goes on
 * @csspart back - returns to the methods
 */
export class IdentifyingStep extends StepElement<StateOf<'identifying'>> {
  static override get styles(): CSSResultGroup {
    return [baseStyles, fieldStyles];
  }

  /**
   * Checked already, and filled in before the person begins. Another one takes its place, or that of what was typed, unless the
   * person is at work in the form; without one the field stays as it is.
   */
  @property({ attribute: false }) userNumber = '';
  /** Whose personal codes and local phone numbers are understood. */
  @property({ attribute: false }) countries: readonly Country[] = usualCountries;
  @state() private problems: Partial<Record<Field, FieldProblem>> = {};
  @state() private revealed = false;
  /** What the field for the user number was filled with. */
  #filledIn = '';

  constructor() {
    super();
    keepTypingInside(this);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    // At first there is nothing to forget but what was typed into a form that a server had drawn.
    if (!this.hasUpdated || !this.#isAnother(changed)) return;
    this.forget();
    this.problems = {};
  }

  override updated(changed: PropertyValues<this>): void {
    const isAnother = this.#isAnother(changed);
    if (!isAnother && (!changed.has('userNumber') || this.userNumber === '')) return;
    const input = inputOf(this.renderRoot, looks.userNumber.part);
    if (!input || (!isAnother && this.#isAtWork(input))) return;
    this.#filledIn = this.userNumber || this.state.memory.userNumber;
    input.value = this.#filledIn || input.value;
  }

  protected override forget(): void {
    emptyFields(this);
    this.revealed = false;
  }

  override render(): TemplateResult {
    const { method, asks } = this.state;
    return html`<form class="stack" method="dialog" novalidate @submit=${this.#submit}>
      ${this.heading(this.#heading)} ${asks.map((field) => keyed(field, this.#field(field)))}
      <div class="actions">
        <button part="submit" class="primary">${this.t('actions.continue')}</button>
        ${
          method
            ? html`<button type="button" part="back" class="quiet" @click=${this.#goBack}>
                ${this.t('actions.back')}
              </button>`
            : nothing
        }
      </div>
    </form>`;
  }

  get #heading(): string {
    const { method } = this.state;
    if (!method) return this.t('identifying.headingFirst');
    return isKnown(method.id)
      ? this.t(`identifying.with.${method.id}`)
      : this.t('identifying.heading', { method: methodName(method, this.t) });
  }

  #field(field: Field): TemplateResult {
    const problem = this.problems[field];
    const masked = field === 'password' && {
      shown: this.revealed,
      label: this.t(this.revealed ? 'actions.hide' : 'actions.reveal'),
      toggle: () => {
        this.revealed = !this.revealed;
        this.announce(this.t(this.revealed ? 'fields.revealed' : 'fields.hidden'));
      },
    };
    return fieldInput({
      ...looks[field],
      label: this.t(`fields.${field}.label`),
      hint: this.t(`fields.${field}.hint`),
      error: problem && this.t(`fields.${field}.${problem}`),
      masked: masked || undefined,
    });
  }

  /** Whether it asks something else than before. */
  #isAnother(changed: PropertyValues<this>): boolean {
    if (!changed.has('state')) return false;
    const before = changed.get('state');
    return !before || before.method?.id !== this.state.method?.id || before.asks !== this.state.asks;
  }

  /** A person who is in the form keeps the number that they typed; who presses something of the page is not in it. */
  #isAtWork(input: HTMLInputElement): boolean {
    return input.value !== this.#filledIn && !!this.shadowRoot?.activeElement;
  }

  #valueOf(field: Field): string {
    const input = inputOf(this.renderRoot, looks[field].part);
    return normalise(field, input?.value ?? '', this.countries);
  }

  /** A user number that is good serves the next method too. */
  readonly #goBack = (): void => {
    const value = this.#valueOf('userNumber');
    const userNumber = judge('userNumber', value) ? undefined : value;
    this.send({ type: 'another-way-wanted', userNumber });
  };

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const { asks } = this.state;
    const identity = Object.fromEntries(asks.map((field) => [field, this.#valueOf(field)])) as Identity;
    const problemOf = (field: Field) => judge(field, identity[field] ?? '', this.countries);
    this.problems = Object.fromEntries(asks.map((field) => [field, problemOf(field)]));
    const wrong = asks.find((field) => this.problems[field]);
    if (wrong === undefined) {
      this.revealed = false;
      this.send({ type: 'identity-entered', identity });
      return;
    }
    const personalCode = inputOf(this.renderRoot, looks.personalCode.part);
    if (personalCode && identity.personalCode && !this.problems.personalCode)
      personalCode.value = formatPersonalCode(identity.personalCode, this.countries);
    this.announce(this.t(`fields.${wrong}.${this.problems[wrong] ?? 'invalid'}`), 'alert');
    void this.updateComplete.then(() => this.focusStep());
  };
}
