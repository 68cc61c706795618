// The adapter under test at a bank that misbehaves on request, and what may happen to its calls.
import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { after, before, beforeEach } from 'node:test';
import { createHttpAdapter } from '../../../../src/adapters/http.js';
import {
  LoginError,
  type Answer as PersonsAnswer,
  type LoginAdapter,
  type StartRequest,
} from '../../../../src/flow/adapter.js';
import { faults, FaultServer, pending } from './fault-server.js';

export type Adapter = Required<LoginAdapter>;
export type Fetch = typeof globalThis.fetch;

export const session = { id: 'a1' };
export const startRequest: StartRequest = {
  method: 'smart-id-push',
  identity: { userNumber: '100001' },
  language: 'lt',
  device: 'phone',
};
export const answer: PersonsAnswer = { kind: 'code-card', value: '123456' };

/** The calls of the port that are answered with JSON. */
export const calls = {
  options: (adapter: Adapter, signal: AbortSignal): Promise<unknown> => adapter.options({ language: 'lt' }, signal),
  start: (adapter: Adapter, signal: AbortSignal): Promise<unknown> => adapter.start(startRequest, signal),
  poll: (adapter: Adapter, signal: AbortSignal): Promise<unknown> => adapter.poll(session, signal),
  submit: (adapter: Adapter, signal: AbortSignal): Promise<unknown> => adapter.submit(session, answer, signal),
  resume: (adapter: Adapter, signal: AbortSignal): Promise<unknown> => adapter.resume(signal),
};
export type Call = keyof typeof calls;
export const callNames = Object.keys(calls) as Call[];
export const unreadableIs = (call: Call) => (call === 'poll' ? 'unavailable' : 'bad-reply');

export let server: FaultServer;
export let adapter: Adapter;
export let life: AbortController;

before(async () => {
  server = await FaultServer.open();
});
after(() => server.close());
beforeEach(() => {
  server.requests.length = 0;
  server.answer(faults.none());
  life = new AbortController();
  adapter = createHttpAdapter({ endpoint: server.endpoint });
});

export const run = (call: Call, from = adapter) => calls[call](from, life.signal);
export const poll = () => run('poll');

/** Waits for the rejection, and returns the error. */
export async function failureOf(
  promise: Promise<unknown>,
  problem: string,
  { retryAfterMs, reference }: { retryAfterMs?: number | undefined; reference?: string } = {},
): Promise<LoginError> {
  const error: unknown = await promise.then(
    (value) => assert.fail(`resolved with ${JSON.stringify(value)}`),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof LoginError, `not a LoginError: ${String(error)}`);
  assert.deepEqual(
    { problem: error.problem, retryAfterMs: error.retryAfterMs, reference: error.reference },
    { problem, retryAfterMs, reference },
  );
  return error;
}

/** Does something while the browser says that it has a network, or none. */
export const withOnLine = async (onLine: boolean, work: () => Promise<unknown>) => {
  const original = Object.getOwnPropertyDescriptor(globalThis, 'navigator');
  Object.defineProperty(globalThis, 'navigator', { value: { onLine }, configurable: true });
  try {
    await work();
  } finally {
    if (original) Object.defineProperty(globalThis, 'navigator', original);
    else Reflect.deleteProperty(globalThis, 'navigator');
  }
};

/**
 * Begins a call and holds the timer it sets, so that no test waits. Only that one: mocked timers would also be those that
 * fetch in Node sets for itself.
 */
export function holdTimer(begin: () => Promise<unknown>) {
  const { setTimeout } = globalThis;
  const timers: { end: () => void; ms: number }[] = [];
  Object.assign(globalThis, { setTimeout: (end: () => void, ms: number) => timers.push({ end, ms }) });
  try {
    const promise = begin();
    const held = { promise, isSettled: false, end: () => timers[0]?.end() };
    const settle = () => (held.isSettled = true);
    promise.then(settle, settle);
    assert.deepEqual(
      timers.map(({ ms }) => ms),
      [10_000],
    );
    return held;
  } finally {
    Object.assign(globalThis, { setTimeout });
  }
}

/** The real `fetch`, and a promise of the moment when it has the head of an answer. */
export function watchedFetch() {
  const arrival = new EventEmitter();
  const head = once(arrival, 'head');
  const fetch: Fetch = async (...args) => {
    const response = await globalThis.fetch(...args);
    arrival.emit('head');
    return response;
  };
  return { fetch, head };
}
export const endless = () => new Promise<never>(() => undefined);

/** A `fetch` that remembers what it was given and answers without a network. */
export function spy(respond: () => Response | Promise<Response> = () => Response.json(pending)) {
  const seen: { url: unknown; init: RequestInit; headers: Record<string, string> }[] = [];
  const fetch: Fetch = async (url, init = {}) => {
    seen.push({ url, init, headers: Object.fromEntries(new Headers(init.headers)) });
    return respond();
  };
  return { seen, fetch };
}
