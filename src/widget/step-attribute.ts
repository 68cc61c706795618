import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Step } from '../flow/state.js';

/** No page loads, and no main thread is busy, for so long that its style sheets should not know the step. */
const loadLongestMs = 2_000;
const idleLongestMs = 500;

/** The attribute `step`, for a page's style sheets: it stays, whatever else writes the tag's attributes. */
export class StepAttribute implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #step: () => Step;
  /** Whether a server may have rendered the tag, and a framework has yet to compare it with what it expects there. */
  #awaitsHydration: boolean;
  #restoring = false;

  constructor(host: ReactiveControllerHost & HTMLElement, step: () => Step) {
    this.#host = host;
    this.#step = step;
    // In its constructor only an element that came with the page's markup, or with a part of it, is on the page.
    this.#awaitsHydration = host.isConnected || document.readyState === 'loading';
    host.addController(this);
  }

  hostConnected(): void {
    if (this.#awaitsHydration) void this.#showLater();
    else this.show();
  }

  show(): void {
    if (!this.#awaitsHydration && !this.#isShown) this.#host.setAttribute('step', this.#step());
  }

  /**
   * Frameworks that morph a page into what a server sent take away what the server does not know. Put back after they are
   * done; once per task, as something else may take it away each time.
   */
  changed(): void {
    if (this.#isShown || this.#restoring) return;
    this.#restoring = true;
    queueMicrotask(() => this.show());
    setTimeout(() => {
      this.#restoring = false;
      this.show();
    });
  }

  get #isShown(): boolean {
    return this.#host.getAttribute('step') === this.#step();
  }

  /** React warns of each attribute that it did not send. It is done when the page has loaded and has nothing left to do. */
  async #showLater(): Promise<void> {
    if (document.readyState !== 'complete') {
      await new Promise((resolve) => {
        addEventListener('load', resolve, { once: true });
        setTimeout(resolve, loadLongestMs);
      });
    }
    await new Promise<unknown>((resolve) => {
      // Safari has no idle callbacks.
      if ('requestIdleCallback' in globalThis) requestIdleCallback(resolve, { timeout: idleLongestMs });
      else setTimeout(resolve, idleLongestMs);
    });
    this.#awaitsHydration = false;
    this.show();
  }
}
