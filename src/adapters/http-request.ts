/** One request to a bank behind HTTP, made and read as the contract says. */
import { LoginError } from '../flow/adapter.js';
import type { Problem } from '../flow/problems.js';
import { retryAfterLongestMs } from '../flow/times.js';

export interface HttpOptions {
  /**
   * Base URL without query or fragment, with or without a slash at its end; a relative one starts from the document's base.
   * Cookies go to the page's own origin only (`credentials: 'same-origin'`): a bank on another origin must know its
   * sessions by what `headers` adds, and allow those headers and expose `Retry-After` by CORS.
   */
  endpoint: string;
  /** Asked before each request for headers to add, a CSRF token say. Those of the contract cannot be replaced. */
  headers?: (() => RequestInit['headers'] | Promise<RequestInit['headers']>) | undefined;
  /** Takes the place of the global `fetch`. */
  fetch?: typeof globalThis.fetch | undefined;
}

export interface RequestDetails {
  signal?: AbortSignal;
  /** Sent as JSON. */
  body?: unknown;
  /** What an answer means that is not JSON of at most 64 KiB; by default `bad-reply`. */
  unreadable?: Problem;
  /** 204 is an answer too. */
  mayBeEmpty?: boolean;
  /** Statuses that cannot mean a lost session here, as there is none yet. */
  unexpected?: readonly number[];
}

export type HttpRequest = (
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  details?: RequestDetails,
) => Promise<unknown>;

export const requestLimitMs = 10_000;
const replyLimitBytes = 65_536;

/** What an HTTP status means when the bank does not say more. Other 4xx: `unexpected`; all the rest: `unavailable`. */
const problemOf: ReadonlyMap<number, Problem> = new Map([
  [401, 'session-lost'],
  [403, 'session-lost'],
  [404, 'session-lost'],
  [408, 'unavailable'],
  [410, 'session-lost'],
  [419, 'session-lost'],
  [425, 'unavailable'],
  [429, 'too-many-requests'],
  // As in Smart-ID's own API.
  [580, 'maintenance'],
]);

/**
 * Rejects with the reason of its signal when that is aborted, else with a `LoginError`: the bank's own problem (RFC 9457) or
 * the one of the HTTP status, both with `Retry-After` in milliseconds, at most a day; `offline` or `unavailable` for a
 * network failure, a redirect, or no whole answer in 10 s; `unreadable`; `unexpected` when `headers` fails.
 */
export function createRequest({ endpoint, headers, fetch }: HttpOptions): HttpRequest {
  const base = endpoint.replace(/\/+$/, '');

  return async (method, path, details) => {
    // What a polluted Object.prototype holds says nothing, here and below.
    const own = { __proto__: null, ...details } as RequestDetails;
    const { signal, body, unreadable = 'bad-reply', mayBeEmpty, unexpected } = own;
    if (signal?.aborted) throw signal.reason;
    const life = new AbortController();
    const end = () => life.abort();
    const timer = setTimeout(end, requestLimitMs);
    signal?.addEventListener('abort', end);
    const ended = new Promise<never>((_, reject) => (life.signal.onabort = reject));
    ended.catch(() => undefined);
    // Neither a `fetch` that ignores its signal nor a `headers` that never settles outlasts the request.
    const inTime: InTime = (work) => Promise.race([work, ended]);

    let problem: Problem = 'unexpected';
    try {
      const sent = new Headers(await inTime(headers?.()));
      sent.set('Accept', 'application/json');
      sent.set('X-Requested-With', 'internetbank-login');
      if (body) sent.set('Content-Type', 'application/json');
      problem = 'unavailable';
      const response = await inTime(
        (fetch ?? globalThis.fetch)(base + path, {
          __proto__: null,
          method,
          headers: sent,
          body: body ? JSON.stringify(body) : null,
          credentials: 'same-origin',
          cache: 'no-store',
          redirect: 'error',
          // The bank hears of it even when the page is being left.
          keepalive: method === 'DELETE',
          signal: life.signal,
        } as RequestInit),
      );
      if (!response.ok) throw await refusal(response, inTime, unexpected);
      if (method === 'DELETE' || (mayBeEmpty && response.status === 204)) return undefined;
      problem = unreadable;
      return await readJson(response, inTime);
    } catch (cause) {
      if (signal?.aborted) throw signal.reason;
      if (cause instanceof LoginError) throw cause;
      if (life.signal.aborted) problem = 'unavailable';
      const isOffline = problem === 'unavailable' && globalThis.navigator?.onLine === false;
      throw new LoginError(isOffline ? 'offline' : problem, { cause });
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      // Closes the connection of an answer that was not read to its end.
      end();
    }
  };
}

type InTime = <T>(work: T) => Promise<Awaited<T>>;

/** The bank's error. A body that says nothing, or cannot be read in time, leaves the word to the status. */
async function refusal(response: Response, inTime: InTime, unexpected?: readonly number[]): Promise<LoginError> {
  const { status, headers } = response;
  const details: unknown = await readJson(response, inTime).catch(() => undefined);
  const text = (key: string) => {
    const value = Object.getOwnPropertyDescriptor(details ?? {}, key)?.value as unknown;
    return typeof value === 'string' ? value : undefined;
  };
  const known = unexpected?.includes(status) ? 'unexpected' : problemOf.get(status);
  const problem = text('problem') ?? known ?? (status >= 400 && status < 500 ? 'unexpected' : 'unavailable');
  return new LoginError(problem, { reference: text('reference'), retryAfterMs: retryAfterMs(headers) });
}

/** @throws when the body is not JSON in UTF-8, or longer than 64 KiB: the rest is not even received */
async function readJson({ headers, body }: Response, inTime: InTime): Promise<unknown> {
  if (!/^application\/(.+\+)?json *(;|$)/i.test(headers.get('Content-Type') ?? '')) throw new TypeError();
  // Without a body this is a TypeError too.
  const reader = body!.getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await inTime(reader.read());
      if (done) return JSON.parse(text + decoder.decode());
      length += value.length;
      if (length > replyLimitBytes) throw new RangeError();
      text += decoder.decode(value, { stream: true });
    }
  } finally {
    reader.cancel().catch(() => undefined);
  }
}

/** Retry-After (RFC 9110, 10.2.3) in seconds or as a date, held against the bank's own clock if it tells the time. */
function retryAfterMs(headers: Headers): number | undefined {
  const value = headers.get('Retry-After') ?? '';
  const ms = /^-?\d+$/.test(value)
    ? Number(value) * 1_000
    : / GMT$/.test(value)
      ? Date.parse(value) - (Date.parse(headers.get('Date') ?? '') || Date.now())
      : NaN;
  return !Number.isNaN(ms) ? Math.min(Math.max(ms, 0), retryAfterLongestMs) : undefined;
}
