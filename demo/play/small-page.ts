import { html, render, type TemplateResult } from 'lit';
import { preferences } from '../shared/preferences.js';
import { t } from './texts.js';

/** A page on the way back to the bank, in the language of its address. */
export function showSmallPage(title: string, content: TemplateResult): void {
  preferences.visit({ language: new URLSearchParams(location.search).get('lang') });
  document.title = t(title);
  const view = html`<main class="panel">
    <h1>${t(title)}</h1>
    ${content}
    <p><a href="/">${t('backToBank')}</a></p>
  </main>`;
  render(view, document.body);
}
