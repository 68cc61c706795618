import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import type { DemoPerson } from '../../src/demo-bank/people.js';
import { PageElement } from '../shared/page-element.js';
import '../shared/copy-button.js';
import { fateOf, fates, mobileIdPeople, userPeople } from '../shared/people.js';
import type { Belongings } from './bank.js';
import { t } from './texts.js';

const secrets = ['password', 'personalCode', 'pin1'] as const;
export type Secret = (typeof secrets)[number];

/** What may happen, as people to whom it happens. */
const groups = [
  ...fates.map((fate) => ({ id: fate, people: userPeople.filter((person) => fateOf(person) === fate) })),
  { id: 'mobile-id', people: mobileIdPeople },
];

/** Everybody who may log in, with how it ends. */
export class PlayPeople extends PageElement {
  @property({ attribute: false }) belongings: Belongings | undefined;
  /** Who logs in. */
  @property({ attribute: false }) person: DemoPerson | undefined;
  /** What the bank asks of it now. */
  @property() asked: Secret | undefined;
  /** Logs in as somebody. */
  @property({ attribute: false }) use: (person: DemoPerson) => void = () => {};

  override render() {
    return html`${this.asked ? this.#secrets() : nothing}
      <p class="hint">${t('peopleHint')}</p>
      ${groups.map(
        ({ id, people }) =>
          html`<h3 id="people-${id}">${t(`people-${id}`)}</h3>
            <ul class="people" aria-labelledby="people-${id}">
              ${people.map((person) => this.#row(person))}
            </ul>`,
      )}
      ${this.asked ? nothing : this.#secrets()}`;
  }

  override updated() {
    if (this.asked) this.querySelector('.secrets .asked')?.scrollIntoView({ block: 'nearest' });
  }

  #row(person: DemoPerson) {
    const title = titleOf(person);
    const { userNumber, phoneNumber, personalCode } = person;
    const number = userNumber ?? phoneNumber ?? '';
    const isUsed = person === this.person;
    return html`<li class=${isUsed ? 'used' : ''}>
      <p>${title}</p>
      <div class="numbers" translate="no">
        ${copyButton(number)} ${phoneNumber && personalCode ? copyButton(personalCode) : nothing}
      </div>
      <button
        type="button"
        class="use"
        data-use=${number}
        aria-pressed=${isUsed}
        aria-label=${t('useWhom', { number, title })}
        @click=${() => this.use(person)}
      >
        ${t('use')}
      </button>
    </li>`;
  }

  #secrets() {
    const { belongings } = this;
    if (!belongings) return nothing;
    return html`<h3>${t('secretsHeading')}</h3>
      <dl class="secrets">
        ${secrets.map((name) => {
          const value = belongings[name];
          return value
            ? html`<div class=${name === this.asked ? 'asked' : ''}>
                <dt>${t(name)}</dt>
                <dd translate="no">${copyButton(value)}</dd>
              </div>`
            : nothing;
        })}
      </dl>`;
  }
}
customElements.define('play-people', PlayPeople);

/** Without an account means something else at an operator. */
const titleOf = ({ outcome, phoneNumber }: DemoPerson) =>
  t(`outcome-${phoneNumber && outcome === 'no-account' ? 'not-a-client' : outcome}`);

const copyButton = (value: string) => html`<copy-button .text=${value} .label=${t('copy', { value })}></copy-button>`;
