import { html, type TemplateResult } from 'lit';
import { t } from './words.js';

/** What changed in how screens look, the newest version first, by the keys of its sentences. */
const changes: readonly (readonly [version: string, keys: readonly string[]])[] = [
  ['0.1.0', ['look-dark', 'look-list', 'look-waiting', 'look-qr', 'look-fields']],
];

/** For those who draw by the screens: whether what they have is still so. */
export const lookChanges = (): TemplateResult =>
  html`<section class="panel look-changes">
    <h2>${t('lookChanges')}</h2>
    ${changes.map(
      ([version, keys]) =>
        html`<h3 translate="no">${version}</h3>
          <ul>
            ${keys.map((key) => html`<li>${t(key)}</li>`)}
          </ul>`,
    )}
    <p class="note">${t('lookPictures', { folder: 'test/visual' })}</p>
  </section>`;
