/** Whom the bank knows: its own affair, and so a port. The demo's people stand behind it. */
import type { Identity, SuccessReply } from '../../src/flow/adapter.js';
import type { KnownProblem } from '../../src/flow/problems.js';
import type { Identified } from './clients/service.js';
import type { MobileIdPerson, Question, StepUp } from './login/login.js';

export interface Customer {
  /** The bank's own number. */
  readonly id: string;
  /** Semantics identifier, by which Smart-ID knows them: `PNOLT-40504040001`. */
  readonly person?: string;
  /** By which Mobile-ID knows them. */
  readonly mobileId?: MobileIdPerson;
  /** Their app offers three codes. */
  readonly offersChoice?: boolean;
  /** The bank says at once that they do not get in. */
  readonly turnedAway?: KnownProblem;
  /** How long their phone is waited for, where it is not as long as for others. */
  readonly patienceMs?: number;
}

export interface Customers {
  /**
   * Whom somebody means who types this. Takes as long for those who are not there.
   * @returns undefined for nobody, and for a wrong password
   * @throws BankError when the bank does not begin
   */
  find(method: string, identity: Identity): Promise<Customer | undefined>;
  /** The customer whom a certificate names. */
  identify(person: Identified): Promise<Customer | undefined>;
  /**
   * What is still asked of somebody who has shown who they are by this method, or why they do not get in.
   * @param id nobody's: what some customer would be asked, so that a number nobody has looks like any other
   * @param typed by nobody: the same is asked each time, as of a customer
   */
  standing(id: string | undefined, method: string, typed?: Identity): Promise<Standing>;
  /** @param previous was answered wrong: another one follows */
  question(stepUp: StepUp, previous?: Question): Question;
  isRight(id: string, question: Question, value: string): Promise<boolean>;
  /** Lets somebody in. */
  welcome(id: string, method: string): Promise<SuccessReply>;
  /**
   * Before a page is answered about a login. For a bank that plays being slow, or out of order.
   * @throws BankError
   */
  attend?(visit: Visit): Promise<'goes-on' | 'forgets'>;
}

/** A page asks about a login of this customer, if it is known whose it is. */
export interface Visit {
  readonly request: 'start' | 'poll' | 'answer';
  readonly customer?: string | undefined;
  /** Of the login, once it has begun. */
  readonly key?: string;
}

export type Standing =
  | { readonly kind: 'admitted'; readonly stepUps: readonly StepUp[] }
  | { readonly kind: 'turned-away'; readonly problem: KnownProblem };
