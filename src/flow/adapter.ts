/** The port a bank implements: six short calls, each answered with what to show next. */
import type { Field } from './methods.js';
import type { Problem } from './problems.js';

export interface LoginAdapter {
  /** The ways to log in that this bank offers now. */
  options(request: OptionsRequest, signal: AbortSignal): Promise<LoginOptions>;
  /** Begins a login. Called once per person's action and never retried: a repeat would be a second push. */
  start(request: StartRequest, signal: AbortSignal): Promise<LoginReply>;
  /** Asks how the login stands. Retried on network trouble; never two at once. */
  poll(session: Session, signal: AbortSignal): Promise<LoginReply>;
  /**
   * Hands over one answer. Called once per person's action and never retried by itself; a person whose reply was lost may send
   * the same answer once more, which the bank judges once.
   */
  submit(session: Session, answer: Answer, signal: AbortSignal): Promise<LoginReply>;
  /** Tells the bank that the person gave up. Best effort: its failure is ignored. */
  cancel?(session: Session): Promise<void>;
  /**
   * The newest login of this browser, which the bank knows by its own cookie: unfinished, succeeded within the last 60 s, or
   * with another end that this browser has not been told.
   */
  resume?(signal: AbortSignal): Promise<Resumed | undefined>;
}

export type Device = 'desktop' | 'tablet' | 'phone';
export type { Field };
export type Identity = Partial<Record<Field, string>>;

/** `language` is a lower-case BCP 47 primary tag: `lt`. */
export type OptionsRequest = { language: string };
export type LoginOptions = { methods: Method[]; institutions?: Institution[]; notice?: Notice };
export type Institution = { id: string; name: string };
/** The bank's own words, shown as text. */
export type Notice = { kind: 'info' | 'warning'; text: string; url?: string };
/** `label` counts only for ids that the widget has no text for. */
export type Method = { id: string; asks: Field[]; label?: string; notice?: Notice };
export type StartRequest = {
  method: string;
  identity: Identity;
  institution?: string;
  language: string;
  device: Device;
};
/** Opaque to the widget. */
export type Session = { readonly id: string };
export type Answer = { kind: Prompt['kind'] | 'id-card'; value: string };
export type Resumed = { method: string; reply: LoginReply };

export type LoginReply = PendingReply | PromptReply | SuccessReply | FailureReply;
/** `expiresInMs` is cut to 600 000; `pollAfterMs` lies within 500…30 000. */
export type PendingReply = {
  status: 'pending';
  session: Session;
  show: Challenge;
  expiresInMs?: number;
  pollAfterMs?: number;
};
export type PromptReply = {
  status: 'prompt';
  session: Session;
  prompt: Prompt;
  problem?: 'wrong-code';
  attemptsLeft?: number;
  expiresInMs?: number;
};
export type SuccessReply = { status: 'success'; result?: unknown; redirectUrl?: string; activated?: boolean };
export type FailureReply = { status: 'failure'; problem: Problem; reference?: string; retryAfterMs?: number };

/** What the person looks at while the bank waits for them. */
export type Challenge =
  /** Exactly four ASCII digits. `choose`: the app offers three codes and the person picks this one. */
  | { kind: 'control-code'; controlCode: string; choose?: boolean }
  /**
   * Links are shown byte for byte: `qr` is a fresh one with each poll, `link` of one login never changes. `ageMs`: how old the
   * QR was when the bank sent it.
   */
  | { kind: 'device-link'; qr?: string; link?: string; ageMs?: number }
  /** No code is shown any more, or there is none: the person finishes in the app. No bank can know that a code was scanned. */
  | { kind: 'app' }
  | { kind: 'id-card'; nonce: string }
  /** Another site confirms. */
  | { kind: 'redirect'; url: string };

export type Prompt = { reason: 'sign-in' | 'first-login' | 'new-device' } & (
  | { kind: 'code-card'; position: string; length?: number }
  | { kind: 'code-calculator'; challenge?: string; length?: number }
  | { kind: 'sms-code'; length?: number }
  | { kind: 'personal-code' }
  | { kind: 'password' }
);

/** How an adapter says that a call failed. Anything else it throws counts as `unexpected`. */
export class LoginError extends Error {
  override readonly name = 'LoginError';
  readonly problem: Problem;
  /** The bank asks not to be called again for so long, in milliseconds. */
  readonly retryAfterMs: number | undefined;
  /** What support needs to find this login. */
  readonly reference: string | undefined;

  constructor(problem: Problem, options: { cause?: unknown; retryAfterMs?: number; reference?: string } = {}) {
    super(problem, { cause: options.cause });
    // A copy has own keys only: a polluted prototype says nothing.
    const { retryAfterMs, reference } = { retryAfterMs: undefined, reference: undefined, ...options };
    this.problem = problem;
    this.retryAfterMs = retryAfterMs;
    this.reference = reference;
  }
}
