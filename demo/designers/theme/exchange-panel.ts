import { html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { download } from '../../shared/clipboard.js';
import '../../shared/copy-button.js';
import { switchField } from '../../shared/fields.js';
import { type Fault, whole } from '../../shared/theme/model.js';
import { View } from '../view.js';
import { t } from '../words.js';
import { toCss } from './css.js';
import { readTheme } from './read-theme.js';
import { styleDictionarySetUp } from './style-dictionary.js';
import { themeStore } from './theme-store.js';
import { toDesignTokens, toModeTokens } from './write-tokens.js';

type Outcome = { readonly isTaken: true } | { readonly isTaken: false; readonly faults: readonly Fault[] };
interface Exported {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly file: string;
}
const asJson = (value: unknown) => `${JSON.stringify(value, undefined, 2)}\n`;

/** Takes the theme out, as CSS and as design tokens, and in. */
export class ExchangePanel extends View {
  @state() private isWhole = false;
  @state() private outcome: Outcome | undefined;

  override render() {
    const { now } = themeStore;
    const { outcome } = this;
    return html`<div class="exchange">
      <section class="panel">
        <h2>${t('export')}</h2>
        ${switchField({
          id: 'export-all',
          label: t('exportAll'),
          isOn: this.isWhole,
          set: (isOn) => (this.isWhole = isOn),
        })}
        ${this.#exported({
          id: 'css',
          title: t('exportCss'),
          text: toCss(this.isWhole ? whole(now) : now),
          file: 'internetbank-login.css',
        })}
        ${this.#exported({
          id: 'json',
          title: t('exportJson'),
          text: asJson(toDesignTokens(now)),
          file: 'internetbank-login.tokens.json',
        })}
        <p class="note">${t('modeFilesHint')}</p>
        <div class="bar">
          ${(['light', 'dark'] as const).map(
            (name, side) =>
              html`<button
                type="button"
                id="download-${name}"
                @click=${() => download(`${name}.tokens.json`, asJson(toModeTokens(now, side === 0 ? 0 : 1)))}
              >
                ${name}.tokens.json
              </button>`,
          )}
        </div>
        ${this.#exported({
          id: 'style-dictionary',
          title: t('styleDictionary'),
          text: styleDictionarySetUp,
          file: 'style-dictionary.mjs',
        })}
      </section>
      <section class="panel">
        <h2>${t('import')}</h2>
        <label class="field" for="import"><span>${t('importLabel')}</span></label>
        <textarea
          id="import"
          rows="8"
          spellcheck="false"
          autocomplete="off"
          aria-describedby="import-result"
          aria-invalid=${outcome?.isTaken === false ? 'true' : nothing}
        ></textarea>
        <button type="button" id="import-apply" class="primary" @click=${this.#take}>${t('importButton')}</button>
        <div id="import-result" role="status">${outcome ? this.#told(outcome) : nothing}</div>
      </section>
    </div>`;
  }

  #exported({ id, title, text, file }: Exported) {
    return html`<section>
      <div class="code-head">
        <h3>${title}</h3>
        <copy-button name="copy-${id}" .text=${text} .source=${() => this.querySelector(`#export-${id}`)}></copy-button>
        <button type="button" id="save-${id}" @click=${() => download(file, text)}>${t('download')}</button>
      </div>
      <pre id="export-${id}" tabindex="0" role="region" aria-label=${title} translate="no">${text}</pre>
    </section>`;
  }

  #told(outcome: Outcome) {
    if (outcome.isTaken) return html`<p>${t('imported')}</p>`;
    return html`<div class="message">
      <strong>${t('importRefused')}</strong>
      <ul>
        ${outcome.faults.map(({ key, values }) => html`<li>${t(key, values)}</li>`)}
      </ul>
    </div>`;
  }

  readonly #take = () => {
    const text = this.querySelector<HTMLTextAreaElement>('#import')?.value ?? '';
    const result = readTheme(text, themeStore.now);
    if ('theme' in result) themeStore.change(result.theme);
    this.outcome = 'theme' in result ? { isTaken: true } : { isTaken: false, faults: result.faults };
  };
}
customElements.define('exchange-panel', ExchangePanel);
