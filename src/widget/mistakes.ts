/** What a page says that it cannot mean. */
import type { Tag } from './given.js';
import { canonicalHost } from './safe-url.js';

export interface Mistake {
  /**
   * `property`: an attribute that counts only as a property. `spelling`: an attribute without its hyphens. `value`: no text.
   * `order`: none that there is. `method`, `host`: a word that cannot be one. `library`: an object that is none.
   */
  readonly kind: 'property' | 'spelling' | 'value' | 'order' | 'method' | 'host' | 'library';
  /** The attribute, or the word in it. */
  readonly name: string;
}

/** Whether an attribute says something: what becomes of an object, of nothing or of a refused claim there is no text. */
const isText = (value: string | null): boolean => !/^(\[object .*|undefined|null|NaN|false)$/.test(value ?? '');

/** The form that every method has, at the bank too. */
const isMethodId = (id: string): boolean => /^[\w.-]{1,64}$/.test(id);

/** The words of a list; of what is no string, those that it would be written as. */
function wordsOf(list: string | null | undefined): string[] {
  const text = `${list ?? ''}`;
  return isText(text) ? text.split(/\s+/).filter(Boolean) : [];
}

const propertiesOnly = ['adapter', 'links', 'texts', 'webeid', 'state'];

/** @param known the attributes that have a meaning */
export function mistakesIn(tag: Tag, known: readonly string[]): Mistake[] {
  const found: Mistake[] = [];
  const note = (kind: Mistake['kind'], ...names: string[]) => found.push(...names.map((name) => ({ kind, name })));
  const plain = (name: string) => name.replaceAll('-', '');
  for (const name of tag.getAttributeNames()) {
    const meant = known.find((each) => plain(each) === plain(name));
    if (propertiesOnly.includes(plain(name))) note('property', name);
    else if (meant !== undefined && meant !== name) note('spelling', meant);
    else if (meant !== undefined && !isText(tag.getAttribute(name))) note('value', name);
  }
  const { order, methods, allowedHosts, webEid } = tag;
  note('order', ...wordsOf(order).filter((word) => word !== 'method-first' && word !== 'user-number-first'));
  note('method', ...wordsOf(methods).filter((word) => !isMethodId(word)));
  note('host', ...wordsOf(allowedHosts).filter((word) => canonicalHost(word) === undefined));
  if (webEid && !webEid.authenticate) note('library', 'webEid');
  return found;
}
