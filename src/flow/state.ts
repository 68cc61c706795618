/**
 * The login as data: one state at a time, what a person can do (`Intent`) and what the bank or time did (`Report`).
 *
 * A state holds just what its screen and its effect need, so secrets fade by themselves: what was typed to identify
 * oneself is gone once `starting` is left, but for the user number, which `Memory` keeps; a typed code is gone once
 * `checking` is. Points in time end in `At` and are milliseconds of `Clock.now()`.
 */
import type {
  Answer,
  Challenge,
  Field,
  Identity,
  LoginAdapter,
  LoginOptions,
  LoginReply,
  Method,
  Prompt,
  Resumed,
  Session,
} from './adapter.js';
import type { Problem } from './problems.js';

export type LoginState =
  Loading | Choosing | Identifying | Starting | Waiting | Prompting | Checking | Succeeded | Failed;
export type Step = LoginState['step'];
export type StateOf<S extends Step> = Extract<LoginState, { step: S }>;

/** What outlives a single login: kept in memory only, and gone when the element leaves the page. */
export interface Memory {
  readonly order: Order;
  /** What the person typed last; survives a change of method, a retry and a change of language. */
  readonly userNumber: string;
  readonly institution?: string | undefined;
  /** Refusals in a row; from the third on, the next start waits. */
  readonly refusals: number;
  /** No start before this. */
  readonly notBeforeAt: number;
  /** Who says what is offered: a page that knows is believed until something needs the bank's word. */
  readonly optionsFrom: 'page' | 'bank';
}
export type Order = 'method-first' | 'user-number-first';
export type AlarmReason = 'code-differs' | 'not-me';

/** The bank is asked what it offers. */
export interface Loading {
  readonly step: 'loading';
  readonly memory: Memory;
  /** Chosen before the options came. */
  readonly wanted?: string | undefined;
  /** Grows where the bank is asked anew without leaving the step. */
  readonly entered: number;
}
/** The person chooses a method. */
export interface Choosing {
  readonly step: 'choosing';
  readonly memory: Memory;
  /** Absent when the person gave up before they came. */
  readonly options?: LoginOptions | undefined;
  /** The person just reported that something is wrong: the screen says what to do now. */
  readonly alarm?: AlarmReason | undefined;
}
/** The person types what the method asks. */
export interface Identifying {
  readonly step: 'identifying';
  readonly memory: Memory;
  readonly options: LoginOptions;
  /** Absent while the user number is asked before the method. */
  readonly method?: Method | undefined;
  readonly asks: readonly Field[];
}
/** The login is begun at the bank. */
export interface Starting {
  readonly step: 'starting';
  readonly memory: Memory;
  readonly options: LoginOptions;
  readonly method: Method;
  readonly identity: Identity;
  /** When the bank may be asked: now, or later after refusals or the bank's `Retry-After`. */
  readonly startsAt: number;
}
/** A login that the bank knows of: what all of its steps have. `talkOf` copies it from one to the next. */
export interface Talk {
  readonly memory: Memory;
  readonly options: LoginOptions;
  readonly method: Method;
  readonly session: Session;
  /** No step of this login outlasts this. */
  readonly ceilingAt: number;
  /** What the countdown counts to; the flow gives the bank 5 s more to say so itself. */
  readonly expiresAt: number;
  /** What was shown in this login, if anything, also while something else is: there is no second. */
  readonly shownControlCode: string | undefined;
}
/** The person confirms elsewhere: in an app, on a phone, with a card, on another site. */
export interface Waiting extends Talk {
  readonly step: 'waiting';
  readonly show: Challenge;
  /** When what is shown was made, as far as is known; a QR is stale 3 s later. */
  readonly madeAt: number;
  /** The device link that was shown, if any: its `link` never changes, and once it gave way to the app it does not come back. */
  readonly deviceLink?: { readonly link?: string | undefined } | undefined;
  /** Whose window asks for the ID card. Nobody can close that of an earlier try but the person. */
  readonly cardWindow?: 'own' | 'earlier' | undefined;
  readonly pollAfterMs: number;
  /** How the bank was reached last. `paused`: not for 30 s, and not tried again before the person or the tab asks. */
  readonly contact: Contact;
}
export type Contact = 'live' | 'retrying' | 'paused';
/** The bank asks one question more. */
export interface Prompting extends Talk {
  readonly step: 'prompting';
  readonly prompt: Prompt;
  readonly problem?: 'wrong-code' | undefined;
  readonly attemptsLeft?: number | undefined;
}
/** The bank judges what was typed. */
export interface Checking extends Talk {
  readonly step: 'checking';
  readonly answer: Answer;
  /** `lost`: whether the bank has the answer is not known. Nobody but the person sends it again. */
  readonly contact: 'live' | 'lost';
}
/** Logged in; the page goes on. */
export interface Succeeded {
  readonly step: 'succeeded';
  readonly memory: Memory;
  readonly method: Method;
  readonly result?: unknown;
  readonly redirectUrl?: string | undefined;
  readonly activated: boolean;
}
/** Not logged in: what happened, and what to do now. */
export interface Failed {
  readonly step: 'failed';
  readonly memory: Memory;
  /** Absent when they never came. */
  readonly options?: LoginOptions | undefined;
  readonly method?: Method | undefined;
  readonly problem: Problem;
  readonly reference?: string | undefined;
}

