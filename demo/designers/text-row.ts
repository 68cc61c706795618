import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { type Language, languageNames, languages } from '../shared/preferences.js';
import { View } from './view.js';
import { t, widgetTexts } from './words.js';
import { formsOf, writing } from './writing.js';

/** One text of the widget in all languages, side by side, to be written anew. */
export class TextRow extends View {
  /** The key of the text, without its plural. */
  @property() base = '';
  /** Of the languages, where there is room for one. */
  @property() only: Language | '' = '';

  constructor() {
    super();
    writing.follow(this);
  }

  override render() {
    return html`<div class="text-row" role="group" aria-labelledby="${this.#prefix}text-${this.base}">
      <h2 id="${this.#prefix}text-${this.base}" translate="no">${this.base}</h2>
      <div class="text-languages">
        ${languages
          .filter((language) => !this.only || language === this.only)
          .map(
            (language) =>
              html`<div lang=${language}>
                ${formsOf(this.base, language).map((path) => this.#field(language, path))}
              </div>`,
          )}
      </div>
    </div>`;
  }

  /** The same text may stand on the page twice. */
  get #prefix() {
    return this.only ? 'here-' : '';
  }

  #field(language: Language, path: string) {
    const text = writing.get(language, path);
    const fault = writing.faultOf(language, path);
    const told = fault ?? writing.hintOf(language, path);
    const id = `${this.#prefix}${language}-${path}`;
    const original = (widgetTexts.get(language, path) ?? '').length;
    return html`<label class="field" for=${id}>
        <span>${languageNames[language]}${path === this.base ? '' : ` · ${path.slice(this.base.length + 1)}`}</span>
      </label>
      <textarea
        id=${id}
        rows="2"
        aria-invalid=${fault ? 'true' : nothing}
        aria-describedby="${id}-told"
        data-changed=${writing.isChanged(language, path)}
        .value=${text}
        @input=${({ target }: Event) =>
          target instanceof HTMLTextAreaElement && writing.write(language, path, target.value)}
      ></textarea>
      <p class="meter" id="${id}-told" data-fault=${fault !== undefined}>
        ${t('textLength', { length: text.length, original })} ${told ? t(told.key, told.values) : nothing}
      </p>`;
  }
}
customElements.define('text-row', TextRow);
