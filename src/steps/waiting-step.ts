import { type CSSResultGroup, css, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { StateOf } from '../flow/state.js';
import type { TextKey } from '../i18n/texts.js';
import { bringIntoView } from './bring-into-view.js';
import { spokenDigits } from './control-code.js';
import { instructions, instructionStyles } from './instructions.js';
import { LoginStep } from './login-step.js';
import { html } from './html.js';

type Show<K extends StateOf<'waiting'>['show']['kind']> = Extract<StateOf<'waiting'>['show'], { kind: K }>;

/**
 * @summary The person confirms somewhere else: what to do there, how long, and what to do when something is wrong.
 * @fires ibl-intent - `alarm-raised`, `contact-wanted`, `restarted`, `another-way-wanted`, `cancelled`
 * @csspart heading - where to confirm
 * @csspart control-code - the four digits
 * @csspart instructions - what to do, in order
 * @csspart countdown - time left
 * @csspart qr - the QR code; there only while it is fresh
 * @csspart app-link - opens the app, or the site that confirms
 * @csspart error - the bank cannot be reached, or the card window of an earlier try is open
 * @csspart retry - asks the bank again now, or begins anew for a new code
 * @csspart alarm - the codes differ, or somebody else started this
 * @csspart another-way - returns to the methods
 * @csspart cancel - gives up
 */
export class WaitingStep extends LoginStep<StateOf<'waiting'>> {
  static override get styles(): CSSResultGroup {
    return [
      super.styles,
      instructionStyles,
      css`
        .button {
          width: 100%;
        }
        .alarms {
          display: flex;
          flex-wrap: wrap;
          column-gap: 12px;
        }
        .alarm {
          min-height: 44px;
          padding: 8px 0;
          border: 0;
          font-size: 0.875em;
          font-weight: 500;
          background: none;
          color: var(--_danger);
          text-align: start;
          text-decoration: underline;
          text-underline-offset: 3px;
        }
      `,
    ];
  }

  #spokenCode = '';

  override updated(changed: PropertyValues<this>): void {
    if (!changed.has('state')) return;
    this.#bringCodeIntoView(changed.get('state'));
    const { show, contact, cardWindow } = this.state;
    const before = changed.get('state');
    if (show.kind === 'control-code' && show.controlCode !== this.#spokenCode) {
      this.#spokenCode = show.controlCode;
      this.announce(this.t('waiting.controlCodeSpoken', { digits: spokenDigits(show.controlCode) }));
    }
    if (before && before.show.kind !== show.kind && show.kind === 'app') this.announce(this.t(this.#inApp));
    if (cardWindow && before?.cardWindow !== cardWindow)
      this.announce(this.t(cardWindow === 'earlier' ? 'waiting.cardBusy' : 'waiting.card'));
    // The button that had the focus is gone.
    if (before?.contact === 'paused' && contact === 'retrying') this.focusStep();
    if (before && before.contact !== contact && contact !== 'live') {
      this.announce(this.t(contact === 'paused' ? 'waiting.paused' : 'waiting.retrying'));
    }
  }

  /** On entering only: what a person scrolled to afterwards stays. The QR code and the link see to it themselves. */
  #bringCodeIntoView(before: StateOf<'waiting'> | undefined): void {
    const code = this.renderRoot.querySelector('ibl-control-code');
    if (code && before?.show.kind !== 'control-code') void bringIntoView(code);
  }

  override render(): TemplateResult {
    const { show, method } = this.state;
    return html`<div class="stack">
      ${this.heading(this.t(headingOf(show.kind, method.id)))} ${this.who()} ${this.#show(show)} ${this.#contact()}
      <div class="group">
        ${this.timeLeft(this.state.expiresAt)}
        <div class="actions">${this.anotherWayButton()} ${this.cancelButton()}</div>
        ${show.kind === 'control-code' || show.kind === 'app' ? this.#alarms(show.kind) : nothing}
      </div>
    </div>`;
  }

  #show(show: StateOf<'waiting'>['show']): TemplateResult {
    switch (show.kind) {
      case 'control-code':
        return this.#controlCode(show);
      case 'device-link':
        return this.#deviceLink();
      case 'app':
        return html`<p>${this.t(this.#inApp)}</p>
          ${this.#newCode()}
          <p class="muted small">${this.t(this.#onPhone ? 'waiting.safetyPhone' : 'waiting.safety')}</p>`;
      case 'id-card':
        return this.state.cardWindow === 'earlier'
          ? html`<p part="error" class="panel warning">${this.t('waiting.cardBusy')}</p>`
          : html`<p>${this.t('waiting.card')}</p>`;
      case 'redirect':
        return html`<p>${this.t('waiting.redirect', { host: new URL(show.url, document.baseURI).host })}</p>
          <a part="app-link" class="button primary" href=${show.url} target="_top" rel="noopener noreferrer"
            >${this.t('waiting.redirectLink')}</a
          >`;
    }
  }

  /** Not while contact is lost: there is a better thing to press. */
  #newCode(): TemplateResult | typeof nothing {
    const { deviceLink, contact } = this.state;
    return deviceLink && contact !== 'paused'
      ? this.button('retry', 'waiting.newCode', { type: 'restarted' }, 'secondary')
      : nothing;
  }

  #controlCode({ controlCode, choose }: Show<'control-code'>): TemplateResult {
    const phone = this.#onPhone;
    const steps: TextKey[] = [
      phone ? 'waiting.openPhone' : 'waiting.openApp',
      choose ? 'waiting.choose' : 'waiting.compare',
      phone ? 'waiting.pinPhone' : 'waiting.pin1',
    ];
    return html`<ibl-control-code .t=${this.t} .code=${controlCode} exportparts="control-code"></ibl-control-code>
      ${instructions(steps.map((key) => this.t(key)))}`;
  }

  #deviceLink(): TemplateResult {
    return html`<ibl-device-link
      exportparts="qr,app-link,instructions,error,link"
      .state=${this.state}
      .page=${this.page}
    ></ibl-device-link>`;
  }

  #contact(): TemplateResult | typeof nothing {
    switch (this.state.contact) {
      case 'live':
        return nothing;
      case 'retrying':
        return html`<p part="error" class="panel warning">${this.t('waiting.retrying')}</p>`;
      case 'paused':
        return html`<p part="error" class="panel warning">${this.t('waiting.paused')}</p>
          ${this.button('retry', 'waiting.tryNow', { type: 'contact-wanted' }, 'primary')}`;
    }
  }

  #alarms(kind: 'control-code' | 'app'): TemplateResult {
    return html`<div class="alarms" role="group" aria-label=${this.t('waiting.alarmQuestion')}>
      ${
        kind === 'control-code'
          ? this.button('alarm', 'waiting.codeDiffers', { type: 'alarm-raised', reason: 'code-differs' }, 'alarm')
          : nothing
      }
      ${this.button('alarm', 'waiting.notMe', { type: 'alarm-raised', reason: 'not-me' }, 'alarm')}
    </div>`;
  }

  /** The bank cannot know whether a code was scanned. */
  get #inApp(): TextKey {
    return this.state.deviceLink ? 'waiting.finishInApp' : 'waiting.continueInApp';
  }

  get #onPhone(): boolean {
    return this.state.method.id === 'mobile-id';
  }
}

function headingOf(kind: StateOf<'waiting'>['show']['kind'], methodId: string): TextKey {
  if (kind === 'id-card') return 'waiting.headingCard';
  if (kind === 'redirect') return 'waiting.headingRedirect';
  if (kind === 'device-link') return 'waiting.headingDeviceLink';
  if (methodId === 'mobile-id') return 'waiting.headingPhone';
  return methodId.startsWith('smart-id') ? 'waiting.headingApp' : 'waiting.headingOther';
}
