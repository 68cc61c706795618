import type { Clock } from '../../src/flow/clock.js';

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/** A clock whose hands are turned by the test, and a page that is left and seen again when the test says so. */
export class ManualClock implements Clock {
  #now = 1_000;
  #wall = Date.UTC(2026, 0, 15, 8);
  readonly #sleepers = new Set<Sleeper>();
  readonly #returnListeners = new Set<() => void>();

  now(): number {
    return this.#now;
  }

  wall(): number {
    return this.#wall;
  }

  sleep(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const stop = () => {
        this.#sleepers.delete(sleeper);
        reject(signal.reason as Error);
      };
      const wake = () => {
        this.#sleepers.delete(sleeper);
        signal.removeEventListener('abort', stop);
        resolve();
      };
      const sleeper: Sleeper = { at: this.#now + Math.max(ms, 0), wake };
      if (signal.aborted) return stop();
      this.#sleepers.add(sleeper);
      signal.addEventListener('abort', stop, { once: true });
    });
  }

  onReturn(listener: () => void, signal: AbortSignal): void {
    if (signal.aborted) return;
    const own = () => listener();
    this.#returnListeners.add(own);
    signal.addEventListener('abort', () => this.#returnListeners.delete(own), { once: true });
  }

  /** Timers that still run; 0 once everything has ended. */
  get sleepers(): number {
    return this.#sleepers.size;
  }

  /** Listeners for the page's return; 0 once everything has ended. */
  get returnListeners(): number {
    return this.#returnListeners.size;
  }

  /** Lets time pass: wakes who is due, in order, and lets each finish what it does before the next. */
  async advance(ms = 0): Promise<void> {
    const until = this.#now + ms;
    await settled();
    for (let next = this.#nextBefore(until); next; next = this.#nextBefore(until)) {
      this.#move(Math.max(next.at - this.#now, 0));
      next.wake();
      await settled();
    }
    this.#move(until - this.#now);
  }

  /** Sets the machine's clock, as a person or a time server does. */
  jumpWall(ms: number): void {
    this.#wall += ms;
  }

  /** Time passes while nothing runs, as in a frozen tab; who overslept wakes with the next `advance`. */
  suspend(ms: number): void {
    this.#move(ms);
  }

  /** The page is seen again. */
  return(): void {
    for (const listener of [...this.#returnListeners]) listener();
  }

  #move(ms: number): void {
    this.#now += ms;
    this.#wall += ms;
  }

  #nextBefore(until: number): Sleeper | undefined {
    const due = [...this.#sleepers].filter(({ at }) => at <= until);
    return due.reduce<Sleeper | undefined>((first, each) => (first && first.at <= each.at ? first : each), undefined);
  }
}

const channel = new MessageChannel();
const waiting: (() => void)[] = [];
channel.port1.onmessage = () => waiting.shift()?.();

/** Resolves when everything that needs no time is done: a task later, after all microtasks. */
export function settled(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    channel.port2.postMessage(undefined);
  });
}
