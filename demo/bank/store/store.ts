import type { Login } from '../login/login.js';

/** So long a login is kept, whatever becomes of it. */
export const LOGIN_LIFETIME_MS = 10 * 60_000;

/**
 * Where the logins of all the bank's nodes are. Everything in it is forgotten by itself.
 *
 * A store that does not answer within a second throws `StoreUnavailable`: there is no other place to look.
 */
export interface LoginStore {
  /** The store's clock: the nodes' own may differ, and a QR code's age must not. In milliseconds. */
  now(): Promise<number>;
  /**
   * Keeps a new login as the newest of its browser. Of each browser only so many are kept: the oldest gives way.
   * @param login version 1
   */
  create(login: Login): Promise<void>;
  read(key: string): Promise<Seen | undefined>;
  /**
   * @param next of the version after the one that was seen
   * @returns false when somebody else was first: read again, decide again
   */
  replace(next: Login): Promise<boolean>;
  remove(login: Login): Promise<void>;
  /** Key of the login that a browser began last. */
  newestOf(browser: string): Promise<string | undefined>;
  /** Key of the login to which an address returns. */
  findByCallback(value: string): Promise<string | undefined>;
  /**
   * The right to ask an identity service about a login: one node has it at a time, renews it by asking again, and loses it
   * when it dies.
   * @returns whether the node has it now
   */
  lease(key: string, node: string, forMs: number): Promise<boolean>;
  release(key: string, node: string): Promise<void>;
  /** Counts one more in a window that begins with the first. */
  count(key: string, windowMs: number): Promise<Count>;
  close(): Promise<void>;
}

export interface Seen {
  readonly login: Login;
  /** When it was read, by the store's clock. */
  readonly now: number;
}

export interface Count {
  /** This one included. */
  readonly count: number;
  readonly endsInMs: number;
}

export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';

  constructor(cause: unknown) {
    super('The store does not answer', { cause });
  }
}
