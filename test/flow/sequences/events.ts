/** What may happen to a login, drawn at random; each login has secrets of its own, so that a stray one is known by its number. */
import type { LoginReply } from '../../../src/flow/adapter.js';
import { failure } from '../../../src/flow/calls.js';
import type { UrlPolicy } from '../../../src/flow/gate.js';
import { answered, checkResumed } from '../../../src/flow/reply.js';
import { checkOptions } from '../../../src/flow/offer.js';
import type { FlowEvent, Step } from '../../../src/flow/state.js';
import { bankOptions } from '../../support/scripted-adapter.js';

export const allowed = 'https://smart-id.com/';
export const urls: UrlPolicy = {
  allowsLink: (url) => url.startsWith(allowed),
  allowsRedirect: (url) => url.startsWith(allowed),
  allowsReference: (url) => url.startsWith(allowed),
};
export const options = checkOptions(bankOptions(), urls);
export const codeOf = (login: number): string => String(login % 10_000).padStart(4, '0');

/** One of a list. */
export type Draw = <T>(list: readonly T[]) => T;

const times = [undefined, undefined, 0, 400, 5_000, 90_000, 1e9] as const;
const intents: readonly ((login: number) => FlowEvent)[] = [
  () => ({ type: 'cancelled' }),
  () => ({ type: 'restarted' }),
  () => ({ type: 'another-way-wanted' }),
  () => ({ type: 'identity-reopened' }),
  () => ({ type: 'contact-wanted' }),
  () => ({ type: 'language-changed' }),
  () => ({ type: 'alarm-raised', reason: 'not-me' }),
  () => ({ type: 'reset' }),
  (login) => ({ type: 'code-entered', value: `answer#${login}#` }),
];
const typed = (login: number): FlowEvent => ({
  type: 'identity-entered',
  identity: { userNumber: '12345678', password: `password#${login + 1}#` },
});
const methods = ['smart-id', 'smart-id-push', 'id-card', 'password', 'no-such-method'] as const;

/** What a bank may say; wrong shapes too. */
function rawReply(draw: Draw, login: number, at: number): unknown {
  const session = { id: `session#${login}#` };
  const [expiresInMs, pollAfterMs] = [draw(times), draw(times)];
  const pending = { status: 'pending', session, expiresInMs, pollAfterMs };
  const url = (host: string) => `${host}a?b=%2B&login=${login}&at=${draw([at, 0])}`;
  return draw<() => unknown>([
    () => ({ ...pending, show: { kind: 'app' } }),
    () => ({ ...pending, show: { kind: 'control-code', controlCode: codeOf(login) } }),
    () => ({ ...pending, show: { kind: 'control-code', controlCode: draw([codeOf(login), '99999', 42, ' 123']) } }),
    () => ({ ...pending, show: { kind: 'device-link', qr: url(allowed), ageMs: draw(times) } }),
    () => ({ ...pending, show: { kind: 'device-link', link: url(allowed), qr: draw([url(allowed), undefined]) } }),
    () => ({ ...pending, show: { kind: 'redirect', url: url(draw([allowed, 'javascript:', 'https://evil.test/'])) } }),
    () => ({ ...pending, show: { kind: 'id-card', nonce: `nonce#${login}#` } }),
    () => ({
      status: 'prompt',
      session,
      expiresInMs,
      prompt: { kind: 'code-card', reason: 'new-device', position: '7' },
    }),
    () => ({ status: 'prompt', session, problem: 'wrong-code', prompt: { kind: 'sms-code', reason: 'sign-in' } }),
    () => ({ status: 'success', redirectUrl: draw([undefined, url(allowed), url('https://evil.test/')]) }),
    () => ({ status: 'failure', problem: draw(['user-refused', 'expired', 'moon-phase']), retryAfterMs: draw(times) }),
    () => ({ ...pending, show: { kind: 'device-link', qr: url(allowed) } }),
    () => ({ ...pending, show: { kind: 'control-code', controlCode: codeOf(login) } }),
    () => ({ status: 'success' }),
    () => ({ status: draw(['almost', 'Success', 7, undefined]), session }),
    () => draw<unknown>([undefined, [], 'success', null]),
  ])();
}

/** A reply as the gate lets it in, also when the bank says more than the contract knows; else the refusal. */
function reported(raw: unknown, isWordy: boolean): FlowEvent {
  try {
    return answered(
      isWordy ? { ...(raw as object), next: 'success', level: { status: 'success' } } : raw,
      urls,
      'poll',
    );
  } catch (error) {
    return failure(error, 'poll');
  }
}

type Kind =
  | 'intent'
  | 'method'
  | 'identity'
  | 'code'
  | 'loaded'
  | 'reply'
  | 'wordy reply'
  | 'card'
  | 'contact'
  | 'lost'
  | 'failed';
/** What leads on from a step; anything else may come too, and mostly changes nothing. */
const fitting: { readonly [S in Step]: readonly Kind[] } = {
  loading: ['loaded', 'loaded', 'loaded', 'method'],
  choosing: ['method', 'method', 'intent'],
  identifying: ['identity', 'identity', 'intent'],
  starting: ['reply', 'reply', 'wordy reply'],
  waiting: ['reply', 'reply', 'wordy reply', 'contact', 'card', 'intent'],
  prompting: ['code', 'code', 'reply', 'intent'],
  checking: ['reply', 'reply', 'lost', 'intent'],
  succeeded: ['intent', 'reply'],
  failed: ['intent', 'method', 'reply'],
};
const kinds: readonly Kind[] = [...new Set(Object.values(fitting).flat()), 'failed'];
const make: { readonly [K in Kind]: (draw: Draw, login: number, at: number) => FlowEvent } = {
  intent: (draw, login) => draw(intents)(login),
  method: (draw) => ({ type: 'method-chosen', methodId: draw(methods) }),
  identity: (_draw, login) => typed(login),
  code: (_draw, login) => ({ type: 'code-entered', value: `answer#${login}#` }),
  loaded,
  reply: (draw, login, at) => reported(rawReply(draw, login, at), false),
  'wordy reply': (draw, login, at) => reported(rawReply(draw, login, at), true),
  card: (_draw, login) => ({ type: 'card-read', token: `answer#${login}#` }),
  contact: (draw) => ({
    type: 'contact-changed',
    contact: draw(['live', 'retrying', 'paused']),
    retryAfterMs: draw(times),
  }),
  lost: (draw) => ({ type: 'answer-lost', retryAfterMs: draw(times) }),
  failed: (draw) => ({
    type: 'failed',
    problem: draw(['unavailable', 'expired', 'user-refused']),
    retryAfterMs: draw(times),
  }),
};

/** @param login the number of the one that is under way, or the last */
export const drawEvent = (draw: Draw, step: Step, login: number, at: number): FlowEvent =>
  make[draw(draw([true, true, false]) ? fitting[step] : kinds)](draw, login, at);

function loaded(draw: Draw, login: number, at: number): FlowEvent {
  const from = draw(['bank', 'page'] as const);
  let resumed: { method: string; reply: LoginReply } | undefined;
  try {
    if (draw([true, false, false, false])) {
      resumed = checkResumed({ method: 'smart-id', reply: rawReply(draw, login + 1, at) }, urls);
    }
  } catch {
    // An unfinished login that cannot be read is none.
  }
  return { type: 'loaded', options, from, resumed };
}
