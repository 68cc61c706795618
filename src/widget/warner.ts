import { loadPart } from '../loading/load-part.js';
import type { Listener } from '../flow/runner.js';
import { loginEvent, warningAbout } from './events.js';
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
    await this.tellWith(() => loadPart('warnings', () => import('./warnings.js')), say, happened);
  }

  /** The same, in words that come with another part. */
  async tellWith<W>(load: () => Promise<W>, say: (words: W) => readonly string[], happened = false): Promise<void> {
    try {
      for (const message of say(await load())) {
        if (happened || !this.#told.has(message)) this.say(message);
      }
    } catch (error) {
      this.miss(error);
    }
  }

  /** What is worth a look in a change of the login. */
  follow(...change: Parameters<Listener>): void {
    const warning = warningAbout(...change);
    if (warning) void this.tell(({ aboutChange }) => aboutChange(...change), warning === 'each');
  }

  /** A part of the widget did not come. */
  miss(error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    if (!this.#told.has(message)) this.say(message);
  }

  say(message: string): void {
    this.#told.add(message);
    this.#page.dispatchEvent(loginEvent('login-warning', { message }));
  }
}
