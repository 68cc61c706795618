/** JSON over HTTPS to one service, whose key is known beforehand. */
import { createHash, X509Certificate } from 'node:crypto';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { checkServerIdentity, type PeerCertificate, rootCertificates } from 'node:tls';
import { ServiceFailure } from '../service.js';
import { exchange, type HttpReply, type HttpRequest, WrongPin } from './exchange.js';

export interface ServiceAddress {
  /** `https:`, or `http:` on this machine alone. With or without a slash at its end. */
  readonly baseUrl: string;
  /** Base64 of the SHA-256 of each public key (SPKI) that the service may show: the one in force and the next. */
  readonly pins: readonly string[];
  /** PEM. Authorities that may have issued the service's TLS certificate beside the usual ones. */
  readonly tlsRoots?: readonly string[];
}

/** An answer in JSON, whatever its status. */
export interface JsonReply {
  readonly status: number;
  /** Undefined where the body is not JSON: an error page of something in between. */
  readonly json: unknown;
}

// Shorter than a service keeps an idle line (5 s in Node, a minute in most others): a POST on one that it is closing is lost, and
// is not sent again.
const IDLE_MS = 3_000;
const loopback = new Set(['127.0.0.1', '[::1]', 'localhost']);
const jsonTypes = new Set(['application/json', 'application/problem+json']);

export class ServiceConnection {
  readonly #baseUrl: string;
  readonly #agent: HttpAgent;

  /** @throws {TypeError} where the address is not safe to send anything to */
  constructor({ baseUrl, pins, tlsRoots = [] }: ServiceAddress) {
    const { protocol, hostname } = new URL(baseUrl);
    const isLocal = protocol === 'http:' && loopback.has(hostname);
    if (!isLocal && protocol !== 'https:') throw new TypeError(`Not https: ${baseUrl}`);
    if (!isLocal && pins.length === 0) throw new TypeError(`No pinned key for ${baseUrl}`);
    this.#baseUrl = baseUrl.replace(/\/*$/, '/');
    // An agent of its own: a pooled connection is not asked for its identity again, whoever opened it.
    this.#agent = isLocal
      ? new HttpAgent({ keepAlive: true, timeout: IDLE_MS })
      : new HttpsAgent({
          keepAlive: true,
          timeout: IDLE_MS,
          ca: [...rootCertificates, ...tlsRoots],
          checkServerIdentity: (host, certificate) => checkPinned(host, certificate, pins),
        });
  }

  get(path: string, options: Pick<HttpRequest, 'timeoutMs' | 'signal'>): Promise<JsonReply> {
    return this.#ask({ ...options, method: 'GET' }, path);
  }

  post(path: string, body: object, options: Pick<HttpRequest, 'timeoutMs' | 'signal'>): Promise<JsonReply> {
    return this.#ask({ ...options, method: 'POST', body: JSON.stringify(body) }, path);
  }

  async #ask(request: Omit<HttpRequest, 'url' | 'agent' | 'headers'>, path: string): Promise<JsonReply> {
    const headers: Record<string, string> = { Accept: 'application/json' };
    if (request.body !== undefined) headers['Content-Type'] = 'application/json';
    const url = new URL(path, this.#baseUrl);
    return readJson(await exchange({ ...request, url, headers, agent: this.#agent }));
  }

  /** Ends what is kept open. */
  close(): void {
    this.#agent.destroy();
  }
}

function checkPinned(host: string, shown: PeerCertificate, pins: readonly string[]): Error | undefined {
  const mismatch = checkServerIdentity(host, shown);
  if (mismatch) return mismatch;
  const key = new X509Certificate(shown.raw).publicKey.export({ type: 'spki', format: 'der' });
  const pin = createHash('sha256').update(key).digest('base64');
  return pins.includes(pin) ? undefined : new WrongPin(`${host} shows the key ${pin}`);
}

function readJson({ status, contentType, body }: HttpReply): JsonReply {
  const json = jsonTypes.has(contentType) ? parse(body) : undefined;
  // An error's body is for developers, and may be anything. A success without JSON proves that somebody else answered.
  if (status === 200 && json === undefined) throw new ServiceFailure('unexpected', { code: 'not-json', isAlarm: true });
  return { status, json };
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString()) as unknown;
  } catch {
    return undefined;
  }
}
