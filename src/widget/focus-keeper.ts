import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { LoginState } from '../flow/state.js';
import { ChoosingStep } from '../steps/choosing-step.js';
import type { StepElement } from '../steps/step-element.js';

/** What decides whether the focus moves. */
interface Scene {
  /** What is on screen; empty while there is nothing to focus. */
  screen(): string;
  /** Whether a person or the page has acted: what loads by itself does not take the focus. */
  touched(): boolean;
}

/** Where the focus goes when another screen is shown: to it, but not away from something else on the page that the person is at. */
export class FocusKeeper implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #scene: Scene;
  #shown: string | undefined;
  #hadFocus = false;
  #lastMethod = '';

  constructor(host: ReactiveControllerHost & HTMLElement, scene: Scene) {
    this.#host = host;
    this.#scene = scene;
    host.addController(this);
  }

  hostUpdate(): void {
    this.#hadFocus = this.#host.matches(':focus-within');
  }

  hostUpdated(): void {
    const [left, screen] = [this.#shown, this.#scene.screen()];
    // Where nothing was shown yet there is nothing to leave.
    if (screen === left || (left === undefined && screen === '')) return;
    this.#shown = screen;
    const at = document.activeElement;
    const isFree = this.#hadFocus || at === document.body || at === this.#host;
    if (left !== undefined && this.#scene.touched() && isFree) void this.#focusNext();
  }

  /** Whoever returns to the methods comes back to the one that was used last. */
  follow(state: LoginState): void {
    if ('method' in state && state.method) this.#lastMethod = state.method.id;
  }

  /** Focuses the step that is shown. */
  focus(): void {
    this.#step?.focusStep();
  }

  async #focusNext(): Promise<void> {
    const step = this.#step;
    if (step) await customElements.whenDefined(step.localName);
    await step?.updateComplete;
    if (step instanceof ChoosingStep && this.#lastMethod !== '') step.focusMethod(this.#lastMethod);
    else step?.focusStep();
  }

  get #step(): StepElement<LoginState> | null {
    return this.#host.shadowRoot?.querySelector<StepElement<LoginState>>('[exportparts]') ?? null;
  }
}
