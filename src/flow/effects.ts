/**
 * What happens by itself in a step: at most one async generator each, begun when the step is entered and aborted when it
 * is left. It reports; what follows from a report is decided in `transition.ts`.
 */
import type { LoginAdapter, LoginOptions, Resumed } from './adapter.js';
import { answered, call, disown, failure, until } from './calls.js';
import { within } from './clock.js';
import { readCard } from './id-card.js';
import { pollUntilAnswered } from './polling.js';
import { unreached, type Problem } from './problems.js';
import { checkOptions, checkResumed, sessionOf } from './reply.js';
import { isAnswerLost, type Fault, type Report, type StateOf, type Step, type Verb } from './state.js';
import { times } from './times.js';
import type { Scene } from './world.js';

type Effect<S extends Step> = (state: StateOf<S>, scene: Scene) => AsyncGenerator<Report, void>;

/** The call that a step's effect makes. */
export const verbs: { readonly [S in Step]?: Verb } = {
  loading: 'options',
  starting: 'start',
  waiting: 'poll',
  checking: 'submit',
};

export const effects: { [S in Step]?: Effect<S> } = {
  async *loading({ memory }, scene) {
    const { adapter, clock, urls, signal } = scene;
    if (memory.notBeforeAt - clock.now() > times.holdLongest) {
      yield { type: 'failed', problem: 'too-many-requests' };
      return;
    }
    await until(memory.notBeforeAt, scene);
    const faults: Fault[] = [];
    const handed = memory.optionsFrom === 'page' ? handedOver(scene, faults) : undefined;
    const request = { language: scene.language() };
    try {
      const [raw, resumed] = await Promise.all([
        handed ?? call(scene, (own) => adapter.options(request, own)),
        scene.resume ? resume(scene, faults) : undefined,
      ]);
      signal.throwIfAborted();
      const options = handed ?? checkOptions(raw, urls, (cause) => faults.push({ verb: 'options', cause }));
      yield { type: 'loaded', options, from: handed ? 'page' : 'bank', resumed, faults };
    } catch (error) {
      signal.throwIfAborted();
      const report = failure(error, 'options');
      yield { ...report, faults: [...faults, ...(report.faults ?? [])] };
    }
  },

  async *starting({ memory, method, identity, startsAt }, scene) {
    const { adapter, clock } = scene;
    await until(startsAt, scene);
    await within(scene.signal, (signal) => Promise.race([scene.ready(), clock.sleep(Infinity, signal)]));
    const { institution } = memory;
    const request = { method: method.id, identity, language: scene.language(), device: scene.device() };
    let found: Promise<Resumed | undefined> | undefined;
    try {
      const raw = await call(
        scene,
        (signal) => adapter.start(institution === undefined ? request : { ...request, institution }, signal),
        (late) => void closeUnless(found, late, adapter),
      );
      yield firstAnswered(raw, scene);
    } catch (error) {
      scene.signal.throwIfAborted();
      const report = failure(error, 'start');
      const faults = [...(report.faults ?? [])];
      // The bank may have begun a login and sent a push: that one is better than a second.
      if (scene.resume && mayHaveArrived(report)) found = resume(scene, faults);
      const resumed = await found;
      yield resumed?.method === method.id ? { type: 'answered', reply: resumed.reply, faults } : { ...report, faults };
    }
  },

  async *waiting(_state, scene) {
    yield* pollUntilAnswered(scene);
    const state = scene.state();
    if (state.step !== 'waiting' || state.show.kind !== 'id-card') return;
    const { nonce } = state.show;
    const [library, language] = [scene.idCard(), scene.language()];
    const read = () => readCard(library, nonce, language);
    const limitMs = Math.min(times.idCard, state.expiresAt + times.expiryGrace - scene.clock.now());
    yield { type: 'card-read', token: await call(scene, read, undefined, limitMs, 'id-card-refused') };
  },

  async *prompting({ expiresAt }, scene) {
    await until(expiresAt + times.expiryGrace, scene);
    yield { type: 'failed', problem: 'expired' };
  },

  async *checking({ session, answer, expiresAt }, scene) {
    const { adapter, clock, urls, signal } = scene;
    const endsAt = expiresAt + times.expiryGrace;
    for (;;) {
      await until(Math.min(scene.state().memory.notBeforeAt, endsAt), scene);
      if (clock.now() >= endsAt) {
        yield { type: 'failed', problem: 'expired' };
        return;
      }
      try {
        yield answered(await call(scene, (own) => adapter.submit(session, answer, own)), urls, 'submit');
        return;
      } catch (error) {
        signal.throwIfAborted();
        const report = failure(error, 'submit');
        if (!unreached.has(report.problem)) {
          yield report;
          return;
        }
        yield { type: 'answer-lost', retryAfterMs: report.retryAfterMs };
      }
      // The bank may have it: by itself it is never sent twice.
      await within(signal, (own) =>
        Promise.race([until(endsAt, { clock, signal: own }), scene.when((state) => !isAnswerLost(state), own)]),
      );
    }
  },
};

/** What the page says is offered. What does not fit is a fault of the page's, and the bank is asked. */
function handedOver(scene: Scene, faults: Fault[]): LoginOptions | undefined {
  const raw = scene.pageOptions?.();
  if (raw === undefined || raw === null) return undefined;
  const verb = 'pageOptions';
  try {
    return checkOptions(raw, scene.urls, (cause) => faults.push({ verb, cause }));
  } catch (cause) {
    faults.push({ verb, cause });
    return undefined;
  }
}

/** Finding no unfinished login, for whatever reason, is no reason to keep anybody from a new one. */
async function resume(scene: Scene, faults: Fault[]): Promise<Resumed | undefined> {
  const ask = async (signal: AbortSignal) => scene.adapter.resume?.(signal);
  try {
    const raw = await call(scene, ask, undefined, times.resume);
    return checkResumed(raw, scene.urls, (cause) => faults.push({ verb: 'resume', cause }));
  } catch (error) {
    faults.push(...(failure(error, 'resume').faults ?? []));
    return undefined;
  }
}

/** A bank that names a time has heard the call, and refused it. */
const mayHaveArrived = ({ problem, retryAfterMs }: { problem: Problem; retryAfterMs?: number | undefined }): boolean =>
  unreached.has(problem) && retryAfterMs === undefined;

/** A first answer that comes when nobody waits for it any more, unless its login was found in another way. */
async function closeUnless(found: Promise<Resumed | undefined> | undefined, late: unknown, adapter: LoginAdapter) {
  const kept = sessionOf((await found)?.reply);
  if (kept?.id !== sessionOf(late)?.id) disown(late, adapter);
}

function firstAnswered(raw: unknown, { adapter, urls }: Scene): Report {
  try {
    return answered(raw, urls, 'start');
  } catch (error) {
    disown(raw, adapter);
    throw error;
  }
}
