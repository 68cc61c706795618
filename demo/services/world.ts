import { randomBytes } from 'node:crypto';

/** What the services take from outside, so that tests can hold time still and know what chance brings. */
export interface World {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly random: (size: number) => Buffer;
  /**
   * Calls back once.
   * @returns takes it back
   */
  readonly after: (delayMs: number, callback: () => void) => () => void;
}

export const realWorld: World = {
  now: Date.now,
  random: randomBytes,
  after: (delayMs, callback) => {
    // A result that is kept for minutes is no reason for a closed service to stay.
    const timer = setTimeout(callback, delayMs).unref();
    return () => clearTimeout(timer);
  },
};

/** The same with a field that no client has heard of: services add some in every version, and clients must not mind. */
export function withUnknownField(world: World, body: object): object {
  return { ...body, [`x${world.random(4).toString('hex')}`]: world.random(6).toString('base64') };
}
