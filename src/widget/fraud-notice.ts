import { nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Translate } from '../i18n/texts.js';
import { html } from '../steps/html.js';

/** An element, as far as it matters what a page has put into it. */
export interface HasChildren {
  readonly children: Iterable<Pick<Element, 'slot' | 'textContent'>>;
}

/**
 * Our words about fraud. The bank's own, in the slot `notice`, take their place, but cannot empty it.
 * @param screen what is above them: below another one they are anew, and do not move
 */
export const fraudNotice = (host: HasChildren, screen: string, t: Translate): unknown =>
  // Where a person chooses or types. What is always there is not read.
  !/^(choo|iden|prom)/.test(screen) ||
  [...host.children].some(({ slot, textContent }) => slot === 'notice' && textContent.trim() !== '')
    ? nothing
    : keyed(screen, html`<p part="notice" class="muted small">${t('banner.fraud')}</p>`);
