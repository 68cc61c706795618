import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { browserClock } from '../flow/browser-clock.js';
import type { LoginState } from '../flow/state.js';
import type { FlowController } from './flow-controller.js';
import type { Warner } from './warner.js';

/** Of the page, before one more change is obeyed. Doubled each time that the page goes on then. */
const quietMs = 1_000;
const quietLongestMs = 60_000;

/**
 * For a page that names another bank whenever it is drawn, and is drawn whenever a login takes a step: it would end every
 * login at its first step, and ask the bank without end. The newest is taken when the page has been quiet, and no login is
 * under way.
 */
export class BankChanges implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #controller: FlowController;
  readonly #warner: Warner;
  readonly #isOther: () => boolean;
  #quietMs = quietMs;
  /** When the page was last heard or obeyed. */
  #lastAt = browserClock.now();
  #waiting: AbortController | undefined;

  /** @param isOther whether the page names another bank than the one that is used */
  constructor(
    host: ReactiveControllerHost & HTMLElement,
    controller: FlowController,
    warner: Warner,
    isOther: () => boolean,
  ) {
    this.#host = host;
    this.#controller = controller;
    this.#warner = warner;
    this.#isOther = isOther;
    host.addController(this);
  }

  hostConnected(): void {
    if (this.#waiting) void this.#wait();
  }

  hostDisconnected(): void {
    this.#waiting?.abort();
  }

  /** The page names another bank. */
  happened(): void {
    const now = browserClock.now();
    const isCalm = !this.#waiting && now - this.#lastAt >= this.#quietMs;
    this.#lastAt = now;
    if (isCalm) {
      this.#quietMs = quietMs;
      this.#take();
      return;
    }
    void this.#warner.tell(({ aboutChanges }) => aboutChanges());
    void this.#wait();
  }

  async #wait(): Promise<void> {
    this.#waiting?.abort();
    const { signal } = (this.#waiting = new AbortController());
    // Off the page nothing is waited for; back there it is.
    if (!this.#host.isConnected) return;
    try {
      do await browserClock.sleep(this.#quietMs, signal);
      while (!isIdle(this.#controller.state));
    } catch {
      return;
    }
    this.#waiting = undefined;
    this.#quietMs = Math.min(this.#quietMs * 2, quietLongestMs);
    this.#lastAt = browserClock.now();
    this.#take();
  }

  #take(): void {
    if (this.#isOther()) this.#controller.restart();
  }
}

/** Whether nothing is under way, nor just over, that a person would miss. */
const isIdle = (state: LoginState): boolean =>
  state.step === 'loading' || state.step === 'choosing' || (state.step === 'failed' && !state.method);
