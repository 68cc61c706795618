/**
 * The one who asks an identity service about a login: a node that has the lease. Pages are answered from the store alone and
 * never wait for a service. A node that dies loses its lease, and the next poll of the page brings another one.
 */
import { setTimeout as sleepReal } from 'node:timers/promises';
import type { KnownProblem } from '../../../src/flow/problems.js';
import { type Cause, ServiceFailure, type SmartIdReturn, type Verdict } from '../clients/service.js';
import type { Customers } from '../customers.js';
import { ofLogin, placeOf, tell } from '../events.js';
import { type LoginStore, StoreUnavailable } from '../store/store.js';
import { askStatus, isByLink, judgeAnswer, ring, type Services } from './identity-services.js';
import type { Login, Push } from './login.js';
import type { Changed, Logins } from './logins.js';
import { eventOf } from './next.js';
import type { LoginEvent } from './transition.js';
import type { LoginTimes } from './times.js';
import { type Asked, type Work, workOf } from './work.js';

/** A lease lasts longer than a question: a living node renews it with each. */
const LEASE_PER_QUESTION = 1.25;
/** Before a service that did not answer is asked again. */
const AGAIN_AFTER_MS = 2000;
/** For having a phone rung, which nothing else ends: what came of it has to be written down. */
const RING_MS = 10_000;

export interface WatcherParts {
  readonly logins: Logins;
  readonly store: LoginStore;
  readonly services: Services;
  readonly customers: Customers;
  /** Of this process, unlike any other. */
  readonly node: string;
  /** What a person can name to the bank. */
  readonly newReference: () => string;
  readonly times: LoginTimes;
  readonly sleep?: (forMs: number, signal: AbortSignal) => Promise<void>;
}

interface Watch {
  readonly end: AbortController;
  /** Ends a pause before its time. */
  wake: () => void;
  ended: Promise<void>;
}

export class Watcher {
  readonly #parts: WatcherParts;
  readonly #sleep: (forMs: number, signal: AbortSignal) => Promise<void>;
  readonly #watches = new Map<string, Watch>();
  /** How many do something now, and neither wait for their time nor for a person. */
  #busy = 0;
  #whenIdle: (() => void)[] = [];
  /** Sessions about which a service holds a question now. */
  readonly #asked = new Set<string>();

  constructor(parts: WatcherParts) {
    this.#parts = parts;
    this.#sleep = parts.sleep ?? ((forMs, signal) => sleepReal(forMs, undefined, { signal, ref: false }));
  }

  /** How many logins this node asks about. */
  get count(): number {
    return this.#watches.size;
  }

