/** What becomes of a login: pure, so that it can be read, and decided again when another node was first. */
import type { FailureReply, SuccessReply } from '../../../src/flow/adapter.js';
import type { KnownProblem } from '../../../src/flow/problems.js';
import type { SmartIdReturn } from '../clients/service.js';
import { type GivenAnswer, isDone, type Login, type Question, type Rung, type Stage, type StepUp } from './login.js';

/** How long a person has for one question. */
const QUESTION_MS = 120_000;
const ATTEMPTS = 3;

export type LoginEvent =
  /** Somebody looks: time alone has passed. */
  | { readonly kind: 'looked-at' }
  /** A node is about to have the phone rung. */
  | { readonly kind: 'calling' }
  | { readonly kind: 'rang'; readonly rung: Rung }
  /** The service says complete, and that an app on this device was opened by link. */
  | { readonly kind: 'confirmed-by-link'; readonly answer: unknown }
  /** The bank knows who it is. */
  | { readonly kind: 'proven'; readonly customer: string; readonly next: Next }
  | { readonly kind: 'refused'; readonly problem: KnownProblem; readonly reference?: string }
  /** The app sent the person back, to a tab for which the old one waits so long. */
  | { readonly kind: 'returned'; readonly back: SmartIdReturn; readonly waitMs: number }
  /** The new tab goes on. */
  | { readonly kind: 'taken' }
  | { readonly kind: 'answered'; readonly given: GivenAnswer; readonly isRepeated: boolean; readonly judged: Judged }
  /** The page hung up before it had the reply to its answer. */
  | { readonly kind: 'reply-lost' }
  | { readonly kind: 'cancelled' }
  /** The browser has been told how it ended, or has no right to hear it any more. */
  | { readonly kind: 'told' };

/** Where somebody goes on who has proven who they are. */
export type Next =
  | { readonly kind: 'ask'; readonly question: Question; readonly later: readonly StepUp[] }
  | { readonly kind: 'welcome'; readonly reply: SuccessReply }
  | { readonly kind: 'turn-away'; readonly problem: KnownProblem };

/** What an answer was worth. After a wrong one another question is asked. */
export type Judged =
  | { readonly kind: 'right'; readonly customer: string; readonly next: Next }
  | { readonly kind: 'wrong'; readonly question: Question }
  /** Nobody asked, or not any more. */
  | { readonly kind: 'not-asked' };

/**
 * The login after an event; the same one when there is no rule for the event where the login stands.
 * @param at by the store's clock
 */
export function transition(login: Login, event: LoginEvent, at: number): Login {
  const now = !isDone(login) && at >= login.expiresAt ? end(login, failure('expired'), at) : login;
  return follow(now, event, at) ?? now;
}

function follow(login: Login, event: LoginEvent, at: number): Login | undefined {
  const { stage, handover } = login;
  switch (event.kind) {
    case 'looked-at':
      return undefined;
    case 'calling':
      return stage.kind === 'requested' ? to(login, { ...stage, kind: 'ringing' }) : undefined;
    case 'rang':
      return stage.kind === 'ringing' ? to(login, { kind: 'phone', rung: event.rung }) : undefined;
    case 'confirmed-by-link':
      return stage.kind === 'device-link'
        ? to(login, { kind: 'returning', session: stage.session, answer: event.answer })
        : undefined;
    case 'proven':
      return isProvable(stage) ? goOn({ ...login, customer: event.customer }, event.next, at) : undefined;
    case 'refused':
      return isDone(login) ? undefined : end(login, failure(event.problem, event.reference), at);
    case 'returned': {
      const { back, waitMs } = event;
      return handover ? undefined : { ...login, handover: { back, waitsUntil: at + waitMs, isTaken: false } };
    }
    case 'taken':
      return handover && !handover.isTaken ? { ...login, handover: { ...handover, isTaken: true } } : undefined;
    case 'answered':
      return answered(login, event, at);
    case 'reply-lost':
      return login.lastAnswer && { ...login, lastAnswer: { ...login.lastAnswer, isLost: true } };
    case 'cancelled':
      return told(isDone(login) ? login : end(login, failure('cancelled-elsewhere'), at));
    case 'told':
      return told(login);
  }
}

function answered(
  login: Login,
  { given, isRepeated, judged }: Extract<LoginEvent, { kind: 'answered' }>,
  at: number,
): Login {
  const { stage } = login;
  const remembered = { ...login, lastAnswer: given };
  if (judged.kind === 'not-asked') return remembered;
  if (judged.kind === 'right') return goOn({ ...remembered, customer: judged.customer }, judged.next, at);
  // Once is a lost reply, judged before: the question that followed stays. Twice is a person who insists.
  if (stage.kind !== 'prompt' || isRepeated) return { ...login, lastAnswer: undefined };
  const attemptsLeft = stage.attemptsLeft - 1;
  if (attemptsLeft === 0) return end(remembered, failure('locked'), at);
  return to(remembered, { ...stage, question: judged.question, attemptsLeft, wasWrong: true });
}

/** A login whose owner has shown who they are, or is about to begin with a question. */
export function goOn(login: Unstaged, next: Next, at: number): Login {
  switch (next.kind) {
    case 'turn-away':
      return end(login, failure(next.problem), at);
    case 'welcome':
      return end(login, next.reply, at);
    case 'ask': {
      const { question, later } = next;
      const stage: Stage = { kind: 'prompt', question, later, attemptsLeft: ATTEMPTS, wasWrong: false };
      return { ...login, stage, expiresAt: at + QUESTION_MS };
    }
  }
}

type Unstaged = Omit<Login, 'stage'> & { readonly stage?: Stage };

/** Whether somebody may still show who they are. */
function isProvable({ kind }: Stage): boolean {
  return ['phone', 'device-link', 'returning', 'id-card', 'redirect'].includes(kind);
}

function to(login: Login, stage: Stage): Login {
  return { ...login, stage };
}

function end(login: Unstaged, reply: SuccessReply | FailureReply, doneAt: number): Login {
  const { stage } = login;
  const session = stage && 'session' in stage ? stage.session : undefined;
  return { ...login, stage: { kind: 'done', reply, doneAt, isTold: false, ...(session && { session }) } };
}

function told(login: Login): Login | undefined {
  const { stage } = login;
  return stage.kind === 'done' && !stage.isTold ? to(login, { ...stage, isTold: true }) : undefined;
}

function failure(problem: KnownProblem, reference?: string): FailureReply {
  return { status: 'failure', problem, ...(reference !== undefined && { reference }) };
}
