/** How a login at the demo bank moves from stage to stage, until it is done. */
import type { Challenge, LoginReply, StartRequest } from '../flow/adapter.js';
import type { Clock } from '../flow/clock.js';
import type { Problem } from '../flow/problems.js';
import {
  demoAnswers,
  nextQuestion,
  type CodeDevices,
  type DemoQuestion,
  type DemoStepUp,
  type RandomBytes,
} from './codes.js';
import type { DemoPerson } from './people.js';
import { base64url, controlCodeOf, mobileIdControlCodeOf } from './smart-id.js';

/** @internal what tests replace */
export interface DemoWorld {
  readonly clock: Pick<Clock, 'now' | 'sleep'>;
  readonly random: RandomBytes;
}

/** What a bank is played with. */
export interface Play extends DemoWorld {
  /** How long the person takes for one thing. */
  readonly delayMs: number;
  /** Whose outcome every login has, whatever is typed. */
  readonly forced: DemoPerson | undefined;
}

export type Stage =
  /** Without `show`, links: no bank can know that a code was scanned. */
  | { readonly kind: 'phone'; readonly show?: Challenge; readonly ringsAt: number; readonly answersAt: number }
  | { readonly kind: 'id-card'; readonly nonce: string }
  | {
      readonly kind: 'prompt';
      readonly stepUp: DemoStepUp;
      readonly question: DemoQuestion;
      readonly attemptsLeft: number;
      readonly wasWrong: boolean;
    }
  | { readonly kind: 'done'; readonly reply: LoginReply }
  /** By the bank. */
  | { readonly kind: 'forgotten' };

export interface Login {
  readonly id: string;
  readonly request: StartRequest;
  readonly person: DemoPerson;
  readonly startedAt: number;
  stage: Stage;
  /** What the bank still asks. */
  stepUp: readonly DemoStepUp[];
  expiresAt: number;
  polls: number;
  /** A page that is opened before may go on with this login, or hear how it ended. */
  resumableUntil: number;
  /** Known again when its reply was lost. */
  lastAnswer: { readonly given: string; readonly asked: string | undefined } | undefined;
}

const asksCode: ReadonlySet<string> = new Set(['code-device', 'code-card', 'code-calculator', 'password']);
/** Where somebody is named before the phone or the card has told who it is. */
export const knowsWhoAsks: ReadonlySet<string> = new Set(['smart-id-push', 'mobile-id', ...asksCode]);

const expiryMs = 120_000;
/** So long QR codes are shown. Who scans the last one still has to enter a PIN. */
export const qrShownMs = 60_000;
const deviceLinkExpiryMs = qrShownMs + 90_000;
/** Told is not received: a page that never read its success finds it when it is opened again. */
const successResumableMs = 60_000;
const attempts = 3;

export function newLogin(request: StartRequest, person: DemoPerson, { clock, random }: Play): Login {
  const startedAt = clock.now();
  return {
    id: base64url(random(18)),
    request,
    person,
    startedAt,
    stage: { kind: 'phone', ringsAt: Infinity, answersAt: Infinity },
    stepUp: person.stepUp,
    expiresAt: startedAt + expiryMs,
    polls: 0,
    resumableUntil: Infinity,
    lastAnswer: undefined,
  };
}

/** Goes to the first stage of the method. */
export async function begin(login: Login, play: Play): Promise<void> {
  const { method } = login.request;
  const { person } = login;
  const { random, delayMs, forced } = play;
  switch (method) {
    case 'smart-id':
      login.expiresAt = login.startedAt + deviceLinkExpiryMs;
      return ring(login, play, { inMs: 3 * delayMs });
    case 'smart-id-push':
    case 'mobile-id': {
      const codeOf = method === 'mobile-id' ? mobileIdControlCodeOf : controlCodeOf;
      const controlCode = await codeOf(random(64));
      const choose = person.choosesCode && method === 'smart-id-push' ? { choose: true } : {};
      return ring(login, play, { show: { kind: 'control-code', controlCode, ...choose } });
    }
    case 'id-card':
      login.stage = { kind: 'id-card', nonce: base64url(random(44)) };
      return;
    case 'eparaksts-mobile':
      // A prototype has no other site to send the person to.
      return ring(login, play, { show: { kind: 'app' } });
    default: {
      const hasCalculator = method === 'code-calculator' || (method === 'code-device' && person.usesCalculator);
      const kind = hasCalculator ? 'code-calculator' : 'code-card';
      // A forced outcome follows on any method; else the code that was asked is all there is.
      login.stepUp = forced ? person.stepUp.filter((stepUp) => stepUp.kind !== kind) : [];
      ask(login, play, { kind, reason: 'sign-in', challenge: person.usesCalculator === true });
    }
  }
}

