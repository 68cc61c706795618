/**
 * A browser's cookies, each for the host that set it. Of our own: `fetch` in Node keeps none, and a jar for the whole web (domains, public
 * suffixes, files) would be a dependency for a handful of lines.
 */
export interface SetCookie {
  readonly name: string;
  readonly value: string;
  /** By names in small letters; one without a value is empty. */
  readonly attributes: ReadonlyMap<string, string>;
}

export function readSetCookie(line: string): SetCookie {
  const [pair = '', ...rest] = line.split(';').map((part) => part.trim());
  const [name, value] = cut(pair);
  return {
    name,
    value,
    attributes: new Map(rest.map(cut).map(([key, text]) => [key.toLowerCase(), text])),
  };
}

interface Kept {
  readonly name: string;
  readonly host: string;
  readonly value: string;
  readonly path: string;
}

export class CookieJar {
  /** By host and name. */
  readonly #kept = new Map<string, Kept>();

  /** `Secure` keeps no cookie back: browsers send such cookies to this machine by `http:` too. */
  take(lines: readonly string[], url: URL): void {
    for (const { name, value, attributes } of lines.map(readSetCookie)) {
      const path = attributes.get('path');
      const { hostname: host } = url;
      const key = `${host} ${name}`;
      if (isOver(attributes)) this.#kept.delete(key);
      else this.#kept.set(key, { name, host, value, path: path?.startsWith('/') ? path : defaultPath(url) });
    }
  }

  /** As the header `Cookie` has them; empty when there is none for this address. */
  headerFor(url: URL): string {
    const own = [...this.#kept.values()].filter(
      ({ host, path }) => host === url.hostname && isBelow(url.pathname, path),
    );
    return own.map(({ name, value }) => `${name}=${value}`).join('; ');
  }
}

function cut(text: string): readonly [name: string, value: string] {
  const at = text.indexOf('=');
  return at < 0 ? [text, ''] : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}

function isOver(attributes: ReadonlyMap<string, string>): boolean {
  const maxAge = attributes.get('max-age');
  if (maxAge !== undefined) return Number(maxAge) <= 0;
  return Date.parse(attributes.get('expires') ?? '') <= Date.now();
}

const defaultPath = ({ pathname }: URL): string => pathname.slice(0, pathname.lastIndexOf('/')) || '/';
const isBelow = (pathname: string, path: string): boolean =>
  pathname === path || pathname.startsWith(path.endsWith('/') ? path : `${path}/`);
