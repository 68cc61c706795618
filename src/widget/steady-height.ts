import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Step } from '../flow/state.js';

/** Short screens after which another comes, or nothing. */
const held: readonly Step[] = ['loading', 'starting', 'checking', 'succeeded', 'failed'];

/** Keeps the card as high as it was while something short is on it: what is below it on the page would jump. */
export class SteadyHeight implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #step: () => Step;
  #shown: Step | undefined;
  /** Of the screen that is left, in pixels. */
  #height = 0;

  constructor(host: ReactiveControllerHost & HTMLElement, step: () => Step) {
    this.#host = host;
    this.#step = step;
    host.addController(this);
  }

  hostUpdate(): void {
    if (this.#step() !== this.#shown) this.#height = this.#card?.offsetHeight ?? 0;
  }

  hostUpdated(): void {
    const step = this.#step();
    if (step === this.#shown || !this.#card) return;
    this.#shown = step;
    this.#card.style.minHeight = held.includes(step) && this.#height > 0 ? `${this.#height}px` : '';
  }

  get #card(): HTMLElement | null | undefined {
    return this.#host.shadowRoot?.querySelector<HTMLElement>('.card');
  }
}
