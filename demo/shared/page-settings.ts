import { html } from 'lit';
import { optionsOf, select } from './fields.js';
import { PageElement } from './page-element.js';
import { appearances, languageNames, languages, preferences } from './preferences.js';
import { sharedText } from './texts.js';

/** The language and the appearance of the page, as two small menus. */
export class PageSettings extends PageElement {
  override render() {
    return html`
      ${select({
        id: 'page-language',
        label: sharedText('language'),
        look: 'menu',
        options: languages.map((own) => ({ value: own, label: languageNames[own], lang: own })),
        value: preferences.language,
        choose: (language) => preferences.choose({ language }),
      })}
      ${select({
        id: 'page-theme',
        label: sharedText('appearance'),
        look: 'menu',
        options: optionsOf(appearances, (own) => sharedText(own || 'auto')),
        value: preferences.appearance,
        choose: (appearance) => preferences.choose({ appearance }),
      })}
    `;
  }
}
customElements.define('page-settings', PageSettings);
