/** What a bank answers to each request of the contract. Nothing here waits for a person or for an identity service's answer. */
import { randomBytes } from 'node:crypto';
import type { Answer, Identity, LoginReply, Resumed } from '../../../src/flow/adapter.js';
import type { Language, Verdict } from '../clients/service.js';
import type { Customers } from '../customers.js';
import { BankError } from '../http/problem.js';
import type { LoginStore } from '../store/store.js';
import { Answers } from './answers.js';
import { begin } from './begin.js';
import type { Services } from './identity-services.js';
import { keyOf, linkOf, type Login, pageId } from './login.js';
import { type Changed, Logins } from './logins.js';
import { eventOf } from './next.js';
import { alreadyUsed, isResumable, replyOf, replyToOldTab } from './reply.js';
import type { LoginTimes } from './times.js';
import type { LoginEvent } from './transition.js';
import { Watcher } from './watcher.js';

export interface Start {
  readonly method: string;
  readonly identity: Identity;
  readonly language: Language;
}

/** Who asks: a browser, from a page of this origin. */
export interface Asker {
  readonly browser: string;
  readonly origin: string;
}

export interface LoginServiceParts {
  readonly store: LoginStore;
  readonly services: Services;
  readonly customers: Customers;
  readonly times: LoginTimes;
  /** Where an app sends the person back to: the value comes behind it. */
  readonly returnAddress: (origin: string) => string;
  /** Where another site asks the person to confirm: the ticket comes behind it. */
  readonly confirmAddress: string;
  readonly sleep?: (forMs: number, signal: AbortSignal) => Promise<void>;
  readonly random?: (size: number) => Buffer;
}

export class LoginService {
  readonly watcher: Watcher;
  readonly #parts: LoginServiceParts;
  readonly #logins: Logins;
  readonly #answers: Answers;
  readonly #random: (size: number) => Buffer;