  /** Goes on with a login, unless another node does. */
  watch(login: Login): void {
    const { key } = login;
    const watch = this.#watches.get(key);
    if (watch) return watch.wake();
    if (!workOf(login)) return;
    const begun: Watch = { end: new AbortController(), wake: () => {}, ended: Promise.resolve() };
    this.#watches.set(key, begun);
    this.#busy += 1;
    begun.ended = this.#follow(login, begun).finally(() => {
      this.#watches.delete(key);
      this.#rest();
    });
  }

  /** Nobody waits for this login any more. */
  drop(key: string): void {
    this.#watches.get(key)?.end.abort();
  }

  /**
   * Resolves when every watch waits for its time, or for a person.
   * @param isAnswered whether a service that is asked about this session has answered: it is on its way
   */
  async idle(isAnswered: (session: string) => boolean = () => false): Promise<void> {
    // What a service in this process has just answered is on its way.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#busy > 0 || [...this.#asked].some(isAnswered)) {
      await new Promise<void>((resolve) => this.#whenIdle.push(resolve));
    }
  }

  /** Leaves all logins to other nodes. Who is just having a phone rung writes down first what came of it. */
  async close(): Promise<void> {
    const watches = [...this.#watches.values()];
    for (const { end } of watches) end.abort();
    await Promise.all(watches.map(({ ended }) => ended));
  }

  async #follow(login: Login, watch: Watch): Promise<void> {
    const { store, node, logins, times } = this.#parts;
    const { key } = login;
    let isHolder = false;
    try {
      while (!watch.end.signal.aborted && (await store.lease(key, node, times.longPollMs * LEASE_PER_QUESTION))) {
        if (!isHolder) tell('bank.watch.began', { ...ofLogin(login), node });
        isHolder = true;
        const seen = await logins.look(key);
        const work = seen && workOf(seen.login);
        if (!work) break;
        await this.#work(work, seen, watch);
      }
    } catch (error) {
      if (watch.end.signal.aborted) return;
      // The lease ends by itself: when the store is back, the page's next poll brings somebody.
      if (error instanceof StoreUnavailable) tell('bank.store.failed', { code: 'watch' });
      else await this.#fault(login, error);
    } finally {
      if (isHolder) await store.release(key, node).catch(() => undefined);
    }
  }

  /** Does one thing; what it changes decides on the next. */
  #work(work: Work, seen: Changed, watch: Watch): Promise<void> {
    switch (work.kind) {
      case 'ring':
        return this.#ring(work.push, work.ringsAt, seen, watch);
      case 'give-up':
        return this.#refuse(seen.login, 'unavailable', { code: 'push-uncertain', isAlarm: false });
      case 'ask':
        return this.#ask(work.asked, seen, watch);
      case 'judge':
        return this.#judge({ service: 'smart-id-link', session: work.session }, seen.login, work, watch);
    }
  }

  async #ring(push: Push, ringsAt: number, { login, now }: Changed, watch: Watch): Promise<void> {
    if (now < ringsAt) return this.#pause(ringsAt - now, watch);
    const { services, logins, times } = this.#parts;
    const calling = await logins.change(login.key, () => ({ kind: 'calling' }));
    // Given up in time, or somebody else has begun to call.
    if (!calling?.isOurs || calling.login.stage.kind !== 'ringing') return;
    const { language } = login;
    try {
      const rung = await ring(services, push, { language, signal: AbortSignal.timeout(RING_MS) });
      if (rung) {
        await logins.change(login.key, () => ({ kind: 'rang', rung }));
        return tell('bank.push.sent', { ...ofLogin(login), service: push.service });
      }
    } catch (error) {
      if (!(error instanceof ServiceFailure)) throw error;
      if (error.problem !== 'account-problem') return this.#refuse(login, error.problem, error.reason);
    }
    const toldAt = ringsAt + times.refusalAfterMs;
    for (let at = calling.now; at < toldAt && !watch.end.signal.aborted; at = await this.#parts.store.now()) {
      await this.#pause(toldAt - at, watch);
    }
    await this.#happen(login, { kind: 'refused', problem: 'account-problem' });
  }

  async #ask(asked: Asked, { login, now }: Changed, watch: Watch): Promise<void> {
    const { services, times } = this.#parts;
    const wait = {
      timeoutMs: Math.min(times.longPollMs, Math.max(1000, login.expiresAt - now)),
      signal: watch.end.signal,
    };
    const { sessionId } = asked.session;
    try {
      this.#asked.add(sessionId);
      const status = await this.#waiting(askStatus(services, asked, wait)).finally(() => this.#asked.delete(sessionId));
      if (status.state === 'running') return;
      const { answer } = status;
      if (isByLink(services, asked, answer)) await this.#happen(login, { kind: 'confirmed-by-link', answer });
      else await this.#judge(asked, login, { answer }, watch);
    } catch (error) {
      await this.#tryAgain(error, login, watch);
    }
  }

  async #judge(
    asked: Asked,
    login: Login,
    proof: { answer: unknown; back?: SmartIdReturn },
    watch: Watch,
  ): Promise<void> {
    const { services, customers } = this.#parts;
    let verdict: Verdict;
    try {
      verdict = await judgeAnswer(services, asked, proof);
    } catch (error) {
      return this.#tryAgain(error, login, watch);
    }
    if (verdict.kind === 'failed') return this.#refuse(login, verdict.problem, verdict.cause);
    await this.#happen(login, await eventOf(verdict, { customers, method: login.method }));
  }

  /** After a while, where the same question may be asked again; else the login ends. */
  async #tryAgain(error: unknown, login: Login, watch: Watch): Promise<void> {
    if (watch.end.signal.aborted) return;
    if (!(error instanceof ServiceFailure)) throw error;
    if (!error.isPassing) return this.#refuse(login, error.problem, error.reason);
    tell('bank.service.failed', { ...ofLogin(login), ...error.reason, problem: error.problem });
    await this.#pause(AGAIN_AFTER_MS, watch);
  }

  async #happen({ key }: Login, event: LoginEvent): Promise<void> {
    await this.#parts.logins.change(key, () => event);
  }

  async #refuse(login: Login, problem: KnownProblem, cause: Cause): Promise<void> {
    // What nobody can help has a number by which the bank finds it.
    const reference = cause.isAlarm || problem === 'unavailable' ? this.#parts.newReference() : undefined;
    const referred = reference === undefined ? {} : { reference };
    tell('bank.service.failed', { ...ofLogin(login), ...cause, problem, ...referred });
    await this.#happen(login, { kind: 'refused', problem, ...referred });
  }

  async #fault(login: Login, error: unknown): Promise<void> {
    const reference = this.#parts.newReference();
    tell('bank.fault', { error: placeOf(error), reference });
    await this.#happen(login, { kind: 'refused', problem: 'unexpected', reference }).catch(() => undefined);
  }

  async #pause(forMs: number, watch: Watch): Promise<void> {
    const woken = new Promise<void>((resolve) => (watch.wake = resolve));
    const pause = new AbortController();
    const signal = AbortSignal.any([watch.end.signal, pause.signal]);
    await this.#waiting(Promise.race([this.#sleep(forMs, signal), woken])).finally(() => {
      // Who was woken sleeps no longer: each poll would leave a timer behind.
      pause.abort();
      watch.wake = () => {};
    });
  }

  /** Waits, and counts as idle meanwhile. */
  async #waiting<T>(what: Promise<T>): Promise<T> {
    this.#rest();
    try {
      return await what;
    } finally {
      this.#busy += 1;
    }
  }

  #rest(): void {
    this.#busy -= 1;
    if (this.#busy > 0) return;
    for (const resolve of this.#whenIdle.splice(0)) resolve();
  }
}
