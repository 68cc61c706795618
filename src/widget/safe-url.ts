/**
 * Which URLs may reach `href`, a QR code or the address bar. Neither Lit nor Trusted Types stop `javascript:` there. A URL is
 * judged and then used as it came: an app link changed by a single byte no longer verifies.
 */
const longest = 2_048;
const ownMachine = ['localhost', '127.0.0.1', '[::1]'];

/** A link beside text, which a person opens knowingly: of whatever host, but of no other scheme. */
export const isReference = (url: string): boolean =>
  judged(url, ({ protocol }) => protocol === 'https:' || protocol === 'tel:' || protocol === 'mailto:');

/** Whether the HTTP adapter may send logins there. */
export const allowsEndpoint = (url: string, allowedHosts: readonly string[]): boolean =>
  judged(url, (parsed) => isSameOrigin(parsed) || listedIn(allowedHosts)(parsed), document.baseURI);

/** Each by name, or by name and port, however it is written. A host of this machine may do without TLS: no network is crossed. */
export function listedIn(allowedHosts: readonly string[]): (url: URL) => boolean {
  const listed = new Set(allowedHosts.map(canonicalHost));
  return ({ protocol, hostname, port }) => {
    const isSecure = protocol === 'https:';
    const name = withoutRoot(hostname);
    return (
      (isSecure || (protocol === 'http:' && ownMachine.includes(name))) &&
      (listed.has(name) || listed.has(`${name}:${port || (isSecure ? '443' : '80')}`))
    );
  };
}

/** As URLs have it: in small letters, IPv6 and other alphabets in one form. Nothing where it is more, or less, than a host. */
export function canonicalHost(host: string): string | undefined {
  const [, name = '', port = ''] = /^(\[[\da-f:.]+\]|[^\s/\\?#@:*,;[\]]+)(:\d+)?$/i.exec(host) ?? [];
  try {
    return withoutRoot(new URL(`https://${name}`).hostname) + port;
  } catch {
    return undefined;
  }
}

/** A name may end with the dot of the root. */
const withoutRoot = (hostname: string): string => hostname.replace(/\.$/, '');
/** Not by `location.origin`, which a page inside `srcdoc` does not share with the page that it belongs to. */
export const isSameOrigin = ({ origin, protocol }: URL): boolean =>
  origin === globalThis.origin && (protocol === 'https:' || protocol === 'http:');

export function judged(url: string, allows: (parsed: URL) => boolean, base?: string): boolean {
  // Parsers disagree about these characters, and no bank needs them.
  if (url === '' || url.length > longest || /[\s\\\p{Cc}\p{Cf}]/u.test(url)) return false;
  try {
    const parsed = new URL(url, base);
    return parsed.username === '' && parsed.password === '' && allows(parsed);
  } catch {
    return false;
  }
}
