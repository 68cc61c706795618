/** Which backend may be asked. */
import { CannotRun } from './cannot-run.js';

const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);

/**
 * @param allowed hosts that were named, with or without a port
 * @throws CannotRun for another host: the checks log in, refuse and lock people
 */
export function readEndpoint(text: string, allowed: readonly string[]): string {
  if (!URL.canParse(text)) throw new CannotRun(`"${text}" is no address. Give one such as http://127.0.0.1:8080/bank.`);
  const { protocol, hostname, host, username, password, search, hash, href } = new URL(text);
  if (protocol !== 'http:' && protocol !== 'https:') throw new CannotRun(`${text} is neither http: nor https:.`);
  if (username || password || search || hash) {
    throw new CannotRun(`${text} has more than scheme, host and path: nothing of it would be sent.`);
  }
  if (!isLoopback(hostname) && !allowed.includes(host) && !allowed.includes(hostname)) {
    throw new CannotRun(
      `${host} is another machine. The checks start dozens of logins, refuse some and lock people out, so they are for a ` +
        `bank of your own that serves nobody. If this is one, name it: --allow-host ${host}`,
    );
  }
  return href.replace(/\/+$/, '');
}
