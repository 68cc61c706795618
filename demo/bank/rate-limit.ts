import { BankError } from './http/problem.js';

const WINDOW_MS = 60_000;
const MAX_KEYS = 10_000;

/** Counts by key in windows of one minute. */
export class RateLimit {
  readonly #windows = new Map<string, { count: number; readonly endsAt: number }>();
  readonly #now: () => number;
  readonly #perMinute: number;

  constructor({ now, perMinute }: { now: () => number; perMinute: number }) {
    this.#now = now;
    this.#perMinute = perMinute;
  }

  /**
   * @param key a browser, or an address
   * @throws BankError 429 with the seconds until the window ends
   */
  count(key: string): void {
    const now = this.#now();
    let window = this.#windows.get(key);
    if (!window || now >= window.endsAt) {
      window = { count: 0, endsAt: now + WINDOW_MS };
      this.#windows.delete(key);
      this.#windows.set(key, window);
      // Oldest first: a flood of keys costs no more memory than this.
      for (const oldest of this.#windows.keys()) {
        if (this.#windows.size <= MAX_KEYS) break;
        this.#windows.delete(oldest);
      }
    }
    window.count += 1;
    if (window.count > this.#perMinute) {
      throw new BankError({
        status: 429,
        problem: 'too-many-requests',
        retryAfterS: Math.max(1, Math.ceil((window.endsAt - now) / 1000)),
      });
    }
  }
}
