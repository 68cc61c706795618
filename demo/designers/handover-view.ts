import { html } from 'lit';
import { state } from 'lit/decorators.js';
import { type Choice, choiceBar } from '../shared/choice-bar.js';
import { optionsOf, switchField } from '../shared/fields.js';
import { languageNames, languages } from '../shared/preferences.js';
import { methods } from '../scenes/catalogue.js';
import { codeBlock } from './code-block.js';
import { embedCode, frameworks, type Settings } from './embed.js';
import { known } from './find-scenes.js';
import { lookChanges } from './look-changes.js';
import { navigation } from './navigation.js';
import { pictures } from './pictures.js';
import './reference-tables.js';
import { oneOf } from './settings.js';
import { View } from './view.js';
import { t } from './words.js';

const names: Readonly<Record<string, string>> = { react: 'React', vue: 'Vue', angular: 'Angular', svelte: 'Svelte' };
const ENDPOINT = /^(?:\/|https:\/\/)[\w.~:/%@+-]{0,200}$/;
const methodIds = [...new Set([...methods.map(({ id }) => id), ...known.method])];

/** What a designer hands to a developer: code with the settings of the moment, and what tokens, parts and events there are. */
export class HandoverView extends View {
  @state() private framework = 'html';
  @state() private isRefused = false;
  @state() private settings: Omit<Settings, 'theme'> = {
    endpoint: '/bank',
    lang: '',
    order: 'method-first',
    methods: [],
    resume: true,
    rememberMethod: false,
  };

  override render() {
    const files = embedCode(this.framework, { ...this.settings, theme: navigation.theme });
    return html`
      <p class="note">${t('embedIntro')}</p>
      ${choiceBar(this.#choices())}
      <div class="handover">
        <div class="panel">${this.#form()}</div>
        <div class="panel" id="embed-code">
          ${files.map(({ file, code }, index) => {
            const heading = html`<h2 translate="no">${file}</h2>`;
            return codeBlock({ id: `file-${index}`, heading, label: t('codeFor', { name: file }), code });
          })}
        </div>
      </div>
      <div class="panel">${pictures()}</div>
      <reference-tables></reference-tables>
      ${lookChanges()}
    `;
  }

  #choices(): Choice[] {
    const { lang, order, resume, rememberMethod } = this.settings;
    const kinds = frameworks.map((id) => ({ value: id, label: names[id] ?? t('plainHtml') }));
    const langs = [{ value: '', label: t('attr-langPage') }, ...optionsOf(languages, (own) => languageNames[own])];
    const orders = optionsOf(['method-first', 'user-number-first'], String);
    const toggle = (name: string, isOn: boolean, choose: (isOn: boolean) => void): Choice => {
      return { kind: 'switch', name, legend: t(`attr-${name}`), isOn, choose };
    };
    return [
      oneOf('framework', t('framework'), kinds, this.framework, (value) => (this.framework = value)),
      oneOf('embed-lang', t('attr-lang'), langs, lang, (value) => this.#set({ lang: value })),
      oneOf('embed-order', t('attr-order'), orders, order, (value) => this.#set({ order: value })),
      toggle('resume', resume, (isOn) => this.#set({ resume: isOn })),
      toggle('remember', rememberMethod, (isOn) => this.#set({ rememberMethod: isOn })),
    ];
  }

  #form() {
    const { endpoint, methods: chosen } = this.settings;
    const press = (id: string, isOn: boolean) =>
      this.#set({ methods: isOn ? [...chosen, id] : chosen.filter((own) => own !== id) });
    return html`
      <h2>${t('attributes')}</h2>
      <label class="field">
        <span>${t('attr-endpoint')}</span>
        <input
          id="endpoint"
          autocomplete="off"
          spellcheck="false"
          aria-describedby="endpoint-fault"
          aria-invalid=${this.isRefused}
          .value=${endpoint}
          @input=${this.#readEndpoint}
        />
      </label>
      <p id="endpoint-fault" class="fault" role="status">${this.isRefused ? t('badEndpoint') : ''}</p>
      <fieldset>
        <legend>${t('attr-methods')}</legend>
        <div class="checks" translate="no">
          ${methodIds.map((id) =>
            switchField({ label: id, isOn: chosen.includes(id), set: (isOn) => press(id, isOn) }),
          )}
        </div>
      </fieldset>
    `;
  }

  readonly #readEndpoint = ({ target }: Event) => {
    if (!(target instanceof HTMLInputElement)) return;
    this.isRefused = !ENDPOINT.test(target.value);
    if (!this.isRefused) this.#set({ endpoint: target.value });
  };

  #set(change: Partial<Settings>) {
    this.settings = { ...this.settings, ...change };
  }
}
customElements.define('handover-view', HandoverView);
