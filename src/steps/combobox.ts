import { nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { bringIntoView } from './bring-into-view.js';
import { html } from './html.js';

/** One of many that a person chooses from. */
export interface Choice {
  readonly id: string;
  readonly name: string;
}

/** What is said of the field, and in it. */
export interface ComboboxView {
  /** The input's id; a part of that name is the input's too. */
  readonly part: string;
  /** The id of its label, which is the list's too. */
  readonly labelledBy: string;
  /** Said where nothing is found. */
  readonly none: string;
  readonly isInvalid: boolean;
  readonly describedBy: string;
}

/** Whom a combobox tells. */
export interface ComboboxListener<C extends Choice> {
  chose(choice: C): void;
  /** The person typed, and these are what is left to choose from. */
  found(choices: readonly C[]): void;
}

/** Lower case without diacritics: people type `zemaitijos` for `Žemaitijos`. */
const searchable = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .trim();

/**
 * A field to type into, with a list below it of those that have every word of it: the combobox of the ARIA Authoring Practices
 * with list autocomplete and manual selection. It is in the root of its element, as its label and its error are.
 */
export class Combobox<C extends Choice> implements ReactiveController {
  readonly #host: LitElement;
  readonly #listener: ComboboxListener<C>;
  #choices: readonly C[] = [];
  #chosenId = '';
  /** The name that was last put into the field. */
  #shown = '';
  /** What was typed since. */
  #typed = '';
  #isOpen = false;
  /** The place, among those found, of the one that Enter takes; -1 while the person is in the text. */
  #active = -1;

  constructor(host: LitElement, listener: ComboboxListener<C>) {
    this.#host = host;
    this.#listener = listener;
    host.addController(this);
  }

  /** The id of the one that was chosen and is still offered, or an empty string. */
  get chosenId(): string {
    return this.#chosen?.id ?? '';
  }

  offer(choices: readonly C[], chosenId: string): void {
    this.#choices = choices;
    this.#chosenId = chosenId;
  }

  /** Takes what the field means, also where no event told of it; if it means none, the one that was chosen is shown again. */
  settle(): void {
    const text = this.#input?.value ?? '';
    const meant = text === this.#typed ? this.#meant() : this.#put(text);
    if (meant && text !== this.#shown) this.#take(meant);
    else this.#show();
  }

  hostUpdate(): void {
    if (this.#shown !== (this.#chosen?.name ?? '')) this.#show();
  }

  hostUpdated(): void {
    // The rows have been drawn; the list and, if need be, the page scroll to the one that is active.
    this.#host.renderRoot.querySelector('.active')?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  }

  render({ part, labelledBy, none, isInvalid, describedBy }: ComboboxView): TemplateResult {
    const found = this.#isOpen ? this.#found() : [];
    return html`<div class="line" @click=${this.#clicked} @keydown=${this.#keyPressed}>
      <input
        part="input ${part}"
        id=${part}
        type="text"
        .value=${this.#shown}
        role="combobox"
        autocomplete="off"
        autocapitalize="off"
        autocorrect="off"
        spellcheck="false"
        translate="no"
        aria-labelledby=${labelledBy}
        aria-autocomplete="list"
        aria-controls="list"
        aria-expanded=${found.length > 0 ? 'true' : 'false'}
        aria-activedescendant=${found[this.#active] ? `option-${this.#active}` : nothing}
        aria-invalid=${isInvalid ? 'true' : nothing}
        aria-describedby=${describedBy}
        @input=${this.#changed}
        @change=${this.#changed}
        @blur=${this.#left}
      />
      <svg class="arrow" viewBox="0 0 24 24" aria-hidden="true"><path d="m5 9 7 7 7-7" /></svg>
      <div class="popup" ?hidden=${!this.#isOpen} @mousedown=${keepFocus}>
        <ul id="list" role="listbox" tabindex="-1" translate="no" aria-labelledby=${labelledBy}>
          ${found.map((choice, at) => this.#option(choice, at))}
        </ul>
        ${this.#isOpen && found.length === 0 ? html`<p class="muted">${none}</p>` : nothing}
      </div>
    </div>`;
  }

  #option(choice: C, at: number): TemplateResult {
    return html`<li
      id="option-${at}"
      role="option"
      class=${at === this.#active ? 'active' : ''}
      data-id=${choice.id}
      aria-selected=${choice.id === this.#chosenId ? 'true' : 'false'}
    >
      ${choice.name}
    </li>`;
  }

  get #input(): HTMLInputElement | null {
    return this.#host.renderRoot.querySelector('[role=combobox]');
  }

  get #chosen(): C | undefined {
    return this.#choices.find(({ id }) => id === this.#chosenId);
  }

  #found(): readonly C[] {
    const words = searchable(this.#typed).split(/\s+/);
    return this.#choices.filter(({ name }) => words.every((word) => searchable(name).includes(word)));
  }

  /** Whom the person means who typed: the one of that name, or the only one that is found. */
  #meant(): C | undefined {
    const found = this.#found();
    const named = found.find(({ name }) => searchable(name) === searchable(this.#typed));
    return named ?? (found.length === 1 ? found[0] : undefined);
  }

  /** Whom a script means, which puts there a whole name or an id. */
  #put(text: string): C | undefined {
    return this.#choices.find(({ name }) => name === text) ?? this.#choices.find(({ id }) => id === text);
  }

  #take(choice: C): void {
    this.#chosenId = choice.id;
    this.#show();
    this.#listener.chose(choice);
  }

  /** Shows the one that is chosen, and no list. */
  #show(): void {
    this.#shown = this.#chosen?.name ?? '';
    this.#typed = '';
    if (this.#input) this.#input.value = this.#shown;
    this.#close();
  }

  #open(): void {
    this.#isOpen = true;
    this.#active = this.#found().findIndex(({ id }) => id === this.#chosenId);
    this.#host.requestUpdate();
    const popup = this.#host.renderRoot.querySelector('.popup');
    if (popup) void bringIntoView(popup);
  }

  #close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#active = -1;
    this.#host.requestUpdate();
  }

  readonly #clicked = ({ target }: Event): void => {
    const option = (target as Element).closest<HTMLElement>('[role=option]');
    const choice = this.#choices.find(({ id }) => id === option?.dataset['id']);
    if (choice) this.#take(choice);
    if (this.#isOpen || target !== this.#input) return;
    this.#open();
    // What is typed next takes the place of the name.
    this.#input?.select();
  };

  readonly #changed = ({ type, isTrusted }: Event): void => {
    const text = this.#input?.value ?? '';
    // An id that a person types, such as a number, is a part of some name.
    const put = isTrusted ? undefined : this.#put(text);
    if (put) this.#take(put);
    else if (type === 'input') {
      this.#typed = text;
      if (!this.#isOpen) this.#open();
      this.#active = -1;
      this.#host.requestUpdate();
      this.#listener.found(this.#found());
    }
  };

  readonly #left = (): void => {
    // Whoever looks into another window comes back to the field.
    if ((this.#host.renderRoot as ShadowRoot).activeElement !== this.#input) this.settle();
  };

  readonly #keyPressed = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const active = this.#found()[this.#active];
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        this.#move(event);
        break;
      case 'Enter': {
        if (!this.#isOpen) return;
        const wanted = active ?? this.#meant();
        if (wanted) this.#take(wanted);
        break;
      }
      case 'Escape':
        if (!this.#isOpen) return;
        this.#close();
        break;
      case 'Tab':
        if (active) this.#take(active);
        // Before the focus moves: some browsers would stop at a list that scrolls.
        this.#close();
        return;
      case 'Home':
      case 'End':
      case 'ArrowLeft':
      case 'ArrowRight':
        this.#active = -1;
        this.#host.requestUpdate();
        return;
      default:
        return;
    }
    // Neither the page nor a form around has anything to do with it.
    event.preventDefault();
    event.stopPropagation();
  };

  #move({ key, altKey }: KeyboardEvent): void {
    const [wasOpen, count] = [this.#isOpen, this.#found().length];
    if (!wasOpen) this.#open();
    if (altKey || count === 0 || (!wasOpen && this.#active >= 0)) return;
    const from = key === 'ArrowUp' && this.#active < 0 ? count : this.#active;
    this.#active = (from + (key === 'ArrowUp' ? -1 : 1) + count) % count;
    this.#host.requestUpdate();
  }
}

/** A press on the list or on its scroll bar does not take the focus out of the field. */
const keepFocus = (event: Event): void => event.preventDefault();