  constructor(parts: LoginServiceParts) {
    const { store, services, customers, times, sleep, random = randomBytes } = parts;
    this.#parts = parts;
    this.#random = random;
    this.#logins = new Logins(store);
    this.#answers = new Answers({
      logins: this.#logins,
      services,
      customers,
      newReference: () => this.newReference(),
    });
    this.watcher = new Watcher({
      logins: this.#logins,
      store,
      services,
      customers,
      node: random(9).toString('base64url'),
      newReference: () => this.newReference(),
      times,
      ...(sleep && { sleep }),
    });
  }

  /** A number that a person can name to the bank. */
  newReference(): string {
    return `DB-${this.#random(4).toString('hex').toUpperCase()}`;
  }

  /**
   * @param page has hung up: it will never know of a login, so no phone may ring for it
   * @throws BankError when the bank or a service does not begin
   */
  async start(start: Start, { browser, origin }: Asker, page: AbortSignal): Promise<LoginReply> {
    const { store, services, customers, times, returnAddress, confirmAddress } = this.#parts;
    const customer = await customers.find(start.method, start.identity);
    await customers.attend?.({ request: 'start', customer: customer?.id });
    await this.#forgetEnd(browser);
    const newValue = () => this.#random(18).toString('base64url');
    const begun = await begin(
      start,
      { browser, origin, customer },
      { services, customers, times, newValue, now: () => store.now(), returnAddress, confirmAddress, page },
    );
    if (begun.kind === 'turned-away') return { status: 'failure', problem: begun.problem };
    const { login } = begun;
    if (page.aborted) return { status: 'failure', problem: 'cancelled-elsewhere' };
    await this.#logins.add(login);
    page.addEventListener('abort', () => void this.cancel(pageId(login), browser).catch(() => undefined), {
      once: true,
    });
    this.watcher.watch(login);
    return replyOf(login, login.startedAt, services.smartId);
  }

  /** @param id by which the page knows it */
  async poll(id: string, browser: string | undefined): Promise<LoginReply> {
    const { customers, store } = this.#parts;
    const found = await this.#own(id, browser);
    if (pageId(found.login) !== id) return alreadyUsed;
    const { customer, key } = found.login;
    if ((await customers.attend?.({ request: 'poll', customer, key })) === 'forgets') {
      await store.remove(found.login);
      throw lost();
    }
    return replyToOldTab(found.login, found.now) ?? this.#reply(found);
  }

  /**
   * @param id by which the page knows it
   * @param page hangs up when the reply to it is lost
   */
  async answer(id: string, browser: string | undefined, answer: Answer, page: AbortSignal): Promise<LoginReply> {
    const found = await this.#own(id, browser);
    if (pageId(found.login) !== id) return alreadyUsed;
    const { customer, key } = found.login;
    await this.#parts.customers.attend?.({ request: 'answer', customer, key });
    const answered = await this.#answers.take(found.login, answer);
    if (!answered) throw lost();
    const lose = () => void this.#logins.change(key, () => ({ kind: 'reply-lost' })).catch(() => undefined);
    if (page.aborted) lose();
    else page.addEventListener('abort', lose, { once: true });
    return this.#reply(answered);
  }

  /**
   * A page of this browser gives up; a duplicate of it learns so when it asks next.
   * @param id by which the page knows it
   */
  async cancel(id: string, browser: string | undefined): Promise<void> {
    const { login } = await this.#own(id, browser);
    if (pageId(login) !== id) return;
    await this.#logins.change(login.key, () => ({ kind: 'cancelled' }));
    this.watcher.drop(login.key);
  }

  /** The newest login of this browser: unfinished, succeeded just now, or with another end that the browser was not told. */
  async current(browser: string | undefined): Promise<Resumed | undefined> {
    const key = browser && (await this.#parts.store.newestOf(browser));
    if (!key) return undefined;
    const found = await this.#logins.change(key, ({ login, now }) =>
      isResumable(login, now) ? { kind: 'taken' } : undefined,
    );
    if (!found || !isResumable(found.login, found.now)) return undefined;
    return { method: found.login.method, reply: await this.#reply(found) };
  }

  /** The bank's own session ends, and with it the right to hear of the login that led to it. */
  async logOut(browser: string | undefined): Promise<void> {
    if (browser) await this.#forgetEnd(browser);
  }

  /**
   * The app sent the person back to the bank: takes the address, once. The service may not have told yet what they decided
   * there, and after a refusal they come back too: how the login stands is told where the page asks next.
   */
  async returnFromApp(url: URL, browser: string | undefined): Promise<void> {
    const { store, services, times } = this.#parts;
    const key = await store.findByCallback(url.searchParams.get('value') ?? '');
    const back = {
      sessionSecretDigest: url.searchParams.get('sessionSecretDigest') ?? '',
      userChallengeVerifier: url.searchParams.get('userChallengeVerifier') ?? '',
    };
    const decide = ({ login }: { login: Login }): LoginEvent => {
      if (login.browser !== browser) throw new BankError({ status: 403, problem: 'other-browser' });
      if (login.handover) throw new BankError({ status: 409, problem: 'already-used' });
      const session = linkOf(login);
      const answer = login.stage.kind === 'returning' ? login.stage.answer : undefined;
      if (!session || !services.smartId.isReturnOf(session, back, answer)) {
        throw new BankError({ status: 422, problem: 'unexpected', detail: 'Not a proven return' });
      }
      return { kind: 'returned', back, waitMs: times.handoverMs };
    };
    const returned = key === undefined ? undefined : await this.#logins.change(key, decide);
    if (returned) this.watcher.watch(returned.login);
    else throw browser ? lost() : new BankError({ status: 403, problem: 'other-browser' });
  }

  /**
   * What a person has shown on the other site, in this browser.
   * @param ticket by which that site knows the login
   */
  async confirmElsewhere(ticket: string, verdict: Verdict, browser: string | undefined): Promise<void> {
    const { store, customers } = this.#parts;
    const key = await store.findByCallback(ticket);
    const decided =
      key &&
      (await this.#logins.change(key, ({ login, now }) => {
        const { stage, method } = login;
        if (stage.kind !== 'redirect' || stage.ticket !== ticket || now >= login.expiresAt) throw used();
        if (login.browser !== browser) throw new BankError({ status: 403, problem: 'other-browser' });
        return eventOf(verdict, { customers, method });
      }));
    if (!decided) throw used();
  }

  /** @throws BankError the same 404 for an unknown, an old and another browser's login */
  async #own(id: string, browser: string | undefined): Promise<Changed> {
    const found = await this.#logins.look(keyOf(id));
    if (!found || found.login.browser !== browser) throw lost();
    return found;
  }

  /** What the page is told; and that it was told. */
  async #reply({ login, now }: Changed): Promise<LoginReply> {
    this.watcher.watch(login);
    const reply = replyOf(login, now, this.#parts.services.smartId);
    const isNews = login.stage.kind === 'done' && reply.status === 'failure' && !login.stage.isTold;
    if (isNews) await this.#logins.change(login.key, () => ({ kind: 'told' }));
    return reply;
  }

  async #forgetEnd(browser: string): Promise<void> {
    const key = await this.#parts.store.newestOf(browser);
    if (key) await this.#logins.change(key, () => ({ kind: 'told' }));
  }
}

function lost(): BankError {
  return new BankError({ status: 404, problem: 'session-lost', detail: 'No such login' });
}

function used(): BankError {
  return new BankError({ status: 410, problem: 'already-used' });
}
