// @ts-check
import { BankError } from './problem.js';

const LIFETIME_MS = 10 * 60_000;

/** @typedef {import('./code-devices.js').StepUp} StepUp */

/**
 * Where a login stands.
 * @typedef {(
 *   | { kind: 'device-link' }
 *   | { kind: 'phone', pushAt: number, answerAt: number, viaAppLink: boolean }
 *   | { kind: 'returning', url: string }
 *   | { kind: 'id-card', nonce: string }
 *   | { kind: 'redirect', ticket: string }
 *   | { kind: 'prompt', stepUp: StepUp, question: import('./code-devices.js').Question, attemptsLeft: number, wasWrong: boolean }
 *   | { kind: 'done', reply: object }
 * )} Stage
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
 * @property {boolean} isDelivered the page has had the last reply
 * @property {{ takenAt?: number, until: number } | undefined} handover from an old tab to the one the app opened
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
    if (own[0] && own.length >= this.#limitPerClient) this.remove(own[0].id);
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

  /** @param {string} id */
  remove(id) {
    this.#sessions.delete(id);
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
    return [...this.#sessions.values()].filter((session) => !this.#isOld(session) && isWanted(session));
  }

  /** @param {LoginSession} session */
  #isOld(session) {
    return this.#now() - session.startedAt > LIFETIME_MS;
  }

  #forgetOld() {
    for (const session of this.#sessions.values()) {
      if (this.#isOld(session)) this.#sessions.delete(session.id);
    }
  }
}
