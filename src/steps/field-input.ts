import { css, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { html } from './html.js';

/** One labelled input with its hint and error. The input stays in the root of its form: password managers need that. */
export interface FieldView {
  /** Also the input's part, id and name. */
  readonly part: string;
  readonly label: string;
  /** Where the label is more than `label`. */
  readonly labelParts?: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly value: string;
  readonly autocomplete: string;
  readonly inputmode?: 'numeric' | 'tel' | 'text' | undefined;
  readonly maxlength?: number | undefined;
  /** Masked until revealed; absent for fields that are never masked. */
  readonly masked?: { readonly shown: boolean; readonly label: string; toggle(): void } | undefined;
  onInput(value: string): void;
}

export function fieldInput(view: FieldView): TemplateResult {
  const { part, label, hint, error, value, masked } = view;
  return html`<div part="field" class="field">
    <label part=${view.labelParts ?? 'label'} for=${part}>${label}</label>
    ${hint ? html`<p part="hint" class="muted small" id="hint-${part}">${hint}</p>` : nothing}
    <div class="line">
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
        aria-describedby=${[hint && `hint-${part}`, error && `error-${part}`].filter(Boolean).join(' ') || nothing}
        .value=${live(value)}
        @input=${(event: InputEvent) => view.onInput((event.target as HTMLInputElement).value)}
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
    ${error ? html`<p part="error" class="error" id="error-${part}" .textContent=${error}></p>` : nothing}
  </div>`;
}

export const fieldStyles = css`
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
    display: flex;
    gap: 8px;
  }
  input {
    flex: 1;
    min-width: 0;
    min-height: 48px;
    padding: 10px 14px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius-small);
    background: var(--_surface);
    color: inherit;
    font: inherit;
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
    font-weight: 600;
  }
  .reveal {
    flex: none;
    padding-inline: 12px;
    border-color: var(--_border);
  }
`;
