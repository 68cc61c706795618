/**
 * Which URLs may reach `href`, a QR code or the address bar. Neither Lit nor Trusted Types stop `javascript:` there. A URL is
 * judged and then used as it came: an app link changed by a single byte no longer verifies.
 */
import type { UrlPolicy } from '../flow/reply.js';

const longest = 2_048;
const builtInHosts = ['smart-id.com'];

/** @param allowedHosts host names, whose subdomains are not included */
export function urlPolicy(allowedHosts: readonly string[]): UrlPolicy {
  const isListed = listedIn(allowedHosts);
  const allowedHost = (url: URL) => (url.protocol === 'https:' && isBuiltIn(url.hostname)) || isListed(url);
  return {
    allowsLink: (url) => judged(url, allowedHost),
    allowsRedirect: (url) => judged(url, (parsed) => allowedHost(parsed) || isSameOrigin(parsed), document.baseURI),
    allowsReference: isReference,
  };
}

/** A link beside text, which a person opens knowingly: of whatever host, but of no other scheme. */
export const isReference = (url: string): boolean =>
  judged(url, ({ protocol }) => protocol === 'https:' || protocol === 'tel:' || protocol === 'mailto:');

/** Whether the HTTP adapter may send logins there. */
export const allowsEndpoint = (url: string, allowedHosts: readonly string[]): boolean =>
  judged(url, (parsed) => isSameOrigin(parsed) || listedIn(allowedHosts)(parsed), document.baseURI);

/** By name with or without its port, however it is written. */
function listedIn(allowedHosts: readonly string[]): (url: URL) => boolean {
  const listed = new Set(allowedHosts.map((host) => host.toLowerCase()));
  return ({ protocol, host, hostname }) => protocol === 'https:' && (listed.has(host) || listed.has(hostname));
}

const isBuiltIn = (hostname: string): boolean =>
  builtInHosts.some((host) => hostname === host || hostname.endsWith(`.${host}`));
const isSameOrigin = ({ origin, protocol }: URL): boolean =>
  origin === location.origin && (protocol === 'https:' || protocol === 'http:');

function judged(url: string, allows: (parsed: URL) => boolean, base?: string): boolean {
  // Parsers disagree about these characters, and no bank needs them.
  if (url === '' || url.length > longest || /[\s\\\p{Cc}\p{Cf}]/u.test(url)) return false;
  try {
    const parsed = new URL(url, base);
    return parsed.username === '' && parsed.password === '' && allows(parsed);
  } catch {
    return false;
  }
}
