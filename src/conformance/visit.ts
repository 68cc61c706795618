/** One visit to a bank by a conformance check: calls its adapter, judges each answer, and leaves no login open. */
import {
  LoginError,
  type Answer,
  type LoginAdapter,
  type LoginOptions,
  type LoginReply,
  type PendingReply,
  type PromptReply,
  type Session,
} from '../flow/adapter.js';
import { browserClock } from '../flow/browser-clock.js';
import { within } from '../flow/clock.js';
import type { UrlPolicy } from '../flow/gate.js';
import { checkOptions } from '../flow/offer.js';
import { retried } from '../flow/problems.js';
import { checkReply, checkResumed } from '../flow/reply.js';
import { times } from '../flow/times.js';
import type { ConformanceDriver, ConformancePerson } from './driver.js';
import { Rejection } from './rejection.js';
import { shaped } from './shape.js';

/** The page decides about hosts; here only the form of a URL counts. */
const anyUrl: UrlPolicy = {
  allowsLink: (url) => isUrl(url, ['https:']),
  allowsRedirect: (url) => isUrl(url, ['https:', 'http:'], 'https://page.example'),
  allowsReference: (url) => isUrl(url, ['https:', 'tel:', 'mailto:']),
};

export type Unfinished = PendingReply | PromptReply;

export class Visit {
  readonly #adapter: LoginAdapter;
  readonly #driver: ConformanceDriver;
  readonly #open = new Set<string>();
  /** Of the last call. */
  #rejection: Rejection | undefined;
  /** What the bank answered as it came, with the call that asked. */
  readonly answers: { readonly call: string; readonly raw: unknown }[] = [];

  constructor(adapter: LoginAdapter, driver: ConformanceDriver) {
    this.#adapter = adapter;
    this.#driver = driver;
  }

  get adapter(): LoginAdapter {
    return this.#adapter;
  }

  /** As it came, once its shape is checked: the checked copy leaves out what it does not know. */
  async options(language = this.#driver.language ?? 'en'): Promise<LoginOptions> {
    const raw = await this.#call('options', (signal) => this.#adapter.options({ language }, signal));
    shaped('options', raw, (value) => checkOptions(value, anyUrl));
    return raw;
  }

