/**
 * What leads where, found by trying: every event that the transition table knows is sent to every state that can be reached,
 * with the replies that the catalogue's banks give.
 */
import { transition } from '../../src/flow/follow.js';
import { newMemory, type FlowEvent, type LoginState } from '../../src/flow/state.js';
import { load } from '../../src/flow/transition.js';
import { methodIds, methods, scenes, type Scene } from '../scenes/catalogue.js';

export interface Edge {
  readonly from: string;
  readonly to: string;
  /** The types of the events that lead there. */
  readonly by: readonly FlowEvent['type'][];
}

const AT = 0;
/** One more than the longest way to any state. */
const MOST_STEPS = 8;

const options = { methods: methodIds.map((id) => methods.find((method) => method.id === id) ?? { id, asks: [] }) };
const replies = scenes.flatMap(({ reply }) => reply ?? []);

/** Events with what they need to lead somewhere. */
const events: readonly FlowEvent[] = [
  { type: 'loaded', options, from: 'bank' },
  ...methodIds.map((methodId): FlowEvent => ({ type: 'method-chosen', methodId })),
  { type: 'identity-entered', identity: { userNumber: '1', personalCode: '1', phoneNumber: '1', password: '1' } },
  { type: 'code-entered', value: '1' },
  { type: 'alarm-raised', reason: 'code-differs' },
  { type: 'identity-reopened' },
  { type: 'another-way-wanted' },
  { type: 'cancelled' },
  { type: 'restarted' },
  { type: 'reset' },
  ...replies.map((reply): FlowEvent => ({ type: 'answered', reply })),
  { type: 'card-read', token: '1' },
  { type: 'answer-lost' },
  { type: 'failed', problem: 'unavailable' },
];

/** What tells states apart that lead elsewhere: without the bank's methods nothing can be chosen. */
const kindOf = (state: LoginState): string => {
  const kind = state.step === 'waiting' ? state.show.kind : state.step === 'prompting' ? state.prompt.kind : '';
  const hasOptions = 'options' in state && state.options !== undefined;
  return [state.step, 'method' in state ? state.method?.id : '', kind, hasOptions].join();
};

/** Every step with the steps that it leads to, none to itself. */
export function edges(): readonly Edge[] {
  const found = new Map<string, { from: string; to: string; by: Set<FlowEvent['type']> }>();
  const reached = new Set<string>();
  let fresh: readonly LoginState[] = [load(newMemory())];
  for (let steps = 0; steps < MOST_STEPS && fresh.length > 0; steps++) {
    const next = new Map<string, LoginState>();
    for (const state of fresh) reached.add(kindOf(state));
    for (const state of fresh) {
      for (const event of events) {
        const after = transition(state, event, AT);
        if (!reached.has(kindOf(after))) next.set(kindOf(after), after);
        if (after.step === state.step) continue;
        const id = `${state.step} ${after.step}`;
        const edge = found.get(id) ?? { from: state.step, to: after.step, by: new Set() };
        edge.by.add(event.type);
        found.set(id, edge);
      }
    }
    fresh = [...next.values()];
  }
  return [...found.values()].map(({ from, to, by }) => ({ from, to, by: [...by] }));
}

/** The screens of a step that a login by a method can show. */
export const scenesOf = (step: string, method: string): readonly Scene[] =>
  scenes.filter(
    (scene) =>
      scene.step === step &&
      (method === '' || scene.method === undefined || scene.method === method || scene.also?.includes(method)),
  );
