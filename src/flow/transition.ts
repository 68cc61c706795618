/**
 * The login as one table: in which step what leads where. Pure; an event with no rule changes nothing.
 *
 *     loading ─▶ choosing ─▶ identifying ─▶ starting ─▶ waiting ⇄ prompting ─▶ checking ─▶ succeeded
 *                    └───────(asks nothing)────▲            └────────────┴──────────┴────▶ failed
 */
import type { Identity, LoginOptions, Method } from './adapter.js';
import { knownProblem, problems, type Problem } from './problems.js';
import { newMemory, type FlowEvent, type LoginState, type Memory, type StateOf, type Step } from './state.js';
import { refusalWaitMs, times } from './times.js';

export type EventOf<T extends FlowEvent['type']> = Extract<FlowEvent, { type: T }>;
type Rules<S extends Step> = {
  [T in FlowEvent['type']]?: (state: StateOf<S>, event: EventOf<T>, at: number) => LoginState;
};

export type Table = { readonly [S in Step]?: Rules<S> };

/** What the first screen needs. The rest comes with what happens while a login is under way: `follow.ts`. */
export const firstTable = {
  loading: {
    'method-chosen': (state, { methodId }) => ({ ...state, wanted: methodId }),
    loaded: arrive,
    failed: fail,
    cancelled: ({ memory }) => ({ step: 'choosing', memory }),
    'language-changed': (state) => ({ ...state, memory: byBank(state.memory), entered: state.entered + 1 }),
    reset: anew,
  },
  choosing: {
    'method-chosen': choose,
    'institution-chosen': rememberInstitution,
    restarted: ({ memory, options }) => load(options ? byBank(memory) : memory),
    'identity-reopened': (state) => (state.options ? ask(state, state.options) : state),
    'language-changed': translate,
    reset: anew,
  },
  identifying: {
    'identity-entered': identify,
    'institution-chosen': rememberInstitution,
    'method-chosen': choose,
    'another-way-wanted': (state, { userNumber = state.memory.userNumber }) =>
      toChoosing({ ...state, memory: { ...state.memory, userNumber } }),
    cancelled: toChoosing,
    reset: anew,
  },
  starting: {
    failed: fail,
    cancelled: toChoosing,
    'another-way-wanted': toChoosing,
    reset: anew,
  },
  succeeded: {
    restarted: anew,
    reset: anew,
  },
  failed: {
    restarted: again,
    'method-chosen': choose,
    'identity-reopened': reopen,
    'another-way-wanted': chooseAgain,
    reset: anew,
  },
} satisfies Table;

/** What the login is after `event`, which happened at `at` (milliseconds of `Clock.now()`). */
export function applyRule(table: Table, state: LoginState, event: FlowEvent, at: number): LoginState {
  const rule = table[state.step]?.[event.type] as
    ((state: LoginState, event: FlowEvent, at: number) => LoginState) | undefined;
  return rule ? rule(state, event, at) : state;
}

/** Whether a step begins, perhaps the same once more: what it does by itself begins anew then. */
export const isEntered = (state: Entering, previous: Entering): boolean =>
  state.step !== previous.step || state.entered !== previous.entered;
type Entering = Pick<LoginState, 'step'> & { readonly entered?: number };

export const load = (memory: Memory, entered = 0): StateOf<'loading'> => ({ step: 'loading', memory, entered });

export function anew(state: LoginState): LoginState {
  const { memory } = state;
  const entered = state.step === 'loading' ? state.entered + 1 : 0;
  return load(byBank({ ...newMemory(memory.order), ...cooldown(memory) }), entered);
}

/** A reset does not shorten what the bank asked us to wait. */
const cooldown = ({ refusals, notBeforeAt }: Memory) => ({ refusals, notBeforeAt });

/** What the page said is offered may be true no longer. */
const byBank = (memory: Memory): Memory => ({ ...memory, optionsFrom: 'bank' });

export function arrive(
  { memory: before, wanted }: StateOf<'loading'>,
  { options, from }: EventOf<'loaded'>,
  at: number,
): LoginState {
  const memory: Memory = { ...before, optionsFrom: from };
  const method = methodOf(options, wanted);
  if (method) return openMethod({ memory, options, method }, at);
  const unknown = memory.order === 'user-number-first' && memory.userNumber === '';
  // Nobody types a number to learn that there is no way to use it.
  return unknown && options.methods.length > 0 ? ask({ memory }, options) : { step: 'choosing', memory, options };
}

/** The bank's own words come with the options. What to do after an alarm stays on screen: it is ours, and urgent. */
function translate(state: StateOf<'choosing'>): LoginState {
  return hasBankWords(state.options) && !state.alarm ? load(byBank(state.memory)) : state;
}

function ask({ memory }: { memory: Memory }, options: LoginOptions): LoginState {
  return { step: 'identifying', memory, options, asks: ['userNumber'] };
}

function choose(
  state: StateOf<'choosing' | 'identifying' | 'failed'>,
  { methodId }: EventOf<'method-chosen'>,
  at: number,
): LoginState {
  const method = state.options && methodOf(state.options, methodId);
  return state.options && method ? openMethod({ memory: state.memory, options: state.options, method }, at) : state;
}

