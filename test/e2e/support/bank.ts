// The demo bank on a port of its own, with a clock that tests move and a memory of what was asked.
import { EventEmitter, once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { createApp, type DemoBank, type DemoBankOptions } from '../../../demo/server/app.js';
import type { Services } from '../../../demo/services/services.js';
import { HandClock } from '../../demo/server/support/hand-clock.js';
import type { StartRequest } from '../../../src/flow/adapter.js';

/** A reply of the bank with the members of all kinds: a test knows at which kind it looks. */
interface SeenReply {
  show: { controlCode: string; qr?: string; link?: string; url: string };
  prompt: { position: string; challenge: string };
  attemptsLeft: number;
  /** Of an unfinished login that is gone on with. */
  reply?: SeenReply;
}

/** One request that came to the bank. */
export interface Asked {
  method: string;
  /** With its query. */
  path: string;
  /** What JSON it had. */
  body: StartRequest & { value: string };
  /** When it came, in milliseconds. */
  at: number;
  /** Of the answer, 0 as long as there is none. */
  status: number;
  /** What JSON the answer had. */
  reply: SeenReply;
}

/** What a test answers instead of the bank, if it is a response. */
export type Answer = (request: Request, connection: { close: () => Promise<never> }) => unknown;

export type BankOptions = DemoBankOptions & { clockRuns?: boolean };

interface Connection {
  incoming: IncomingMessage;
}

/** The demo bank as a program of its own would run it, but in this process. */
export class Bank {
  asked: Asked[] = [];
  /** Where it is, without a slash at the end. */
  origin = '';
  #answers: { matches: RegExp; answer: Answer }[] = [];
  readonly #answered = new EventEmitter();
  readonly #demo: DemoBank;
  readonly #clock: HandClock;
  readonly #server = createAdaptorServer({
    fetch: (request, env) => this.#serve(request, env as Connection),
  });

  private constructor(demo: DemoBank, clock: HandClock) {
    this.#demo = demo;
    this.#clock = clock;
  }

  /**
   * @param options its clock stands still
   *   unless it runs or a test moves it: what takes time at the bank happens when the test says so
   */
  static async open({ clockRuns = false, ...options }: BankOptions = {}) {
    const clock = new HandClock({ runs: clockRuns });
    const bank = new Bank(await createApp({ now: clock.now, after: clock.after, ...options }), clock);
    bank.#server.listen(0, '127.0.0.1');
    await once(bank.#server, 'listening');
    const address = bank.#server.address() as AddressInfo;
    bank.origin = `http://127.0.0.1:${address.port}`;
    return bank;
  }

  async close() {
    const closed = once(this.#server, 'close');
    this.#server.close();
    if ('closeAllConnections' in this.#server) this.#server.closeAllConnections();
    await closed;
    await this.#demo.close();
  }

  /** The identity services that it asks. */
  get services(): Services {
    return this.#demo.services;
  }

  /** Time passes at the bank and at the services. */
  async skip(ms: number): Promise<void> {
    await this.#clock.turn(ms, () => this.#demo.idle());
  }

  /**
   * Answers some requests otherwise: `answer` gives a response, or nothing to leave it to the bank. What was said last
   * counts first.
   * @param matches method and path: `POST /bank/sessions`
   * @returns ends it
   */
  answer(matches: RegExp, answer: Answer): () => void {
    const entry = { matches, answer };
    this.#answers.unshift(entry);
    return () => {
      this.#answers = this.#answers.filter((other) => other !== entry);
    };
  }

  /** A page of its own beside the demo's. */
  page(path: string, body: string, headers: Record<string, string> = {}) {
    const html = `<!doctype html><html lang="en"><head><title>Test</title></head><body>${body}</body></html>`;
    this.answer(
      new RegExp(`^GET ${path}(\\?|$)`),
      () => new Response(html, { headers: { 'Content-Type': 'text/html; charset=utf-8', ...headers } }),
    );
  }

  /** What the bank serves at a path. */
  file(path: string) {
    return this.#demo.app.request(this.origin + path);
  }

  /** Requests whose method and path match. */
  requests(matches: RegExp) {
    return this.asked.filter(({ method, path }) => matches.test(`${method} ${path}`));
  }

  get starts() {
    return this.requests(/^POST \/bank\/sessions$/);
  }

  get polls() {
    return this.requests(/^GET \/bank\/sessions\/(?!current$)/);
  }

  get cancels() {
    return this.requests(/^DELETE \/bank\/sessions\//);
  }

  /** How each login that was given up was, once there is one and all are answered: no screen waits for that. */
  async cancelStatuses(): Promise<number[]> {
    for (;;) {
      const statuses = this.cancels.map(({ status }) => status);
      if (statuses.length > 0 && !statuses.includes(0)) return statuses;
      await once(this.#answered, 'answer');
    }
  }

  /** Every QR code or app link that the bank has sent. */
  links(kind: 'qr' | 'link'): string[] {
    return this.asked
      .map(({ reply }) => ((reply.reply ?? reply) as Partial<SeenReply>).show?.[kind])
      .filter((link) => link !== undefined);
  }

  async #serve(request: Request, env: Connection): Promise<Response> {
    const { pathname, search } = new URL(request.url);
    const asked: Asked = {
      method: request.method,
      path: pathname + search,
      body: {} as Asked['body'],
      at: performance.now(),
      status: 0,
      reply: {} as SeenReply,
    };
    this.asked.push(asked);
    if (request.method === 'POST') asked.body = (await readJson(request.clone())) as Asked['body'];
    const response = (await this.#otherwise(request, env)) ?? (await this.#demo.app.fetch(request, env));
    asked.status = response.status;
    this.#answered.emit('answer');
    if (/^application\/(problem\+)?json/.test(response.headers.get('Content-Type') ?? '')) {
      asked.reply = (await readJson(response.clone())) as SeenReply;
    }
    return response;
  }

  async #otherwise(request: Request, env: Connection): Promise<Response | undefined> {
    const { pathname, search } = new URL(request.url);
    const close = () => {
      env.incoming.socket.destroy();
      return new Promise(() => {});
    };
    for (const { matches, answer } of this.#answers) {
      if (!matches.test(`${request.method} ${pathname}${search}`)) continue;
      const response = await answer(request, { close: close as () => Promise<never> });
      if (response instanceof Response) return response;
    }
    return undefined;
  }
}

async function readJson(message: Request | Response): Promise<unknown> {
  const text = await message.text();
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
