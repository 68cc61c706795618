import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { LoginState } from '../flow/state.js';
import { ChoosingStep } from '../steps/choosing-step.js';
import type { StepElement } from '../steps/step-element.js';
import type { FlowController } from './flow-controller.js';
import type { Screens } from './screens.js';

/** What decides whether the focus moves. */
interface Surroundings {
  /** Where neither a person nor the page has acted, what loads by itself does not take the focus. */
  readonly login: FlowController;
  readonly screens: Screens;
}

/** Where the focus goes when another screen is shown: to it, but not away from something else on the page that the person is at. */
export class FocusKeeper implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #around: Surroundings;
  /** A step, or what is in its place; none as long as there was nothing to focus. */
  #shown: string | undefined;
  #hadFocus = false;
  #lastMethod = '';

  constructor(host: ReactiveControllerHost & HTMLElement, around: Surroundings) {
    this.#host = host;
    this.#around = around;
    host.addController(this);
  }

  hostUpdate(): void {
    this.#hadFocus = this.#host.matches(':focus-within');
  }

  hostUpdated(): void {
    const { login, screens } = this.#around;
    const [left, screen] = [this.#shown, screens.nameOf(login.state)];
    // Where nothing was shown yet there is nothing to leave.
    if (screen === left || (left === undefined && screen === 'blank')) return;
    this.#shown = screen;
    const at = document.activeElement;
    const isFree = this.#hadFocus || at === document.body || at === this.#host;
    if (left !== undefined && login.touched && isFree) void this.#focusNext();
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
    // What was taken off the page meanwhile may never have been drawn.
    if (!this.#host.isConnected) return;
    if (step instanceof ChoosingStep && this.#lastMethod !== '') step.focusMethod(this.#lastMethod);
    else step?.focusStep();
  }

  get #step(): StepElement<LoginState> | null {
    return this.#host.shadowRoot?.querySelector<StepElement<LoginState>>('[exportparts]') ?? null;
  }
}