type Chosen = Pick<StateOf<'starting'>, 'memory' | 'options' | 'method'>;

/** Asks what the method needs; what is already known, or nothing to know, goes straight to the bank. */
function openMethod(chosen: Chosen, at: number): LoginState {
  const { memory, options, method } = chosen;
  const known = memory.order === 'user-number-first' && memory.userNumber !== '';
  const asks = known ? method.asks.filter((field) => field !== 'userNumber') : method.asks;
  if (asks.length > 0) return { step: 'identifying', memory, options, method, asks };
  return begin({ ...chosen, identity: rememberedIdentity(chosen) }, at);
}

/** What needs not be asked again. */
const rememberedIdentity = ({ memory, method }: Chosen): Identity =>
  method.asks.length > 0 ? { userNumber: memory.userNumber } : {};

function identify(
  { memory, options, method, asks }: StateOf<'identifying'>,
  { identity }: EventOf<'identity-entered'>,
  at: number,
): LoginState {
  const remembered = { ...memory, userNumber: identity.userNumber ?? memory.userNumber };
  if (!method) return { step: 'choosing', memory: remembered, options };
  const known = method.asks.includes('userNumber') ? { userNumber: remembered.userNumber } : {};
  const typed = Object.fromEntries(asks.map((field) => [field, identity[field] ?? '']));
  return begin({ memory: remembered, options, method, identity: { ...known, ...typed } }, at);
}

function rememberInstitution<S extends StateOf<'choosing' | 'identifying'>>(
  state: S,
  { institutionId }: EventOf<'institution-chosen'>,
): S {
  const known = state.options?.institutions?.some(({ id }) => id === institutionId);
  return known ? { ...state, memory: { ...state.memory, institution: institutionId } } : state;
}

function begin({ memory, options, method, identity }: Chosen & { identity: Identity }, at: number): LoginState {
  const startsAt = Math.max(at, memory.notBeforeAt);
  if (startsAt - at > times.holdLongestMs) {
    return { step: 'failed', memory, options, method, problem: 'too-many-requests' };
  }
  return { step: 'starting', memory, options, method, identity, startsAt };
}

export function fail(
  state: Exclude<LoginState, { step: 'succeeded' | 'failed' }>,
  event: { problem: Problem; reference?: string | undefined; retryAfterMs?: number | undefined },
  at: number,
): LoginState {
  const { problem, reference, retryAfterMs = 0 } = { reference: undefined, retryAfterMs: undefined, ...event };
  const refused = problem === 'user-refused' || problem === 'wrong-control-code';
  const refusals = refused ? state.memory.refusals + 1 : state.memory.refusals;
  const waitMs = Math.max(retryAfterMs, refused ? refusalWaitMs(refusals) : 0);
  const notBeforeAt = Math.max(state.memory.notBeforeAt, at + waitMs);
  const options = 'options' in state ? state.options : undefined;
  const method = 'method' in state ? state.method : undefined;
  return { step: 'failed', memory: { ...state.memory, refusals, notBeforeAt }, options, method, problem, reference };
}

export function toChoosing(
  state: Exclude<LoginState, { step: 'loading' | 'choosing' | 'succeeded' | 'failed' }>,
): LoginState {
  const first = state.step === 'identifying' && !state.method;
  return first ? state : { step: 'choosing', memory: state.memory, options: state.options };
}

/** A login that failed may be offered no longer. */
function chooseAgain(state: StateOf<'failed'>): LoginState {
  const { memory, options } = state;
  return options && memory.optionsFrom === 'bank' ? { step: 'choosing', memory, options } : load(byBank(memory));
}

export function reopen(state: StateOf<'waiting' | 'prompting' | 'failed'>): LoginState {
  const { memory, options, method } = state;
  if (!options) return load(byBank(memory));
  if (memory.order === 'user-number-first') return ask({ memory }, options);
  return method && method.asks.length > 0
    ? { step: 'identifying', memory, options, method, asks: method.asks }
    : { step: 'choosing', memory, options };
}

/** The same login once more; only what is still in memory is not asked again. */
export function again(state: StateOf<'failed' | 'waiting'>, _event: unknown, at: number): LoginState {
  const { memory, options, method } = state;
  if (!options || !method) return load(byBank(memory));
  const retyped = state.step === 'failed' && problems[knownProblem(state.problem)].remedy === 'details';
  const remembered = memory.userNumber !== '' && method.asks.every((field) => field === 'userNumber');
  if (retyped || (method.asks.length > 0 && !remembered)) return reopen(state);
  const chosen = { memory, options, method };
  return begin({ ...chosen, identity: rememberedIdentity(chosen) }, at);
}

export const methodOf = (options: LoginOptions, id: string | undefined): Method | undefined =>
  options.methods.find((method) => method.id === id);

const hasBankWords = (options: LoginOptions | undefined): boolean =>
  !!options &&
  (!!options.notice ||
    !!options.institutions ||
    options.methods.some(({ label, notice }) => label !== undefined || notice));
