/** What a flow is given: it reaches nothing by itself. */
import type { Device, LoginAdapter } from './adapter.js';
import type { Clock } from './clock.js';
import type { UrlPolicy } from './gate.js';
import type { LoginState } from './state.js';
import type { Talk } from './talk.js';

/** The world as a flow sees it. */
export interface World {
  readonly adapter: LoginAdapter;
  readonly clock: Clock;
  readonly urls: UrlPolicy;
  /** Asks the bank for an unfinished login before offering a new one. */
  readonly resume: boolean;
  /** What the page hands over in place of the bank's first answer to `options`, unchecked. */
  pageOptions?(): unknown;
  /** Reads ID cards, if the page injected a library for that by now. */
  idCard(): CardReader | undefined;
  /** Lower-case BCP 47 primary tag. */
  language(): string;
  device(): Device;
  /** At least 0, below 1. */
  random(): number;
  /** Resolves when the later screens can be shown, however long that takes: no push is sent before. */
  ready(): Promise<unknown>;
}

/** Reads ID cards in a window of its own, which nobody but the person can close. */
export interface CardReader {
  /** Settles, without an error, when the window of an earlier try is closed; absent when there is none. */
  earlierTry(): Promise<unknown> | undefined;
  /**
   * @param language a lower-case BCP 47 primary tag
   * @returns what the card signed, as the bank wants it
   * @throws LoginError one of the `id-card-…` problems
   */
  read(nonce: string, language: string): Promise<string>;
}

/** What an effect has of the world, and of the step that it serves. */
export interface Scene extends World {
  /** Aborted when the step is left. */
  readonly signal: AbortSignal;
  state(): LoginState;
  /**
   * What happens while a login is under way.
   * @throws Error if it did not come, where it is a file of its own
   */
  talk(): Promise<Talk>;
  /** Resolves as soon as the state satisfies `claim`, at once if it does already. */
  when(claim: (state: LoginState) => boolean, signal: AbortSignal): Promise<void>;
}
