/** The HTTP adapter, whose rejections say what came: a status, a media type, nothing in time. */
import { createHttpAdapter } from '../adapters/http.js';
import { requestLimitMs } from '../adapters/http-request.js';
import { causedByWhatCame } from '../conformance/rejection.js';
import { answerOf, callOf, isJson, isServed, whyBroken } from '../conformance/wire/exchange.js';

type HttpAdapter = ReturnType<typeof createHttpAdapter>;

export function tellingAdapter(endpoint: string, fetch: typeof globalThis.fetch): HttpAdapter {
  async function telling<T>(call: (adapter: HttpAdapter) => Promise<T>): Promise<T> {
    const request = new WatchedRequest(endpoint, fetch);
    try {
      return await call(createHttpAdapter({ endpoint, fetch: request.fetch }));
    } catch (error) {
      throw causedByWhatCame(error, (cause) => request.told(cause));
    }
  }
  return {
    options: (request, signal) => telling((adapter) => adapter.options(request, signal)),
    start: (request, signal) => telling((adapter) => adapter.start(request, signal)),
    poll: (session, signal) => telling((adapter) => adapter.poll(session, signal)),
    submit: (session, answer, signal) => telling((adapter) => adapter.submit(session, answer, signal)),
    cancel: (session) => telling((adapter) => adapter.cancel(session)),
    resume: (signal) => telling((adapter) => adapter.resume(signal)),
  };
}

const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** The one request of a call. */
class WatchedRequest {
  readonly #endpoint: string;
  readonly #fetch: typeof globalThis.fetch;
  #call: string | undefined;
  #response: Response | undefined;

  constructor(endpoint: string, fetch: typeof globalThis.fetch) {
    this.#endpoint = endpoint;
    this.#fetch = fetch;
  }

  readonly fetch: typeof globalThis.fetch = async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    this.#call = callOf(init?.method ?? 'GET', url.slice(this.#endpoint.length));
    // A redirect is refused here instead: `fetch` would not say that it was one.
    const response = await this.#fetch(input, { ...init, redirect: 'manual' });
    this.#response = response;
    if (!redirects.has(response.status)) return response;
    await response.body?.cancel();
    throw new TypeError('A redirect is refused.');
  };

  /** @param cause with which the adapter rejected */
  told(cause: unknown): string {
    const [call, response] = [this.#call, this.#response];
    if (call === undefined) return 'no request can be made with such a session id';
    if (!response) {
      return `${call} was not answered${isTooLate(cause) ? ` ${inTime}` : `: ${whyBroken(cause)}`}`;
    }
    return `${call} was answered with ${answerOf(response)}${this.#faultOf(response, cause)}`;
  }

  #faultOf(response: Response, cause: unknown): string {
    const { status, headers, body } = response;
    if (redirects.has(status))
      return ` to ${headers.get('Location')?.replace(/[?#].*/, '') ?? 'nowhere'}: none is followed`;
    // The rest of a refusal only adds to its status.
    if (!isServed(response)) return '';
    if (isTooLate(cause)) return `, but its body did not come to its end ${inTime}`;
    if (!isJson(response)) return ', not application/json';
    if (!body) return ', but without a body';
    if (cause instanceof RangeError) return ', but with more than 64 KiB';
    if (cause instanceof SyntaxError) return ', but its body is not JSON';
    return ', but its body cannot be read as UTF-8';
  }
}

const inTime = `within the adapter's ${requestLimitMs / 1_000} s`;
/** The adapter has hung up, by its signal or beside a `fetch` that takes no notice of it. */
const isTooLate = (cause: unknown): boolean => cause instanceof Event || cause instanceof DOMException;
