import { createHash } from 'node:crypto';
import type { Answer } from '../../../src/flow/adapter.js';
import { ServiceFailure } from '../clients/service.js';
import type { Customers } from '../customers.js';
import { BankError, statusOf } from '../http/problem.js';
import { ofLogin, tell } from '../events.js';
import type { Services } from './identity-services.js';
import type { GivenAnswer, Login } from './login.js';
import type { Changed, Logins } from './logins.js';
import { eventOf, nextQuestionOf } from './next.js';
import type { Judged, LoginEvent } from './transition.js';

interface AnswersParts {
  readonly logins: Logins;
  readonly services: Services;
  readonly customers: Customers;
  /** What a person can name to the bank. */
  readonly newReference: () => string;
}

/** What a person answers to a question of the bank, and what their card has signed. */
export class Answers {
  readonly #logins: Logins;
  readonly #services: Services;
  readonly #customers: Customers;
  readonly #newReference: () => string;

  constructor({ logins, services, customers, newReference }: AnswersParts) {
    this.#logins = logins;
    this.#services = services;
    this.#customers = customers;
    this.#newReference = newReference;
  }

  /**
   * Judges an answer once, however often it comes because its reply was lost.
   * @throws BankError 409 for what nobody asked
   */
  take({ key }: Login, answer: Answer): Promise<Changed | undefined> {
    return this.#logins.change(key, ({ login, now }) => {
      // Nothing is judged after the end: the page is told how it ended.
      if (now >= login.expiresAt) return undefined;
      const { stage } = login;
      if (stage.kind === 'id-card' && answer.kind === 'id-card') return this.#judgeCard(login, stage.nonce, answer);
      return this.#judgeAnswer(login, answer);
    });
  }

  async #judgeAnswer(login: Login, { kind, value }: Answer): Promise<LoginEvent> {
    const { stage, lastAnswer: last } = login;
    const question = stage.kind === 'prompt' ? stage.question : undefined;
    const asked = question ? JSON.stringify(question.prompt) : '';
    const given: GivenAnswer = { digest: digestOf(kind, value), asked, isLost: false };
    const isAsked = question?.prompt.kind === kind;
    // Where another position is asked, the same wrong code may be a new mistake: it counts unless the reply is known to be lost.
    const isRepeated = given.digest === last?.digest && (!isAsked || asked === last.asked || last.isLost);
    if (stage.kind !== 'done' && !isAsked && !isRepeated) {
      throw new BankError({ status: 409, problem: 'unexpected', detail: 'Nobody asked for this' });
    }
    const judged: Judged = isAsked ? await this.#judge(login, value.trim()) : { kind: 'not-asked' };
    return { kind: 'answered', given, isRepeated, judged };
  }

  async #judge({ stage, customer, method }: Login, value: string): Promise<Judged> {
    if (stage.kind !== 'prompt') return { kind: 'not-asked' };
    const { question, later } = stage;
    return customer !== undefined && (await this.#customers.isRight(customer, question, value))
      ? { kind: 'right', customer, next: await nextQuestionOf(this.#customers, customer, { method, stepUps: later }) }
      : { kind: 'wrong', question: this.#customers.question(question.stepUp, question) };
  }

  async #judgeCard(login: Login, nonce: string, { kind, value }: Answer): Promise<LoginEvent> {
    const { origin, method } = login;
    try {
      const verdict = await this.#services.webEid.verify(value, { nonce, origin });
      const reference = verdict.kind === 'failed' && verdict.cause.isAlarm ? this.#newReference() : undefined;
      if (verdict.kind === 'failed') {
        const referred = reference === undefined ? {} : { reference };
        tell('bank.service.failed', { ...ofLogin(login), ...verdict.cause, problem: verdict.problem, ...referred });
      }
      const event = await eventOf(verdict, { customers: this.#customers, method, reference });
      if (event.kind !== 'proven') return event;
      const { customer, next } = event;
      const given: GivenAnswer = { digest: digestOf(kind, value), asked: '', isLost: false };
      return { kind: 'answered', given, isRepeated: false, judged: { kind: 'right', customer, next } };
    } catch (error) {
      if (!(error instanceof ServiceFailure)) throw error;
      // The card's standing could not be asked: the page may send the same token again.
      tell('bank.service.failed', { ...ofLogin(login), ...error.reason, problem: error.problem });
      throw new BankError({ status: statusOf(error.problem), problem: error.problem });
    }
  }
}

function digestOf(kind: string, value: string): string {
  return createHash('sha256').update(`${kind} ${value}`).digest('base64');
}
