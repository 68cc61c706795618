/** Calls of an adapter as a flow makes them: each ends in time, and whatever was thrown becomes one report. */
import { LoginError } from './adapter.js';
import { within, type Clock } from './clock.js';
import { cleanText, plainProblem } from './gate.js';
import type { Problem } from './problems.js';
import type { Fault, Report } from './state.js';
import { times } from './times.js';

type Failure = Extract<Report, { type: 'failed' }>;

/** The time at hand, and until when it is wanted. */
interface Timed {
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** How much is asked of one call. */
interface Patience<T> {
  /** Takes what comes when nobody waits for it any more. */
  readonly late?: (value: T) => void;
  /** Given up after so long; by default `times.callMs`. */
  readonly limitMs?: number;
  /** What giving up means; by default `unavailable`. */
  readonly problem?: Problem;
}

/** What foreign code threw: an adapter, or the ID-card library. Whatever else is thrown is a fault of our own. */
class Thrown extends Error {}

/**
 * One call with a signal and a limit of its own. An adapter may throw at once, never settle or ignore its signal: the
 * call ends all the same.
 * @throws LoginError at the limit, or a `Thrown` with what the adapter rejected with as its cause
 */
export function call<T>(
  { signal, clock }: Timed,
  work: (signal: AbortSignal) => Promise<T>,
  patience?: Patience<T>,
): Promise<T> {
  // What a polluted Object.prototype holds says nothing.
  const { late, limitMs = times.callMs, problem = 'unavailable' } = { __proto__: null, ...patience } as Patience<T>;
  return within(signal, async (own) => {
    const result = (async () => work(own))().catch((cause: unknown) => Promise.reject(new Thrown('', { cause })));
    try {
      return await Promise.race([
        result,
        clock.sleep(limitMs, own).then(() => Promise.reject(new LoginError(problem))),
      ]);
    } catch (error) {
      result.then(late, () => undefined);
      throw error;
    }
  });
}

/** Waits, however early a timer goes off. */
export async function until(at: number, { clock, signal }: Timed): Promise<void> {
  for (let leftMs = at - clock.now(); leftMs > 0; leftMs = at - clock.now()) await clock.sleep(leftMs, signal);
}

/** The report for whatever was thrown in the course of the call of `verb`. */
export function failure(error: unknown, verb?: Fault['verb']): Failure {
  const isThrown = error instanceof Thrown;
  const cause = isThrown ? error.cause : error;
  const failed = failureOf(cause);
  // Whatever else an adapter says is said on purpose. Of a card that cannot be read, the page may be the cause.
  if (!isFaulty(failed.problem) && !(verb === 'webEid' && failed.problem === 'id-card-problem')) return failed;
  const isOurs = !isThrown && !(error instanceof LoginError);
  if (isOurs) return { ...failed, faults: [{ cause }] };
  return verb ? { ...failed, faults: [{ verb, cause }] } : failed;
}

const isFaulty = (problem: Problem): boolean => problem === 'unexpected' || problem === 'bad-reply';

function failureOf(error: unknown): Failure {
  try {
    // By name: an adapter and the widget may come from two bundles, each with a class of its own.
    const { name, problem, reference, retryAfterMs } = Object(error) as Partial<LoginError>;
    if (name === 'LoginError') {
      return {
        type: 'failed',
        problem: plainProblem(problem),
        reference: typeof reference === 'string' ? cleanText(reference) : undefined,
        retryAfterMs: retryAfterOf(retryAfterMs),
      };
    }
  } catch {
    // An error that cannot even be read.
  }
  return { type: 'failed', problem: 'unexpected' };
}

const retryAfterOf = (ms: unknown): number | undefined =>
  typeof ms === 'number' && ms > 0 ? Math.min(ms, times.retryAfterLongestMs) : undefined;
