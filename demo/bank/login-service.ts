import { createHash } from 'node:crypto';
import { demoAnswers } from '../../src/demo-bank/codes.js';
import type { DemoPerson } from '../../src/demo-bank/people.js';
import type { Answer, FailureReply, Identity, LoginReply, Resumed } from '../../src/flow/adapter.js';
import type { Client } from './clients.js';
import type { IdCards } from './id-card.js';
import type { LoginSteps } from './login-steps.js';
import { defaultPerson, personByUserNumber, personOfMobileId } from './people.js';
import { BankError, bankError } from './http/problem.js';
import { describe, pendingInApp } from './replies.js';
import type { LoginSession, Sessions } from './sessions.js';
import { controlCodeOf, createSmartIdSession, isConfirmedBy, isReturnOf, sameText } from './smart-id.js';
import type { World } from './world.js';

export interface Start {
  readonly method: string;
  readonly identity: Identity;
  readonly language: string;
}

const EXPIRY_MS = 120_000;
/** So long the tab that the app opened has the right to the login, before the old one may go on. */
const HANDOVER_MS = 5000;

/** What a bank's server answers to each request of the contract; the stages between are in `LoginSteps`. */
export class LoginService {
  readonly #world: World;
  readonly #sessions: Sessions;
  readonly #steps: LoginSteps;
  readonly #idCards: IdCards;

  constructor(world: World, { sessions, steps, idCards }: { sessions: Sessions; steps: LoginSteps; idCards: IdCards }) {
    this.#world = world;
    this.#sessions = sessions;
    this.#steps = steps;
    this.#idCards = idCards;
  }

