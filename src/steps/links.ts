import { nothing, type TemplateResult } from 'lit';
import type { Translate } from '../i18n/texts.js';
import { html } from './html.js';

export const linkNames = [
  'contact',
  'forgotPassword',
  'faq',
  'getSmartId',
  'qualifiedAccount',
  'lostDevice',
  'fraud',
] as const;
export type LinkName = (typeof linkNames)[number];

/** A validated link that the bank gave for this language. */
export type Links = Readonly<Partial<Record<LinkName, string>>>;

/**
 * One of the bank's own pages, if it gave one.
 * @param look classes of a link that is no link among words
 */
export function linkTo(name: LinkName, links: Links, t: Translate, look?: string): TemplateResult | typeof nothing {
  const url = Object.hasOwn(links, name) ? links[name] : undefined;
  if (url === undefined) return nothing;
  const away = url.startsWith('https:');
  return html`<a
    part="link"
    class=${look ?? nothing}
    href=${url}
    target=${away ? '_blank' : nothing}
    rel=${away ? 'noopener noreferrer' : nothing}
    >${t(`links.${name}`)}${away ? html`<span class="hidden">${` (${t('links.newWindow')})`}</span>` : nothing}</a
  >`;
}
