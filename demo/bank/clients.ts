import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { World } from './world.js';

const COOKIE = 'demo-bank-client';
const LIFETIME_MS = 10 * 60_000;

/** One browser, known by its cookie. */
export interface Client {
  readonly id: string;
  seenAt: number;
  phoneAnswersItself: boolean;
  /** User number of the person whose phone is drawn on the page. */
  phoneOwner: string;
}

/** Remembers browsers for ten minutes after their last request, and only so many at once. */
export class Clients {
  readonly #clients = new Map<string, Client>();
  readonly #now: World['now'];
  readonly #random: World['random'];
  readonly #limit: number;

  constructor({ now, random }: World, limit: number) {
    this.#now = now;
    this.#random = random;
    this.#limit = limit;
  }

  /** The browser that asks, if it is known. */
  find(context: Context): Client | undefined {
    const client = this.#clients.get(getCookie(context, COOKIE) ?? '');
    if (!client) return undefined;
    if (this.#now() - client.seenAt > LIFETIME_MS) {
      this.#clients.delete(client.id);
      return undefined;
    }
    client.seenAt = this.#now();
    // Re-inserted, so that the map's order is that of the last use.
    this.#clients.delete(client.id);
    this.#clients.set(client.id, client);
    return client;
  }

  byId(id: string): Client | undefined {
    return this.#clients.get(id);
  }

  /**
   * The browser that asks; a new one is given its cookie. Called for what changes something only: a page opened from
   * another site comes without its strict cookie and must not lose it to a new one.
   */
  findOrCreate(context: Context): Client {
    const known = this.find(context);
    if (known) return known;
    const client: Client = {
      id: this.#random(18).toString('base64url'),
      seenAt: this.#now(),
      phoneAnswersItself: false,
      phoneOwner: '',
    };
    this.#clients.set(client.id, client);
    for (const id of this.#clients.keys()) {
      if (this.#clients.size <= this.#limit) break;
      this.#clients.delete(id);
    }
    setCookie(context, COOKIE, client.id, {
      httpOnly: true,
      // Strict serves even the return from the app: there the page itself asks, from its own site.
      sameSite: 'Strict',
      secure: new URL(context.req.url).protocol === 'https:',
      path: '/',
    });
    return client;
  }
}
