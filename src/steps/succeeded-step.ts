import { type CSSResultGroup, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { StateOf } from '../flow/state.js';
import { baseStyles } from '../theme/base.styles.js';
import { methodName } from './choosing-step.js';
import { Lifetime } from './lifetime.js';
import { movingBar, movingBarStyles } from './moving-bar.js';
import { sign, signStyles, tick } from './sign.js';
import { StepElement } from './step-element.js';
import { html } from './html.js';

/** How long the bank's next page may take to open before a way there is offered. */
const notOpenedAfterMs = 5_000;

/**
 * @summary Logged in; the bank's page takes over. Where it does not for a while, the person is offered a way there.
 * @csspart heading - the good news
 * @csspart link - opens the bank's next page, or reloads this one
 */
export class SucceededStep extends StepElement<StateOf<'succeeded'>> {
  static override get styles(): CSSResultGroup {
    return [baseStyles, movingBarStyles, signStyles];
  }

  @state() private notOpened = false;
  readonly #opening = new Lifetime();

  override connectedCallback(): void {
    super.connectedCallback();
    this.#opening.begin(async (signal) => {
      await this.page.clock.sleep(notOpenedAfterMs, signal);
      this.notOpened = true;
      if (!this.page.isStuck) this.announce(this.t('succeeded.notOpened'));
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#opening.end();
  }

  override render(): TemplateResult {
    const { activated, method } = this.state;
    return html`<div class="stack">
      ${sign(tick, 'success')} ${this.heading(this.t('succeeded.heading'))}
      ${activated ? html`<p>${this.t('succeeded.activated', { method: methodName(method, this.t) })}</p>` : nothing}
      ${this.page.isStuck ? nothing : this.#next()}
    </div>`;
  }

  #next(): TemplateResult {
    return this.notOpened
      ? html`<p>${this.t('succeeded.notOpened')}</p>
          <div class="actions">${this.#wayOn()}</div>`
      : html`<p class="muted">${this.t('succeeded.text')}</p>
          ${movingBar()}`;
  }

  #wayOn(): TemplateResult {
    const { redirectUrl } = this.state;
    return redirectUrl === undefined
      ? html`<button type="button" part="link" class="secondary" @click=${() => location.reload()}>
          ${this.t('actions.reload')}
        </button>`
      : html`<a part="link" class="button secondary" href=${redirectUrl} target="_top">${this.t('succeeded.open')}</a>`;
  }
}
