import type { Login } from '../login/login.js';
import { type Count, LOGIN_LIFETIME_MS, type LoginStore, type Seen } from './store.js';

const MAX_KEYS = 10_000;

interface Kept<T> {
  readonly value: T;
  readonly endsAt: number;
}

/** For one node: what it knows ends with it. */
export class MemoryStore implements LoginStore {
  readonly #now: () => number;
  readonly #loginsPerBrowser: number;
  readonly #logins: Shelf<Login>;
  readonly #browsers: Shelf<readonly string[]>;
  readonly #callbacks: Shelf<string>;
  readonly #leases: Shelf<string>;
  readonly #counts: Shelf<number>;

  constructor({ now, loginsPerBrowser }: { now: () => number; loginsPerBrowser: number }) {
    this.#now = now;
    this.#loginsPerBrowser = loginsPerBrowser;
    this.#logins = new Shelf(now);
    this.#browsers = new Shelf(now);
    this.#callbacks = new Shelf(now);
    this.#leases = new Shelf(now);
    this.#counts = new Shelf(now);
  }

  now(): Promise<number> {
    return Promise.resolve(this.#now());
  }

  create(login: Login): Promise<void> {
    const { key, browser, callbackValue } = login;
    const [...keys] = this.#browsers.get(browser) ?? [];
    keys.unshift(key);
    for (const old of keys.splice(this.#loginsPerBrowser)) this.#logins.delete(old);
    this.#logins.put(key, login, LOGIN_LIFETIME_MS);
    this.#browsers.put(browser, keys, LOGIN_LIFETIME_MS);
    if (callbackValue !== undefined) this.#callbacks.put(callbackValue, key, LOGIN_LIFETIME_MS);
    return Promise.resolve();
  }

  read(key: string): Promise<Seen | undefined> {
    const login = this.#logins.get(key);
    return Promise.resolve(login && { login, now: this.#now() });
  }

  replace(next: Login): Promise<boolean> {
    const isNext = this.#logins.get(next.key)?.version === next.version - 1;
    if (isNext) this.#logins.change(next.key, next);
    return Promise.resolve(isNext);
  }

  remove({ key }: Login): Promise<void> {
    this.#logins.delete(key);
    return Promise.resolve();
  }

  newestOf(browser: string): Promise<string | undefined> {
    return Promise.resolve(this.#browsers.get(browser)?.[0]);
  }

  findByCallback(value: string): Promise<string | undefined> {
    return Promise.resolve(this.#callbacks.get(value));
  }

  lease(key: string, node: string, forMs: number): Promise<boolean> {
    const isFree = (this.#leases.get(key) ?? node) === node;
    if (isFree) this.#leases.put(key, node, forMs);
    return Promise.resolve(isFree);
  }

  release(key: string, node: string): Promise<void> {
    if (this.#leases.get(key) === node) this.#leases.delete(key);
    return Promise.resolve();
  }

  count(key: string, windowMs: number): Promise<Count> {
    const count = (this.#counts.get(key) ?? 0) + 1;
    if (count === 1) this.#counts.put(key, count, windowMs);
    else this.#counts.change(key, count);
    return Promise.resolve({ count, endsInMs: this.#counts.leftMs(key) });
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

/** A map that forgets: what is over, and the oldest of too many. */
class Shelf<T> {
  readonly #kept = new Map<string, Kept<T>>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  get(key: string): T | undefined {
    return this.#find(key)?.value;
  }

  leftMs(key: string): number {
    const kept = this.#find(key);
    return kept ? kept.endsAt - this.#now() : 0;
  }

  put(key: string, value: T, forMs: number): void {
    // Re-inserted, so that the map's order is that of the last `put`.
    this.#kept.delete(key);
    this.#kept.set(key, { value, endsAt: this.#now() + forMs });
    for (const [oldest, { endsAt }] of this.#kept) {
      if (endsAt > this.#now() && this.#kept.size <= MAX_KEYS) break;
      this.#kept.delete(oldest);
    }
  }

  /** Keeps another value for as long as the one before. */
  change(key: string, value: T): void {
    const kept = this.#find(key);
    if (kept) this.#kept.set(key, { ...kept, value });
  }

  delete(key: string): void {
    this.#kept.delete(key);
  }

  #find(key: string): Kept<T> | undefined {
    const kept = this.#kept.get(key);
    return kept && kept.endsAt > this.#now() ? kept : undefined;
  }
}
