import { html } from 'lit';
import { PageElement } from './page-element.js';
import { appearances, languageNames, languages, preferences } from './preferences.js';
import { sharedText } from './texts.js';

/** The language and the appearance of the page, as two small menus. */
export class PageSettings extends PageElement {
  override render() {
    const { language, appearance } = preferences;
    const chooseLanguage = ({ target }: Event) => {
      const chosen = languages.find((own) => target instanceof HTMLSelectElement && own === target.value);
      if (chosen) preferences.choose({ language: chosen });
    };
    const chooseAppearance = ({ target }: Event) => {
      const chosen = appearances.find((own) => target instanceof HTMLSelectElement && own === target.value);
      if (chosen !== undefined) preferences.choose({ appearance: chosen });
    };
    return html`
      <select id="page-language" class="menu" aria-label=${sharedText('language')} @change=${chooseLanguage}>
        ${languages.map(
          (own) => html`<option value=${own} lang=${own} .selected=${own === language}>${languageNames[own]}</option>`,
        )}
      </select>
      <select id="page-theme" class="menu" aria-label=${sharedText('appearance')} @change=${chooseAppearance}>
        ${appearances.map(
          (own) => html`<option value=${own} .selected=${own === appearance}>${sharedText(own || 'auto')}</option>`,
        )}
      </select>
    `;
  }
}
customElements.define('page-settings', PageSettings);