  #now(): number {
    return this.#world.now();
  }

  /** @param origin of the bank's page */
  start({ method, identity, language }: Start, client: Client, origin: string): LoginSession {
    const person = personOf(method, identity);
    if (person?.error) throw bankError(person.error);
    const now = this.#now();
    const smartId = createSmartIdSession(this.#world, language);
    const session: LoginSession = {
      id: this.#newId(),
      clientId: client.id,
      phoneClientId: client.id,
      method,
      origin,
      callbackUrl: `${origin}/demo/return?value=${smartId.callbackValue}`,
      startedAt: now,
      expiresAt: now + EXPIRY_MS,
      person: person ?? defaultPerson,
      // One answer for every reason: nobody learns here which numbers exist.
      stage: { kind: 'done', reply: { status: 'failure', problem: 'account-problem' } },
      stepUp: [],
      smartId,
      controlCode: controlCodeOf(Buffer.from(smartId.rpChallenge, 'base64')),
      choices: [],
      pollCount: 0,
      resumableUntil: Infinity,
      lastAnswer: undefined,
      returnUrl: undefined,
      handover: undefined,
    };
    this.#forgetEnds(client);
    if (person?.failure) this.#steps.fail(session, person.failure);
    else if (person) {
      this.#steps.begin(session);
      this.#sessions.add(session);
    }
    return session;
  }

  /** @param id by which the page knows it */
  poll(session: LoginSession, id: string): LoginReply {
    if (id !== session.id) return alreadyUsed;
    session.pollCount += 1;
    if (session.person.bank === 'falters' && session.pollCount <= 3) {
      throw new BankError({ status: 503, problem: 'unavailable' });
    }
    if (session.person.bank === 'forgets' && session.pollCount >= 2) {
      this.#sessions.remove(session);
      throw new BankError({ status: 404, problem: 'session-lost' });
    }
    const { handover } = session;
    if (handover && !handover.isTaken && this.#now() < handover.until) return pendingInApp(session, this.#now());
    // Polling is what moves time on here: there are no timers.
    this.#steps.advance(session);
    return this.reply(session);
  }

  reply(session: LoginSession): LoginReply {
    const { stage } = session;
    if (stage.kind === 'done' && stage.reply.status === 'failure') session.resumableUntil = 0;
    return describe(session, this.#now());
  }

  /** The newest login of this browser: unfinished, succeeded just now, or with another end that the browser was not told. */
  current(client: Client | undefined): Resumed | undefined {
    const session = client && this.#sessions.ofClient(client.id).at(-1);
    if (!session) return undefined;
    this.#steps.advance(session);
    if (this.#now() >= session.resumableUntil) return undefined;
    const { handover } = session;
    if (handover && !handover.isTaken) {
      handover.isTaken = true;
      // By its former id the old tab is known from now on.
      this.#sessions.renew(session, this.#newId());
    }
    return { method: session.method, reply: this.reply(session) };
  }

  /** The bank's own session ends, and with it the right to hear of the login that led to it. */
  logOut(client: Client | undefined): void {
    if (client) this.#forgetEnds(client);
  }

  #newId(): string {
    return this.#world.random(18).toString('base64url');
  }

  #forgetEnds(client: Client): void {
    for (const session of this.#sessions.ofClient(client.id)) {
      if (session.stage.kind === 'done') session.resumableUntil = 0;
    }
  }

  /** @param id by which the page knows it */
  answer(session: LoginSession, id: string, { kind, value }: Answer): LoginReply {
    if (id !== session.id) return alreadyUsed;
    this.#steps.advance(session);
    const { stage } = session;
    const digest = createHash('sha256').update(`${kind} ${value}`).digest('base64');
    const asked = stage.kind === 'prompt' ? JSON.stringify(stage.question.prompt) : '';
    const isAsked = stage.kind === 'prompt' && stage.question.prompt.kind === kind;
    const last = session.lastAnswer;
    // Where another position is asked, the same wrong code may be a new mistake: it counts unless the reply is known to be lost.
    const isRepeated = digest === last?.digest && (!isAsked || asked === last.asked || last.isLost);
    if (stage.kind === 'id-card' && kind === 'id-card') {
      const verdict = this.#idCards.judge(value, { nonce: stage.nonce, origin: session.origin });
      if (verdict === 'proven') this.#steps.identified(session);
      else this.#steps.fail(session, verdict);
    } else if (isAsked) {
      this.#steps.judgeCode(session, value.trim(), { isRepeated });
    } else if (stage.kind !== 'done' && !isRepeated) {
      throw new BankError({ status: 409, problem: 'unexpected', detail: 'Nobody asked for this' });
    }
    // Once is a lost reply, twice is a person who insists.
    session.lastAnswer = isRepeated && isAsked ? undefined : { digest, asked, isLost: false };
    return this.reply(session);
  }

  /** The page hung up before it had the reply to its answer. */
  replyLost({ lastAnswer }: LoginSession): void {
    if (lastAnswer) lastAnswer.isLost = true;
  }

  /**
   * A page of this browser gives up; a duplicate of it learns so when it asks next.
   * @param id by which the page knows it
   */
  cancel(session: LoginSession, id = session.id): void {
    if (id !== session.id) return;
    if (session.stage.kind !== 'done') this.#steps.fail(session, 'cancelled-elsewhere');
    session.resumableUntil = 0;
  }

  /**
   * The app sent the person back to the bank: takes the address, once. The service may not have told yet what they decided
   * there, and after a refusal they come back too: how the login stands is told where the page asks next.
   */
  returnFromApp(url: URL, client: Client | undefined): void {
    const value = url.searchParams.get('value') ?? '';
    const [session] = this.#sessions.find(({ smartId }) => sameText(smartId.callbackValue, value));
    if (!client || (session && session.clientId !== client.id)) {
      throw new BankError({ status: 403, problem: 'other-browser' });
    }
    if (!session) throw new BankError({ status: 404, problem: 'session-lost' });
    if (session.handover) throw new BankError({ status: 409, problem: 'already-used' });
    const { smartId, stage } = session;
    const verifier = url.searchParams.get('userChallengeVerifier') ?? '';
    const isHeard = stage.kind === 'returning' && stage.heardAt <= this.#now();
    if (!isReturnOf(smartId, url.searchParams) || (isHeard && !isConfirmedBy(smartId, verifier))) {
      throw new BankError({ status: 422, problem: 'unexpected', detail: 'Not a proven return' });
    }
    session.handover = { verifier, until: this.#now() + HANDOVER_MS * this.#world.pace, isTaken: false };
    this.#steps.advance(session);
  }

  /** The decision made on the other site of an eParaksts login. */
  decideElsewhere(
    { ticket, decision }: { ticket: string; decision: 'confirm' | 'refuse' | 'no-account' },
    client: Client | undefined,
  ): void {
    const [session] = this.#sessions.find(({ stage }) => stage.kind === 'redirect' && sameText(stage.ticket, ticket));
    if (session) this.#steps.advance(session);
    if (!session || session.stage.kind === 'done') {
      throw new BankError({ status: 410, problem: 'already-used' });
    }
    if (session.clientId !== client?.id) {
      throw new BankError({ status: 403, problem: 'other-browser' });
    }
    if (decision === 'confirm') this.#steps.identified(session);
    else this.#steps.fail(session, decision === 'refuse' ? 'user-refused' : 'account-problem');
  }
}

/** To the tab that began a login which another one has taken. */
const alreadyUsed: FailureReply = Object.freeze({ status: 'failure', problem: 'already-used' });

function personOf(
  method: string,
  { userNumber = '', phoneNumber = '', personalCode = '', password = '' }: Identity,
): DemoPerson | undefined {
  switch (method) {
    case 'smart-id':
    case 'id-card':
    case 'eparaksts-mobile':
      return defaultPerson;
    case 'mobile-id':
      return personOfMobileId(phoneNumber, personalCode);
    case 'password':
      return sameText(password, demoAnswers.password) ? personByUserNumber(userNumber) : undefined;
    default:
      return personByUserNumber(userNumber);
  }
}
