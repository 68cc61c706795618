import { type CSSResultGroup, css, nothing, type TemplateResult } from 'lit';
import type { StateOf } from '../flow/state.js';
import { baseStyles } from '../theme/base.styles.js';
import { methodName } from './choosing-step.js';
import { StepElement } from './step-element.js';
import { html } from './html.js';

/**
 * @summary Logged in; the bank's page takes over.
 * @csspart heading - the good news
 */
export class SucceededStep extends StepElement<StateOf<'succeeded'>> {
  static override get styles(): CSSResultGroup {
    return [
      baseStyles,
      css`
        svg {
          width: 3.5em;
          height: 3.5em;
          padding: 0.75em;
          border-radius: 50%;
          background: var(--_surface-raised);
          color: var(--_success);
          fill: none;
          stroke: currentcolor;
          stroke-width: 2.5;
          stroke-linecap: round;
          stroke-linejoin: round;
        }
      `,
    ];
  }

  override render(): TemplateResult {
    const { activated, method, redirectUrl } = this.state;
    return html`<div class="stack">
      <svg viewBox="0 0 24 24" aria-hidden="true"><path d="m4 13 5 5L20 6" /></svg>
      ${this.heading(this.t('succeeded.heading'))}
      ${activated ? html`<p>${this.t('succeeded.activated', { method: methodName(method, this.t) })}</p>` : nothing}
      <p class="muted">${this.t(redirectUrl === undefined ? 'succeeded.noRedirect' : 'succeeded.text')}</p>
    </div>`;
  }
}
