import { linkNames, type LinkName, type Links } from '../steps/links.js';
import { isReference } from './safe-url.js';

/** As a page gives them: one URL, or one per language. */
export type LinkOptions = Partial<Record<LinkName, string | Readonly<Record<string, string>>>>;

/** Where Smart-ID itself tells how to get it, unless the bank has a page of its own. */
const defaults: Links = { getSmartId: 'https://www.smart-id.com/' };

/** The links of one language that may be shown: `https:`, `tel:` and `mailto:` only. */
export function linksFor(options: LinkOptions | null | undefined, language: string): Links {
  const entries = linkNames.map(
    (name) => [name, urlOf(own(options ?? {}, name), language) ?? urlOf(own(defaults, name), language)] as const,
  );
  return Object.freeze(Object.fromEntries(entries.filter(([, url]) => url !== undefined && isReference(url))));
}

/** The names of links that are never shown, with the language if it is one of several. An empty one for no links at all. */
export function ignoredLinks(options: LinkOptions | null | undefined): string[] {
  if (typeof (options ?? {}) !== 'object' || Array.isArray(options)) return [''];
  return Object.entries(options ?? {}).flatMap(([name, link]: [string, unknown]) => {
    if (!linkNames.includes(name as LinkName)) return [name];
    const urls = typeof link === 'object' && link !== null ? Object.entries(link) : [['', link] as const];
    return urls
      .filter(([, url]) => url !== undefined && url !== null && !(typeof url === 'string' && isReference(url)))
      .map(([language]) => (language === '' ? name : `${name}.${language}`));
  });
}

const urlOf = (link: unknown, language: string): string | undefined => {
  const url = typeof link === 'object' && link !== null ? own(link, language) : link;
  return typeof url === 'string' ? url : undefined;
};

const own = (object: object, key: string): unknown =>
  Object.hasOwn(object, key) ? (object as Record<string, unknown>)[key] : undefined;
