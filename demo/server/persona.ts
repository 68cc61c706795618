import type { KnownProblem } from '../../src/flow/problems.js';
import type { StepUp } from './code-devices.js';
import type { BankProblem } from './problem.js';

/** Someone who logs in, with one outcome. */
export interface Persona {
  /** Names the persona in tests. */
  readonly outcome: string;
  /** What happens, for the demo page. */
  readonly title: Readonly<Record<'lt' | 'lv' | 'en', string>>;
  /**
   * What the phone's owner does when asked. A person who plays the demo may confirm instead of the owner; all other owners
   * answer by themselves.
   */
  readonly phone: 'confirms' | 'refuses' | 'differs' | 'silent';
  /** What the bank still asks after the phone. */
  readonly stepUp: readonly StepUp[];
  readonly userNumber?: string;
  /** Together with `personalCode`: a Mobile-ID client. */
  readonly phoneNumber?: string;
  readonly personalCode?: string;
  /** This login activates Smart-ID. */
  readonly activated?: boolean;
  /** The app offers three codes. */
  readonly choosesCode?: boolean;
  /** Has a calculator that answers to challenges, and no code card. */
  readonly usesCalculator?: boolean;
  /** Every code is wrong. */
  readonly cardNeverFits?: boolean;
  /** The bank's answer as soon as it knows who asks. */
  readonly failure?: KnownProblem;
  /** What the service or the phone's operator answers instead of a confirmation. */
  readonly phoneFailure?: KnownProblem;
  /** The bank does not even reply. */
  readonly error?: BankProblem;
  /** How the bank behaves on the way. */
  readonly bank?: 'slow' | 'falters' | 'forgets';
}

export const FIRST_CARD_CODE: StepUp = Object.freeze({ kind: 'code-card', reason: 'first-login', position: '19' });

/** @param traits what differs from someone whose phone confirms and who is asked no more */
export function persona(outcome: string, title: Persona['title'], traits: Partial<Persona>): Persona {
  return Object.freeze({ phone: 'confirms', stepUp: [], ...traits, outcome, title });
}