/** What a person, or the page for them, can do. Views send nothing else. */
export type Intent =
  | { type: 'method-chosen'; methodId: string }
  | { type: 'institution-chosen'; institutionId: string }
  | { type: 'identity-entered'; identity: Identity }
  | { type: 'code-entered'; value: string }
  | { type: 'alarm-raised'; reason: AlarmReason }
  /** Asks the bank again now, or sends it the same answer once more, after contact was lost. */
  | { type: 'contact-wanted' }
  /** Gives up this login to correct what was typed. */
  | { type: 'identity-reopened' }
  /** Gives up this login to choose another method; a user number that was typed but not sent is kept. */
  | { type: 'another-way-wanted'; userNumber?: string | undefined }
  | { type: 'cancelled' }
  | { type: 'restarted' }
  /** Everything anew, options included. */
  | { type: 'reset' }
  /** The bank's own words are wanted in another language. */
  | { type: 'language-changed' };

/** What the bank and the clock did, told by effects. */
export type Report =
  | {
      type: 'loaded';
      options: LoginOptions;
      from: Memory['optionsFrom'];
      resumed?: Resumed | undefined;
      faults?: Faults;
    }
  | { type: 'answered'; reply: LoginReply; faults?: Faults }
  | { type: 'card-awaited'; window: 'own' | 'earlier' }
  | { type: 'card-read'; token: string }
  | { type: 'contact-changed'; contact: Contact; retryAfterMs?: number | undefined }
  | { type: 'answer-lost'; retryAfterMs?: number | undefined }
  | {
      type: 'failed';
      problem: Problem;
      reference?: string | undefined;
      retryAfterMs?: number | undefined;
      faults?: Faults;
    };

/** What the page's developer should know of a report. Nothing follows from it. */
export type Faults = readonly Fault[];
export interface Fault {
  /**
   * The call that led to it, or that the page itself handed over what a call would have answered; absent where the widget itself
   * is at fault.
   */
  readonly verb?: Verb | 'pageOptions' | 'webEid' | undefined;
  /**
   * What was thrown, as it came: its message may repeat what a person typed. A `LoginError` for `bad-reply` has a `Refusal` as
   * its cause. Or a `Refusal` itself: what was left out of an answer that is good without it.
   */
  readonly cause: unknown;
}
export type Verb = keyof LoginAdapter;

export type FlowEvent = Intent | Report;

export const newMemory = (order: Order = 'method-first'): Memory => ({
  order,
  userNumber: '',
  refusals: 0,
  notBeforeAt: 0,
  optionsFrom: 'page',
});

/** Steps that the bank or the person has to finish. */
export type StepUnderWay = 'starting' | 'waiting' | 'prompting' | 'checking';
const stepsUnderWay: readonly Step[] = ['starting', 'waiting', 'prompting', 'checking'] satisfies StepUnderWay[];
export const isUnderWay = ({ step }: LoginState): boolean => stepsUnderWay.includes(step);

/** Whether the bank has opened a login that has not ended. */
export const hasSession = (state: LoginState): state is StateOf<'waiting' | 'prompting' | 'checking'> =>
  'session' in state;

export type AnswerLost = StateOf<'checking'> & { readonly contact: 'lost' };
export const isAnswerLost = (state: LoginState): state is AnswerLost =>
  state.step === 'checking' && state.contact === 'lost';
