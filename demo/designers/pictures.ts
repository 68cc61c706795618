import { html, type TemplateResult } from 'lit';
import '../shared/copy-button.js';
import { toHash } from '../shared/theme/model.js';
import { navigation } from './navigation.js';
import { t } from './words.js';

/**
 * How to take pictures as files. The page's policy lets no page draw itself into a picture, so a real browser takes them.
 *
 * @param words of their names; none for all screens
 */
export function pictures(...words: readonly string[]): TemplateResult {
  const hash = toHash(navigation.theme);
  const theme = hash === '' ? [] : [`--theme '${hash}'`];
  const command = ['npm run screenshots --', ...words, '--scale 3', ...theme].join(' ');
  return html`<section class="pictures">
    <h2>${t('pictures')}</h2>
    <p class="note">${t('picturesHint')}</p>
    <div class="copy-row">
      <code class="address" translate="no">${command}</code>
      <copy-button name="copy-pictures" .text=${command}></copy-button>
    </div>
  </section>`;
}
