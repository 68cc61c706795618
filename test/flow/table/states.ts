/** A state of each step, an event of each kind, and where each leads. */
import { expect } from '@open-wc/testing';
import type { LoginOptions, LoginReply, Method } from '../../../src/flow/adapter.js';
import {
  newMemory,
  type FlowEvent,
  type LoginState,
  type Memory,
  type StateOf,
  type Step,
} from '../../../src/flow/state.js';
import { transition } from '../../../src/flow/follow.js';
import { bankOptions, pending, session } from '../../support/scripted-adapter.js';

export const at = 50_000;
export const userNumber = '12345678';
export const options: LoginOptions = bankOptions({ institutions: [{ id: 'vilnius', name: 'Vilniaus kredito unija' }] });
export const methodOf = (id: string): Method => options.methods.find((method) => method.id === id)!;
export const push = methodOf('smart-id-push');
export const memory: Memory = { ...newMemory(), userNumber, optionsFrom: 'bank' };
export const talk = {
  memory,
  options,
  method: push,
  session,
  ceilingAt: at + 600_000,
  expiresAt: at + 120_000,
  shownControlCode: undefined,
};

export const states: { [S in Step]: StateOf<S> } = {
  loading: { step: 'loading', memory, entered: 0 },
  choosing: { step: 'choosing', memory, options },
  identifying: { step: 'identifying', memory, options, method: push, asks: push.asks },
  starting: { step: 'starting', memory, options, method: push, identity: { userNumber }, startsAt: at },
  waiting: {
    ...talk,
    step: 'waiting',
    show: { kind: 'control-code', controlCode: '0042' },
    shownControlCode: '0042',
    madeAt: at,
    pollAfterMs: 2_000,
    contact: 'live',
  },
  prompting: { ...talk, step: 'prompting', prompt: { kind: 'code-card', reason: 'first-login', position: '19' } },
  checking: { ...talk, step: 'checking', answer: { kind: 'code-card', value: '482913' }, contact: 'live' },
  succeeded: { step: 'succeeded', memory: newMemory(), method: push, activated: false },
  failed: { step: 'failed', memory, options, method: push, problem: 'user-refused' },
};
export const steps = Object.keys(states) as Step[];

export const events: { [T in FlowEvent['type']]: Extract<FlowEvent, { type: T }> } = {
  'method-chosen': { type: 'method-chosen', methodId: 'smart-id' },
  'institution-chosen': { type: 'institution-chosen', institutionId: 'vilnius' },
  'identity-entered': { type: 'identity-entered', identity: { userNumber: '87654321' } },
  'code-entered': { type: 'code-entered', value: '482913' },
  'alarm-raised': { type: 'alarm-raised', reason: 'code-differs' },
  'contact-wanted': { type: 'contact-wanted' },
  'identity-reopened': { type: 'identity-reopened' },
  'another-way-wanted': { type: 'another-way-wanted' },
  cancelled: { type: 'cancelled' },
  restarted: { type: 'restarted' },
  reset: { type: 'reset' },
  'language-changed': { type: 'language-changed' },
  loaded: { type: 'loaded', options, from: 'bank' },
  answered: { type: 'answered', reply: pending() },
  'card-awaited': { type: 'card-awaited', window: 'earlier' },
  'card-read': { type: 'card-read', token: '{"signature":"…"}' },
  'contact-changed': { type: 'contact-changed', contact: 'retrying' },
  'answer-lost': { type: 'answer-lost' },
  failed: { type: 'failed', problem: 'unavailable' },
};
export const eventTypes = Object.keys(events) as FlowEvent['type'][];

/** Where each event leads from each step; `changed` stays in the step with another state; what is not named has no rule. */
export const leads: { [S in Step]: Partial<Record<FlowEvent['type'], Step | 'changed' | 'same'>> } = {
  loading: {
    'method-chosen': 'changed',
    loaded: 'choosing',
    failed: 'failed',
    cancelled: 'choosing',
    'language-changed': 'changed',
    reset: 'changed',
  },
  choosing: {
    'method-chosen': 'starting',
    'institution-chosen': 'changed',
    restarted: 'loading',
    'identity-reopened': 'identifying',
    'language-changed': 'loading',
    reset: 'loading',
  },
  identifying: {
    'identity-entered': 'starting',
    'institution-chosen': 'changed',
    'method-chosen': 'starting',
    'another-way-wanted': 'choosing',
    cancelled: 'choosing',
    reset: 'loading',
  },
  starting: {
    answered: 'waiting',
    failed: 'failed',
    cancelled: 'choosing',
    'another-way-wanted': 'choosing',
    reset: 'loading',
  },
  waiting: {
    answered: 'changed',
    failed: 'failed',
    'card-awaited': 'changed',
    'card-read': 'checking',
    'contact-changed': 'changed',
    'contact-wanted': 'same',
    restarted: 'same',
    'alarm-raised': 'choosing',
    'identity-reopened': 'identifying',
    'another-way-wanted': 'choosing',
    cancelled: 'choosing',
    reset: 'loading',
  },
  prompting: {
    'code-entered': 'checking',
    failed: 'failed',
    'identity-reopened': 'identifying',
    'another-way-wanted': 'choosing',
    cancelled: 'choosing',
    reset: 'loading',
  },
  checking: {
    answered: 'waiting',
    failed: 'failed',
    'answer-lost': 'changed',
    'contact-wanted': 'same',
    'another-way-wanted': 'choosing',
    cancelled: 'choosing',
    reset: 'loading',
  },
  succeeded: { restarted: 'loading', reset: 'loading' },
  failed: {
    restarted: 'starting',
    'method-chosen': 'starting',
    'identity-reopened': 'identifying',
    'another-way-wanted': 'choosing',
    reset: 'loading',
  },
};

/** Applies the events one after another, all at the same time. */
export const after = (state: LoginState, ...sent: FlowEvent[]): LoginState =>
  sent.reduce((now, event) => transition(now, event, at), state);
export const answered = (reply: LoginReply): FlowEvent => ({ type: 'answered', reply });
export const chosen = (methodId: string): FlowEvent => ({ type: 'method-chosen', methodId });
export const entered = (identity: Record<string, string>): FlowEvent => ({ type: 'identity-entered', identity });
export const failedWith = (problem: string, retryAfterMs?: number): FlowEvent => ({
  type: 'failed',
  problem,
  retryAfterMs,
});

/** The state as `step`, or the test ends here. */
export function as<S extends Step>(step: S, state: LoginState): StateOf<S> {
  expect(state.step).to.equal(step);
  return state as StateOf<S>;
}
