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
interface Loaded {
  readonly element: DescribedElement;
  readonly meanings: Readonly<Record<string, Meanings>>;
}
interface Row {
  readonly name: string;
  readonly cells: readonly TemplateResult[];
}

/** What the build has read of the element, and what it means in the languages that the sources do not speak. */
async function load(): Promise<Loaded> {
  const response = await fetch('elements.json');
  if (!response.ok) throw new Error(`elements.json: ${response.status}`);
  const { default: meanings } = await import('./meanings.json', { with: { type: 'json' } });
  return { element: (await response.json()) as DescribedElement, meanings };
}

/** All tokens, parts, events, slots and attributes of the widget, explained in the page's language. */
export class ReferenceTables extends View {
  @state() private loaded: Loaded | 'missing' | undefined;

  override connectedCallback() {
    super.connectedCallback();
    void load().then(
      (loaded) => (this.loaded = loaded),
      () => (this.loaded = 'missing'),
    );
  }

  override render() {
    const { loaded } = this;
    const wanted = { ...anyScreen, step: 'waiting', method: 'smart-id-push' };
    const link = hrefOf({ view: 'screen', wanted, hasAnatomy: true });
    return html`<section class="references" aria-busy=${loaded === undefined}>
      <h2>${t('tables')}</h2>
      <p class="note">${t('tablesIntro')} <a href=${link}>${t('anatomyLink', { name: t('anatomy') })}</a></p>
      ${loaded === 'missing' ? html`<p role="alert">${t('tablesMissing')}</p>` : nothing}
      ${typeof loaded === 'object' ? this.#tables(loaded) : nothing}
    </section>`;
  }

  #tables({ element }: Loaded) {
    const described = (table: 'parts' | 'events' | 'slots') =>
      element[table].map(({ name, description }) => ({ name, cells: [this.#meaning(table, name, description)] }));
    const attributes = element.attributes.map(({ name, attribute, type, default: initial, description }) => ({
      name: attribute,
      cells: [code(type), code(initial), this.#meaning('attributes', name, description)],
    }));
    return [
      table('tokensTable', ['colLight', 'colDark'], this.#tokens(element)),
      table('partsTable', [], described('parts')),
      table('eventsTable', [], described('events')),
      table('slotsTable', [], described('slots')),
      table('attributesTable', ['colType', 'colDefault'], attributes),
    ];
  }

  #tokens(element: DescribedElement): Row[] {
    const { colours, sizes } = whole(navigation.theme);
    const chip = (colour = '') =>
      html`<span class="chip" aria-hidden="true" ${vars({ '--colour': colour })}></span>${code(colour)}`;
    const meaning = (name: string) => this.#meaning('tokens', name, element.tokens[name]);
    return [
      ...Object.keys(tokens.colours).map((name) => ({
        name: `--ibl-${name}`,
        cells: [chip(colours[name]?.[0]), chip(colours[name]?.[1]), meaning(name)],
      })),
      ...Object.keys(tokens.sizes).map((name) => {
        const size = code(sizes[name]);
        return { name: `--ibl-${name}`, cells: [size, size, meaning(name)] };
      }),
    ];
  }

  /** What stands between backticks is code. */
  #meaning(table: string, name: string, english = '') {
    const own = typeof this.loaded === 'object' && this.loaded.meanings[preferences.language]?.[table]?.[name];
    const parts = (own || english).split('`');
    const isForeign = !own && preferences.language !== 'en';
    return html`<span lang=${isForeign ? 'en' : nothing}
      >${parts.map((part, at) => (at % 2 === 1 ? code(part) : part))}</span
    >`;
  }
}
customElements.define('reference-tables', ReferenceTables);

const code = (text = '') => html`<code>${text}</code>`;
/** Between a name and its meaning may stand more. */
const table = (key: string, more: readonly string[], rows: readonly Row[]) =>
  html`<div class="panel table-room" tabindex="0" role="region" aria-label=${t(key)}>
    <table class="reference" id=${key}>
      <caption>
        ${t(key)}
      </caption>
      <thead>
        <tr>
          ${['colName', ...more, 'colMeaning'].map((word) => html`<th scope="col">${t(word)}</th>`)}
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
