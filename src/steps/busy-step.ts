import { type CSSResultGroup, css, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { LoginState } from '../flow/state.js';
import type { TextKey } from '../i18n/texts.js';
import { baseStyles } from '../theme/base.styles.js';
import { movingBar, movingBarStyles } from './moving-bar.js';
import { StepElement } from './step-element.js';
import { html } from './html.js';

/**
 * @summary Something is awaited: says what, and offers a way out. Serves `loading` and `starting`, where the bank is asked, and
 *   any step whose screen is not loaded yet.
 * @fires ibl-intent - `cancelled`
 * @csspart heading - what is awaited
 * @csspart cancel - gives up
 * @csspart countdown - how long a held call waits
 */
export class BusyStep<S extends LoginState = LoginState> extends StepElement<S> {
  static override get styles(): CSSResultGroup {
    return [
      baseStyles,
      movingBarStyles,
      css`
        /* Where the bank answers at once, nobody has to read that it will. */
        h2,
        p {
          animation: late 0s 0.6s backwards;
        }
        @keyframes late {
          from {
            opacity: 0;
          }
        }
      `,
    ];
  }

  /** Who is awaited: the bank, or a part of the widget itself. */
  @property({ attribute: false }) awaits: 'bank' | 'part' = 'bank';

  override render(): TemplateResult {
    const [heading, text] = this.#words;
    return html`<div class="stack">
      ${this.heading(this.t(heading))} ${movingBar()}
      <p class="muted">${this.t(text)}</p>
      ${this.#held(this.heldUntil)}
      <div class="actions">${this.wayOut()}</div>
    </div>`;
  }

  /** When a call that the bank does not want yet is made, or an instant long gone. */
  protected get heldUntil(): number {
    const state: LoginState = this.state;
    return state.step === 'starting' ? state.startsAt : 0;
  }

  get #words(): readonly [heading: TextKey, text: TextKey] {
    const { step }: LoginState = this.state;
    return this.awaits === 'bank' && (step === 'loading' || step === 'starting' || step === 'checking')
      ? [`${step}.heading`, `${step}.text`]
      : ['starting.heading', 'loading.part'];
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
