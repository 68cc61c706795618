import type { Translate } from './texts.js';
import { CallError, callBank } from './bank-call.js';
import { element } from './people.js';
import type { PhoneRequest, PhoneState } from '../bank/drawn-phone.js';
import { readQr } from './qr-reader.js';

type Answer = PhoneState & { readonly result?: string };

const ASK_EVERY_MS = 1000;
const PIN_LENGTH = 4;
const DELETE_KEY = '⌫';
const apps = { 'smart-id': 'Smart-ID', 'mobile-id': 'Mobile-ID' } as Record<string, string>;

const byId = <Kind extends HTMLElement>(id: string) => document.getElementById(id) as Kind;
const input = (id: string) => byId<HTMLInputElement>(id);

/** The phone drawn on the page: shows what the demo bank says of it, and sends what its owner does. */
export class Phone {
  translate: Translate = (key) => key;
  pin1 = '';
  #state: PhoneState | undefined;
  #shown = '';
  #pin = '';
  #isPinOpen = false;
  #chosenCode = '';
  #wasPinWrong = false;

  connect() {
    byId('scan').addEventListener('click', () => void this.#scan());
    byId('continue').addEventListener('click', () => this.#openPin(''));
    byId('refuse').addEventListener('click', () => void this.#send('/demo/phone/refuse', {}));
    byId('differ').addEventListener('click', () => void this.#send('/demo/phone/different-code', {}));
    byId('pin-back').addEventListener('click', () => this.#closePin());
    byId('keypad').addEventListener('keydown', (event: KeyboardEvent) => {
      if (/^\d$/.test(event.key)) this.#press(event.key);
      else if (event.key === 'Backspace') this.#press(DELETE_KEY);
    });
    byId('answers-itself').addEventListener(
      'change',
      () => void this.#send('/demo/phone', { answersItself: input('answers-itself').checked }),
    );
    byId('phone-owner').addEventListener(
      'change',
      () => void this.#send('/demo/phone', { owner: byId<HTMLSelectElement>('phone-owner').value }),
    );
    document.addEventListener('visibilitychange', () => void this.#ask());
    setInterval(() => void this.#ask(), ASK_EVERY_MS);
    return this.#ask();
  }

  /** The app opens by the link of the bank's page. */
  open(link: string) {
    return this.#send('/demo/phone/open', { link });
  }

  /** Shows the same in another language. */
  retranslate() {
    this.#shown = '';
    if (this.#state) this.#show(this.#state);
  }

  async #ask() {
    if (document.visibilityState !== 'visible') return;
    try {
      this.#show(await callBank<PhoneState>('GET', '/demo/phone'));
    } catch {
      // The next second asks again; what the bank's page says of it is the widget's part.
    }
  }

  async #send(path: string, body: object) {
    try {
      const { result, ...state } = await callBank<Answer>('POST', path, body);
      this.#wasPinWrong = result === 'wrong-pin';
      this.#pin = '';
      if (!this.#wasPinWrong) this.#isPinOpen = false;
      this.#shown = '';
      this.#show(state);
      if (result) this.#tell(result, path);
    } catch (error) {
      const isGone = error instanceof CallError && error.problem !== 'unavailable';
      this.#say(isGone ? 'phoneLocked' : 'phoneFailed');
      await this.#ask();
    }
  }

  #tell(result: string, path: string) {
    if (result === 'wrong-pin') return this.#say('pinWrong');
    const isOpening = path.endsWith('/scan') || path.endsWith('/open');
    this.#say(`${isOpening ? 'opened' : 'answered'}-${result}`);
  }

  async #scan() {
    const { isShown, text } = await readQr(document);
    if (text === undefined) return this.#say(isShown ? 'opened-unreadable' : 'noQr');
    await this.#send('/demo/phone/scan', { qr: text });
  }

  #openPin(chosenCode: string) {
    this.#chosenCode = chosenCode;
    this.#isPinOpen = true;
    this.#wasPinWrong = false;
    this.#pin = '';
    this.#shown = '';
    if (this.#state) this.#show(this.#state);
    byId('keypad').querySelector('button')?.focus();
  }

  #closePin() {
    this.#isPinOpen = false;
    this.retranslate();
    byId('continue').focus();
  }

  #press(key: string) {
    this.#wasPinWrong = false;
    this.#pin = key === DELETE_KEY ? this.#pin.slice(0, -1) : (this.#pin + key).slice(0, PIN_LENGTH);
    this.#showPin();
  }

  #confirm() {
    const body = { pin1: this.#pin || '-', ...(this.#chosenCode ? { controlCode: this.#chosenCode } : {}) };
    return this.#send('/demo/phone/confirm', body);
  }

  #say(key: string) {
    byId('phone-status').textContent = this.translate(key);
  }

  #show(state: PhoneState) {
    const asWritten = JSON.stringify(state);
    // Drawn anew only when something changed: the focus and the screen reader's place stay.
    if (asWritten === this.#shown) return;
    const isNewRequest = state.request && !this.#state?.request;
    this.#shown = asWritten;
    this.#state = state;
    if (!state.request) this.#isPinOpen = false;
    input('answers-itself').checked = state.answersItself;
    byId<HTMLSelectElement>('phone-owner').value = state.owner ?? '';
    const screen = state.request ? (this.#isPinOpen ? 'pin' : 'request') : state.returnUrl ? 'returning' : 'locked';
    for (const part of byId('phone').querySelectorAll<HTMLElement>('[data-screen]')) {
      part.hidden = part.dataset.screen !== screen;
    }
    byId('sms').hidden = state.smsCode === null;
    byId('sms').textContent = state.smsCode === null ? '' : this.translate('sms', { code: state.smsCode });
    if (state.returnUrl) byId<HTMLAnchorElement>('return-link').href = state.returnUrl;
    if (state.request) this.#showRequest(state.request, state.answersItself);
    if (isNewRequest) this.#say('phoneRings');
    this.#showPin();
  }

  #showRequest({ app, controlCode, choices, ownerAnswers }: PhoneRequest, answersItself: boolean) {
    const isPlayed = !ownerAnswers && !answersItself;
    byId('request-app').textContent = apps[app] ?? app;
    byId('request-code').hidden = controlCode === null;
    byId('phone-control-code').textContent = controlCode ?? '';
    byId('differ').hidden = controlCode === null;
    byId('request-choices').hidden = choices.length === 0;
    byId('choices').replaceChildren(
      ...choices.map((code) => this.#button(code, () => this.#openPin(code), { disabled: !isPlayed })),
    );
    byId('continue').hidden = choices.length > 0;
    byId('owner-answers').hidden = isPlayed;
    byId('request-actions').hidden = !isPlayed;
  }

  #showPin() {
    const length = PIN_LENGTH;
    const count = this.#pin.length;
    byId('pin-hint').textContent = this.translate('pinHint', { pin: this.pin1 });
    byId('pin-dots').textContent = '●'.repeat(count) + '○'.repeat(length - count);
    byId('pin-dots').setAttribute('aria-label', this.translate('pinDigits', { count, length }));
    byId('pin-error').textContent = this.#wasPinWrong ? this.translate('pinWrong') : '';
    const keypad = byId('keypad');
    if (keypad.lang === document.documentElement.lang) return;
    keypad.lang = document.documentElement.lang;
    const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9', DELETE_KEY, '0'];
    const buttons = digits.map((key) => this.#button(key, () => this.#press(key)));
    buttons[9]?.setAttribute('aria-label', this.translate('deleteDigit'));
    const enter = this.#button('✓', () => void this.#confirm(), { label: this.translate('confirm') });
    enter.classList.add('primary');
    keypad.replaceChildren(...buttons, enter);
  }

  #button(text: string, onClick: () => void, { disabled = false, label }: { disabled?: boolean; label?: string } = {}) {
    const button = element('button', text) as HTMLButtonElement;
    button.type = 'button';
    button.disabled = disabled;
    if (label) button.setAttribute('aria-label', label);
    button.addEventListener('click', onClick);
    return button;
  }
}
