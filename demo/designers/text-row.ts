import { html, nothing, type TemplateResult } from 'lit';
import { type Language, languageNames, languages } from '../shared/preferences.js';
import { t, widgetTexts } from './words.js';
import { formsOf, writing } from './writing.js';

/**
 * One text of the widget, to be written anew: in all languages, side by side, or in one where it stands.
 * @param base the key of the text, without its plural
 */
export function textRow(base: string, shown: readonly Language[] = languages, isPointed = false): TemplateResult {
  // The same text may stand on the page twice.
  const prefix = shown.length === 1 ? 'here-' : '';
  return html`<div
    class="text-row"
    role="group"
    aria-labelledby="${prefix}text-${base}"
    data-row=${base}
    data-pointed=${isPointed}
  >
    <h2 id="${prefix}text-${base}" translate="no">${base}</h2>
    <div class="text-languages">
      ${shown.map(
        (language) =>
          html`<div lang=${language}>
            ${formsOf(base, language).map((path) => textField(language, path, base, prefix))}
          </div>`,
      )}
    </div>
  </div>`;
}

function textField(language: Language, path: string, base: string, prefix: string): TemplateResult {
  const text = writing.get(language, path);
  const fault = writing.faultOf(language, path);
  const told = fault ?? writing.hintOf(language, path);
  const id = `${prefix}${language}-${path}`;
  const original = (widgetTexts.get(language, path) ?? '').length;
  return html`<label class="field" for=${id}>
      <span>${languageNames[language]}${path === base ? '' : ` · ${path.slice(base.length + 1)}`}</span>
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
