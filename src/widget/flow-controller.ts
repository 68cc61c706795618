import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { FlowRunner, Listener } from '../flow/runner.js';
import { load } from '../flow/transition.js';
import { newMemory, type Intent, type LoginState } from '../flow/state.js';

/** What an element needs to host a login. */
export interface FlowHost extends ReactiveControllerHost, EventTarget {
  readonly isConnected: boolean;
  readonly resume: boolean;
}

/**
 * Ties a login to an element's life: it begins when the element is on the page, survives a move within one task, and ends,
 * with its secrets, when the element or the page goes away.
 */
export class FlowController implements ReactiveController {
  readonly #host: FlowHost;
  readonly #create: () => FlowRunner;
  readonly #listener: Listener;
  #flow: FlowRunner | undefined;
  #life: AbortController | undefined;
  #leaving: ReturnType<typeof setTimeout> | undefined;
  /** The app, or the site that confirms, was opened, and nothing else was pressed since. */
  #leavesForApp = false;
  /** Whether a person or the page has acted: a first screen that loads by itself does not take the focus. */
  touched = false;

  /** @param create a flow with the bank that the page names at that moment */
  constructor(host: FlowHost, create: () => FlowRunner, listener: Listener) {
    this.#host = host;
    this.#create = create;
    this.#listener = listener;
    host.addController(this);
  }

  get state(): LoginState {
    return this.#flow?.state ?? idle;
  }

  send(intent: Intent): void {
    this.touched = true;
    if (this.#flow) this.#flow.send(intent);
    // In the task that put it on the page: the flow begins when that task is over.
    else if (this.#life) queueMicrotask(() => this.#flow?.send(intent));
  }

  /** Begins with a method, or anew, unless a login is under way. */
  start(methodId: string | undefined, isOffered: (methodId: string) => boolean): void {
    const { step } = this.state;
    if (step === 'succeeded') this.send({ type: 'reset' });
    if (methodId !== undefined) {
      if (isOffered(methodId)) this.send({ type: 'method-chosen', methodId });
    } else if (step === 'failed' || step === 'choosing') {
      this.send({ type: 'restarted' });
    }
  }

  hostConnected(): void {
    clearTimeout(this.#leaving);
    if (!this.#life) {
      const { signal } = (this.#life = new AbortController());
      globalThis.addEventListener('click', this.#pressed, { signal, capture: true });
      globalThis.addEventListener('pagehide', this.#pageLeft, { signal });
      globalThis.addEventListener('pageshow', this.#pageReturned, { signal });
    }
    // The host's properties are set by its first update, or later in the task that made it. It may be gone again by then.
    queueMicrotask(() => this.#begin());
  }

  hostDisconnected(): void {
    // Moving an element takes it off the page and puts it back within one task.
    this.#leaving = setTimeout(() => {
      this.#life?.abort();
      this.#life = undefined;
      this.#end();
      this.#flow = undefined;
    });
  }

  /** Ends whatever runs with the old adapter, and begins with the present one. */
  restart(): void {
    this.#end();
    this.#flow = undefined;
    this.#begin();
  }

  #begin(): void {
    if (this.#flow || !this.#host.isConnected) return;
    this.#flow = this.#create();
    this.#flow.subscribe((state, previous, event) => {
      this.#host.requestUpdate();
      this.#listener(state, previous, event);
    });
    this.#flow.begin();
    this.#host.requestUpdate();
  }

  #end({ quietly = false } = {}): void {
    this.touched = false;
    this.#leavesForApp = false;
    this.#flow?.stop({ quietly });
  }

  /** Of all that is pressed on the page, the last tells by what it is left. */
  readonly #pressed = (event: Event): void => {
    const path = event.composedPath();
    this.#leavesForApp = path.includes(this.#host) && path.some(isAppLink);
  };

  readonly #pageLeft = (): void => {
    const { state } = this;
    const isElsewhere = state.step === 'waiting' && state.show.kind === 'redirect';
    // A login that goes on in the app or at another site, or that this browser may resume, stays alive at the bank.
    this.#end({ quietly: this.#host.resume || isElsewhere || this.#leavesForApp });
  };

  readonly #pageReturned = ({ persisted }: PageTransitionEvent): void => {
    if (persisted) this.restart();
  };
}

const isAppLink = (target: EventTarget): boolean => target instanceof Element && target.part.contains('app-link');

const idle: LoginState = Object.freeze(load(newMemory()));
