import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Short screens after which another comes, or nothing. */
const held = ['blank', 'awaited', 'not-loaded', 'loading', 'starting', 'checking', 'succeeded', 'failed'];

/** Keeps the card as high as it was while something short is on it: what is below it on the page would jump. */
export class SteadyHeight implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #screen: () => string;
  #shown: string | undefined;
  /** Of the screen that is left, in pixels. */
  #height = 0;

  /** @param screen what is on it by now */
  constructor(host: ReactiveControllerHost & HTMLElement, screen: () => string) {
    this.#host = host;
    this.#screen = screen;
    host.addController(this);
  }

  hostUpdate(): void {
    if (this.#screen() !== this.#shown) this.#height = this.#card?.offsetHeight ?? 0;
  }

  hostUpdated(): void {
    const screen = this.#screen();
    if (screen === this.#shown || !this.#card) return;
    this.#shown = screen;
    this.#card.style.minHeight = held.includes(screen) && this.#height > 0 ? `${this.#height}px` : '';
  }

  get #card(): HTMLElement | null | undefined {
    return this.#host.shadowRoot?.querySelector<HTMLElement>('.card');
  }
}
