/** What a flow is given: it reaches nothing by itself. */
import type { Device, LoginAdapter } from './adapter.js';
import type { Clock } from './clock.js';
import type { WebEid } from './id-card.js';
import type { UrlPolicy } from './reply.js';
import type { LoginState } from './state.js';

/** The world as a flow sees it. */
export interface World {
  readonly adapter: LoginAdapter;
  readonly clock: Clock;
  readonly urls: UrlPolicy;
  /** Asks the bank for an unfinished login before offering a new one. */
  readonly resume: boolean;
  /** What the page hands over in place of the bank's first answer to `options`, unchecked. */
  pageOptions?(): unknown;
  /** The ID-card library, if the page injected one by now. */
  idCard(): WebEid | undefined;
  /** Lower-case BCP 47 primary tag. */
  language(): string;
  device(): Device;
  /** At least 0, below 1. */
  random(): number;
  /** Resolves when the later screens can be shown, however long that takes: no push is sent before. */
  ready(): Promise<unknown>;
}

/** What an effect has of the world, and of the step that it serves. */
export interface Scene extends World {
  /** Aborted when the step is left. */
  readonly signal: AbortSignal;
  state(): LoginState;
  /** Resolves as soon as the state satisfies `claim`, at once if it does already. */
  when(claim: (state: LoginState) => boolean, signal: AbortSignal): Promise<void>;
}
