import { html, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { announce } from '../shared/announce.js';
import { PageElement } from '../shared/page-element.js';
import '../shared/copy-button.js';
import { CallError } from './bank-call.js';
import { t } from './texts.js';

type Result = { readonly code: string } | { readonly problem: string };

/** A calculator of one-time codes. */
export class PlayCalculator extends PageElement {
  @property({ attribute: false }) calculate: ((challenge: string) => Promise<string>) | undefined;
  /** The digits that the bank shows, empty for none: typed for the person. */
  @property() challenge = '';
  @state() private result: Result | undefined;

  override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('challenge')) this.result = undefined;
  }

  override render() {
    return html`<p class="hint">${t('calculatorHint')}</p>
      <form id="calculator" class="row" @submit=${this.#submit}>
        <label class="field">
          <span>${t('challenge')}</span>
          <input id="challenge" inputmode="numeric" autocomplete="off" maxlength="12" .value=${this.challenge} />
        </label>
        <button type="submit">${t('calculate')}</button>
      </form>
      ${this.#shown()}`;
  }

  #shown() {
    if (!this.result) return html`<p id="calculated" class="status"></p>`;
    if ('problem' in this.result) return html`<p id="calculated" class="status">${t(this.result.problem)}</p>`;
    const { code } = this.result;
    return html`<p id="calculated" class="result" translate="no">
      <output for="challenge">${code}</output>
      <copy-button .text=${code}></copy-button>
    </p>`;
  }

  readonly #submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const challenge = this.querySelector('input')?.value.replace(/\s/g, '') ?? '';
    try {
      const code = (await this.calculate?.(challenge)) ?? '';
      this.result = { code };
      announce(t('calculated', { code }));
    } catch (error) {
      const isDown = error instanceof CallError && error.problem === 'unavailable';
      this.result = { problem: isDown ? 'problem-unavailable' : 'challengeWrong' };
      announce(t(this.result.problem));
    }
  };
}
customElements.define('play-calculator', PlayCalculator);
