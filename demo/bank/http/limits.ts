import { tell } from '../events.js';
import type { LoginStore } from '../store/store.js';
import { BankError } from './problem.js';

const MINUTE_MS = 60_000;

/** At all nodes together. */
export interface Limits {
  /** Of one browser, or of one address without a cookie. */
  readonly requestsPerMinute: number;
  readonly startsPerMinute: number;
  /** For one person, by what was typed: whoever asks, their phone rings no more often. */
  readonly startsPerPersonPerMinute: number;
  /** Of everybody, within the ten minutes for which a login is kept. */
  readonly logins: number;
  readonly loginsPerBrowser: number;
}

/** Wide enough for a demo. A bank lets a person be rung three times a minute, and a browser begin five logins. */
export const defaultLimits: Limits = {
  requestsPerMinute: 1200,
  startsPerMinute: 120,
  startsPerPersonPerMinute: 120,
  logins: 2000,
  loginsPerBrowser: 20,
};

const LOGIN_WINDOW_MS = 10 * MINUTE_MS;

export class LimitKeeper {
  readonly #store: LoginStore;
  readonly #limits: Limits;

  constructor(store: LoginStore, limits: Limits) {
    this.#store = store;
    this.#limits = limits;
  }

  /**
   * @param who browser or address
   * @throws BankError 429 with the seconds until the window ends
   */
  async countRequest(who: string): Promise<void> {
    await this.#count('requests', who, this.#limits.requestsPerMinute);
  }

  /**
   * @param person what was typed to name somebody; nothing where nobody is named
   * @throws BankError 429, or 503 when the whole bank has too many logins
   */
  async countStart(who: string, person: string | undefined): Promise<void> {
    const { startsPerMinute, startsPerPersonPerMinute, logins } = this.#limits;
    await this.#count('starts', who, startsPerMinute);
    if (person !== undefined) await this.#count('starts for', person, startsPerPersonPerMinute);
    const { count, endsInMs } = await this.#store.count('logins', LOGIN_WINDOW_MS);
    if (count <= logins) return;
    tell('bank.request.limited', { limit: 'logins' });
    const detail = 'Too many logins at once';
    throw new BankError({
      status: 503,
      problem: 'unavailable',
      detail,
      retryAfterS: Math.min(30, secondsOf(endsInMs)),
    });
  }

  async #count(what: string, who: string, limit: number): Promise<void> {
    const { count, endsInMs } = await this.#store.count(`${what} ${who}`, MINUTE_MS);
    if (count <= limit) return;
    tell('bank.request.limited', { limit: what });
    throw new BankError({ status: 429, problem: 'too-many-requests', retryAfterS: secondsOf(endsInMs) });
  }
}

const secondsOf = (ms: number): number => Math.max(1, Math.ceil(ms / 1000));
