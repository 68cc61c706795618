/** Which URLs of a login at the bank may be opened or drawn. */
import type { UrlPolicy } from '../flow/gate.js';
import { isReference, isSameOrigin, judged, listedIn } from './safe-url.js';

const builtInHosts = ['smart-id.com'];

/** @param allowedHosts hosts with or without a port; their subdomains are not included */
export function urlPolicy(allowedHosts: readonly string[]): UrlPolicy {
  const isListed = listedIn(allowedHosts);
  const allowedHost = (url: URL) => (url.protocol === 'https:' && isBuiltIn(url.hostname)) || isListed(url);
  return {
    allowsLink: (url) => judged(url, allowedHost),
    allowsRedirect: (url) => judged(url, (parsed) => allowedHost(parsed) || isSameOrigin(parsed), document.baseURI),
    allowsReference: isReference,
  };
}

const isBuiltIn = (hostname: string): boolean =>
  builtInHosts.some((host) => hostname === host || hostname.endsWith(`.${host}`));
