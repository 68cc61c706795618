// Identity services that say what a test tells them to, when it does.
import { createHash, randomBytes } from 'node:crypto';
import type { Services } from '../../../../demo/bank/login/identity-services.js';
import {
  type Identified,
  ServiceFailure,
  type SmartIdLinkSession,
  type SmartIdReturn,
  type Status,
  type Verdict,
  type Wait,
} from '../../../../demo/bank/clients/service.js';
import type { KnownProblem } from '../../../../src/flow/problems.js';

export const client: Identified = { country: 'LT', personalCode: '40504040001', givenName: 'Ona', surname: 'Onaitė' };

/** What a scripted service says when it is complete. */
interface Answer {
  readonly verdict: Verdict;
  /** The verifier that an app which was opened by link has to bring back. */
  readonly verifier?: string;
}

const digest = (text: string) => createHash('sha256').update(text).digest('base64url');
const fourDigits = () => String(randomBytes(2).readUInt16BE() % 10_000).padStart(4, '0');

export class ScriptedServices implements Services {
  /** Semantics identifiers and phone numbers, in the order in which they were rung. */
  readonly rung: string[] = [];
  /** Where apps send people back to. */
  readonly callbackUrls: URL[] = [];
  /** How many questions are held now. */
  held = 0;
  /** What the next calls fail with, and after that nothing. */
  readonly failures: ServiceFailure[] = [];
  readonly #answers = new Map<string, Answer>();
  readonly #waiting = new Map<string, Set<() => void>>();
  #sessions = 0;

  /** Ends the session that was opened last, or another one. */
  confirm(sessionId = this.lastSession, verifier?: string): void {
    this.answer(sessionId, { verdict: { kind: 'identified', person: client }, ...(verifier && { verifier }) });
  }

  refuse(problem: KnownProblem = 'user-refused', sessionId = this.lastSession): void {
    const cause = { code: 'USER_REFUSED', isAlarm: false };
    this.answer(sessionId, { verdict: { kind: 'failed', problem, cause } });
  }

  answer(sessionId: string, answer: Answer): void {
    this.#answers.set(sessionId, answer);
    for (const hear of this.#waiting.get(sessionId) ?? []) hear();
  }

  fail(problem: KnownProblem, isPassing = false): void {
    this.failures.push(new ServiceFailure(problem, { code: 'scripted', isAlarm: !isPassing }, { isPassing }));
  }

  get lastSession(): string {
    return `session-${this.#sessions}`;
  }

  /** What the app brings back after a confirmation with this verifier. */
  backFrom(sessionId: string, verifier: string): SmartIdReturn {
    return { sessionSecretDigest: digest(`secret of ${sessionId}`), userChallengeVerifier: verifier };
  }

  readonly smartId: Services['smartId'] = {
    challenge: () => ({ rpChallenge: 'challenge', interactions: 'interactions', controlCode: fourDigits() }),
    push: async (challenge, person) => {
      this.#mayFail();
      this.rung.push(person);
      return Promise.resolve({ ...challenge, sessionId: this.#open() });
    },
    link: (challenge, callbackUrl) => {
      this.#mayFail();
      const sessionId = this.#open();
      if (callbackUrl !== undefined) this.callbackUrls.push(new URL(callbackUrl));
      const sessionSecret = `secret of ${sessionId}`;
      const deviceLinkBase = 'https://smart-id.test/device-link';
      const sessionToken = `token of ${sessionId}`;
      return Promise.resolve({ ...challenge, sessionId, sessionToken, sessionSecret, deviceLinkBase, callbackUrl });
    },
    qrLink: ({ sessionId }, elapsedSeconds) => `https://smart-id.test/qr?of=${sessionId}&elapsed=${elapsedSeconds}`,
    appLink: ({ sessionId }) => `https://smart-id.test/app?of=${sessionId}`,
    status: ({ sessionId }, wait) => this.#status(sessionId, wait),
    isReturnOf: ({ sessionSecret }: SmartIdLinkSession, { sessionSecretDigest, userChallengeVerifier }, answer) => {
      const isOurs = sessionSecretDigest === digest(sessionSecret);
      return isOurs && (!isAnswer(answer) || answer.verifier === userChallengeVerifier);
    },
    verify: (_session, answer, { back }) => {
      this.#mayFail();
      if (!isAnswer(answer)) return Promise.reject(new Error('Not an answer of this service'));
      const isProven = answer.verifier === undefined || answer.verifier === back?.userChallengeVerifier;
      const cause = { code: 'user-challenge', isAlarm: true };
      return Promise.resolve(isProven ? answer.verdict : { kind: 'failed', problem: 'unexpected', cause });
    },
    isByAppLink: (answer) => isAnswer(answer) && answer.verifier !== undefined,
  };

  readonly mobileId: Services['mobileId'] = {
    challenge: () => ({ preimage: 'preimage', hash: 'hash', controlCode: fourDigits() }),
    start: async (challenge, { phoneNumber }) => {
      this.#mayFail();
      this.rung.push(phoneNumber);
      return Promise.resolve({ ...challenge, sessionId: this.#open() });
    },
    status: ({ sessionId }, wait) => this.#status(sessionId, wait),
    verify: (_session, answer) =>
      isAnswer(answer) ? Promise.resolve(answer.verdict) : Promise.reject(new Error('Not an answer of this service')),
  };

  readonly webEid: Services['webEid'] = {
    nonce: () => randomBytes(33).toString('base64'),
    verify: (token, { nonce, origin }) => {
      this.#mayFail();
      const isSigned = token === `signed ${nonce} for ${origin}`;
      const cause = { code: 'wrong-signature', isAlarm: false };
      return Promise.resolve(
        isSigned ? { kind: 'identified', person: client } : { kind: 'failed', problem: 'id-card-problem', cause },
      );
    },
  };

  #open(): string {
    this.#sessions += 1;
    return this.lastSession;
  }

  #mayFail(): void {
    const failure = this.failures.shift();
    if (failure) throw failure;
  }

  /** Holds the question until there is an answer, as a service does. */
  async #status(sessionId: string, { signal }: Wait): Promise<Status> {
    this.#mayFail();
    const waiting = this.#waiting.get(sessionId) ?? new Set();
    this.#waiting.set(sessionId, waiting);
    if (!this.#answers.has(sessionId)) {
      this.held += 1;
      await new Promise<void>((resolve, reject) => {
        waiting.add(resolve);
        signal.addEventListener('abort', () => reject(new Error('Hung up')), { once: true });
      }).finally(() => (this.held -= 1));
    }
    return { state: 'complete', answer: this.#answers.get(sessionId) };
  }
}

function isAnswer(answer: unknown): answer is Answer {
  return typeof answer === 'object' && answer !== null && 'verdict' in answer;
}
