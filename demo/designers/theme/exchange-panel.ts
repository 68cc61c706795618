import { html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { download } from '../../shared/clipboard.js';
import { switchField } from '../../shared/fields.js';
import { type Fault, whole } from '../../shared/theme/model.js';
import { codeBlock } from '../code-block.js';
import { View } from '../view.js';
import { t } from '../words.js';
import { toCss } from './css.js';
import { readTheme } from './read-theme.js';
import { styleDictionarySetUp } from './style-dictionary.js';
import { themeStore } from './theme-store.js';
import { toDesignTokens, toModeTokens } from './write-tokens.js';

type Outcome = { readonly isTaken: true } | { readonly isTaken: false; readonly faults: readonly Fault[] };
const asJson = (value: unknown) => `${JSON.stringify(value, undefined, 2)}\n`;
const exported = (id: string, title: string, code: string, file: string) =>
  codeBlock({ id, heading: html`<h3>${title}</h3>`, label: title, code, file });

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
        ${exported('css', t('exportCss'), toCss(this.isWhole ? whole(now) : now), 'internetbank-login.css')}
        ${exported('json', t('exportJson'), asJson(toDesignTokens(now)), 'internetbank-login.tokens.json')}
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
        ${exported('style-dictionary', t('styleDictionary'), styleDictionarySetUp, 'style-dictionary.mjs')}
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
