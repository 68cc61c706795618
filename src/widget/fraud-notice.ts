import { nothing, type TemplateResult } from 'lit';
import type { Step } from '../flow/state.js';
import type { Translate } from '../i18n/texts.js';
import { html } from '../steps/html.js';

/** Our words about fraud. The bank's own, in the slot `notice`, take their place, but cannot empty it. */
export const fraudNotice = (host: Element, step: Step, t: Translate): TemplateResult | typeof nothing =>
  // Where a person chooses or types. What is always there is not read.
  !/^(choo|iden|prom)/.test(step) ||
  [...host.children].some(({ slot, textContent }) => slot === 'notice' && textContent.trim() !== '')
    ? nothing
    : html`<p part="notice" class="muted small">${t('banner.fraud')}</p>`;
