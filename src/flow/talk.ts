/**
 * What happens by itself while a login is under way. A part of its own: the first screen needs none of it, and nothing is
 * begun at the bank before it is here.
 */
import type { LoginAdapter, Resumed } from './adapter.js';
import { call, failure, until } from './calls.js';
import { throwIfAborted, within } from './clock.js';
import { closeLeft, disown, sessionOf } from './closing.js';
import { resume, type Effect } from './effects.js';
import { table } from './follow.js';
import { pollUntilAnswered } from './polling.js';
import { unreached, type Problem } from './problems.js';
import { answered, checkResumed, type Answered } from './reply.js';
import { isAnswerLost, type Report, type StepUnderWay } from './state.js';
import { times } from './times.js';
import type { Table } from './transition.js';
import type { Scene } from './world.js';

/** The effects of these steps, what follows from their reports, the gate that a resumed login passes, and what is left open. */
export interface Talk extends Readonly<{ [S in StepUnderWay]: Effect<S> }> {
  readonly table: Table;
  readonly checkResumed: typeof checkResumed;
  readonly closeLeft: typeof closeLeft;
}

export const talk: Talk = {
  table,
  checkResumed,
  closeLeft,

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
        { late: (late) => void closeUnless(found, late, adapter) },
      );
      yield* tellStarted(firstAnswered(raw, scene), adapter);
    } catch (error) {
      throwIfAborted(scene.signal);
      const report = failure(error, 'start');
      const faults = [...(report.faults ?? [])];
      // The bank may have begun a login and sent a push: that one is better than a second.
      if (scene.resume && mayHaveArrived(report)) found = resume(scene, faults);
      const resumed = await found;
      if (resumed?.method !== method.id) yield { ...report, faults };
      else yield* tellStarted({ type: 'answered', reply: resumed.reply, faults }, adapter);
    }
  },

  async *waiting(_state, scene) {
    yield* pollUntilAnswered(scene);
    const state = scene.state();
    if (state.step !== 'waiting' || state.show.kind !== 'id-card') return;
    yield* readCard(state.show.nonce, state.expiresAt + times.expiryGraceMs, scene);
  },

  async *prompting({ expiresAt }, scene) {
    await until(expiresAt + times.expiryGraceMs, scene);
    yield { type: 'failed', problem: 'expired' };
  },

  async *checking({ session, answer, expiresAt }, scene) {
    const { adapter, clock, urls, signal } = scene;
    const endsAt = expiresAt + times.expiryGraceMs;
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
        throwIfAborted(signal);
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

/** Waits for its turn, if the window of an earlier try is open, and reads. */
async function* readCard(nonce: string, endsAt: number, scene: Scene): AsyncGenerator<Report, void> {
  const [reader, language] = [scene.idCard(), scene.language()];
  if (!reader) {
    yield { type: 'failed', problem: 'id-card-missing-software' };
    return;
  }
  const limitMs = () => Math.min(times.idCardMs, endsAt - scene.clock.now());
  for (let earlier = reader.earlierTry(); earlier; earlier = reader.earlierTry()) {
    const closed = earlier;
    yield { type: 'card-awaited', window: 'earlier' };
    await call(scene, () => closed, { limitMs: limitMs(), problem: 'id-card-busy' });
    yield { type: 'card-awaited', window: 'own' };
  }
  try {
    const read = () => reader.read(nonce, language);
    const token = await call(scene, read, { limitMs: limitMs(), problem: 'id-card-refused' });
    yield { type: 'card-read', token };
  } catch (error) {
    throwIfAborted(scene.signal);
    yield failure(error, 'webEid');
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

/** Closes the login when the bank's answer and the person's goodbye crossed. */
function* tellStarted(report: Answered, adapter: LoginAdapter): Generator<Report, void, boolean> {
  if (!(yield report)) disown(report.reply, adapter);
}

function firstAnswered(raw: unknown, { adapter, urls }: Scene): Answered {
  try {
    return answered(raw, urls, 'start');
  } catch (error) {
    disown(raw, adapter);
    throw error;
  }
}
