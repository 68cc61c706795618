import type { PropertyValues, TemplateResult } from 'lit';
import { isAnswerLost, type AnswerLost, type StateOf } from '../flow/state.js';
import { BusyStep } from './busy-step.js';
import { html } from './html.js';

/**
 * @summary The bank has the answer, or did not say that it has.
 * @fires ibl-intent - `cancelled`, `contact-wanted`, `another-way-wanted`
 * @csspart heading - what is awaited, or what happened
 * @csspart error - the bank did not say that it has the answer
 * @csspart retry - sends the same answer once more
 * @csspart another-way - returns to the methods
 * @csspart cancel - gives up
 * @csspart countdown - how long a held call waits, or the time left to send an answer again
 */
export class CheckingStep extends BusyStep<StateOf<'checking'>> {
  override updated(changed: PropertyValues<this>): void {
    const before = changed.get('state');
    const wasLost = before !== undefined && isAnswerLost(before);
    if (!changed.has('state') || wasLost === isAnswerLost(this.state)) return;
    // The button that had the focus is gone.
    if (wasLost) this.focusStep();
    else this.announce(this.t('checking.lost'), 'alert');
  }

  override render(): TemplateResult {
    return isAnswerLost(this.state) ? this.#lost(this.state) : super.render();
  }

  protected override get heldUntil(): number {
    return this.state.memory.notBeforeAt;
  }

  #lost({ expiresAt }: AnswerLost): TemplateResult {
    return html`<div class="stack">
      ${this.heading(this.t('checking.lostHeading'))}
      <p part="error" class="panel warning">${this.t('checking.lost')}</p>
      ${this.button('retry', 'checking.sendAgain', { type: 'contact-wanted' }, 'primary')} ${this.timeLeft(expiresAt)}
      <div class="actions">${this.anotherWayButton()} ${this.wayOut()}</div>
    </div>`;
  }
}
