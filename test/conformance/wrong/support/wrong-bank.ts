import type { Change } from './changes.js';

/** A bank that is wrong in one way. */
export interface WrongBank {
  /** At the door of the right one. */
  readonly change: () => Change;
  /** The checks that fail by it, and no others. */
  readonly fails: readonly string[];
}
