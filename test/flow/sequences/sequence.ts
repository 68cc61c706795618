/** One login after another, by the table of the conversation alone: no bank, no clock, no page. */
import { transition } from '../../../src/flow/follow.js';
import { newMemory, type FlowEvent, type LoginState, type Step } from '../../../src/flow/state.js';
import { load } from '../../../src/flow/transition.js';
import { seeded } from '../../support/seeded.js';
import { drawEvent, type Draw } from './events.js';
import { invariants, type Change } from './invariants.js';

const checks = Object.entries(invariants).flatMap(([id, { name, check, isSampled }]) =>
  check ? [{ id, name, check, isSampled }] : [],
);
const always = checks.filter(({ isSampled }) => !isSampled);
const pauses = [0, 0, 1, 400, 1_000, 2_000, 3_000, 31_000, 130_000] as const;
const longest = 16;

export interface Told {
  /** What did not hold, and how it came to that. */
  readonly broken?: string;
  readonly steps: ReadonlySet<Step>;
}

export function runSequence(seed: number): Told {
  const random = seeded(seed);
  const draw: Draw = (list) => list[Math.floor(random() * list.length)]!;
  const steps = new Set<Step>();
  const story: FlowEvent[] = [];
  let state: LoginState = load(newMemory(draw(['method-first', 'user-number-first'])));
  let [at, login] = [1_000, 1];
  for (let left = 4 + Math.floor(random() * longest); left > 0; left -= 1) {
    at += draw(pauses);
    const event = drawEvent(draw, state.step, login, at);
    const previous: LoginState = state;
    const now = at;
    story.push(event);
    state = transition(previous, event, now);
    const begins = state.step === 'starting' || (previous.step === 'loading' && 'session' in state);
    if (begins && state.step !== previous.step) login += 1;
    steps.add(state.step);
    // Where nothing changed nothing new can be wrong.
    if (state === previous) continue;
    const text = JSON.stringify({ ...state, options: undefined, result: undefined });
    const change: Change = { state, previous, event, at, login, text, again: () => transition(previous, event, now) };
    for (const { id, name, check } of seed % 20 === 0 ? checks : always) {
      if (!check(change))
        return { steps, broken: `${id} ${name}\nseed ${seed}: ${JSON.stringify({ previous, story, state })}` };
    }
  }
  return { steps };
}
