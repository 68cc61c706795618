/** Who plays the person, and whom the test bank knows. */
import type { Device, Identity, Prompt, Session } from '../flow/adapter.js';

/** Someone who logs in. */
export interface ConformancePerson {
  /** By default that of the driver's own person, and for that one `smart-id-push`. */
  readonly method?: string | undefined;
  readonly identity: Identity;
  readonly institution?: string | undefined;
}

/** Someone whom the bank asks for a code, at once or after a confirmation. */
export interface QuestionedPerson extends ConformancePerson {
  readonly right: (prompt: Prompt) => string | Promise<string>;
  /** By default `000000`, then `000001` and so on. */
  readonly wrong?: ((prompt: Prompt) => string | Promise<string>) | undefined;
}

/**
 * Plays the person, and says whom the test bank knows. The driver itself is the person who logs in with one confirmation, or by
 * a code. What is optional makes its checks not applicable when it is missing.
 */
export interface ConformanceDriver extends ConformancePerson {
  /** Confirms what this login asks, as the person would on the phone. May do nothing where test people confirm by themselves. */
  readonly confirm: (session: Session) => void | Promise<void>;
  /** What this person answers where the bank asks them for a code: at once, or after the confirmation. */
  readonly right?: QuestionedPerson['right'] | undefined;
  /** Refuses on the phone, for `refuser`, or for the driver's own person when there is no other. */
  readonly refuse?: ((session: Session) => void | Promise<void>) | undefined;
  readonly refuser?: ConformancePerson | undefined;
  /** Lets time run out for a login, for `expirer`, or for the driver's own person. */
  readonly expire?: ((session: Session) => void | Promise<void>) | undefined;
  readonly expirer?: ConformancePerson | undefined;
  readonly questioned?: QuestionedPerson | undefined;
  /** Someone whose access may be locked by wrong codes. */
  readonly lockable?: QuestionedPerson | undefined;
  /** At least two who cannot log in, by one method, each for another reason: unknown number, unusable account, not a client. */
  readonly strangers?: readonly ConformancePerson[] | undefined;
  /** Someone who is shown device links: their method, `smart-id` as a rule. */
  readonly linked?: ConformancePerson | undefined;
  /** A well-formed session that the bank never opened, if its ids have a form. */
  readonly unknownSession?: Session | undefined;
  /** Texts that no reply may contain, known to the test alone: a challenge, say. */
  readonly secrets?: readonly string[] | undefined;
  /** Optional calls of the port that this adapter leaves out on purpose. */
  readonly lacks?: readonly ('cancel' | 'resume')[] | undefined;
  /** By default `en`. */
  readonly language?: string | undefined;
  /** By default `desktop`. */
  readonly device?: Device | undefined;
  /** Between polls; by default what the bank says in `pollAfterMs`. */
  readonly pauseMs?: number | undefined;
  /** For one call, and for an outcome after the driver has acted; by default 30 000. */
  readonly limitMs?: number | undefined;
}
