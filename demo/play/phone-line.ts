import type { PhoneState } from '../server/drawn-phone.js';
import { announce } from '../shared/announce.js';
import { Store } from '../shared/preferences.js';
import { type PhoneAct, type PlayedBank, restingPhone } from './bank.js';
import { CallError } from './bank-call.js';
import { t } from './texts.js';

const ASK_EVERY_MS = 1000;

/** What the bank says of the phone, asked every second while the page is looked at, and what its owner does with it. */
export class PhoneLine extends Store {
  readonly #bank: PlayedBank;
  #state: PhoneState = { ...restingPhone, answersItself: false };
  #notice = '';
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(bank: PlayedBank) {
    super();
    this.#bank = bank;
  }

  get state(): PhoneState {
    return this.#state;
  }

  /** The key of what is to be said of the last act, empty for nothing. */
  get notice(): string {
    return this.#notice;
  }

  connect(): void {
    this.#timer = setInterval(this.#ask, ASK_EVERY_MS);
    document.addEventListener('visibilitychange', this.#ask);
    this.#ask();
  }

  disconnect(): void {
    clearInterval(this.#timer);
    document.removeEventListener('visibilitychange', this.#ask);
  }

  async act(act: PhoneAct): Promise<void> {
    try {
      const answer = await this.#bank.act?.(act);
      if (!answer) return;
      const { result, ...state } = answer;
      this.#show(state);
      if (result) this.say(keyOf(act, result));
    } catch (error) {
      // Whatever the phone asked, somebody else has answered.
      const isGone = error instanceof CallError && error.problem !== 'unavailable';
      this.say(isGone ? 'phoneLocked' : 'phoneFailed');
      this.#ask();
    }
  }

  say(key: string): void {
    this.#notice = key;
    announce(t(key));
    this.changed();
  }

  readonly #ask = (): void => {
    if (document.visibilityState !== 'visible') return;
    // The next second asks again; what the bank's page says of a bank that is away is the widget's part.
    this.#bank.phone().then(
      (state) => this.#show(state),
      () => undefined,
    );
  };

  #show(state: PhoneState): void {
    if (JSON.stringify(state) === JSON.stringify(this.#state)) return;
    const rings = state.request !== null && this.#state.request === null;
    this.#state = state;
    // It rings no longer.
    if (state.request === null && this.#notice === 'phoneRings') this.#notice = '';
    if (rings) this.say('phoneRings');
    else this.changed();
  }
}

function keyOf({ kind }: PhoneAct, result: string): string {
  if (result === 'wrong-pin') return 'pinWrong';
  return `${kind === 'scan' || kind === 'open' ? 'opened' : 'answered'}-${result}`;
}
