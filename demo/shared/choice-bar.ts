import { html, nothing, type TemplateResult } from 'lit';
import { field, type Option, select, switchField } from './fields.js';
import { sharedText } from './texts.js';

interface Named {
  readonly name: string;
  readonly legend: string;
}
interface OfOptions extends Named {
  /** Of `one` a few options stand beside each other, and more of them as a list. */
  readonly kind: 'one' | 'several';
  readonly options: readonly Option[];
  readonly values: readonly string[];
  readonly choose: (values: readonly string[]) => void;
}
interface Switch extends Named {
  readonly kind: 'switch';
  readonly isOn: boolean;
  readonly choose: (isOn: boolean) => void;
}
/** One thing that can be chosen on a bar. */
export type Choice = OfOptions | Switch;

const MOST_BESIDE_EACH_OTHER = 4;

/** The one bar on which a page's choices stand: language, theme, width and so on. Folded on narrow pages. */
export const choiceBar = (choices: readonly Choice[]): TemplateResult =>
  html`<details class="choices" ?open=${matchMedia('(width >= 52rem)').matches}>
    <summary>${sharedText('settings')}</summary>
    <div class="choices-row">${choices.map(choiceView)}</div>
  </details>`;

function choiceView(choice: Choice): TemplateResult {
  const { name, legend } = choice;
  if (choice.kind === 'switch') return switchField({ id: name, label: legend, isOn: choice.isOn, set: choice.choose });
  const { kind, options, values, choose } = choice;
  if (kind === 'several' || options.length <= MOST_BESIDE_EACH_OTHER) return segments(choice);
  return field(legend, select({ id: name, options, value: values[0] ?? '', choose: (value) => choose([value]) }));
}

function segments({ name, legend, kind, options, values, choose }: OfOptions): TemplateResult {
  const change = ({ currentTarget, target }: Event) => {
    if (!(currentTarget instanceof Element) || !(target instanceof HTMLInputElement)) return;
    const checked = [...currentTarget.querySelectorAll('input')].filter((input) => input.checked);
    // One at least: the last one stays.
    if (checked.length === 0) target.checked = true;
    else choose(checked.map(({ value }) => value));
  };
  return html`<fieldset class="segments" id="choice-${name}">
    <legend>${legend}</legend>
    <div class="segments-row" @change=${change}>
      ${options.map(
        ({ value, label, lang }) =>
          html`<label>
            <input
              type=${kind === 'one' ? 'radio' : 'checkbox'}
              name=${name}
              value=${value}
              .checked=${values.includes(value)}
            />
            <span lang=${lang ?? nothing}>${label}</span>
          </label>`,
      )}
    </div>
  </fieldset>`;
}
