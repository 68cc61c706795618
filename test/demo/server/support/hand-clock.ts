import type { World } from '../../../../demo/services/world.js';

interface Timer {
  readonly at: number;
  readonly callback: () => void;
  /** Where time runs too. */
  readonly real: ReturnType<typeof setTimeout> | undefined;
}

/** Time for a bank and its services together: it stands still, or runs, until a test turns it on. */
export class HandClock implements Pick<World, 'now' | 'after'> {
  readonly #runs: boolean;
  readonly #startedAt: number;
  readonly #timers = new Set<Timer>();
  #turnedMs = 0;

  constructor({ runs = false, startedAt = Date.now() } = {}) {
    this.#runs = runs;
    this.#startedAt = startedAt;
  }

  readonly now = (): number => (this.#runs ? Date.now() : this.#startedAt) + this.#turnedMs;

  readonly after = (delayMs: number, callback: () => void): (() => void) => {
    const fire = () => void (this.#timers.delete(timer) && callback());
    const real = this.#runs ? setTimeout(fire, delayMs).unref() : undefined;
    const timer: Timer = { at: this.now() + delayMs, callback, real };
    if (delayMs > 0 || this.#runs) this.#timers.add(timer);
    else setImmediate(callback);
    return () => this.#remove(timer);
  };

  /** @param settle lets what one timer has set off happen before the next one goes off */
  async turn(byMs: number, settle: () => Promise<void>): Promise<void> {
    const until = this.now() + byMs;
    await settle();
    for (let next = this.#nextUntil(until); next; next = this.#nextUntil(until)) {
      this.#turnedMs += Math.max(0, next.at - this.now());
      this.#remove(next);
      next.callback();
      await settle();
    }
    this.#turnedMs += Math.max(0, until - this.now());
    await settle();
  }

  #nextUntil(until: number): Timer | undefined {
    return [...this.#timers].sort((one, other) => one.at - other.at).find(({ at }) => at <= until);
  }

  #remove(timer: Timer): void {
    clearTimeout(timer.real);
    this.#timers.delete(timer);
  }
}
