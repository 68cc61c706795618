import { nothing, type TemplateResult } from 'lit';
import type { Translate } from '../i18n/texts.js';
import { html } from '../steps/html.js';

/** Our words about fraud. The bank's own, in the slot `notice`, take their place, but cannot empty it. */
export const fraudNotice = (host: Element, t: Translate): TemplateResult | typeof nothing =>
  [...host.children].some(({ slot, textContent }) => slot === 'notice' && textContent.trim() !== '')
    ? nothing
    : html`<p part="notice" class="fraud muted small">${t('banner.fraud')}</p>`;