/** Lets happen what time has brought: there are no timers. */
export function advance(login: Login, play: Play): void {
  const now = play.clock.now();
  const { person, stage } = login;
  if (stage.kind === 'phone') {
    if (person.phoneFailure && now >= stage.ringsAt) fail(login, person.phoneFailure);
    else if (person.phone !== 'silent' && now >= stage.answersAt) {
      const problem = problemOnPhone(person);
      if (problem) fail(login, problem);
      else identified(login, play);
    }
  }
  if (isUnfinished(login) && now >= login.expiresAt) fail(login, 'expired');
}

export const isUnfinished = ({ stage: { kind } }: Login): boolean => kind !== 'done' && kind !== 'forgotten';

/** The bank knows who it is, and asks what it still needs. */
export function identified(login: Login, play: Play): void {
  const { person, request } = login;
  const { method } = request;
  // Some logins are never polled, and a quick person is done before the second poll.
  if (person.bank === 'forgets') return forget(login);
  const hasNoPhone = asksCode.has(method) || method === 'id-card';
  const problem = person.failure ?? (play.forced && hasNoPhone ? problemOnPhone(person) : undefined);
  if (problem) return fail(login, problem);
  const [stepUp, ...later] = login.stepUp;
  login.stepUp = later;
  if (stepUp) return ask(login, play, stepUp);
  const activated = person.activated && (method === 'smart-id' || method === 'smart-id-push');
  const reply: LoginReply = { status: 'success', result: { name: 'Demo Client' } };
  login.stage = { kind: 'done', reply: activated ? { ...reply, activated } : reply };
  login.resumableUntil = play.clock.now() + successResumableMs;
}

/** @param isRepeated an answer whose reply was lost is judged once: the question that followed stays */
export function judge(login: Login, play: Play, { value, isRepeated }: { value: string; isRepeated: boolean }): void {
  const { stage, person } = login;
  if (stage.kind !== 'prompt') return;
  if (!person.cardNeverFits && stage.question.isRight(value)) return identified(login, play);
  if (isRepeated) return;
  const attemptsLeft = stage.attemptsLeft - 1;
  if (attemptsLeft === 0) return fail(login, 'locked');
  const question = nextQuestion(stage.stepUp, devicesOf(play), stage.question);
  login.stage = { ...stage, question, attemptsLeft, wasWrong: true };
}

export function fail(login: Login, problem: Problem): void {
  login.stage = { kind: 'done', reply: { status: 'failure', problem } };
}

export function forget(login: Login): void {
  login.stage = { kind: 'forgotten' };
}

function ring(login: Login, { clock, delayMs }: Play, { show, inMs = 0 }: { show?: Challenge; inMs?: number }): void {
  const now = clock.now() + inMs;
  // Nobody wants to watch the whole two minutes of a login that is meant to time out.
  if (login.person.phone === 'silent') login.expiresAt = now + 10 * delayMs;
  login.stage = { kind: 'phone', ...(show && { show }), ringsAt: now + delayMs, answersAt: now + 2 * delayMs };
}

function ask(login: Login, play: Play, stepUp: DemoStepUp): void {
  login.expiresAt = play.clock.now() + expiryMs;
  const question = nextQuestion(stepUp, devicesOf(play));
  login.stage = { kind: 'prompt', stepUp, question, attemptsLeft: attempts, wasWrong: false };
}

const devicesOf = ({ random }: Play): CodeDevices => ({
  random,
  isSame: (left, right) => left === right,
  isCalculated: (value) => value === demoAnswers.calculatorCode,
  newSmsCode: () => demoAnswers.smsCode,
});

function problemOnPhone({ phone, phoneFailure }: DemoPerson): Problem | undefined {
  if (phoneFailure) return phoneFailure;
  if (phone === 'refuses') return 'user-refused';
  if (phone === 'differs') return 'wrong-control-code';
  return phone === 'silent' ? 'expired' : undefined;
}
