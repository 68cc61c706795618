/** What the page hears of a login: free of secrets and personal data, and exactly one end per flow. */
import { isUnderWay, type AlarmReason, type FlowEvent, type LoginState, type Step } from '../flow/state.js';
import { actorOn, type Problem } from '../flow/problems.js';

export interface LoginStepDetail {
  readonly step: Step;
  readonly method?: string;
}
export interface LoginSuccessDetail {
  readonly method: string;
  readonly result?: unknown;
  readonly redirectUrl?: string;
  readonly activated: boolean;
}
export interface LoginFailureDetail {
  readonly method?: string;
  readonly problem: Problem;
  readonly reference?: string;
}
export interface LoginCancelDetail {
  readonly method?: string;
  readonly step: Step;
}
export interface LoginAlarmDetail {
  readonly method: string;
  readonly reason: AlarmReason;
}
export interface LoginWarningDetail {
  readonly message: string;
}
export interface LoginEventDetails {
  'login-step': LoginStepDetail;
  'login-success': LoginSuccessDetail;
  'login-failure': LoginFailureDetail;
  'login-cancel': LoginCancelDetail;
  'login-alarm': LoginAlarmDetail;
  'login-warning': LoginWarningDetail;
}
export type LoginEventName = keyof LoginEventDetails;

declare global {
  interface HTMLElementEventMap {
    'login-step': CustomEvent<LoginStepDetail>;
    'login-success': CustomEvent<LoginSuccessDetail>;
    'login-failure': CustomEvent<LoginFailureDetail>;
    'login-cancel': CustomEvent<LoginCancelDetail>;
    'login-alarm': CustomEvent<LoginAlarmDetail>;
    'login-warning': CustomEvent<LoginWarningDetail>;
  }
}

export function loginEvent<Name extends LoginEventName>(name: Name, detail: LoginEventDetails[Name]): CustomEvent {
  const cancelable = name === 'login-success';
  return new CustomEvent(name, { detail: Object.freeze(detail), bubbles: true, composed: true, cancelable });
}

/** The events of one change, in the order in which they are heard. */
export function eventsOf(state: LoginState, previous: LoginState, event: FlowEvent): CustomEvent[] {
  const events: CustomEvent[] = [];
  if (event.type === 'alarm-raised' && 'method' in previous && previous.method) {
    events.push(loginEvent('login-alarm', { method: previous.method.id, reason: event.reason }));
  }
  if (givenUp(state, previous, event)) {
    events.push(loginEvent('login-cancel', { ...methodOf(previous), step: previous.step }));
  }
  if (state.step !== previous.step) {
    events.push(loginEvent('login-step', { step: state.step, ...methodOf(state) }));
  }
  if (state.step === 'succeeded' && previous.step !== 'succeeded') {
    const { method, result, redirectUrl, activated } = state;
    const optional = { ...(result !== undefined && { result }), ...(redirectUrl !== undefined && { redirectUrl }) };
    events.push(loginEvent('login-success', { method: method.id, activated, ...optional }));
  }
  if (state.step === 'failed' && previous.step !== 'failed') {
    const { problem, reference } = state;
    events.push(loginEvent('login-failure', { ...methodOf(state), problem, ...(reference && { reference }) }));
  }
  return events;
}

/** Leaving what is under way otherwise than by the bank's word is giving up. */
function givenUp(state: LoginState, previous: LoginState, event: FlowEvent): boolean {
  if (state.step === 'failed' || state.step === 'succeeded') return false;
  if (event.type === 'cancelled') return true;
  // A new login takes the place of one that was waited for.
  const isReplaced = state.step === 'starting' && previous.step !== 'starting';
  return isUnderWay(previous) && (isReplaced || !isUnderWay(state));
}

/** Whether the person hands in a user number. */
export const handsInNumber = (event: FlowEvent): boolean =>
  !!('identity' in event ? event.identity.userNumber : 'userNumber' in event && event.userNumber);

const methodOf = (state: LoginState): { method?: string } =>
  'method' in state && state.method ? { method: state.method.id } : {};

/** Whether a change has anything to tell the page's developer: each time that it happens, or once as it is so. */
export function warningAbout(state: LoginState, previous: LoginState, event: FlowEvent): 'each' | 'once' | undefined {
  if ('faults' in event && event.faults?.length) return event.type === 'loaded' ? 'once' : 'each';
  if (state.step === 'failed' && previous.step !== 'failed' && actorOn(state.problem) === 'developer') return 'each';
  return hasAnotherLink(state, event) ? 'once' : undefined;
}

/** The link of a login never changes: the first is kept. */
export function hasAnotherLink(state: LoginState, event: FlowEvent): boolean {
  const first = state.step === 'waiting' ? state.deviceLink?.link : undefined;
  const show = event.type === 'answered' && event.reply.status === 'pending' ? event.reply.show : undefined;
  const link = show?.kind === 'device-link' ? show.link : undefined;
  return first !== undefined && link !== undefined && link !== first;
}
