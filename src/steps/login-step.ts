import { css, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import type { StateOf } from '../flow/state.js';
import { baseStyles } from '../theme/base.styles.js';
import { html } from './html.js';
import { StepElement } from './step-element.js';

/** What the steps of a login have that somebody has begun. */
export abstract class LoginStep<S extends StateOf<'waiting' | 'prompting'>> extends StepElement<S> {
  static override get styles(): CSSResultGroup {
    return [
      baseStyles,
      css`
        .who {
          display: flex;
          margin-top: calc(var(--_gap) * -0.75);
          flex-wrap: wrap;
          gap: 0 12px;
          align-items: center;
          justify-content: space-between;
        }
      `,
    ];
  }

  /** For whom the login is, with a way to correct it. */
  protected who(this: LoginStep<StateOf<'waiting' | 'prompting'>>): TemplateResult | typeof nothing {
    const { memory, method } = this.state;
    const { userNumber } = memory;
    return userNumber === '' || !method.asks.includes('userNumber')
      ? nothing
      : html`<p class="who small muted">
          <span>${this.t('who.userNumber', { userNumber })}</span>
          <button
            type="button"
            part="back"
            class="link"
            aria-label=${this.t('who.changeSpoken')}
            @click=${() => this.send({ type: 'identity-reopened' })}
          >
            ${this.t('who.change')}
          </button>
        </p>`;
  }
}
