import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

const COOKIE = 'demo-bank-client';
const ID_BYTES = 18;

/**
 * Knows a browser by a cookie that the bank has signed: no node has to remember it, and nobody makes up browsers of their own
 * to be counted as many.
 */
export class BrowserCookies {
  readonly #key: Buffer;
  readonly #random: (size: number) => Buffer;
  readonly #origin: string | undefined;

  /**
   * @param parts.key the same at all nodes
   * @param parts.origin of the bank's pages: behind a proxy that ends TLS a request tells nothing. Without it, where they ask
   */
  constructor({ key, random, origin }: { key: Buffer; random: (size: number) => Buffer; origin?: string | undefined }) {
    this.#key = key;
    this.#random = random;
    this.#origin = origin;
  }

  /** The browser that asks, if it is known. */
  find(context: Context): string | undefined {
    const [id = '', mark = ''] = (getCookie(context, COOKIE) ?? '').split('.');
    const [given, right] = [Buffer.from(mark), Buffer.from(this.#mark(id))];
    return given.length === right.length && timingSafeEqual(given, right) ? id : undefined;
  }

  /**
   * The browser that asks; a new one is given its cookie. Called for what changes something only: a page opened from
   * another site comes without its strict cookie and must not lose it to a new one.
   */
  findOrCreate(context: Context): string {
    const known = this.find(context);
    if (known !== undefined) return known;
    const id = this.#random(ID_BYTES).toString('base64url');
    setCookie(context, COOKIE, `${id}.${this.#mark(id)}`, {
      httpOnly: true,
      // Strict serves even the return from the app: there the page itself asks, from its own site.
      sameSite: 'Strict',
      secure: new URL(this.#origin ?? context.req.url).protocol === 'https:',
      path: '/',
    });
    return id;
  }

  #mark(id: string): string {
    return createHmac('sha256', this.#key).update(id).digest('base64url');
  }
}
