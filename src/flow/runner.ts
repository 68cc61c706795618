import { failure } from './calls.js';
import { abortReason, within } from './clock.js';
import { effects, verbs, type Reports } from './effects.js';
import { newMemory, type FlowEvent, type Intent, type LoginState, type Order } from './state.js';
import { applyRule, firstTable, isEntered, load } from './transition.js';
import type { Talk } from './talk.js';
import type { Scene, World } from './world.js';

/** Called after each change, in order. What a listener throws is reported as the page's own error; the others are called. */
export type Listener = (state: LoginState, previous: LoginState, event: FlowEvent) => void;

/**
 * Runs the table: takes intents, starts and aborts effects, tells listeners. One flow serves one adapter; it is silent
 * before `begin` and after `stop`, and may begin again.
 */
export class FlowRunner {
  readonly #world: World;
  readonly #talk: Scene['talk'];
  /** Here as soon as something happens at the bank. */
  #talkPart: Talk | undefined;
  readonly #listeners = new Set<Listener>();
  readonly #queue: FlowEvent[] = [];
  #state: LoginState;
  #effect = new AbortController();
  #draining = false;
  #begun = false;

  constructor(world: World, talk: Scene['talk'], order?: Order) {
    this.#world = world;
    this.#talk = talk;
    this.#state = load(newMemory(order));
  }

  get state(): LoginState {
    return this.#state;
  }

  /** Asks the bank what it offers. Does nothing while already under way. */
  begin(): void {
    if (this.#begun) return;
    this.#begun = true;
    this.#enter(this.#state);
  }

  /**
   * Ends whatever runs, telling the bank unless `quietly`, and forgets all but how long the bank asked us to wait.
   * Nothing happens afterwards.
   */
  stop({ quietly = false } = {}): void {
    if (!this.#begun) return;
    this.#begun = false;
    this.#queue.length = 0;
    const previous = this.#state;
    this.#effect.abort();
    const event = { type: 'reset' } as const;
    const state = (this.#state = this.#next(event));
    if (!quietly) this.#talkPart?.closeLeft({ state, previous, event }, this.#world.adapter);
    this.#tell(previous, event);
  }

  send(intent: Intent): void {
    this.#receive(intent);
  }

  /** @returns ends the subscription */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Events that arrive while one is handled, from a listener say, wait for their turn. */
  #receive(event: FlowEvent): void {
    if (!this.#begun) return;
    this.#queue.push(event);
    if (this.#draining) return;
    this.#draining = true;
    try {
      for (let next = this.#queue.shift(); next; next = this.#queue.shift()) this.#apply(next);
    } finally {
      this.#draining = false;
    }
  }

  #next(event: FlowEvent): LoginState {
    return applyRule(this.#talkPart?.table ?? firstTable, this.#state, event, this.#world.clock.now());
  }

  #apply(event: FlowEvent): void {
    const previous = this.#state;
    const state = this.#next(event);
    if (state === previous) return;
    this.#state = state;
    if (isEntered(state, previous)) {
      this.#effect.abort();
      this.#talkPart?.closeLeft({ state, previous, event }, this.#world.adapter);
      this.#enter(state);
    }
    this.#tell(previous, event);
  }

  #enter(state: LoginState): void {
    const { signal } = (this.#effect = new AbortController());
    const effect = effects[state.step] as ((state: LoginState, scene: Scene) => Reports) | undefined;
    if (effect) void this.#run(effect(state, this.#scene(signal)), signal);
  }

  async #run(reports: Reports, signal: AbortSignal): Promise<void> {
    const { step } = this.#state;
    try {
      // A breath first, so that a step's effect never acts within the event that led to it.
      await Promise.resolve();
      for (let isHeard = true; ;) {
        const { done, value: report } = await reports.next(isHeard);
        if (done) return;
        // What an effect reports after its step was left is nobody's business any more.
        isHeard = !signal.aborted;
        if (isHeard) this.#receive(report);
      }
    } catch (error) {
      if (!signal.aborted) this.#receive(failure(error, verbs[step]));
    }
  }

  #scene(signal: AbortSignal): Scene {
    return {
      ...this.#world,
      signal,
      state: () => this.#state,
      talk: async () => (this.#talkPart = await this.#talk()),
      when: (claim, until) =>
        within(
          until,
          (own) =>
            new Promise<void>((resolve, reject) => {
              if (claim(this.#state)) resolve();
              const unsubscribe = this.subscribe((state) => claim(state) && resolve());
              own.addEventListener('abort', () => {
                unsubscribe();
                reject(abortReason(own));
              });
            }),
        ),
    };
  }

  #tell(previous: LoginState, event: FlowEvent): void {
    const state = this.#state;
    for (const listener of [...this.#listeners]) {
      // A listener may stop the flow, which all were told then, or end a subscription.
      if (this.#state !== state) return;
      if (!this.#listeners.has(listener)) continue;
      try {
        listener(state, previous, event);
      } catch (error) {
        // The listener's fault, reported as the page's own, not ours to die of.
        globalThis.reportError?.(error);
      }
    }
  }
}
