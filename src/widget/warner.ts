import { loginEvent } from './events.js';
import type * as Warnings from './warnings.js';

/** Tells the page's developer what to look at, in words that are loaded only when there is something to tell. */
export class Warner {
  readonly #page: EventTarget;
  readonly #told = new Set<string>();

  constructor(page: EventTarget) {
    this.#page = page;
  }

  /** What `happened` is told each time, what is the case once. */
  async tell(say: (words: typeof Warnings) => readonly string[], happened = false): Promise<void> {
    const words = await import('./warnings.js').catch(() => undefined);
    for (const message of words ? say(words) : []) {
      if (happened || !this.#told.has(message)) this.say(message);
    }
  }

  say(message: string): void {
    this.#told.add(message);
    this.#page.dispatchEvent(loginEvent('login-warning', { message }));
  }
}
