import { css, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { isAnswerLost, type AnswerLost, type LoginState } from '../flow/state.js';
import type { TextKey } from '../i18n/texts.js';
import { baseStyles } from '../theme/base.styles.js';
import { StepElement } from './step-element.js';
import { html } from './html.js';

/**
 * @summary Something is awaited: says what, and offers a way out. Serves `loading`, `starting` and `checking`, where the bank is
 *   asked, and any step whose screen is not loaded yet.
 * @fires ibl-intent - `cancelled`, `contact-wanted`, `another-way-wanted`
 * @csspart heading - what is awaited
 * @csspart error - the bank did not say that it has the answer
 * @csspart retry - sends the same answer once more
 * @csspart another-way - returns to the methods
 * @csspart cancel - gives up
 * @csspart countdown - how long a held call waits, or the time left to send an answer again
 */
export class BusyStep extends StepElement<LoginState> {
  static override styles = [
    baseStyles,
    css`
      .bar {
        height: 4px;
        overflow: hidden;
        border-radius: 2px;
        background: var(--_line);
      }
      .bar::before {
        content: '';
        display: block;
        width: 40%;
        height: 100%;
        border-radius: 2px;
        background: var(--_accent);
        animation: along 1.6s ease-in-out infinite;
      }
      @keyframes along {
        from {
          transform: translateX(-100%);
        }
        to {
          transform: translateX(250%);
        }
      }
      @media (prefers-reduced-motion: reduce) {
        .bar::before {
          width: 100%;
          opacity: 0.5;
        }
      }
    `,
  ];

  /** Who is awaited: the bank, or a part of the widget itself. */
  @property({ attribute: false }) awaits: 'bank' | 'part' = 'bank';

  override updated(changed: PropertyValues<this>): void {
    const before = changed.get('state');
    const wasLost = before !== undefined && isAnswerLost(before);
    if (!changed.has('state') || wasLost === isAnswerLost(this.state)) return;
    // The button that had the focus is gone.
    if (wasLost) this.focusStep();
    else this.announce(this.t('checking.lost'), 'alert');
  }

  override render(): TemplateResult {
    const { state } = this;
    if (isAnswerLost(state)) return this.#lost(state);
    const [heading, text] = this.#words;
    return html`<div class="stack">
      ${this.heading(this.t(heading))}
      <div class="bar" aria-hidden="true"></div>
      <p class="muted">${this.t(text)}</p>
      ${state.step === 'starting' ? this.#held(state.startsAt) : nothing}
      ${state.step === 'checking' ? this.#held(state.memory.notBeforeAt) : nothing}
      <div class="actions">${this.wayOut()}</div>
    </div>`;
  }

  get #words(): readonly [heading: TextKey, text: TextKey] {
    const { step } = this.state;
    return this.awaits === 'bank' && (step === 'loading' || step === 'starting' || step === 'checking')
      ? [`${step}.heading`, `${step}.text`]
      : ['starting.heading', 'loading.part'];
  }

  #lost({ expiresAt }: AnswerLost): TemplateResult {
    return html`<div class="stack">
      ${this.heading(this.t('checking.lostHeading'))}
      <p part="error" class="panel warning">${this.t('checking.lost')}</p>
      ${this.button('retry', 'checking.sendAgain', { type: 'contact-wanted' }, 'primary')} ${this.timeLeft(expiresAt)}
      <div class="actions">
        ${this.button('another-way', 'actions.anotherWay', { type: 'another-way-wanted' })} ${this.wayOut()}
      </div>
    </div>`;
  }

  #held(startsAt: number): TemplateResult | typeof nothing {
    return startsAt > this.page.clock.now()
      ? html`<ibl-countdown
          exportparts="countdown"
          text="countdown.held"
          .t=${this.t}
          .clock=${this.page.clock}
          .until=${startsAt}
        ></ibl-countdown>`
      : nothing;
  }
}
