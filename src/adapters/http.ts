/** A bank behind HTTP: what `endpoint` speaks. `docs/openapi.yaml` holds the contract in full. */
import {
  LoginError,
  type LoginAdapter,
  type LoginOptions,
  type LoginReply,
  type Resumed,
  type Session,
} from '../flow/adapter.js';
import { createRequest, type HttpOptions } from './http-request.js';

export type HttpAdapterOptions = HttpOptions;

/**
 * The adapter for a bank that speaks the HTTP contract. It reads JSON and judges no shapes: the flow does. It retries nothing.
 *
 * Each call rejects with the reason of its signal when that is aborted, else with a `LoginError`: the bank's own problem
 * (RFC 9457) or the one of the HTTP status, both with `Retry-After` in milliseconds, at most a day; `offline` or
 * `unavailable` for a network failure, a redirect, or no whole answer in 10 s; `bad-reply` for an answer that is not JSON of
 * at most 64 KiB (on a poll `unavailable`, which is retried); `unexpected` when `headers` fails.
 */
export function createHttpAdapter(options: HttpAdapterOptions): Required<LoginAdapter> {
  const request = createRequest(options);

  // The flow checks every shape, so what is read is passed on as it came.
  return {
    options: ({ language }, signal) =>
      request('GET', `/options?language=${encodeURIComponent(language)}`, {
        signal,
        unexpected: [401, 403, 404],
      }) as Promise<LoginOptions>,
    start: (body, signal) => request('POST', '/sessions', { signal, body, unexpected: [404] }) as Promise<LoginReply>,
    poll: async (session, signal) =>
      request('GET', pathOf(session), { signal, unreadable: 'unavailable' }) as Promise<LoginReply>,
    submit: async (session, body, signal) =>
      request('POST', `${pathOf(session)}/answers`, { signal, body }) as Promise<LoginReply>,
    cancel: async (session) => request('DELETE', pathOf(session)) as Promise<undefined>,
    resume: (signal) =>
      request('GET', '/sessions/current', { signal, mayBeEmpty: true }) as Promise<Resumed | undefined>,
  };
}

function pathOf({ id }: Session): string {
  // URLs resolve segments of dots, encoded ones too, and `current` is another resource.
  if (/^(\.\.?|current)$/.test(id)) throw new LoginError('bad-reply');
  return `/sessions/${encodeURIComponent(id)}`;
}
