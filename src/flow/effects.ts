/**
 * What happens by itself in a step: at most one async generator each, begun when the step is entered and aborted when it
 * is left. It reports; what follows from a report is decided in `transition.ts`.
 */
import type { LoginOptions, Resumed } from './adapter.js';
import { call, failure, until } from './calls.js';
import { throwIfAborted, within } from './clock.js';
import { checkOptions } from './offer.js';
import type { Fault, Report, StateOf, Step, Verb } from './state.js';
import type { Talk } from './talk.js';
import { times } from './times.js';
import type { Scene } from './world.js';

/** Each report is answered with whether it was heard: its step may have been left just then. */
export type Reports = AsyncGenerator<Report, void, boolean>;
export type Effect<S extends Step> = (state: StateOf<S>, scene: Scene) => Reports;

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
    if (memory.notBeforeAt - clock.now() > times.holdLongestMs) {
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
      throwIfAborted(signal);
      const options = handed ?? checkOptions(raw, urls, (cause) => faults.push({ verb: 'options', cause }));
      yield { type: 'loaded', options, from: handed ? 'page' : 'bank', resumed, faults };
    } catch (error) {
      throwIfAborted(signal);
      const report = failure(error, 'options');
      yield { ...report, faults: [...faults, ...(report.faults ?? [])] };
    }
  },
  async *starting(state, scene) {
    yield* (await talkFor(scene)).starting(state, scene);
  },
  async *waiting(state, scene) {
    yield* (await talkFor(scene)).waiting(state, scene);
  },
  async *prompting(state, scene) {
    yield* (await talkFor(scene)).prompting(state, scene);
  },
  async *checking(state, scene) {
    yield* (await talkFor(scene)).checking(state, scene);
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

/** Where the part does not come at first, it is there at the latest when the screens are. */
const talkFor = (scene: Scene): Promise<Talk> => scene.talk().catch(() => scene.ready().then(() => scene.talk()));

/** Finding no unfinished login, for whatever reason, is no reason to keep anybody from a new one. */
export async function resume(scene: Scene, faults: Fault[]): Promise<Resumed | undefined> {
  const ask = async (signal: AbortSignal) => scene.adapter.resume?.(signal);
  const talkInTime = within(scene.signal, (signal) =>
    Promise.race([scene.talk(), scene.clock.sleep(times.resumeMs, signal).then(() => undefined)]),
  ).catch(() => undefined);
  try {
    const [raw, talk] = await Promise.all([call(scene, ask, { limitMs: times.resumeMs }), talkInTime]);
    return talk?.checkResumed(raw, scene.urls, (cause) => faults.push({ verb: 'resume', cause }));
  } catch (error) {
    faults.push(...(failure(error, 'resume').faults ?? []));
    return undefined;
  }
}
