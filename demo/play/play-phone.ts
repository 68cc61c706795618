import { html, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { PhoneRequest, PhoneState } from '../server/drawn-phone.js';
import { switchField } from '../shared/fields.js';
import { PageElement } from '../shared/page-element.js';
import type { PhoneAct } from './bank.js';
import { t } from './texts.js';

const PIN_LENGTH = 4;
const DELETE_KEY = '⌫';
const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9', DELETE_KEY, '0'];
const appNames: Readonly<Record<PhoneRequest['app'], string>> = { 'smart-id': 'Smart-ID', 'mobile-id': 'Mobile-ID' };

/** What the phone's owner does. `scan` comes without what is read: the page holds the phone before the screen. */
export type OwnersAct = Exclude<PhoneAct, { kind: 'scan' }> | { readonly kind: 'scan' };

/** A phone as its owner sees it. */
export class PlayPhone extends PageElement {
  @property({ attribute: false }) state: PhoneState | undefined;
  /** Told below the keys; empty where a script plays the owner. */
  @property() pin1 = '';
  /** The key of what is said of the last act, empty for nothing. */
  @property() notice = '';
  @property({ attribute: false }) act: (act: OwnersAct) => void = () => {};
  /** There while the PIN is entered, with the code that was chosen before, if there was a choice. */
  @state() private pad: { readonly pin: string; readonly chosenCode?: string | undefined } | undefined;

  override willUpdate() {
    if (!this.state?.request) this.pad = undefined;
  }

  override render() {
    if (!this.state) return nothing;
    return html`<div id="phone" class="phone" role="group" aria-label=${t('phoneHeading')}>
        ${this.#screen(this.state)}
      </div>
      <p class="status">${this.notice && t(this.notice)}</p>
      ${
        this.pin1
          ? switchField({
              id: 'answers-itself',
              label: t('answersItself'),
              isOn: this.state.answersItself,
              set: (answersItself) => this.act({ kind: 'set', answersItself }),
            })
          : nothing
      }`;
  }

  override updated(changed: PropertyValues) {
    if (!changed.has('pad')) return;
    const before: unknown = changed.get('pad');
    if (this.pad && !before) this.querySelector<HTMLElement>('#keypad button')?.focus();
    else if (!this.pad && before) this.querySelector<HTMLElement>('#continue')?.focus();
  }

  #screen({ request, returnUrl, smsCode, answersItself }: PhoneState) {
    if (request) return this.pad ? this.#pinScreen(this.pad.pin) : this.#requestScreen(request, answersItself);
    if (returnUrl)
      return html`<div class="phone-screen" data-screen="returning">
        <p>${t('returnText')}</p>
        <a id="return-link" href=${returnUrl} target="_blank" rel="noopener">${t('returnLink')}</a>
      </div>`;
    return html`<div class="phone-screen" data-screen="locked">
      ${smsCode === null ? nothing : html`<p class="phone-message" id="sms">${t('sms', { code: smsCode })}</p>`}
      <p>${t('phoneLocked')}</p>
      ${this.pin1 ? this.#button('scan', { kind: 'scan' }) : nothing}
    </div>`;
  }

  #requestScreen({ app, controlCode, choices, ownerAnswers, asks }: PhoneRequest, answersItself: boolean) {
    const isAsked = !ownerAnswers && !answersItself;
    return html`<div class="phone-screen" data-screen="request">
      <p class="phone-app" translate="no">${appNames[app]}</p>
      ${asks ? html`<p id="relying-party" translate="no">${asks.relyingPartyName}</p>` : nothing}
      <p><strong>${asks?.text || t('requestFrom')}</strong></p>
      ${
        controlCode === null
          ? nothing
          : html`<p>${t('compareCode')}</p>
              <p class="phone-code" id="phone-control-code" translate="no">${controlCode}</p>`
      }
      ${
        choices.length === 0
          ? nothing
          : html`<p>${t('chooseCode')}</p>
              <div class="phone-choices" id="choices" translate="no">
                ${choices.map(
                  (code) =>
                    html`<button type="button" ?disabled=${!isAsked} @click=${() => this.#openPad(code)}>
                      ${code}
                    </button>`,
                )}
              </div>`
      }
      ${
        isAsked
          ? html`<div class="phone-actions">
              ${
                choices.length === 0
                  ? html`<button type="button" id="continue" class="primary" @click=${() => this.#openPad()}>
                      ${t('continue')}
                    </button>`
                  : nothing
              }
              ${this.#button('refuse', { kind: 'refuse' })}
            </div>`
          : html`<p>${t('ownerAnswers')}</p>`
      }
    </div>`;
  }

  #pinScreen(pin: string) {
    const count = pin.length;
    return html`<div class="phone-screen" data-screen="pin">
      <p><strong>${t('pinLabel')}</strong></p>
      <p>${t('pinHint', { pin: this.pin1 })}</p>
      <p class="phone-pin" role="img" aria-label=${t('pinDigits', { count, length: PIN_LENGTH })}>
        ${'●'.repeat(count) + '○'.repeat(PIN_LENGTH - count)}
      </p>
      <p class="phone-error" id="pin-error">${this.notice === 'pinWrong' && count === 0 ? t('pinWrong') : nothing}</p>
      <div class="keypad" id="keypad" @keydown=${this.#type}>
        ${digits.map(
          (key) =>
            html`<button
              type="button"
              aria-label=${key === DELETE_KEY ? t('deleteDigit') : nothing}
              @click=${() => this.#press(key)}
            >
              ${key}
            </button>`,
        )}
        <button type="button" class="primary" aria-label=${t('confirm')} @click=${this.#confirm}>✓</button>
      </div>
      <button type="button" class="quiet" @click=${() => (this.pad = undefined)}>${t('back')}</button>
    </div>`;
  }

  #button(key: string, act: OwnersAct) {
    return html`<button type="button" @click=${() => this.act(act)}>${t(key)}</button>`;
  }

  #openPad(chosenCode?: string) {
    this.pad = { pin: '', chosenCode };
  }

  #press(key: string) {
    if (!this.pad) return;
    const { pin } = this.pad;
    this.pad = { ...this.pad, pin: key === DELETE_KEY ? pin.slice(0, -1) : (pin + key).slice(0, PIN_LENGTH) };
  }

  readonly #type = ({ key }: KeyboardEvent) => {
    if (/^\d$/.test(key)) this.#press(key);
    else if (key === 'Backspace') this.#press(DELETE_KEY);
  };

  readonly #confirm = () => {
    if (!this.pad) return;
    const { pin, chosenCode } = this.pad;
    this.pad = { ...this.pad, pin: '' };
    this.act({ kind: 'confirm', pin1: pin || '-', ...(chosenCode && { controlCode: chosenCode }) });
  };
}
customElements.define('play-phone', PlayPhone);
