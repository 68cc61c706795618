import { css, nothing, type TemplateResult } from 'lit';
import { html } from './html.js';

/**
 * One labelled input with its hint and error. The input stays in the root of its form: password managers need that. What is in
 * it is the input's own, and read when it is needed: much that fills a field tells nobody.
 */
export interface FieldView {
  /** Also the input's part, id and name. */
  readonly part: string;
  readonly label: string;
  /** Where the label is more than `label`. */
  readonly labelParts?: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly autocomplete: string;
  readonly inputmode?: 'numeric' | 'tel' | 'text' | undefined;
  readonly maxlength?: number | undefined;
  /** What is typed is short. */
  readonly isShort?: boolean;
  /** What follows from the error. */
  readonly note?: string | undefined;
  /** Masked until revealed; absent for fields that are never masked. */
  readonly masked?: { readonly shown: boolean; readonly label: string; toggle(): void } | undefined;
}

export function fieldInput(view: FieldView): TemplateResult {
  const { part, label, hint, error, note, masked } = view;
  const described = [hint && `hint-${part}`, error && `error-${part}`].filter(Boolean);
  return html`<div part="field" class="field">
    <label part=${view.labelParts ?? 'label'} for=${part}>${label}</label>
    ${hint ? html`<p part="hint" class="muted small" id="hint-${part}">${hint}</p>` : nothing}
    <div class="line ${view.isShort ? 'short' : ''} ${masked ? 'masked' : ''}">
      <input
        part="input ${part}"
        id=${part}
        name=${part}
        type=${masked && !masked.shown ? 'password' : 'text'}
        autocomplete=${view.autocomplete}
        inputmode=${view.inputmode ?? nothing}
        maxlength=${view.maxlength ?? nothing}
        autocapitalize="off"
        autocorrect="off"
        spellcheck="false"
        translate="no"
        required
        aria-invalid=${error ? 'true' : nothing}
        aria-describedby=${described.join(' ') || nothing}
      />
      ${
        masked
          ? html`<button
              type="button"
              part="reveal"
              class="reveal"
              aria-controls=${part}
              @click=${() => masked.toggle()}
            >
              ${masked.label}
            </button>`
          : nothing
      }
    </div>
    ${
      error
        ? html`<p part="error" class="error" id="error-${part}">
            <span .textContent=${note ? `${error} ` : error}></span>
            ${note ? html`<span class="note" .textContent=${note}></span>` : nothing}
          </p>`
        : nothing
    }
  </div>`;
}

/** The input of a field, once it is drawn. */
export const inputOf = (root: ParentNode, part: string): HTMLInputElement | null => root.querySelector(`#${part}`);

/** Lets go of what is in the fields that the person sees, be they drawn by a server for a step that was never drawn here. */
export function emptyFields({ shadowRoot }: Element): void {
  for (const input of shadowRoot!.querySelectorAll<HTMLInputElement>('input[part]')) input.value = '';
}

/** Tell what was typed, pasted or dragged, or the key that it was typed with. All of them are composed: they leave a shadow root. */
const tellingEvents = [
  ...['beforeinput', 'input', 'textInput', 'compositionstart', 'compositionupdate', 'compositionend'],
  ...['keydown', 'keypress', 'keyup', 'paste', 'copy', 'cut', 'dragstart', 'drop'],
];

/**
 * What is typed into the fields of a step ends there: no listener of the page that waits for events to bubble up gets a digit,
 * a recorder of visits say. Keys that type nothing go on, so that the page's Escape and shortcuts work. One that captures
 * hears of everything first; that cannot be helped.
 */
export function keepTypingInside(step: EventTarget): void {
  for (const type of tellingEvents) {
    step.addEventListener(type, (event) => {
      const typesNothing = event instanceof KeyboardEvent && !typesText(event);
      if (event.composedPath()[0] instanceof HTMLInputElement && !typesNothing) event.stopPropagation();
    });
  }
}

/** A key with a name of its own types nothing, nor does a shortcut; what the keyboard of a phone or an input method hides may. */
function typesText({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  const isShortcut = (ctrlKey || metaKey) && !altKey;
  return !isShortcut && ([...key].length === 1 || ['Process', 'Dead', 'Unidentified'].includes(key));
}

export const fieldStyles = css`
  input,
  select {
    font: inherit;
  }
  /* Into smaller letters iPhones zoom as soon as they are touched. */
  @media (pointer: coarse) {
    input,
    select {
      font-size: max(1em, 16px);
    }
  }
  .field {
    display: grid;
    /* An input is never wider than its card, however large the letters are. */
    grid-template-columns: minmax(0, 1fr);
    gap: 6px;
  }
  label {
    font-weight: 600;
  }
  .line {
    display: grid;
    position: relative;
  }
  /* As wide as what is asked. */
  .short {
    max-width: 14em;
  }
  input,
  select {
    width: 100%;
    min-width: 0;
    min-height: 48px;
    padding: 10px 14px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius-small);
    background: var(--_surface);
    color: inherit;
    font-variant-numeric: tabular-nums;
  }
  input:focus-visible {
    outline-offset: -1px;
  }
  [aria-invalid] {
    border: 2px solid var(--_danger);
  }
  .error {
    color: var(--_danger);
    font-size: 0.875em;
    font-weight: 500;
  }
  .note {
    display: block;
    color: var(--_text);
    font-weight: 400;
  }
  .masked > input {
    padding-inline-end: 6.5em;
  }
  .reveal {
    position: absolute;
    inset: 2px 2px 2px auto;
    min-height: 0;
    padding: 0 12px;
    font-size: 0.875em;
  }
`;
