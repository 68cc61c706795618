/**
 * What the bank's logins need of the identity services. `clients/` says it over the services' real wire; the login machine
 * knows these types alone. Everything named `…Session` or `…Challenge` is plain JSON: any node of the bank can go on with it.
 */
import type { KnownProblem } from '../../../src/flow/problems.js';

/** A person, as a verified certificate names them. */
export interface Identified {
  /** ISO 3166-1, upper case. */
  readonly country: string;
  /** As in the certificate: a Latvian one keeps its dash. */
  readonly personalCode: string;
  readonly givenName: string;
  readonly surname: string;
  /** Which of the person's Smart-ID accounts signed. */
  readonly documentNumber?: string;
}

/** How an authentication ended. */
export type Verdict =
  | { readonly kind: 'identified'; readonly person: Identified }
  | { readonly kind: 'failed'; readonly problem: KnownProblem; readonly cause: Cause };

/** Why, for the bank's own log: never a word about the person. */
export interface Cause {
  /** A fixed word: what the service said (`USER_REFUSED`), or which check refused (`wrong-signature`). */
  readonly code: string;
  /** Somebody at the bank has to look: a configuration, a version, an answer that proves nothing. */
  readonly isAlarm: boolean;
  /** By which the service finds it in its own log. */
  readonly trace?: string;
}

/** A call that the service did not answer as it should. Thrown by whatever starts or asks. */
export class ServiceFailure extends Error {
  override readonly name = 'ServiceFailure';
  readonly problem: KnownProblem;
  readonly reason: Cause;
  /** The same question may be asked again: of a status, never of a start, which may have rung a phone. */
  readonly isPassing: boolean;

  constructor(
    problem: KnownProblem,
    reason: Cause,
    { isPassing = false, cause }: { isPassing?: boolean; cause?: unknown } = {},
  ) {
    super(`${problem}: ${reason.code}`, { cause });
    this.problem = problem;
    this.reason = reason;
    this.isPassing = isPassing;
  }
}

/** What the service said last. `answer` is its body, kept as it came: it is judged once all the proofs are there. */
export type Status = { readonly state: 'running' } | { readonly state: 'complete'; readonly answer: unknown };

export interface Wait {
  /** How long the service may hold the question, in milliseconds. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** The languages of the bank, as the widget names them. */
export type Language = 'lt' | 'lv' | 'en';

// Smart-ID --------------------------------------------------------------------------------------------------------------

/** Drawn before the service is asked: the code can be shown before the phone rings. */
export interface SmartIdChallenge {
  /** Base64, as it is sent. */
  readonly rpChallenge: string;
  /** Base64 of the JSON that is sent; never built a second time. */
  readonly interactions: string;
  /** Four digits. */
  readonly controlCode: string;
}

export interface SmartIdPushSession extends SmartIdChallenge {
  readonly sessionId: string;
}

/** One session serves the QR code and the app link. */
export interface SmartIdLinkSession extends SmartIdChallenge {
  readonly sessionId: string;
  readonly sessionToken: string;
  /** Base64. Never leaves the bank. */
  readonly sessionSecret: string;
  readonly deviceLinkBase: string;
  /** Set where the device may follow a link: without it QR codes alone are offered. */
  readonly callbackUrl?: string;
}

export type SmartIdSession = SmartIdPushSession | SmartIdLinkSession;

/** What the app added to the callback address. */
export interface SmartIdReturn {
  readonly sessionSecretDigest: string;
  readonly userChallengeVerifier: string;
}

export interface SmartIdClient {
  /**
   * A challenge for one login, with its control code.
   * @param options.offersChoice the app offers three codes, of which the person picks the one on the page: of a push alone
   */
  challenge(language: Language, options?: { readonly offersChoice: boolean }): SmartIdChallenge;
  /**
   * Rings the phone.
   * @param person semantics identifier: `PNOLT-40504040001`
   */
  push(challenge: SmartIdChallenge, person: string, signal: AbortSignal): Promise<SmartIdPushSession>;
  /** @param person semantics identifier, where one account alone may confirm; else whoever scans */
  link(
    challenge: SmartIdChallenge,
    callbackUrl: string | undefined,
    signal: AbortSignal,
    person?: string,
  ): Promise<SmartIdLinkSession>;
  /** @param elapsedSeconds whole seconds since the service's answer to `link` */
  qrLink(session: SmartIdLinkSession, elapsedSeconds: number, language: Language): string;
  /** The same text each time it is asked for. */
  appLink(session: SmartIdLinkSession, language: Language): string;
  status(session: SmartIdSession, wait: Wait): Promise<Status>;
  /**
   * The app came back with what only this session's secret can make.
   * @param answer where it is there already: then also with the text whose hash was signed
   */
  isReturnOf(session: SmartIdLinkSession, back: SmartIdReturn, answer?: unknown): boolean;
  /**
   * Judges a complete answer; throws `ServiceFailure` only where a certificate's standing could not be asked.
   * @param proof.person semantics identifier of the one who was asked, where anyone was
   * @param proof.back what came back by the callback; without it an answer by app link is refused
   */
  verify(session: SmartIdSession, answer: unknown, proof: { person?: string; back?: SmartIdReturn }): Promise<Verdict>;
  /** The way the answer says it was given by: it decides whether a callback is awaited. */
  isByAppLink(answer: unknown): boolean;
}

// Mobile-ID -------------------------------------------------------------------------------------------------------------

export interface MobileIdChallenge {
  /** Base64 of the random bytes whose hash is signed. */
  readonly preimage: string;
  /** Base64. */
  readonly hash: string;
  /** Four digits. */
  readonly controlCode: string;
}

export interface MobileIdSession extends MobileIdChallenge {
  readonly sessionId: string;
}

export interface MobileIdClient {
  challenge(): MobileIdChallenge;
  /** @param person.phoneNumber `+37060000001` */
  start(
    challenge: MobileIdChallenge,
    person: { phoneNumber: string; personalCode: string; language: Language },
    signal: AbortSignal,
  ): Promise<MobileIdSession>;
  status(session: MobileIdSession, wait: Wait): Promise<Status>;
  verify(session: MobileIdSession, answer: unknown, proof: { personalCode: string }): Promise<Verdict>;
}

// ID card ---------------------------------------------------------------------------------------------------------------

export interface WebEidVerifier {
  /** Base64, 44 characters or more; good for one login. */
  nonce(): string;
  /**
   * @param token the text that the browser handed over
   * @param expected.origin of the bank's page, without a slash at its end
   */
  verify(token: string, expected: { nonce: string; origin: string }): Promise<Verdict>;
}
