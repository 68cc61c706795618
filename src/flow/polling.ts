/** How a flow asks the bank while it waits: at the bank's pace, patiently in trouble, at once when the page returns. */
import type { LoginReply } from './adapter.js';
import { call, failure, until } from './calls.js';
import { throwIfAborted, within } from './clock.js';
import { retried } from './problems.js';
import { answered } from './reply.js';
import type { LoginState, Report } from './state.js';
import { times } from './times.js';
import type { Scene } from './world.js';

/** The bank could not be reached, `count` times in a row. */
interface Trouble {
  readonly since: number;
  readonly count: number;
  /** When the person is asked whether to go on. */
  readonly pauseAt: number;
}

/** Polls until the login leads elsewhere, or until a card is wanted instead. */
export async function* pollUntilAnswered(scene: Scene): AsyncGenerator<Report, void> {
  const { adapter, clock, urls, signal } = scene;
  const returns = watchReturns(scene);
  let trouble: Trouble | undefined;
  let nextAt = clock.now() + pollAfterMsOf(scene.state());
  // What led here was an answer.
  let askedAt = clock.now();
  for (;;) {
    const state = scene.state();
    if (state.step !== 'waiting' || state.show.kind === 'id-card') return;
    const { notBeforeAt } = state.memory;
    const endsAt = state.expiresAt + times.expiryGraceMs;
    await pause(state.contact === 'paused' ? endsAt : Math.min(nextAt, endsAt), scene, returns);
    const gaveUp = trouble !== undefined && clock.now() >= trouble.pauseAt;
    if (gaveUp && !returns.arePending() && clock.now() < endsAt) {
      trouble = undefined;
      yield { type: 'contact-changed', contact: 'paused' };
      continue;
    }
    // The bank's `Retry-After` holds even when the page returned or the person asked; the deadline does not wait for it.
    await until(Math.min(notBeforeAt, endsAt), scene);
    const returned = returns.arePending();
    if (returned) {
      await returns.settle(signal);
      trouble = undefined;
    }
    if (clock.now() >= endsAt) {
      // The bank decides before the deadline does: it is asked once more if it could not be asked in time.
      const wasAway = returned || clock.now() > endsAt + times.timerSlopMs;
      if (askedAt >= endsAt || !wasAway || clock.now() < notBeforeAt) {
        yield { type: 'failed', problem: 'expired' };
        return;
      }
      if (!returned) await clock.sleep(returnGraceMs(scene), signal);
    }

    returns.answer();
    askedAt = clock.now();
    const isLast = askedAt >= endsAt;
    const limitMs = isLast ? times.lastCallMs : Math.min(times.callMs, endsAt - askedAt);
    const poll = (own: AbortSignal) => adapter.poll(state.session, own);
    try {
      const raw = isLast
        ? await call(scene, poll, { limitMs })
        : await pollUntilReturn(scene, { poll, limitMs, returns });
      if (raw === replaced) continue;
      yield answered(raw, urls, 'poll');
      trouble = undefined;
      nextAt = clock.now() + pollAfterMsOf(scene.state());
    } catch (error) {
      throwIfAborted(signal);
      const report = failure(error, 'poll');
      if (!retried.has(report.problem)) {
        yield report;
        return;
      }
      const { retryAfterMs = 0 } = report;
      const failedAt = clock.now();
      if (returns.arePending() || failedAt >= endsAt) {
        // What failed while the page was away says nothing about the bank: it is asked anew, or time is up.
        yield { type: 'contact-changed', contact: state.contact, retryAfterMs };
        continue;
      }
      // A call that outlived its limit slept: the bank is known to be out of reach only from now on.
      const slept = failedAt > askedAt + limitMs + times.timerSlopMs;
      trouble = more(trouble, slept ? failedAt : askedAt, retryAfterMs);
      nextAt = Math.min(failedAt + retryAfterMs + backoffMs(trouble.count, scene.random()), trouble.pauseAt);
      if (failedAt >= trouble.pauseAt) trouble = undefined;
      yield { type: 'contact-changed', contact: trouble ? 'retrying' : 'paused', retryAfterMs };
    }
  }
}

function more(trouble: Trouble | undefined, at: number, retryAfterMs: number): Trouble {
  const { since, count } = trouble ?? { since: at, count: 0 };
  // A long wait that the bank itself asked for is no reason to give up.
  return { since, count: count + 1, pauseAt: retryAfterMs > times.retryForMs ? Infinity : since + times.retryForMs };
}

const pollAfterMsOf = (state: LoginState): number => (state.step === 'waiting' ? state.pollAfterMs : 0);

/** Mean delays of 2, 4, 8, 8 … s, each spread evenly over ±50 %. */
export function backoffMs(failures: number, random: number): number {
  const mean = Math.min(times.retryFirstMs * 2 ** (failures - 1), times.retryLongestMs);
  return mean * (0.5 + random);
}

const replaced = Symbol('replaced');

interface OnePoll {
  readonly poll: (signal: AbortSignal) => Promise<LoginReply>;
  readonly limitMs: number;
  readonly returns: Returns;
}

/** One poll, given up for a new one when the page returns: what was in flight while it was away may never settle. */
function pollUntilReturn(scene: Scene, { poll, limitMs, returns }: OnePoll): Promise<LoginReply | typeof replaced> {
  return within(scene.signal, (signal) =>
    Promise.race([
      call({ ...scene, signal }, poll, { limitMs }),
      returns.settle(signal).then((): typeof replaced => replaced),
    ]),
  );
}

/** Waits, less long when the page returns or the person wants to try again. */
function pause(endsAt: number, scene: Scene, returns: Returns): Promise<void> {
  const isPaused = (state: LoginState) => state.step === 'waiting' && state.contact === 'paused';
  return within(scene.signal, (signal) =>
    Promise.race([
      until(endsAt, { ...scene, signal }),
      returns.settle(signal),
      ...(isPaused(scene.state()) ? [scene.when((state) => !isPaused(state), signal)] : []),
    ]),
  );
}

interface Returns {
  /** The page returned and has not been answered with a poll. */
  arePending(): boolean;
  /** Resolves when the page has returned and may fetch. */
  settle(signal: AbortSignal): Promise<void>;
  answer(): void;
}

/** Counts a burst of events as one return, which asks for a poll 500–750 ms after it began. */
function watchReturns(scene: Scene): Returns {
  let mayFetchAt: number | undefined;
  let wake = () => {};
  const note = () => {
    mayFetchAt ??= scene.clock.now() + returnGraceMs(scene);
    wake();
  };
  scene.clock.onReturn(note, scene.signal);
  return {
    arePending: () => mayFetchAt !== undefined,
    async settle(signal) {
      if (mayFetchAt === undefined) await new Promise<void>((resolve) => (wake = resolve));
      await until(mayFetchAt ?? 0, { ...scene, signal });
    },
    answer: () => (mayFetchAt = undefined),
  };
}

/** A fetch at the very moment of the return fails in Safari. */
const returnGraceMs = (scene: Scene): number =>
  times.returnGraceMinMs + scene.random() * (times.returnGraceMaxMs - times.returnGraceMinMs);
