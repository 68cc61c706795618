import type { World } from './world.js';

/** Long polls that wait for something to happen to a session. */
export class Waits {
  readonly #world: World;
  readonly #waiting = new Map<string, Set<() => void>>();

  constructor(world: World) {
    this.#world = world;
  }

  /** Resolves at the next `wake` of this session, or when the time is over. */
  wait(sessionId: string, timeoutMs: number): Promise<void> {
    return new Promise((resolve) => {
      const waiting = this.#waiting.get(sessionId) ?? new Set();
      this.#waiting.set(sessionId, waiting);
      const end = () => {
        takeBack();
        waiting.delete(end);
        resolve();
      };
      const takeBack = this.#world.after(timeoutMs, end);
      waiting.add(end);
    });
  }

  wake(sessionId: string): void {
    const waiting = this.#waiting.get(sessionId);
    this.#waiting.delete(sessionId);
    for (const end of waiting ?? []) end();
  }

  /** Ends all waits, so that nothing keeps a closed service alive. */
  close(): void {
    for (const sessionId of this.#waiting.keys()) this.wake(sessionId);
  }
}
