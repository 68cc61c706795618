import { html } from 'lit';
import { property } from 'lit/decorators.js';
import { PageElement } from '../shared/page-element.js';
import { preferences } from '../shared/preferences.js';
import { t } from './texts.js';

const accounts = [
  { name: 'accountEveryday', number: 'LT60 1010 0123 4567 8901', cents: 184_235 },
  { name: 'accountSavings', number: 'LT88 1010 0123 4567 8902', cents: 920_000 },
] as const;
const payments = [
  { name: 'paymentSalary', cents: 165_000 },
  { name: 'paymentGroceries', cents: -3_418 },
  { name: 'paymentElectricity', cents: -5_260 },
] as const;

/** Where a login leads to: made-up accounts. */
export class PlayAccounts extends PageElement {
  /** As the bank told it. */
  @property() name = '';
  @property({ attribute: false }) logOut: () => void = () => {};
  /** With the same person. */
  @property({ attribute: false }) startAgain: () => void = () => {};

  override render() {
    const money = new Intl.NumberFormat(preferences.language, { style: 'currency', currency: 'EUR' });
    const sum = (cents: number) => html`<span class="sum">${money.format(cents / 100)}</span>`;
    return html`<section class="accounts" aria-labelledby="accounts-heading">
      <h2 id="accounts-heading" tabindex="-1">${t('accountsHeading')}</h2>
      <p class="hint" translate="no">${this.name}</p>
      <ul class="lines">
        ${accounts.map(
          ({ name, number, cents }) =>
            html`<li>
              <span>${t(name)}<small translate="no">${number}</small></span>
              ${sum(cents)}
            </li>`,
        )}
      </ul>
      <h3>${t('paymentsHeading')}</h3>
      <ul class="lines">
        ${payments.map(({ name, cents }) => html`<li><span>${t(name)}</span> ${sum(cents)}</li>`)}
      </ul>
      <p class="hint">${t('accountsHint')}</p>
      <div class="row">
        <button type="button" id="start-again" class="primary" @click=${this.startAgain}>${t('startAgain')}</button>
        <button type="button" id="log-out" @click=${this.logOut}>${t('logOut')}</button>
      </div>
    </section>`;
  }

  override firstUpdated() {
    this.querySelector<HTMLElement>('#accounts-heading')?.focus();
  }
}
customElements.define('play-accounts', PlayAccounts);
