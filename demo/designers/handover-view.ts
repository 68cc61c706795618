import { html } from 'lit';
import { state } from 'lit/decorators.js';
import type { Choice, ChooseEvent } from '../shared/choice-bar.js';
import '../shared/choice-bar.js';
import '../shared/copy-button.js';
import { languageNames } from '../shared/preferences.js';
import { methods } from '../scenes/catalogue.js';
import { embedCode, frameworks, type Settings } from './embed.js';
import { known } from './find-scenes.js';
import { lookChanges } from './look-changes.js';
import { navigation } from './navigation.js';
import { pictures } from './pictures.js';
import './reference-tables.js';
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
      <choice-bar .choices=${this.#choices()} @choose=${this.#choose}></choice-bar>
      <div class="handover">
        <div class="panel">${this.#form()}</div>
        <div class="panel" id="embed-code">
          ${files.map(
            ({ file, code }, index) =>
              html`<section>
                <div class="code-head">
                  <h2 translate="no">${file}</h2>
                  <copy-button data-copy=${file} .text=${code}></copy-button>
                </div>
                <pre
                  tabindex="0"
                  role="region"
                  id="code-${index}"
                  aria-label=${t('codeFor', { name: file })}
                  translate="no"
                ><code>${code}</code></pre>
              </section>`,
          )}
        </div>
      </div>
      <div class="panel">${pictures()}</div>
      <reference-tables></reference-tables>
      ${lookChanges()}
    `;
  }

  #choices(): Choice[] {
    const { lang, order, resume, rememberMethod } = this.settings;
    const one = (name: string, legend: string, value: string, options: readonly [string, string][]): Choice => ({
      kind: 'one',
      name,
      legend,
      value,
      options: options.map(([own, label]) => ({ value: own, label })),
    });
    return [
      // A list, as there are many.
      one(
        'framework',
        t('framework'),
        this.framework,
        frameworks.map((id) => [id, names[id] ?? t('plainHtml')]),
      ),
      one('embed-lang', t('attr-lang'), lang, [['', t('attr-langPage')], ...Object.entries(languageNames)]),
      one('embed-order', t('attr-order'), order, [
        ['method-first', 'method-first'],
        ['user-number-first', 'user-number-first'],
      ]),
      { kind: 'switch', name: 'resume', legend: t('attr-resume'), isOn: resume },
      { kind: 'switch', name: 'remember', legend: t('attr-remember'), isOn: rememberMethod },
    ];
  }

  readonly #choose = ({ name, values: [value = ''] }: ChooseEvent) => {
    if (name === 'framework') this.framework = value;
    else if (name === 'embed-lang') this.#set({ lang: value });
    else if (name === 'embed-order') this.#set({ order: value });
    else if (name === 'resume') this.#set({ resume: value === '1' });
    else this.#set({ rememberMethod: value === '1' });
  };

  #form() {
    const { endpoint, methods: chosen } = this.settings;
    const press = ({ target }: Event) => {
      if (!(target instanceof HTMLInputElement)) return;
      this.#set({ methods: target.checked ? [...chosen, target.value] : chosen.filter((id) => id !== target.value) });
    };
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
        <div class="checks">
          ${methodIds.map(
            (id) =>
              html`<label class="switch">
                <input type="checkbox" value=${id} .checked=${chosen.includes(id)} @change=${press} />
                <span translate="no">${id}</span>
              </label>`,
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
