import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { preferences } from '../shared/preferences.js';
import { tokens, whole } from '../shared/theme/model.js';
import { vars } from '../shared/vars.js';
import type { DescribedElement } from './described-element.js';
import { nothing as anyScreen } from './find-scenes.js';
import { hrefOf, navigation } from './navigation.js';
import { View } from './view.js';
import { t } from './words.js';

/** By table and name. */
type Meanings = Readonly<Record<string, Readonly<Record<string, string>>>>;
interface Row {
  readonly name: string;
  readonly cells: readonly TemplateResult[];
}

/** What the build has read of the element. */
async function loadElement(): Promise<DescribedElement> {
  const response = await fetch('elements.json');
  if (!response.ok) throw new Error(`elements.json: ${response.status}`);
  return (await response.json()) as DescribedElement;
}

/** All tokens, parts, events, slots and attributes of the widget, explained in the page's language. */
export class ReferenceTables extends View {
  @state() private element: DescribedElement | 'missing' | undefined;
  /** In the languages that the sources do not speak. */
  @state() private meanings: Readonly<Record<string, Meanings>> = {};

  override connectedCallback() {
    super.connectedCallback();
    void Promise.all([loadElement(), import('./meanings.json', { with: { type: 'json' } })]).then(
      ([element, { default: meanings }]) => {
        this.element = element;
        this.meanings = meanings;
      },
      () => (this.element = 'missing'),
    );
  }

  override render() {
    const { element } = this;
    const link = hrefOf({
      view: 'screen',
      wanted: { ...anyScreen, step: 'waiting', method: 'smart-id-push' },
      hasAnatomy: true,
    });
    return html`<section class="references" aria-busy=${element === undefined}>
      <h2>${t('tables')}</h2>
      <p class="note">${t('tablesIntro')} <a href=${link}>${t('anatomyLink', { name: t('anatomy') })}</a></p>
      ${element === 'missing' ? html`<p role="alert">${t('tablesMissing')}</p>` : nothing}
      ${typeof element === 'object' ? this.#tables(element) : nothing}
    </section>`;
  }

  #tables(element: DescribedElement) {
    const described = (table: 'parts' | 'events' | 'slots') =>
      element[table].map(({ name, description }) => ({ name, cells: [this.#meaning(table, name, description)] }));
    const attributes = element.attributes.map(({ name, attribute, type, default: initial, description }) => ({
      name: attribute ?? name,
      cells: [
        html`<code>${type ?? ''}</code>`,
        html`<code>${initial ?? ''}</code>`,
        this.#meaning('attributes', name, description),
      ],
    }));
    return [
      table('tokensTable', ['colName', 'colLight', 'colDark', 'colMeaning'], this.#tokens(element)),
      table('partsTable', ['colName', 'colMeaning'], described('parts')),
      table('eventsTable', ['colName', 'colMeaning'], described('events')),
      table('slotsTable', ['colName', 'colMeaning'], described('slots')),
      table('attributesTable', ['colName', 'colType', 'colDefault', 'colMeaning'], attributes),
    ];
  }

  #tokens(element: DescribedElement): Row[] {
    const { colours, sizes } = whole(navigation.theme);
    const chip = (colour = '') =>
      html`<span class="chip" aria-hidden="true" ${vars({ '--colour': colour })}></span><code>${colour}</code>`;
    const meaning = (name: string) => this.#meaning('tokens', name, element.tokens[name]);
    return [
      ...Object.keys(tokens.colours).map((name) => ({
        name: `--ibl-${name}`,
        cells: [chip(colours[name]?.[0]), chip(colours[name]?.[1]), meaning(name)],
      })),
      ...Object.keys(tokens.sizes).map((name) => {
        const size = html`<code>${sizes[name] ?? ''}</code>`;
        return { name: `--ibl-${name}`, cells: [size, size, meaning(name)] };
      }),
    ];
  }

  /** What stands between backticks is code. */
  #meaning(table: string, name: string, english = '') {
    const own = this.meanings[preferences.language]?.[table]?.[name];
    const parts = (own ?? english).split('`');
    const isForeign = own === undefined && preferences.language !== 'en';
    return html`<span lang=${isForeign ? 'en' : nothing}
      >${parts.map((part, at) => (at % 2 === 1 ? html`<code>${part}</code>` : part))}</span
    >`;
  }
}
customElements.define('reference-tables', ReferenceTables);

const table = (key: string, head: readonly string[], rows: readonly Row[]) =>
  html`<div class="panel table-room" tabindex="0" role="region" aria-label=${t(key)}>
    <table class="reference" id=${key}>
      <caption>
        ${t(key)}
      </caption>
      <thead>
        <tr>
          ${head.map((word) => html`<th scope="col">${t(word)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ name, cells }) =>
            html`<tr>
              <th scope="row" translate="no">${name}</th>
              ${cells.map((cell) => html`<td>${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
