// @ts-check
import { BankError } from './problem.js';

const LIFETIME_MS = 10 * 60_000;

/** @typedef {import('./code-devices.js').StepUp} StepUp */

/**
 * Where a login stands.
 * @typedef {(
 *   | { kind: 'device-link' }
 *   | { kind: 'phone', pushAt: number, answerAt: number, viaAppLink: boolean }
 *   | { kind: 'returning', heardAt: number }
 *   | { kind: 'id-card', nonce: string }
 *   | { kind: 'redirect', ticket: string }
 *   | { kind: 'prompt', stepUp: StepUp, question: import('./code-devices.js').Question, attemptsLeft: number, wasWrong: boolean }
 *   | { kind: 'done', reply: import('../../src/flow/adapter.js').LoginReply }
 * )} Stage
 */

/**
 * What was answered last, to be known again when it is sent once more because its reply was lost.
 * @typedef {object} GivenAnswer
 * @property {string} digest of what was answered
 * @property {string} asked the question
 * @property {boolean} isLost the connection broke before the reply was out
 */

/**
 * One login, from its start to ten minutes later.
 * @typedef {object} LoginSession
 * @property {string} id
 * @property {string} clientId the browser that started it, the only one that may go on with it
 * @property {string} phoneClientId the browser whose drawn phone is asked
 * @property {string} method
 * @property {string} origin of the bank's page
 * @property {string} callbackUrl where the app sends the person back to
 * @property {number} startedAt
 * @property {number} expiresAt
 * @property {import('./persona.js').Persona} persona
 * @property {Stage} stage
 * @property {StepUp[]} stepUp what is still to be asked
 * @property {string} controlCode
 * @property {string[]} choices three codes, one of them right; empty when the app does not ask to choose
 * @property {import('./smart-id.js').SmartIdSession} smartId
 * @property {number} pollCount
 * @property {number} resumableUntil a page that is opened before may go on with this login, or hear how it ended
 * @property {GivenAnswer | undefined} lastAnswer
 * @property {string | undefined} returnUrl where the app sends the person back to, once they decided there
 * @property {{ verifier: string, until: number, isTaken: boolean } | undefined} handover from an old tab to the one that the
 *   app opened: what that one brought, and how long the old one waits for it
 */

/** Keeps logins in memory, each bound to the browser that started it. */
export class Sessions {
  /** @type {Map<string, LoginSession>} */
  #sessions = new Map();
  #now;
  #limit;
  #limitPerClient;

  /** @param {{ now: () => number, limit: number, limitPerClient: number }} options */
  constructor({ now, limit, limitPerClient }) {
    this.#now = now;
    this.#limit = limit;
    this.#limitPerClient = limitPerClient;
  }

  /** @param {LoginSession} session */
  add(session) {
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

  /**
   * @param {string} id
   * @param {string | undefined} clientId
   * @returns {LoginSession}
   * @throws {BankError} the same 404 for an unknown, an old and another browser's login
   */
  get(id, clientId) {
    const session = this.#sessions.get(id);
    if (!session || session.clientId !== clientId || this.#isOld(session)) {
      throw new BankError({ status: 404, problem: 'session-lost', detail: 'No such login' });
    }
    return session;
  }

  /** @param {LoginSession} session known by one id or by two */
  remove(session) {
    for (const [id, known] of this.#sessions) {
      if (known === session) this.#sessions.delete(id);
    }
  }

  /**
   * Gives a login a new id. The former one finds it still, so that who asks by it can be told that it is another's now.
   * @param {LoginSession} session
   * @param {string} id
   */
  renew(session, id) {
    session.id = id;
    this.#sessions.set(id, session);
  }

  /**
   * Oldest first.
   * @param {string} clientId
   */
  ofClient(clientId) {
    return this.find((session) => session.clientId === clientId);
  }

  /** @param {(session: LoginSession) => boolean} isWanted */
  find(isWanted) {
    const sessions = new Set(this.#sessions.values());
    return [...sessions].filter((session) => !this.#isOld(session) && isWanted(session));
  }

  /** @param {LoginSession} session */
  #isOld(session) {
    return this.#now() - session.startedAt > LIFETIME_MS;
  }

  #forgetOld() {
    for (const [id, session] of this.#sessions) {
      if (this.#isOld(session)) this.#sessions.delete(id);
    }
  }
}
