// What a bank has around the widget, and in it.
import { html, render, type TemplateResult } from 'lit';
import type { InternetbankLogin } from '../../src/widget/internetbank-login.js';
import type { Frame } from './frames.js';
import { textIn } from './words.js';

/** What a bank puts into the widget's slots. */
export function sampleContent(lang: string): Element[] {
  const content = document.createElement('div');
  const view = html`<div slot="header" class="sample-header">
      <img src="../favicon.svg" alt="" width="32" height="32" /><strong>${textIn(lang, 'sampleBrand')}</strong>
    </div>
    <p slot="notice" class="sample-notice">${textIn(lang, 'sampleNotice')}</p>
    <p slot="footer" class="sample-footer">${textIn(lang, 'sampleFooter')}</p>`;
  render(view, content);
  return [...content.children];
}

/** What stands around the widget on a bank's page. */
export function surround(frame: Frame, widget: InternetbankLogin, lang: string): TemplateResult {
  const spot = html`<div class="spot">${widget}</div>`;
  switch (frame) {
    case 'column':
      return html`<div class="marketing">
          <p class="marketing-brand">${textIn(lang, 'sampleBrand')}</p>
          <p class="marketing-claim">${textIn(lang, 'sampleClaim')}</p>
          <p>${textIn(lang, 'sampleOffer')}</p>
          <span class="marketing-button">${textIn(lang, 'sampleMore')}</span>
        </div>
        ${spot}`;
    case 'dialog':
      return html`<div class="behind" aria-hidden="true"><i></i><i></i><i></i><i></i></div>
        <dialog open aria-label=${textIn(lang, 'sampleBrand')}>${spot}</dialog>`;
    default:
      return spot;
  }
}
