import type { DemoQuestion, DemoStepUp } from '../../src/demo-bank/codes.js';
import type { DemoPerson } from '../../src/demo-bank/people.js';
import type { LoginReply } from '../../src/flow/adapter.js';

import { BankError } from './http/problem.js';
import type { SmartIdSession } from './smart-id.js';

const LIFETIME_MS = 10 * 60_000;

/** Where a login stands. */
export type Stage =
  | { readonly kind: 'device-link' }
  | { readonly kind: 'phone'; readonly pushAt: number; readonly answerAt: number; readonly viaAppLink: boolean }
  | { readonly kind: 'returning'; readonly heardAt: number }
  | { readonly kind: 'id-card'; readonly nonce: string }
  | { readonly kind: 'redirect'; readonly ticket: string }
  | {
      readonly kind: 'prompt';
      readonly stepUp: DemoStepUp;
      readonly question: DemoQuestion;
      readonly attemptsLeft: number;
      readonly wasWrong: boolean;
    }
  | { readonly kind: 'done'; readonly reply: LoginReply };

/** What was answered last, to be known again when it is sent once more because its reply was lost. */
export interface GivenAnswer {
  /** Of what was answered. */
  readonly digest: string;
  /** The question. */
  readonly asked: string;
  /** The connection broke before the reply was out. */
  isLost: boolean;
}

/** From an old tab to the one that the app opened. */
export interface Handover {
  /** What the new tab brought. */
  readonly verifier: string;
  /** So long the old one waits for it. */
  readonly until: number;
  isTaken: boolean;
}

/** One login, from its start to ten minutes later. */
export interface LoginSession {
  id: string;
  /** The browser that started it, the only one that may go on with it. */
  readonly clientId: string;
  /** The browser whose drawn phone is asked. */
  phoneClientId: string;
  readonly method: string;
  /** Of the bank's page. */
  readonly origin: string;
  /** Where the app sends the person back to. */
  readonly callbackUrl: string;
  readonly startedAt: number;
  expiresAt: number;
  person: DemoPerson;
  stage: Stage;
  /** What is still to be asked. */
  stepUp: readonly DemoStepUp[];
  controlCode: string;
  /** Three codes, one of them right; empty when the app does not ask to choose. */
  choices: readonly string[];
  readonly smartId: SmartIdSession;
  pollCount: number;
  /** A page that is opened before may go on with this login, or hear how it ended. */
  resumableUntil: number;
  lastAnswer: GivenAnswer | undefined;
  /** Where the app sends the person back to, once they decided there. */
  returnUrl: string | undefined;
  handover: Handover | undefined;
}

/** Keeps logins in memory, each bound to the browser that started it. */
export class Sessions {
  readonly #sessions = new Map<string, LoginSession>();
  readonly #now: () => number;
  readonly #limit: number;
  readonly #limitPerClient: number;

  constructor({ now, limit, limitPerClient }: { now: () => number; limit: number; limitPerClient: number }) {
    this.#now = now;
    this.#limit = limit;
    this.#limitPerClient = limitPerClient;
  }

  add(session: LoginSession): void {
    this.#forgetOld();
    const own = this.ofClient(session.clientId);
    if (own[0] && own.length >= this.#limitPerClient) this.remove(own[0]);
    if (this.#sessions.size >= this.#limit) {
      throw new BankError({
        status: 503,
        problem: 'unavailable',
        detail: 'Too many logins at once',
        retryAfterS: 30,
      });
    }
    this.#sessions.set(session.id, session);
  }

  /** @throws BankError the same 404 for an unknown, an old and another browser's login */
  get(id: string, clientId: string | undefined): LoginSession {
    const session = this.#sessions.get(id);
    if (!session || session.clientId !== clientId || this.#isOld(session)) {
      throw new BankError({ status: 404, problem: 'session-lost', detail: 'No such login' });
    }
    return session;
  }

  /** @param session known by one id or by two */
  remove(session: LoginSession): void {
    for (const [id, known] of this.#sessions) {
      if (known === session) this.#sessions.delete(id);
    }
  }

  /** Gives a login a new id. The former one finds it still, so that who asks by it can be told that it is another's now. */
  renew(session: LoginSession, id: string): void {
    session.id = id;
    this.#sessions.set(id, session);
  }

  /** Oldest first. */
  ofClient(clientId: string): LoginSession[] {
    return this.find((session) => session.clientId === clientId);
  }

  find(isWanted: (session: LoginSession) => boolean): LoginSession[] {
    const sessions = new Set(this.#sessions.values());
    return [...sessions].filter((session) => !this.#isOld(session) && isWanted(session));
  }

  #isOld(session: LoginSession): boolean {
    return this.#now() - session.startedAt > LIFETIME_MS;
  }

  #forgetOld(): void {
    for (const [id, session] of this.#sessions) {
      if (this.#isOld(session)) this.#sessions.delete(id);
    }
  }
}
