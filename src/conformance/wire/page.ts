/** A page at a bank, as the bank sees it: plain requests, and what came back with its headers. */
import type { Answer } from '../../flow/adapter.js';
import type { ConformanceDriver, ConformancePerson } from '../driver.js';
import { methodOf } from '../visit.js';
import type { Browser } from './browser.js';
import { callOf, type Exchange, isJson, isServed, NotAnswered, told } from './exchange.js';

export interface Asking {
  /** A text is sent as it is, anything else as JSON. */
  readonly body?: unknown;
  /** In place of what the page would send; undefined leaves it out. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

/** What may be read of a reply; its whole shape is for the checks of the adapter. */
export interface Reply {
  readonly status: string;
  readonly session?: { readonly id: string };
  readonly show?: { readonly controlCode?: string };
  readonly prompt?: { readonly kind: Answer['kind'] };
}

export class Page {
  readonly browser: Browser;
  readonly #endpoint: string;
  readonly #driver: ConformanceDriver;
  readonly #open = new Set<string>();

  constructor(browser: Browser, endpoint: string, driver: ConformanceDriver) {
    this.browser = browser;
    this.#endpoint = endpoint;
    this.#driver = driver;
  }

  get limitMs(): number {
    return this.#driver.limitMs ?? 30_000;
  }

  /** @throws NotAnswered */
  async ask(method: string, path: string, { body, headers = {} }: Asking = {}): Promise<Exchange> {
    const sent = new Headers({ Accept: 'application/json', 'X-Requested-With': 'internetbank-login' });
    if (body !== undefined) sent.set('Content-Type', 'application/json');
    for (const [name, value] of Object.entries(headers)) {
      if (value === undefined) sent.delete(name);
      else sent.set(name, value);
    }
    const call = callOf(method, path);
    try {
      const response = await this.browser.fetch(this.#endpoint + path, {
        method,
        headers: sent,
        body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
        redirect: 'manual',
        cache: 'no-store',
        signal: AbortSignal.timeout(this.limitMs),
      });
      const { status, headers } = response;
      return { call, status, headers, body: parsed(await response.text()) };
    } catch (error) {
      throw new NotAnswered(call, error, this.limitMs);
    }
  }

  /** The body of a start. */
  request({ method = methodOf(this.#driver), identity, institution }: ConformancePerson = this.#driver) {
    const { language = 'en', device = 'desktop' } = this.#driver;
    return { method, identity, language, device, ...(institution !== undefined && { institution }) };
  }

  async start(person?: ConformancePerson): Promise<Exchange> {
    const exchange = await this.ask('POST', '/sessions', { body: this.request(person) });
    const id = replyIn(exchange)?.session?.id;
    if (id !== undefined) this.#open.add(id);
    return exchange;
  }

  /** @throws when no login is open then */
  async begin(person?: ConformancePerson): Promise<{ readonly id: string; readonly code: string | undefined }> {
    const exchange = await this.start(person);
    const { session, show } = openIn(exchange);
    return { id: session.id, code: show?.controlCode };
  }

  readonly options = (language: string): Promise<Exchange> => this.ask('GET', `/options?language=${language}`);
  readonly poll = (id: string, asking?: Asking): Promise<Exchange> => this.ask('GET', pathOf(id), asking);
  readonly answer = (id: string, body: unknown): Promise<Exchange> =>
    this.ask('POST', `${pathOf(id)}/answers`, { body });
  readonly cancel = (id: string, asking?: Asking): Promise<Exchange> => this.ask('DELETE', pathOf(id), asking);
  readonly current = (asking?: Asking): Promise<Exchange> => this.ask('GET', '/sessions/current', asking);

  /** Closes what a check left open; that may fail unseen. */
  async leave(): Promise<void> {
    for (const id of this.#open) await this.cancel(id).catch(() => undefined);
  }
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The reply of a call that was served. */
export const replyIn = (exchange: Exchange): Reply | undefined =>
  isServed(exchange) ? asReply(exchange.body) : undefined;
/** @throws when a start opened no login */
export function openIn(exchange: Exchange): Reply & Required<Pick<Reply, 'session'>> {
  const reply = replyIn(exchange);
  if (reply?.session) return { ...reply, session: reply.session };
  throw new Error(`${told(exchange)}${lackOf(exchange)}, so that no login was open.`);
}

function lackOf(exchange: Exchange): string {
  const { body } = exchange;
  if (!isServed(exchange)) return '';
  if (body === undefined) return isJson(exchange) ? ', but its body is not JSON' : ', not application/json';
  return `, without session.id in its body${isObject(body) ? `, which has ${Object.keys(body).join(', ') || 'nothing'}` : ''}`;
}

/** What a resume found. */
export const resumedIn = ({ body }: Exchange): Reply | undefined =>
  isObject(body) ? asReply(body['reply']) : undefined;

function asReply(body: unknown): Reply | undefined {
  if (!isObject(body) || typeof body['status'] !== 'string') return undefined;
  const { session, ...rest } = body;
  const hasSession = isObject(session) && typeof session['id'] === 'string';
  // The rest is looked at as what it should be.
  return { ...rest, ...(hasSession && { session }) } as unknown as Reply;
}

const pathOf = (id: string): string => `/sessions/${encodeURIComponent(id)}`;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
