import { css, nothing, type TemplateResult } from 'lit';
import type { StateOf } from '../flow/state.js';
import { baseStyles } from '../theme/base.styles.js';
import { StepElement } from './step-element.js';
import { html } from './html.js';

/**
 * @summary The bank is being asked: says what is awaited and offers a way out. Serves `loading`, `starting` and `checking`.
 * @fires ibl-intent - `cancelled`
 * @csspart heading - what is awaited
 * @csspart cancel - gives up
 * @csspart countdown - how long a held start waits
 */
export class BusyStep extends StepElement<StateOf<'loading' | 'starting' | 'checking'>> {
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

  override render(): TemplateResult {
    const { step } = this.state;
    return html`<div class="stack">
      ${this.heading(this.t(`${step}.heading`))}
      <div class="bar" aria-hidden="true"></div>
      <p class="muted">${this.t(`${step}.text`)}</p>
      ${this.state.step === 'starting' ? this.#held(this.state.startsAt) : nothing}
      <div class="actions">${this.cancelButton()}</div>
    </div>`;
  }

  #held(startsAt: number): TemplateResult | typeof nothing {
    return startsAt > this.clock.now()
      ? html`<ibl-countdown
          exportparts="countdown"
          text="countdown.held"
          .t=${this.t}
          .clock=${this.clock}
          .until=${startsAt}
        ></ibl-countdown>`
      : nothing;
  }
}
