/** A request and what came back, and how that is told. */
export interface Exchange {
  /** For sentences: `GET /sessions/{id}`. */
  readonly call: string;
  readonly status: number;
  readonly headers: Headers;
  /** As JSON; undefined when it is none. */
  readonly body: unknown;
}

export const isServed = ({ status }: { readonly status: number }): boolean => status >= 200 && status < 300;
export const isRefused = ({ status }: { readonly status: number }): boolean => status >= 400 && status < 500;

export const callOf = (method: string, path: string): string =>
  `${method} ${path.replace(/(?<=\/sessions\/)(?!current(?:\/|$))[^/]+/, '{id}')}`;

/** In small letters, without parameters; empty when there is none. */
export const typeOf = ({ headers }: { readonly headers: Headers }): string =>
  (headers.get('Content-Type') ?? '').replace(/;.*/, '').trim().toLowerCase();
export const isJson = (response: { readonly headers: Headers }): boolean =>
  /^application\/(.+\+)?json$/.test(typeOf(response));

/** The status, and the media type where it is not the one to expect. */
export function answerOf(response: { readonly status: number; readonly headers: Headers }): string {
  const { status } = response;
  if (isJson(response)) return `${status}`;
  if (typeOf(response)) return `${status} ${typeOf(response)}`;
  return isServed(response) && status !== 204 ? `${status} without a Content-Type` : `${status}`;
}

export const told = (exchange: Exchange): string => `${exchange.call} was answered with ${answerOf(exchange)}`;

export const toldNoRefusal = (exchange: Exchange): string =>
  `${told(exchange)}, which is no refusal: that has a status from 400 to 499.`;

/** Nothing came back, or not all of it. */
export class NotAnswered extends Error {
  /** Given up, not broken. */
  readonly isLate: boolean;

  /** @param limitMs after which it is given up */
  constructor(call: string, error: unknown, limitMs: number) {
    const isLate = error instanceof DOMException;
    super(`${call} was not answered${isLate ? ` within ${limitMs} ms` : `: ${whyBroken(error)}`}.`);
    this.isLate = isLate;
  }
}

/** Of what `fetch` says only the cause tells anything. */
export function whyBroken(error: unknown): string {
  const { message, cause } = error instanceof Error ? error : new Error(String(error));
  const { message: behind = '', code = '' } = (cause ?? {}) as { readonly message?: string; readonly code?: string };
  return [message, behind || code].filter(Boolean).join(', ');
}