  async start(person: ConformancePerson = this.#driver): Promise<LoginReply> {
    const { method = methodOf(this.#driver), identity, institution } = person;
    const { language = 'en', device = 'desktop' } = this.#driver;
    const request = { method, identity, language, device, ...(institution !== undefined && { institution }) };
    const raw = await this.#call('start', (signal) => this.#adapter.start(request, signal));
    return this.#read('start', raw);
  }

  /** @throws when the login is over at once */
  async begin(person?: ConformancePerson): Promise<Unfinished> {
    const reply = await this.start(person);
    if (reply.status === 'pending' || reply.status === 'prompt') return reply;
    throw new Error(`start was answered with ${told(reply)} at once, before anybody could confirm.`);
  }

  async poll(session: Session): Promise<LoginReply> {
    return this.#read('poll', await this.#call('poll', (signal) => this.#adapter.poll(session, signal)));
  }

  async submit(session: Session, answer: Answer): Promise<LoginReply> {
    const raw = await this.#call('submit', (signal) => this.#adapter.submit(session, answer, signal));
    return this.#read('submit', raw);
  }

  async cancel(session: Session): Promise<void> {
    if (!this.#adapter.cancel)
      throw new Error("The adapter has no cancel. If that is on purpose, list 'cancel' in the driver's lacks.");
    await this.#call('cancel', async () => this.#adapter.cancel?.(session));
    this.#open.delete(session.id);
  }

  async resume() {
    if (!this.#adapter.resume)
      throw new Error("The adapter has no resume. If that is on purpose, list 'resume' in the driver's lacks.");
    const raw = await this.#call('resume', async (signal) => this.#adapter.resume?.(signal));
    this.answers.push({ call: 'resume', raw });
    return shaped('resume', raw, (value) => checkResumed(value, anyUrl));
  }

  /** Gives up a login. That fails unseen, as it does for the widget. */
  async giveUp(session: Session): Promise<void> {
    await this.#call('cancel', async () => this.#adapter.cancel?.(session)).catch(() => undefined);
    this.#rejection = undefined;
    this.#open.delete(session.id);
  }

  /** Asks while the bank waits for a confirmation, as a rule by polls. */
  outcome(
    reply: LoginReply,
    session: Session,
    ask = () => this.poll(session),
  ): Promise<Exclude<LoginReply, PendingReply>> {
    return this.#askUntil(isNotPending, reply, ask);
  }

  /** Asks while the bank waits for anything. */
  end(reply: LoginReply, session: Session): Promise<Exclude<LoginReply, Unfinished>> {
    return this.#askUntil(isOver, reply, () => this.poll(session));
  }

  /** A bank that is briefly away is asked again, as the widget does. */
  async #askUntil<Last extends LoginReply>(
    isLast: (reply: LoginReply) => reply is Last,
    reply: LoginReply,
    ask: () => Promise<LoginReply>,
  ): Promise<Last> {
    const endsAt = browserClock.now() + this.limitMs;
    let last = reply;
    while (!isLast(last)) {
      if (browserClock.now() > endsAt) {
        throw new Error(
          `The login was still ${isNotPending(last) ? 'asking' : 'pending'} ${this.limitMs} ms after the driver had acted.`,
        );
      }
      const pollAfterMs = last.status === 'pending' ? last.pollAfterMs : undefined;
      await pause(this.#driver.pauseMs ?? pollAfterMs ?? times.pollAfterMs);
      last = await ask().catch((error: unknown) => {
        if (isRetried(error)) return last;
        throw error;
      });
    }
    return last;
  }

  get limitMs(): number {
    return this.#driver.limitMs ?? 30_000;
  }

  /** What a claim found, with what is behind it if the last call was rejected. */
  explained(found: unknown): unknown {
    const rejection = this.#rejection;
    if (!rejection || !(found instanceof Error) || found instanceof Rejection) return found;
    return new Error(`${found.message} ${rejection.message}`, { cause: found });
  }

  /** Closes what a check left open. */
  async leave(): Promise<void> {
    for (const id of this.#open) await this.giveUp({ id });
  }

  #read(call: string, raw: unknown): LoginReply {
    this.answers.push({ call, raw });
    const reply = shaped(call, raw, (value) => checkReply(value, anyUrl));
    if ('session' in reply) this.#open.add(reply.session.id);
    return reply;
  }

  /** @throws the Rejection of the adapter's LoginError; an Error that says so when it rejects otherwise or not in time */
  async #call<T>(name: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    this.#rejection = undefined;
    return within(new AbortController().signal, async (signal) => {
      const late = browserClock.sleep(this.limitMs, signal).then(() => {
        throw new Error(`${name} did not answer within ${this.limitMs} ms.`);
      });
      late.catch(() => undefined);
      const answer = (async () => work(signal))().catch((error: unknown) => {
        if (!(error instanceof LoginError)) throw new Error(`${name} rejected with ${said(error)}, not a LoginError.`);
        throw (this.#rejection = new Rejection(name, error));
      });
      return Promise.race([answer, late]);
    });
  }
}

/** Of the driver's own person, and of all who say no other. */
export const methodOf = ({ method = 'smart-id-push' }: ConformanceDriver): string => method;
const isNotPending = (reply: LoginReply): reply is Exclude<LoginReply, PendingReply> => reply.status !== 'pending';
const isOver = (reply: LoginReply): reply is Exclude<LoginReply, Unfinished> =>
  reply.status === 'success' || reply.status === 'failure';

export const pause = (ms: number): Promise<void> => browserClock.sleep(ms, new AbortController().signal);

/** A reply in a few words, without its codes. */
export function told(reply: LoginReply): string {
  switch (reply.status) {
    case 'pending':
      return `pending (${reply.show.kind})`;
    case 'prompt':
      return `a prompt for ${reply.prompt.kind}`;
    case 'success':
      return 'success';
    case 'failure':
      return `the failure ${reply.problem}`;
  }
}

/** The problem that a call ended with, said as an answer or by rejecting; undefined when it is none. */
export async function problemOf(answer: Promise<LoginReply>): Promise<string | undefined> {
  try {
    const reply = await answer;
    return reply.status === 'failure' ? reply.problem : undefined;
  } catch (error) {
    if (error instanceof LoginError) return error.problem;
    throw error;
  }
}

const said = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}` : `a ${error === null ? 'null' : typeof error}`;

const isRetried = (error: unknown): boolean => error instanceof LoginError && retried.has(error.problem);

function isUrl(url: string, schemes: readonly string[], base?: string): boolean {
  try {
    return schemes.includes(new URL(url, base).protocol);
  } catch {
    return false;
  }
}
