/** Controls as the pages have them, each handing on what was chosen. */
import { html, nothing, type TemplateResult } from 'lit';

export interface Option<Value extends string = string> {
  readonly value: Value;
  readonly label: string;
  readonly lang?: string;
  readonly isDisabled?: boolean;
}

/** Options by their values. */
export const optionsOf = <Value extends string>(
  values: readonly Value[],
  label: (value: Value) => string,
): Option<Value>[] => values.map((value) => ({ value, label: label(value) }));

interface Select<Value extends string> {
  readonly id?: string;
  /** Its name, where none stands beside it. */
  readonly label?: string;
  readonly look?: string;
  /** Options in groups have a heading for each. */
  readonly options: readonly (
    Option<Value> | { readonly heading: string; readonly options: readonly Option<Value>[] }
  )[];
  readonly value: string;
  readonly choose: (value: Value) => void;
}

export function select<Value extends string>({ id, label, look, options, value, choose }: Select<Value>) {
  const all = options.flatMap((own) => ('heading' in own ? own.options : own));
  const change = ({ target }: Event) => {
    const chosen = all.find((own) => target instanceof HTMLSelectElement && own.value === target.value);
    if (chosen) choose(chosen.value);
  };
  const view = (own: Option) =>
    html`<option
      value=${own.value}
      lang=${own.lang ?? nothing}
      ?disabled=${own.isDisabled}
      .selected=${own.value === value}
    >
      ${own.label}
    </option>`;
  return html`<select id=${id ?? nothing} class=${look ?? nothing} aria-label=${label ?? nothing} @change=${change}>
    ${options.map((own) =>
      'heading' in own ? html`<optgroup label=${own.heading}>${own.options.map(view)}</optgroup>` : view(own),
    )}
  </select>`;
}

/** A control with its name above it. */
export const field = (name: string, control: TemplateResult, look = ''): TemplateResult =>
  html`<label class="field ${look}"><span>${name}</span> ${control}</label>`;

interface Switch {
  readonly id?: string;
  readonly label: string;
  readonly isOn: boolean;
  readonly isDisabled?: boolean;
  readonly set: (isOn: boolean) => void;
}

export const switchField = ({ id, label, isOn, isDisabled = false, set }: Switch): TemplateResult =>
  html`<label class="switch">
    <input
      type="checkbox"
      id=${id ?? nothing}
      ?disabled=${isDisabled}
      .checked=${isOn}
      @change=${({ target }: Event) => target instanceof HTMLInputElement && set(target.checked)}
    />
    <span>${label}</span>
  </label>`;
