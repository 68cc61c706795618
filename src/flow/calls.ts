/** Calls of an adapter as a flow makes them: each ends in time, and whatever was thrown becomes one report. */
import { LoginError, type LoginAdapter, type Session } from './adapter.js';
import { within, type Clock } from './clock.js';
import { checkReply, cleanText, plainProblem, sessionOf, type UrlPolicy } from './reply.js';
import type { Fault, Report, Verb } from './state.js';
import { times } from './times.js';

type Failure = Extract<Report, { type: 'failed' }>;

/** The time at hand, and until when it is wanted. */
interface Timed {
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** What foreign code threw: an adapter, or the ID-card library. Whatever else is thrown is a fault of our own. */
class Thrown extends Error {}

/**
 * One call with a signal and a limit of its own. An adapter may throw at once, never settle or ignore its signal: the
 * call ends all the same, and what comes late goes to `late`.
 * @throws LoginError `unavailable` at the limit, or a `Thrown` with what the adapter rejected with as its cause
 */
export function call<T>(
  { signal, clock }: Timed,
  work: (signal: AbortSignal) => Promise<T>,
  late?: (value: T) => void,
  limitMs: number = times.call,
  problem = 'unavailable',
): Promise<T> {
  return within(signal, async (own) => {
    const result = (async () => work(own))().catch((cause: unknown) => Promise.reject(new Thrown('', { cause })));
    try {
      return await Promise.race([
        result,
        clock.sleep(limitMs, own).then(() => Promise.reject(new LoginError(problem))),
      ]);
    } catch (error) {
      if (late) result.then(late, () => undefined);
      throw error;
    }
  });
}

/** Waits, however early a timer goes off. */
export async function until(at: number, { clock, signal }: Timed): Promise<void> {
  for (let leftMs = at - clock.now(); leftMs > 0; leftMs = at - clock.now()) await clock.sleep(leftMs, signal);
}

/**
 * The report for what was answered to `verb`.
 * @throws LoginError `bad-reply`
 */
export function answered(raw: unknown, urls: UrlPolicy, verb: Verb): Report {
  const faults: Fault[] = [];
  const reply = checkReply(raw, urls, (cause) => faults.push({ verb, cause }));
  return { type: 'answered', reply, faults };
}

/** The report for whatever was thrown in the course of the call of `verb`. */
export function failure(error: unknown, verb?: Fault['verb']): Failure {
  const isThrown = error instanceof Thrown;
  const cause = isThrown ? error.cause : error;
  const failed = failureOf(cause);
  if (failed.problem !== 'unexpected' && failed.problem !== 'bad-reply') {
    // Whatever else an adapter says is said on purpose.
    return failed;
  }
  const isOurs = !isThrown && !(error instanceof LoginError);
  if (isOurs) return { ...failed, faults: [{ cause }] };
  return verb ? { ...failed, faults: [{ verb, cause }] } : failed;
}

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
  typeof ms === 'number' && ms > 0 ? Math.min(ms, times.retryAfterLongest) : undefined;

/** Closes whatever login a reply opened that nobody goes on with: no push may stay alive in the app. */
export function disown(reply: unknown, adapter: LoginAdapter): void {
  const session = sessionOf(reply);
  if (session) tellCancelled(adapter, session);
}

/** Best effort: nobody waits for it, and its failure is ignored. */
export function tellCancelled(adapter: LoginAdapter, session: Session): void {
  void (async () => adapter.cancel?.(session))().catch(() => undefined);
}
