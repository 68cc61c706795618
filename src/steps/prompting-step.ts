import { type CSSResultGroup, css, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Prompt } from '../flow/adapter.js';
import type { StateOf } from '../flow/state.js';
import type { TextKey } from '../i18n/texts.js';
import { methodName } from './choosing-step.js';
import { usualCountries, type Country } from './countries.js';
import { emptyFields, fieldInput, fieldStyles, inputOf, keepTypingInside, type FieldView } from './field-input.js';
import { judge, normalise } from './field-rules.js';
import { LoginStep } from './login-step.js';
import { tidy } from './user-number.js';
import { html } from './html.js';

const headings = {
  'first-login': 'prompting.headingFirstLogin',
  'new-device': 'prompting.headingNewDevice',
} as const satisfies Record<string, TextKey>;
const signInHeadings = {
  'code-card': 'prompting.headingSignIn',
  'code-calculator': 'prompting.headingSignIn',
  'sms-code': 'prompting.headingSignIn',
  'personal-code': 'prompting.headingPersonalCode',
  password: 'prompting.headingPassword',
} as const satisfies Record<Prompt['kind'], TextKey>;
const autocompletes: Record<Prompt['kind'], string> = {
  'code-card': 'one-time-code',
  'code-calculator': 'one-time-code',
  'sms-code': 'one-time-code',
  'personal-code': 'off',
  password: 'current-password',
};
const part = 'prompt-code';
/** Longer than any code of a card, calculator or message, with room for the spaces people type. */
const codeLongest = 64;

/**
 * @summary Asks one more thing that only this person has: a card's code, a calculator's answer, a code from a message.
 * @fires ibl-intent - `code-entered`, `another-way-wanted`, `cancelled`
 * @csspart heading - why it is asked
 * @csspart prompt - the whole question
 * @csspart prompt-position - the label that names a code of the card
 * @csspart prompt-code - the input
 * @csspart reveal - shows or hides what was typed
 * @csspart error - what was wrong
 * @csspart submit - hands the code over
 * @csspart countdown - time left
 * @csspart another-way - returns to the methods
 * @csspart cancel - gives up
 */
export class PromptingStep extends LoginStep<StateOf<'prompting'>> {
  static override get styles(): CSSResultGroup {
    return [
      super.styles,
      fieldStyles,
      css`
        .challenge {
          font-size: 1.75em;
          font-weight: 700;
          font-variant-numeric: tabular-nums;
          letter-spacing: 0.06em;
        }
        .position {
          font-variant-numeric: tabular-nums;
        }
        input {
          letter-spacing: 0.08em;
        }
      `,
    ];
  }

  /** Whose personal codes are understood. */
  @property({ attribute: false }) countries: readonly Country[] = usualCountries;
  @state() private revealed = false;
  /** Worded as it is shown, so that it follows the language. */
  @state() private error: (() => string) | undefined;

  constructor() {
    super();
    keepTypingInside(this);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!this.#isAnother(changed)) return;
    this.forget();
    this.error = this.state.problem === 'wrong-code' ? () => this.#wrong() : undefined;
  }

  override updated(changed: PropertyValues<this>): void {
    if (this.#isAnother(changed) && this.error) this.announce(`${this.error()} ${this.#attempts}`.trim(), 'alert');
  }

  override render(): TemplateResult {
    const { prompt } = this.state;
    const heading = prompt.reason === 'sign-in' ? signInHeadings[prompt.kind] : headings[prompt.reason];
    return html`<form part="prompt" class="stack" method="dialog" novalidate @submit=${this.#submit}>
      ${this.heading(this.t(heading))} ${this.who()} ${this.#why(prompt)}
      ${prompt.kind === 'password' ? this.#username() : nothing} ${fieldInput(this.#field(prompt))}
      ${this.timeLeft(this.state.expiresAt)}
      <div class="actions">
        <button part="submit" class="primary">${this.t('actions.confirm')}</button>
        ${this.anotherWayButton()} ${this.cancelButton()}
      </div>
    </form>`;
  }

  /** Whether the bank asks something else, or once more. */
  #isAnother(changed: PropertyValues<this>): boolean {
    return changed.has('state') && changed.get('state')?.prompt !== this.state.prompt;
  }

