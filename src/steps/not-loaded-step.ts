import type { TemplateResult } from 'lit';
import type { LoginState } from '../flow/state.js';
import { html } from './html.js';
import { StepElement } from './step-element.js';

/**
 * @summary A part of the widget did not come. The login is what it was, and goes on when the part is here.
 * @fires ibl-retry - the part is to be asked for again
 * @fires ibl-intent - `cancelled`
 * @csspart heading - what happened
 * @csspart problem - what it means
 * @csspart retry - asks again
 * @csspart link - reloads the page
 * @csspart cancel - gives up, where there is something to give up
 */
export class NotLoadedStep extends StepElement<LoginState> {
  override render(): TemplateResult {
    return html`<div class="stack">
      ${this.heading(this.t('problems.not-loaded.title'))}
      <p part="problem">${this.t('problems.not-loaded.text')}</p>
      <div class="actions">
        <button
          type="button"
          part="retry"
          class="primary"
          @click=${() => this.dispatchEvent(new Event('ibl-retry', { bubbles: true }))}
        >
          ${this.t('actions.retry')}
        </button>
        <button type="button" part="link" class="secondary" @click=${() => location.reload()}>
          ${this.t('actions.reload')}
        </button>
        ${this.wayOut()}
      </div>
    </div>`;
  }

  override firstUpdated(): void {
    this.announce(`${this.t('problems.not-loaded.title')}. ${this.t('problems.not-loaded.text')}`, 'alert');
  }
}
