import type { Field, LoginOptions, Method, Prompt } from '../../src/flow/adapter.js';
import { newMemory, type LoginState, type Memory, type StateOf, type Step } from '../../src/flow/state.js';
import { bankOptions, session } from './scripted-adapter.js';

const options: LoginOptions = bankOptions();
export const methodOf = (id: string): Method => options.methods.find((method) => method.id === id)!;
const method = methodOf('smart-id-push');
const memory: Memory = { ...newMemory(), optionsFrom: 'bank' };
/** Times are those of a ManualClock that has just begun. */
const talk = { memory, options, method, session, ceilingAt: 601_000, expiresAt: 121_000 };

const states: { [S in Step]: StateOf<S> } = {
  loading: { step: 'loading', memory },
  choosing: { step: 'choosing', memory, options },
  identifying: { step: 'identifying', memory, options, method, asks: method.asks },
  starting: { step: 'starting', memory, options, method, identity: {}, startsAt: 0 },
  waiting: {
    ...talk,
    step: 'waiting',
    show: { kind: 'control-code', controlCode: '0042' },
    shownControlCode: '0042',
    madeAt: 1_000,
    pollAfterMs: 2_000,
    contact: 'live',
  },
  prompting: { ...talk, step: 'prompting', prompt: { kind: 'code-card', reason: 'first-login', position: '19' } },
  checking: { ...talk, step: 'checking', answer: { kind: 'code-card', value: '482913' }, contact: 'live' },
  succeeded: { step: 'succeeded', memory, method, activated: false },
  failed: { step: 'failed', memory, options, method, problem: 'user-refused' },
};

export const steps = Object.keys(states) as Step[];

/** A state as the flow makes it, with what a test is about. */
export const stateOf = <S extends Step>(step: S, changes: Partial<Extract<LoginState, { step: S }>> = {}): StateOf<S> =>
  ({ ...states[step], ...changes }) as StateOf<S>;

/** A state in which these fields are asked for. */
export const asking = (...asks: Field[]): StateOf<'identifying'> =>
  stateOf('identifying', { method: { id: 'password', asks }, asks });

/** A state in which the bank asks for a code. */
export const prompting = (prompt: object, changes: object = {}): StateOf<'prompting'> =>
  stateOf('prompting', { prompt: { reason: 'sign-in', ...prompt } as Prompt, ...changes });
