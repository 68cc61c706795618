/** A browser at the bank's page, as far as the bank can tell: its cookies, and what it says of where a request comes from. */
import { CookieJar } from './cookie-jar.js';

export interface BrowserOptions {
  /** Of the bank. */
  readonly endpoint: string;
  /** Of the page: where the bank has its login. */
  readonly origin: string;
  /** Added to each request to the bank, a CSRF token say: no other host gets them. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Takes the place of the global `fetch`. */
  readonly fetch?: typeof fetch | undefined;
}

export class Browser {
  readonly #options: BrowserOptions;
  readonly #jar = new CookieJar();

  constructor(options: BrowserOptions) {
    this.#options = options;
  }

  /** Takes the place of the global one. What a request says itself counts more than what a browser would add. */
  readonly fetch: typeof fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const asked = input instanceof Request ? input : undefined;
    const headers = new Headers(init?.headers ?? asked?.headers);
    const method = init?.method ?? asked?.method ?? 'GET';
    const { endpoint, origin, headers: added = {}, fetch = globalThis.fetch } = this.#options;
    const isToBank = url.origin === new URL(endpoint).origin;
    const cookies = this.#jar.headerFor(url);
    const own = {
      ...(isToBank && added),
      'Sec-Fetch-Site': isToBank ? 'same-origin' : 'cross-site',
      ...(method !== 'GET' && method !== 'HEAD' && { Origin: origin }),
      ...(cookies && { Cookie: cookies }),
    };
    for (const [name, value] of Object.entries(own)) if (!headers.has(name)) headers.set(name, value);
    const response = await fetch(input, { ...init, headers });
    this.#jar.take(response.headers.getSetCookie(), url);
    return response;
  };
}