  /** Tells password managers whose password it is; nobody sees it. */
  #username(): TemplateResult {
    const { userNumber } = this.state.memory;
    return html`<input type="text" name="username" autocomplete="username" .value=${userNumber} hidden readonly />`;
  }

  #why(prompt: Prompt): TemplateResult | typeof nothing {
    const challenge =
      prompt.kind === 'code-calculator' && prompt.challenge
        ? html`<div class="panel">
            <p>${this.t('prompting.challenge')}</p>
            <p class="challenge" translate="no">${prompt.challenge}</p>
          </div>`
        : nothing;
    return html`${this.#reason(prompt)}${challenge}`;
  }

  /** Said once: after a wrong code it is known. */
  #reason({ reason }: Prompt): TemplateResult | typeof nothing {
    if (reason === 'sign-in' || this.state.problem) return nothing;
    return html`<p>
      ${
        reason === 'first-login'
          ? this.t('prompting.firstLogin', { method: methodName(this.state.method, this.t) })
          : this.t('prompting.newDevice')
      }
    </p>`;
  }

  #field(prompt: Prompt): FieldView {
    return {
      part,
      ...this.#words(prompt),
      error: this.error?.(),
      note: this.#attempts,
      isShort: prompt.kind !== 'password' && prompt.kind !== 'personal-code',
      autocomplete: autocompletes[prompt.kind],
      inputmode: prompt.kind === 'password' ? undefined : 'numeric',
      maxlength: prompt.kind === 'password' ? undefined : codeLongest,
      // What is good for one use, and for a minute, is checked by the eye while it is typed.
      masked:
        prompt.kind === 'sms-code' || prompt.kind === 'code-calculator'
          ? undefined
          : {
              shown: this.revealed,
              label: this.t(this.revealed ? 'actions.hide' : 'actions.reveal'),
              toggle: () => {
                this.revealed = !this.revealed;
                this.announce(this.t(this.revealed ? 'fields.revealed' : 'fields.hidden'));
              },
            },
    };
  }

  #words(prompt: Prompt): Pick<FieldView, 'label' | 'labelParts' | 'hint'> {
    switch (prompt.kind) {
      case 'code-card':
        return {
          label: this.t('prompting.codeCard', prompt),
          labelParts: 'label prompt-position',
          hint: this.t('prompting.codeCardHint'),
        };
      case 'code-calculator':
        return {
          label: this.t('prompting.codeCalculator'),
          hint: this.t(prompt.challenge ? 'prompting.challengeHint' : 'prompting.codeCalculatorHint'),
        };
      case 'sms-code':
        return { label: this.t('prompting.smsCode'), hint: this.t('prompting.smsCodeHint') };
      case 'personal-code':
        return { label: this.t('fields.personalCode.label'), hint: this.t('prompting.personalCodeHint') };
      case 'password':
        return { label: this.t('fields.password.label'), hint: this.t('prompting.passwordHint') };
    }
  }

  #wrong(): string {
    const { prompt } = this.state;
    return {
      'code-card': () => this.t('prompting.wrongCard', { position: 'position' in prompt ? prompt.position : '' }),
      'code-calculator': () => this.t('prompting.wrong'),
      'sms-code': () => this.t('prompting.wrong'),
      'personal-code': () => this.t('prompting.wrongPersonalCode'),
      password: () => this.t('prompting.wrongPassword'),
    }[prompt.kind]();
  }

  get #attempts(): string {
    const { attemptsLeft } = this.state;
    return attemptsLeft === undefined ? '' : this.t('prompting.attemptsLeft', { count: attemptsLeft });
  }

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const { prompt } = this.state;
    const { value, error } = this.#judged(prompt, inputOf(this.renderRoot, part)?.value ?? '');
    if (error === undefined) {
      // Emptied and masked as it is sent: nothing typed outlives its use.
      this.forget();
      this.send({ type: 'code-entered', value });
      return;
    }
    this.error = error;
    this.announce(error(), 'alert');
    void this.updateComplete.then(() => this.focusStep());
  };

  #judged(prompt: Prompt, typed: string): { value: string; error?: () => string } {
    if (prompt.kind === 'password' || prompt.kind === 'personal-code') {
      const field = prompt.kind === 'password' ? 'password' : 'personalCode';
      const value = normalise(field, typed, this.countries);
      const problem = judge(field, value, this.countries);
      return problem ? { value, error: () => this.t(`fields.${field}.${problem}`) } : { value };
    }
    const value = tidy(typed);
    if (value === '') return { value, error: () => this.t('prompting.missing') };
    const { length } = prompt;
    if (length === undefined || [...value].length === length) return { value };
    return { value, error: () => this.t('prompting.length', { count: length }) };
  }

  protected override forget(): void {
    emptyFields(this);
    this.revealed = false;
  }
}
