import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { PageElement } from './page-element.js';
import { sharedText } from './texts.js';

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly lang?: string;
}

interface Named {
  readonly name: string;
  readonly legend: string;
}

/** One thing that can be chosen on a bar. `one` shows a few options beside each other, and more of them as a list. */
export type Choice =
  | (Named & { readonly kind: 'one'; readonly options: readonly Option[]; readonly value: string })
  | (Named & { readonly kind: 'several'; readonly options: readonly Option[]; readonly values: readonly string[] })
  | (Named & { readonly kind: 'switch'; readonly isOn: boolean });

/** What a person chose: the values of one choice; `1` or nothing for a switch. */
export class ChooseEvent extends Event {
  constructor(
    readonly name: string,
    readonly values: readonly string[],
  ) {
    super('choose', { bubbles: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    choose: ChooseEvent;
  }
}

const MOST_BESIDE_EACH_OTHER = 4;

/**
 * The one bar on which a page's choices stand: language, theme, width and so on. Folded on narrow pages.
 * @fires choose - a `ChooseEvent`
 */
export class ChoiceBar extends PageElement {
  @property({ attribute: false }) choices: readonly Choice[] = [];

  override render() {
    return html`<details class="choices" ?open=${matchMedia('(width >= 52rem)').matches}>
      <summary>${sharedText('settings')}</summary>
      <div class="choices-row">${this.choices.map((choice) => this.#choice(choice))}</div>
    </details>`;
  }

  #choice(choice: Choice): TemplateResult {
    if (choice.kind === 'switch') return this.#switch(choice);
    if (choice.kind === 'one' && choice.options.length > MOST_BESIDE_EACH_OTHER) return this.#list(choice);
    const { name, legend, options, kind } = choice;
    const isChosen = (value: string) => (kind === 'one' ? choice.value === value : choice.values.includes(value));
    const chosen = options.filter(({ value }) => isChosen(value)).map(({ value }) => value);
    const choose = ({ target }: Event) => {
      if (!(target instanceof HTMLInputElement)) return;
      const { value, checked } = target;
      const next =
        kind === 'one'
          ? [value]
          : options.map((own) => own.value).filter((own) => (own === value ? checked : chosen.includes(own)));
      // One at least: the last one stays.
      if (next.length === 0) target.checked = true;
      else this.dispatchEvent(new ChooseEvent(name, next));
    };
    return html`<fieldset class="segments" id="choice-${name}">
      <legend>${legend}</legend>
      <div class="segments-row" @change=${choose}>
        ${options.map(
          ({ value, label, lang }) =>
            html`<label>
              <input
                type=${kind === 'one' ? 'radio' : 'checkbox'}
                name=${name}
                value=${value}
                .checked=${isChosen(value)}
              />
              <span lang=${lang ?? nothing}>${label}</span>
            </label>`,
        )}
      </div>
    </fieldset>`;
  }

  #list({ name, legend, options, value }: Extract<Choice, { kind: 'one' }>) {
    const choose = ({ target }: Event) =>
      target instanceof HTMLSelectElement && this.dispatchEvent(new ChooseEvent(name, [target.value]));
    return html`<label class="field">
      <span>${legend}</span>
      <select id=${name} @change=${choose}>
        ${options.map(
          (own) =>
            html`<option value=${own.value} .selected=${own.value === value} lang=${own.lang ?? nothing}>
              ${own.label}
            </option>`,
        )}
      </select>
    </label>`;
  }

  #switch({ name, legend, isOn }: Extract<Choice, { kind: 'switch' }>) {
    const choose = ({ target }: Event) =>
      target instanceof HTMLInputElement && this.dispatchEvent(new ChooseEvent(name, target.checked ? ['1'] : []));
    return html`<label class="switch">
      <input type="checkbox" id=${name} .checked=${isOn} @change=${choose} />
      <span>${legend}</span>
    </label>`;
  }
}
customElements.define('choice-bar', ChoiceBar);
