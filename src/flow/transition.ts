/**
 * The whole login as one table: in which step what leads where. Pure; an event with no rule changes nothing.
 *
 *     loading ─▶ choosing ─▶ identifying ─▶ starting ─▶ waiting ⇄ prompting ─▶ checking ─▶ succeeded
 *                    └───────(asks nothing)────▲            └────────────┴──────────┴────▶ failed
 */
import type { Identity, LoginOptions, LoginReply, Method, PendingReply, PromptReply } from './adapter.js';
import { knownProblem, problems, type Problem } from './problems.js';
import { newMemory, type FlowEvent, type LoginState, type Memory, type StateOf, type Step } from './state.js';
import { refusalWaitMs, times } from './times.js';

type DeviceLink = Extract<PendingReply['show'], { kind: 'device-link' }>;
type EventOf<T extends FlowEvent['type']> = Extract<FlowEvent, { type: T }>;
type Rules<S extends Step> = {
  [T in FlowEvent['type']]?: (state: StateOf<S>, event: EventOf<T>, at: number) => LoginState;
};

const rules: { [S in Step]: Rules<S> } = {
  loading: {
    'method-chosen': (state, { methodId }) => ({ ...state, wanted: methodId }),
    loaded: arrive,
    failed: fail,
    cancelled: ({ memory }) => ({ step: 'choosing', memory }),
    'language-changed': (state) => ({ ...state, memory: byBank(state.memory) }),
    reset: anew,
  },
  choosing: {
    'method-chosen': choose,
    'institution-chosen': rememberInstitution,
    restarted: ({ memory, options }) => ({ step: 'loading', memory: options ? byBank(memory) : memory }),
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
    answered: follow,
    failed: fail,
    cancelled: toChoosing,
    'another-way-wanted': toChoosing,
    reset: anew,
  },
  waiting: {
    answered: follow,
    failed: fail,
    'card-read': (state, { token }) => check(state, 'id-card', token),
    'contact-changed': changeContact,
    'contact-wanted': (state) => (state.contact === 'paused' ? { ...state, contact: 'retrying' } : state),
    'alarm-raised': ({ memory, options }, { reason }) => ({ step: 'choosing', memory, options, alarm: reason }),
    // A new code or link, for which the present login is given up.
    restarted: (state, event, at) => (state.deviceLink ? again(state, event, at) : state),
    'identity-reopened': reopen,
    'another-way-wanted': toChoosing,
    cancelled: toChoosing,
    reset: anew,
  },
  prompting: {
    'code-entered': (state, { value }) => check(state, state.prompt.kind, value),
    failed: fail,
    'identity-reopened': reopen,
    'another-way-wanted': toChoosing,
    cancelled: toChoosing,
    reset: anew,
  },
  checking: {
    answered: follow,
    failed: fail,
    'answer-lost': (state, { retryAfterMs }, at) => ({ ...hold(state, retryAfterMs, at), contact: 'lost' }),
    'contact-wanted': (state) => (state.contact === 'lost' ? { ...state, contact: 'live' } : state),
    'another-way-wanted': toChoosing,
    cancelled: toChoosing,
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
};

/** What the login is after `event`, which happened at `at` (milliseconds of `Clock.now()`). */
export function transition(state: LoginState, event: FlowEvent, at: number): LoginState {
  const rule = rules[state.step][event.type] as
    ((state: LoginState, event: FlowEvent, at: number) => LoginState) | undefined;
  return rule ? rule(state, event, at) : state;
}

function anew({ memory }: LoginState): LoginState {
  return { step: 'loading', memory: byBank({ ...newMemory(memory.order), ...cooldown(memory) }) };
}

/** A reset does not shorten what the bank asked us to wait. */
const cooldown = ({ refusals, notBeforeAt }: Memory) => ({ refusals, notBeforeAt });

/** What the page said is offered may be true no longer. */
const byBank = (memory: Memory): Memory => ({ ...memory, optionsFrom: 'bank' });

function arrive(
  { memory: before, wanted }: StateOf<'loading'>,
  { options, resumed, from }: EventOf<'loaded'>,
  at: number,
): LoginState {
  const memory: Memory = { ...before, optionsFrom: from };
  if (resumed) {
    const method = methodOf(options, resumed.method) ?? { id: resumed.method, asks: [] };
    return follow({ step: 'starting', memory, options, method, identity: {}, startsAt: at }, resumed, at);
  }
  const method = wanted === undefined ? undefined : methodOf(options, wanted);
  if (method) return open(memory, options, method, at);
  const unknown = memory.order === 'user-number-first' && memory.userNumber === '';
  // Nobody types a number to learn that there is no way to use it.
  return unknown && options.methods.length > 0 ? ask({ memory }, options) : { step: 'choosing', memory, options };
}

/** The bank's own words come with the options. What to do after an alarm stays on screen: it is ours, and urgent. */
function translate(state: StateOf<'choosing'>): LoginState {
  return hasBankWords(state.options) && !state.alarm ? { step: 'loading', memory: byBank(state.memory) } : state;
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
  return state.options && method ? open(state.memory, state.options, method, at) : state;
}

/** Asks what the method needs; what is already known, or nothing to know, goes straight to the bank. */
function open(memory: Memory, options: LoginOptions, method: Method, at: number): LoginState {
  const known = memory.order === 'user-number-first' && memory.userNumber !== '';
  const asks = known ? method.asks.filter((field) => field !== 'userNumber') : method.asks;
  if (asks.length > 0) return { step: 'identifying', memory, options, method, asks };
  return begin(memory, options, method, method.asks.length > 0 ? { userNumber: memory.userNumber } : {}, at);
}

function identify(
  { memory, options, method, asks }: StateOf<'identifying'>,
  { identity }: EventOf<'identity-entered'>,
  at: number,
): LoginState {
  const remembered = { ...memory, userNumber: identity.userNumber ?? memory.userNumber };
  if (!method) return { step: 'choosing', memory: remembered, options };
  const known = method.asks.includes('userNumber') ? { userNumber: remembered.userNumber } : {};
  const typed = Object.fromEntries(asks.map((field) => [field, identity[field] ?? '']));
  return begin(remembered, options, method, { ...known, ...typed }, at);
}

function rememberInstitution<S extends StateOf<'choosing' | 'identifying'>>(
  state: S,
  { institutionId }: EventOf<'institution-chosen'>,
): S {
  const known = state.options?.institutions?.some(({ id }) => id === institutionId);
  return known ? { ...state, memory: { ...state.memory, institution: institutionId } } : state;
}

function begin(memory: Memory, options: LoginOptions, method: Method, identity: Identity, at: number): LoginState {
  const startsAt = Math.max(at, memory.notBeforeAt);
  if (startsAt - at > times.holdLongest) {
    return { step: 'failed', memory, options, method, problem: 'too-many-requests' };
  }
  return { step: 'starting', memory, options, method, identity, startsAt };
}

/** Where a checked reply leads: the same for `start`, `poll`, `submit` and `resume`. */
function follow(
  state: StateOf<'starting' | 'waiting' | 'checking'>,
  { reply }: { reply: LoginReply },
  at: number,
): LoginState {
  switch (reply.status) {
    case 'pending':
      return wait(state, reply, at);
    case 'prompt':
      return prompt(state, reply, at);
    case 'success': {
      const { result, redirectUrl, activated = false } = reply;
      const memory = newMemory(state.memory.order);
      return { step: 'succeeded', memory, method: state.method, result, redirectUrl, activated };
    }
    case 'failure':
      return fail(state, reply, at);
  }
}

function wait(state: StateOf<'starting' | 'waiting' | 'checking'>, reply: PendingReply, at: number): LoginState {
  const { memory, options, method } = state;
  const { session } = reply;
  const known = 'session' in state ? state.shownControlCode : undefined;
  const shownControlCode = reply.show.kind === 'control-code' ? reply.show.controlCode : known;
  if (known !== undefined && shownControlCode !== known) {
    // Two codes in one login: perhaps somebody else's session. Nobody may confirm either.
    return fail(state, { problem: 'bad-reply' }, at);
  }
  const picture = draw(state, reply.show, at);
  const isSamePicture = state.step === 'waiting' && state.show.kind === picture.show.kind;
  const hasQr = picture.show.kind === 'device-link' && picture.show.qr !== undefined;
  return {
    step: 'waiting',
    memory,
    options,
    method,
    session,
    shownControlCode,
    ...deadlines(state, reply.expiresInMs, at, isSamePicture),
    ...picture,
    pollAfterMs: reply.pollAfterMs ?? (hasQr ? times.pollAfterWithQr : times.pollAfter),
    contact: 'live',
  };
}

type Picture = Pick<StateOf<'waiting'>, 'show' | 'madeAt' | 'deviceLink'>;

/** What is shown of what the bank sent. */
function draw(state: StateOf<'starting' | 'waiting' | 'checking'>, show: PendingReply['show'], at: number): Picture {
  const before: Partial<Picture> = state.step === 'waiting' ? state : {};
  const { deviceLink } = before;
  if (show.kind !== 'device-link') return { show, madeAt: at, deviceLink };
  // Whoever scanned or tapped is in the app by now.
  if (deviceLink && before.show?.kind === 'app') return { show: before.show, madeAt: at, deviceLink };
  // The first link may have been opened already, and an app that was opened with it knows no other.
  const link = deviceLink?.link ?? show.link;
  const drawn = newest(before, link === show.link ? show : Object.freeze({ ...show, link }), at);
  const isRepeated = before.show && drawn.show.qr !== undefined && at - drawn.madeAt >= times.qrRepeated;
  return { ...(isRepeated ? { show: { kind: 'app' }, madeAt: at } : drawn), deviceLink: { link } };
}

/** Of two QR codes the one made later; a repeated one is as old as when it was first seen. */
function newest(before: Partial<Picture>, show: DeviceLink, at: number): { show: DeviceLink; madeAt: number } {
  const madeAt = at - (show.ageMs ?? 0);
  if (before.show?.kind !== 'device-link' || before.madeAt === undefined) return { show, madeAt };
  if (before.show.qr === show.qr) return { show, madeAt: Math.min(madeAt, before.madeAt) };
  return madeAt >= before.madeAt ? { show, madeAt } : { show: before.show, madeAt: before.madeAt };
}

/** Whatever is asked next, the bank is not asked before the time it named. */
function changeContact(
  state: StateOf<'waiting'>,
  { contact, retryAfterMs = 0 }: EventOf<'contact-changed'>,
  at: number,
): LoginState {
  return contact === state.contact && retryAfterMs === 0 ? state : { ...hold(state, retryAfterMs, at), contact };
}

function hold<S extends StateOf<'waiting' | 'checking'>>(state: S, retryAfterMs = 0, at: number): S {
  const notBeforeAt = Math.max(state.memory.notBeforeAt, at + retryAfterMs);
  return { ...state, memory: { ...state.memory, notBeforeAt } };
}

function prompt(state: StateOf<'starting' | 'waiting' | 'checking'>, reply: PromptReply, at: number): LoginState {
  const { memory, options, method } = state;
  const { session, prompt, problem, attemptsLeft } = reply;
  const shownControlCode = 'session' in state ? state.shownControlCode : undefined;
  return {
    step: 'prompting',
    memory,
    options,
    method,
    session,
    shownControlCode,
    ...deadlines(state, reply.expiresInMs, at),
    prompt,
    problem,
    attemptsLeft,
  };
}

/**
 * What the bank said of the time stands until it says another: less, or for another picture or question also more, within the
 * ceiling of the login. A countdown on screen never grows.
 */
function deadlines(
  state: StateOf<'starting' | 'waiting' | 'checking'>,
  expiresInMs: number | undefined,
  at: number,
  isSamePicture = false,
) {
  const ceilingAt = 'session' in state ? state.ceilingAt : at + times.expiryMax;
  const knownAt = 'session' in state ? state.expiresAt : at + times.expiry;
  const toldAt = expiresInMs === undefined ? knownAt : at + expiresInMs;
  return { ceilingAt, expiresAt: Math.min(toldAt, ceilingAt, isSamePicture ? knownAt : Infinity) };
}

function check(
  state: StateOf<'waiting' | 'prompting'>,
  kind: StateOf<'checking'>['answer']['kind'],
  value: string,
): LoginState {
  const { memory, options, method, session, ceilingAt, expiresAt, shownControlCode } = state;
  return {
    step: 'checking',
    memory,
    options,
    method,
    session,
    ceilingAt,
    expiresAt,
    shownControlCode,
    answer: { kind, value },
    contact: 'live',
  };
}

function fail(
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

function toChoosing(state: Exclude<LoginState, { step: 'loading' | 'choosing' | 'succeeded' | 'failed' }>): LoginState {
  const first = state.step === 'identifying' && !state.method;
  return first ? state : { step: 'choosing', memory: state.memory, options: state.options };
}

/** A login that failed may be offered no longer. */
function chooseAgain(state: StateOf<'failed'>): LoginState {
  const { memory, options } = state;
  return options && memory.optionsFrom === 'bank'
    ? { step: 'choosing', memory, options }
    : { step: 'loading', memory: byBank(memory) };
}

function reopen(state: StateOf<'waiting' | 'prompting' | 'failed'>): LoginState {
  const { memory, options, method } = state;
  if (!options) return { step: 'loading', memory: byBank(memory) };
  if (memory.order === 'user-number-first') return ask({ memory }, options);
  return method && method.asks.length > 0
    ? { step: 'identifying', memory, options, method, asks: method.asks }
    : { step: 'choosing', memory, options };
}

/** The same login once more; only what is still in memory is not asked again. */
function again(state: StateOf<'failed' | 'waiting'>, _event: unknown, at: number): LoginState {
  const { memory, options, method } = state;
  if (!options || !method) return { step: 'loading', memory: byBank(memory) };
  const retyped = state.step === 'failed' && problems[knownProblem(state.problem)] === 'details';
  const remembered = memory.userNumber !== '' && method.asks.every((field) => field === 'userNumber');
  if (retyped || (method.asks.length > 0 && !remembered)) return reopen(state);
  return begin(memory, options, method, method.asks.length > 0 ? { userNumber: memory.userNumber } : {}, at);
}

const methodOf = (options: LoginOptions, id: string): Method | undefined =>
  options.methods.find((method) => method.id === id);

const hasBankWords = (options: LoginOptions | undefined): boolean =>
  !!options &&
  (!!options.notice ||
    !!options.institutions ||
    options.methods.some(({ label, notice }) => label !== undefined || notice));
