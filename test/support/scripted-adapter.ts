import type {
  Answer,
  LoginAdapter,
  LoginOptions,
  LoginReply,
  OptionsRequest,
  PendingReply,
  PromptReply,
  Resumed,
  Session,
  StartRequest,
} from '../../src/flow/adapter.js';

export type Verb = keyof LoginAdapter;

export interface Call {
  readonly verb: Verb;
  /** What was asked: an options or start request, a session, or an answer. */
  readonly asked: unknown;
  readonly session?: Session | undefined;
  /** Every call but `cancel` has one. */
  readonly signal?: AbortSignal | undefined;
  settled: boolean;
}

/** How one call goes. */
export type Act = (call: Call) => unknown;

/** Answers with `value`, whatever it is. */
export const reply =
  (value: unknown): Act =>
  () =>
    Promise.resolve(value);
/** Rejects with `error`, whatever it is. */
export const reject =
  (error: unknown): Act =>
  () =>
    Promise.reject(error);
/** Throws at once instead of returning a promise. */
export const throwAtOnce =
  (error: unknown): Act =>
  () => {
    throw error;
  };
/** Never settles, until its signal is aborted. */
export const never: Act = () => new Promise(() => {});
/** Does `act` without looking at the signal. */
export function deaf(act: Act): Act {
  const unheard: Act = (call) => act(call);
  deafActs.add(unheard);
  return unheard;
}
const deafActs = new WeakSet<Act>();

/** A call that settles when the test says so, and how. */
export class Later {
  readonly #promise: Promise<unknown>;
  reply!: (value: unknown) => void;
  reject!: (error: unknown) => void;

  constructor() {
    this.#promise = new Promise((resolve, reject) => {
      this.reply = resolve;
      this.reject = reject;
    });
  }

  readonly act: Act = () => this.#promise;
}

/** A bank that does what the test tells it, call by call, and remembers how it was treated. */
export class ScriptedAdapter implements LoginAdapter {
  readonly calls: Call[] = [];
  readonly maxInFlight: Record<Verb, number> = { options: 0, start: 0, poll: 0, submit: 0, cancel: 0, resume: 0 };
  polledBesideSubmit = false;
  readonly #queues = new Map<Verb, Act[]>();
  readonly #usual = new Map<Verb, Act>([
    ['options', reply(bankOptions())],
    ['start', reply(pending())],
    ['poll', reply(pending())],
    ['submit', reply(success())],
    ['cancel', reply(undefined)],
    ['resume', reply(undefined)],
  ]);

  /** What the next calls of `verb` do, one each. */
  next(verb: Verb, ...acts: Act[]): this {
    this.#queues.set(verb, [...(this.#queues.get(verb) ?? []), ...acts]);
    return this;
  }

  /** What calls of `verb` do when nothing else is said. */
  always(verb: Verb, act: Act): this {
    this.#usual.set(verb, act);
    return this;
  }

  /** The next call of `verb` settles when the test says so; `heedless`: even after its signal was aborted. */
  later(verb: Verb, { heedless = false } = {}): Later {
    const later = new Later();
    this.next(verb, heedless ? deaf(later.act) : later.act);
    return later;
  }

  count(verb: Verb): number {
    return this.callsOf(verb).length;
  }

  callsOf(verb: Verb): Call[] {
    return this.calls.filter((call) => call.verb === verb);
  }

  last(verb: Verb): Call | undefined {
    return this.callsOf(verb).at(-1);
  }

  /** Calls that neither settled nor were given up. */
  inFlight(verb: Verb): number {
    return this.callsOf(verb).filter((call) => !call.settled && !call.signal?.aborted).length;
  }

  options(request: OptionsRequest, signal: AbortSignal): Promise<LoginOptions> {
    return this.#do({ verb: 'options', asked: request, signal, settled: false }) as Promise<LoginOptions>;
  }

  start(request: StartRequest, signal: AbortSignal): Promise<LoginReply> {
    return this.#do({ verb: 'start', asked: request, signal, settled: false }) as Promise<LoginReply>;
  }

  poll(session: Session, signal: AbortSignal): Promise<LoginReply> {
    return this.#do({ verb: 'poll', asked: session, session, signal, settled: false }) as Promise<LoginReply>;
  }

  submit(session: Session, answer: Answer, signal: AbortSignal): Promise<LoginReply> {
    return this.#do({ verb: 'submit', asked: answer, session, signal, settled: false }) as Promise<LoginReply>;
  }

  cancel?(session: Session): Promise<void> {
    return this.#do({ verb: 'cancel', asked: session, session, settled: false }) as Promise<void>;
  }

  resume?(signal: AbortSignal): Promise<Resumed | undefined> {
    return this.#do({ verb: 'resume', asked: undefined, signal, settled: false }) as Promise<Resumed | undefined>;
  }

  #do(call: Call): Promise<unknown> {
    this.calls.push(call);
    const { verb, signal } = call;
    this.maxInFlight[verb] = Math.max(this.maxInFlight[verb], this.inFlight(verb));
    this.polledBesideSubmit ||= this.inFlight('poll') > 0 && this.inFlight('submit') > 0;
    const act = this.#queues.get(verb)?.shift() ?? this.#usual.get(verb) ?? never;
    try {
      const done = Promise.resolve(act(call)).finally(() => (call.settled = true));
      return signal && !deafActs.has(act) ? Promise.race([done, aborted(signal)]) : done;
    } catch (error) {
      call.settled = true;
      throw error;
    }
  }
}

/** As `fetch` does it. */
const aborted = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => {
    if (signal.aborted) reject(signal.reason as Error);
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });

export const bankOptions = (changes: Partial<LoginOptions> = {}): LoginOptions => ({
  methods: [
    { id: 'smart-id', asks: [] },
    { id: 'smart-id-push', asks: ['userNumber'] },
    { id: 'mobile-id', asks: ['phoneNumber', 'personalCode'] },
    { id: 'id-card', asks: [] },
    { id: 'code-device', asks: ['userNumber'] },
    { id: 'password', asks: ['userNumber', 'password'] },
  ],
  ...changes,
});
export const session: Session = { id: 'session-1' };
export const pending = (changes: Partial<PendingReply> = {}): PendingReply => ({
  status: 'pending',
  session,
  show: { kind: 'app' },
  ...changes,
});
export const controlCode = (code: string, changes: Partial<PendingReply> = {}): PendingReply =>
  pending({ show: { kind: 'control-code', controlCode: code }, ...changes });
export const qrLink = (elapsed: number): string =>
  `https://smart-id.com/device-link?deviceLinkType=QR&elapsedSeconds=${elapsed}&sessionToken=wGIrqveE6AuGDATZKmR1mtAZ`;
export const qr = (elapsed: number, changes: Partial<PendingReply> = {}): PendingReply =>
  pending({ show: { kind: 'device-link', qr: qrLink(elapsed) }, ...changes });
export const codePrompt = (position: string, changes: Partial<PromptReply> = {}): PromptReply => ({
  status: 'prompt',
  session,
  prompt: { kind: 'code-card', reason: 'first-login', position },
  ...changes,
});
export const success = (changes: object = {}) => ({ status: 'success' as const, ...changes });
export const failureReply = (problem: string, changes: object = {}) => ({
  status: 'failure' as const,
  problem,
  ...changes,
});
