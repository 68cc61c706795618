import { nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { Field, Identity } from '../flow/adapter.js';
import type { StateOf } from '../flow/state.js';
import { baseStyles } from '../theme/base.styles.js';
import { methodName } from './choosing-step.js';
import { fieldInput, fieldStyles, type FieldView } from './field-input.js';
import { formatPersonalCode, judge, normalise, type FieldProblem } from './field-rules.js';
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
  static override styles = [baseStyles, fieldStyles];

  @state() private typed: Identity = {};
  @state() private problems: Partial<Record<Field, FieldProblem>> = {};
  @state() private revealed = false;

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('state')) return;
    const before = changed.get('state');
    if (before && before.method?.id === this.state.method?.id && before.asks === this.state.asks) return;
    this.typed = { userNumber: this.state.memory.userNumber };
    this.problems = {};
    this.revealed = false;
  }

  protected override forget(): void {
    this.typed = {};
    this.revealed = false;
  }

  override render(): TemplateResult {
    const { method, asks } = this.state;
    const name = method ? methodName(method, this.t) : '';
    return html`<form class="stack" method="dialog" novalidate @submit=${this.#submit}>
      ${this.heading(method ? this.t('identifying.heading', { method: name }) : this.t('identifying.headingFirst'))}
      ${asks.map((field) => this.#field(field))}
      <div class="actions">
        <button part="submit" class="primary">${this.t('actions.continue')}</button>
        ${
          method
            ? this.button('back', 'actions.back', { type: 'another-way-wanted', userNumber: this.#goodUserNumber })
            : nothing
        }
      </div>
    </form>`;
  }

  get #goodUserNumber(): string | undefined {
    const typed = normalise('userNumber', this.typed.userNumber ?? '');
    return judge('userNumber', typed) ? undefined : typed;
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
      value: this.typed[field] ?? '',
      masked: masked || undefined,
      onInput: (value) => {
        this.typed = { ...this.typed, [field]: value };
      },
    });
  }

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const { asks } = this.state;
    const identity = Object.fromEntries(
      asks.map((field) => [field, normalise(field, this.typed[field] ?? '')]),
    ) as Identity;
    this.problems = {};
    for (const field of asks) {
      const problem = judge(field, identity[field] ?? '');
      if (problem) this.problems = { ...this.problems, [field]: problem };
    }
    const wrong = asks.find((field) => this.problems[field]);
    if (wrong === undefined) {
      this.revealed = false;
      this.send({ type: 'identity-entered', identity });
      return;
    }
    if (identity.personalCode) this.typed = { ...this.typed, personalCode: formatPersonalCode(identity.personalCode) };
    this.announce(this.t(`fields.${wrong}.${this.problems[wrong] ?? 'invalid'}`), 'alert');
    void this.updateComplete.then(() => this.focusStep());
  };
}
