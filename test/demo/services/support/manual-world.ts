import { randomBytes } from 'node:crypto';
import type { World } from '../../../../demo/services/world.js';

interface Timer {
  readonly at: number;
  readonly callback: () => void;
}

/** Time that the test turns. What chance brings stays chance. */
export class ManualWorld implements World {
  #now = Date.UTC(2026, 0, 15, 8);
  #timers: readonly Timer[] = [];
  readonly #expected = new Map<number, () => void>();
  readonly random = randomBytes;
  readonly now = () => this.#now;

  readonly after = (delayMs: number, callback: () => void) => {
    const timer = { at: this.#now + delayMs, callback };
    this.#timers = [...this.#timers, timer].sort((one, other) => one.at - other.at);
    this.#expected.get(delayMs)?.();
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  };

  /** Resolves when somebody begins to wait for just as long: a long poll, say, that has reached the service. */
  untilSomebodyWaits(delayMs: number): Promise<void> {
    return new Promise((resolve) => this.#expected.set(delayMs, resolve));
  }

  advance(byMs: number): void {
    const until = this.#now + byMs;
    for (let next = this.#timers[0]; next && next.at <= until; next = this.#timers[0]) {
      this.#timers = this.#timers.slice(1);
      this.#now = next.at;
      next.callback();
    }
    this.#now = until;
  }
}
