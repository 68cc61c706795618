// A bank that is little more than a door: what it answers is all that counts.
import { createServer, type RequestListener } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { ConformanceDriver } from '../../../../src/conformance/index.js';
import { Browser } from '../../../../src/conformance/wire/browser.js';
import { wireConformance } from '../../../../src/conformance/wire/index.js';
import { checkNamed, verdictOf } from '../../support/test-bank.js';

const json = { 'Content-Type': 'application/json' };
export const pending = (id: string) => ({ status: 'pending', session: { id }, show: { kind: 'app' } });
export const answer = (status: number, body: unknown, headers: Readonly<Record<string, string>> = json): Response =>
  new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers });

const driver: ConformanceDriver = { identity: { userNumber: '100001' }, confirm: () => undefined };

/** What a check says of a bank, asked by its address or by a `fetch` in place of one. */
export function saysOf(
  name: string,
  at: { readonly endpoint: string } | { readonly fetch: typeof fetch },
  more: Partial<ConformanceDriver> = {},
): Promise<string> {
  const { endpoint, fetch } = { endpoint: 'http://127.0.0.1/bank', fetch: undefined, ...at };
  const { origin } = new URL(endpoint);
  const newBrowser = () => new Browser({ endpoint, origin, fetch });
  const checks = wireConformance({ endpoint, origin, browser: newBrowser(), newBrowser }, { ...driver, ...more });
  return verdictOf(checkNamed(name, checks));
}

/** A real server at a port of its own. */
export async function listen(answering: RequestListener) {
  const server = createServer(answering).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/bank`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
