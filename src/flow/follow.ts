/** The second half of the table: what becomes of a login that is under way at the bank. */
import type { LoginReply, PendingReply, PromptReply } from './adapter.js';
import {
  hasSession,
  newMemory,
  type FlowEvent,
  type Intent,
  type LoginState,
  type StateOf,
  type Step,
  type Talk,
} from './state.js';
import { times } from './times.js';
import {
  again,
  anew,
  applyRule,
  arrive,
  fail,
  firstTable,
  methodOf,
  reopen,
  toChoosing,
  type EventOf,
  type Table,
} from './transition.js';

type DeviceLink = Extract<PendingReply['show'], { kind: 'device-link' }>;

/** The whole login. */
export const table = {
  ...firstTable,
  loading: { ...firstTable.loading, loaded: goOn },
  starting: { ...firstTable.starting, answered: follow },
  waiting: {
    answered: follow,
    failed: fail,
    'card-awaited': (state, { window }) => ({ ...state, cardWindow: window }),
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
} satisfies Table;

/** What a person can do in a step: what the table has a rule for there. */
export type IntentOf<S extends Step> = S extends Step ? Extract<Intent, { type: keyof (typeof table)[S] }> : never;
/** The states in which a person can do that. */
export type StateTaking<T extends Intent['type']> = StateOf<
  { [S in Step]: T extends keyof (typeof table)[S] ? S : never }[Step]
>;

/** What the login is after `event`, which happened at `at` (milliseconds of `Clock.now()`). */
export const transition = (state: LoginState, event: FlowEvent, at: number): LoginState =>
  applyRule(table, state, event, at);

/** A login that was found unfinished goes on. */
function goOn(state: StateOf<'loading'>, event: EventOf<'loaded'>, at: number): LoginState {
  const { options, resumed, from } = event;
  if (!resumed) return arrive(state, event, at);
  const memory = { ...state.memory, optionsFrom: from };
  const method = methodOf(options, resumed.method) ?? { id: resumed.method, asks: [] };
  return follow({ step: 'starting', memory, options, method, identity: {}, startsAt: at }, resumed, at);
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
      return question(state, reply, at);
    case 'success': {
      const { result, redirectUrl, activated = false } = reply;
      const memory = newMemory(state.memory.order);
      return { step: 'succeeded', memory, method: state.method, result, redirectUrl, activated };
    }
    case 'failure':
      return fail(state, reply, at);
  }
}

/** What survives from step to step of a login, copied here alone. */
function talkOf({ memory, options, method, session, ceilingAt, expiresAt, shownControlCode }: Talk): Talk {
  return { memory, options, method, session, ceilingAt, expiresAt, shownControlCode };
}

/** The login as the bank goes on with it, perhaps by another session. */
function nextTalk(
  state: StateOf<'starting' | 'waiting' | 'checking'>,
  { session }: PendingReply | PromptReply,
  at: number,
): Talk {
  if (hasSession(state)) return { ...talkOf(state), session };
  const { memory, options, method } = state;
  const [ceilingAt, expiresAt] = [at + times.expiryMaxMs, at + times.expiryMs];
  return { memory, options, method, session, ceilingAt, expiresAt, shownControlCode: undefined };
}

function wait(state: StateOf<'starting' | 'waiting' | 'checking'>, reply: PendingReply, at: number): LoginState {
  const talk = nextTalk(state, reply, at);
  const known = talk.shownControlCode;
  const shownControlCode = reply.show.kind === 'control-code' ? reply.show.controlCode : known;
  if (known !== undefined && shownControlCode !== known) {
    // Two codes in one login: perhaps somebody else's session. Nobody may confirm either.
    return fail(state, { problem: 'bad-reply' }, at);
  }
  const picture = draw(state, reply.show, at);
  const isSamePicture = state.step === 'waiting' && state.show.kind === picture.show.kind;
  const expiresAt = expiryOf(talk, reply, at);
  const hasQr = picture.show.kind === 'device-link' && picture.show.qr !== undefined;
  return {
    ...talk,
    step: 'waiting',
    shownControlCode,
    expiresAt: isSamePicture ? Math.min(expiresAt, talk.expiresAt) : expiresAt,
    ...picture,
    pollAfterMs: reply.pollAfterMs ?? (hasQr ? times.pollAfterWithQrMs : times.pollAfterMs),
    contact: 'live',
  };
}

type Picture = Pick<StateOf<'waiting'>, 'show' | 'madeAt' | 'deviceLink'>;

/** What is shown of what the bank sent. */
function draw(state: StateOf<'starting' | 'waiting' | 'checking'>, show: PendingReply['show'], at: number): Picture {
  const before = state.step === 'waiting' ? state : undefined;
  const deviceLink = before?.deviceLink;
  if (show.kind !== 'device-link') return { show, madeAt: at, deviceLink };
  // Whoever scanned or tapped is in the app by now.
  if (deviceLink && before.show.kind === 'app') return { show: before.show, madeAt: at, deviceLink };
  // The first link may have been opened already, and an app that was opened with it knows no other.
  const link = deviceLink?.link ?? show.link;
  const drawn = newest(before, link === show.link ? show : Object.freeze({ ...show, link }), at);
  const isRepeated = before && drawn.show.qr !== undefined && at - drawn.madeAt >= times.qrRepeatedMs;
  return { ...(isRepeated ? { show: { kind: 'app' }, madeAt: at } : drawn), deviceLink: { link } };
}

/** Of two QR codes the one made later; a repeated one is as old as when it was first seen. */
function newest(before: Picture | undefined, show: DeviceLink, at: number): { show: DeviceLink; madeAt: number } {
  const madeAt = at - (show.ageMs ?? 0);
  if (before?.show.kind !== 'device-link') return { show, madeAt };
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

function question(state: StateOf<'starting' | 'waiting' | 'checking'>, reply: PromptReply, at: number): LoginState {
  const talk = nextTalk(state, reply, at);
  return {
    ...talk,
    step: 'prompting',
    expiresAt: expiryOf(talk, reply, at),
    prompt: reply.prompt,
    problem: reply.problem,
    attemptsLeft: reply.attemptsLeft,
  };
}

/**
 * What the bank said of the time stands until it says another: less, or for another picture or question also more, within the
 * ceiling of the login. A countdown on screen never grows.
 */
function expiryOf({ expiresAt, ceilingAt }: Talk, { expiresInMs }: PendingReply | PromptReply, at: number): number {
  return expiresInMs === undefined ? expiresAt : Math.min(at + expiresInMs, ceilingAt);
}

function check(
  state: StateOf<'waiting' | 'prompting'>,
  kind: StateOf<'checking'>['answer']['kind'],
  value: string,
): LoginState {
  return { ...talkOf(state), step: 'checking', answer: { kind, value }, contact: 'live' };
}
