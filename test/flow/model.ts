import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { cardReader } from '../../src/adapters/web-eid.js';
import { LoginError, type Session } from '../../src/flow/adapter.js';
import { LoginFlow } from '../../src/flow/login-flow.js';
import {
  isAnswerLost,
  type FlowEvent,
  type Intent,
  type LoginState,
  type Order,
  type Step,
} from '../../src/flow/state.js';
import { times } from '../../src/flow/times.js';
import { ManualClock, settled } from '../support/manual-clock.js';
import {
  bankOptions,
  deaf,
  Later,
  ScriptedAdapter,
  type Act,
  type Call,
  type Verb,
} from '../support/scripted-adapter.js';

/** What a bank may do with a call. The dull answers come first: that is where fast-check shrinks to. */
const behaviours = [
  'pending',
  'control-code',
  'qr',
  'changing link',
  'repeated qr',
  'prompt',
  'success',
  'failure',
  'refused',
  'id-card',
  'slow pending',
  'short',
  'other-control-code',
  'lost-zeros',
  'unknown-status',
  'nothing',
  'array',
  'offline',
  'unavailable',
  'retry-after',
  'long-retry-after',
  'session-lost',
  'rejects-undefined',
  'throws',
  'never',
  'deaf-never',
  'late',
  'deaf-late',
] as const;
type Behaviour = (typeof behaviours)[number];

type Command =
  | { do: 'go on'; choice: number }
  | { do: 'send'; intent: Intent }
  | { do: 'script'; verb: Verb; behaviour: Behaviour; always: boolean }
  | { do: 'advance'; ms: number }
  | { do: 'suspend'; ms: number }
  | { do: 'return' }
  | { do: 'jump wall'; ms: number }
  | { do: 'release'; behaviour: Behaviour }
  | { do: 'stop and begin' };

const intents: fc.Arbitrary<Intent> = fc.oneof(
  fc.constantFrom<Intent>(
    { type: 'cancelled' },
    { type: 'restarted' },
    { type: 'another-way-wanted' },
    { type: 'identity-reopened' },
    { type: 'contact-wanted' },
    { type: 'language-changed' },
    { type: 'alarm-raised', reason: 'code-differs' },
    { type: 'identity-entered', identity: { userNumber: '12345678', password: 'typed-secret' } },
    { type: 'code-entered', value: 'typed-code' },
    { type: 'method-chosen', methodId: 'no-such-method' },
    { type: 'reset' },
  ),
  fc.constantFrom('smart-id', 'smart-id-push', 'id-card', 'password').map((methodId): Intent => {
    return { type: 'method-chosen', methodId };
  }),
);
const commands: fc.Arbitrary<Command> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('go on' as const), choice: fc.nat(3) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('send' as const), intent: intents }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('script' as const),
      verb: fc.constantFrom<Verb>(
        'start',
        'start',
        'poll',
        'poll',
        'poll',
        'submit',
        'submit',
        'options',
        'resume',
        'cancel',
      ),
      behaviour: fc.constantFrom(...behaviours),
      always: fc.boolean(),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('advance' as const),
      ms: fc.constantFrom(0, 1, 100, 500, 749, 2_000, 2_001, 5_000, 12_000, 31_000, 126_000),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('suspend' as const), ms: fc.constantFrom(3_000, 60_000, 700_000) }),
  },
  { weight: 2, arbitrary: fc.constant<Command>({ do: 'return' }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('jump wall' as const), ms: fc.constantFrom(3_600_000, -3_600_000) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('release' as const), behaviour: fc.constantFrom(...behaviours) }),
  },
  { weight: 1, arbitrary: fc.constant<Command>({ do: 'stop and begin' }) },
);

/** The bank, the clock and the flow, and everything that must hold of them. */
class Model {
  readonly clock = new ManualClock();
  readonly bank = new ScriptedAdapter();
  readonly flow: LoginFlow;
  readonly #late: { later: Later; call: Call }[] = [];
  readonly #faults: string[] = [];
  readonly #told: Session[] = [];
  readonly #openedAtBank = new Map<string, 'open' | 'over'>();
  #entered: Partial<Record<Step, number>> = {};
  #enteredAt = this.clock.now();
  /** What a person pressed to answer, or to answer once more. */
  #answers = 0;
  #lastStartCall = 0;
  #bankWantsSilenceUntil = 0;
  #lastPoll: { at: number; call: Call } | undefined;
  #mayPollEarly = false;
  #suspended = false;
  #wokeAt = 0;
  #opened = 0;
  #randomness = 0;

  constructor(order: Order, resume: boolean) {
    for (const verb of ['options', 'start', 'poll', 'submit', 'cancel', 'resume'] as const) {
      this.bank.always(verb, this.#act(verb === 'submit' ? 'success' : 'pending'));
    }
    this.flow = new LoginFlow(
      {
        adapter: this.bank,
        clock: this.clock,
        urls: { allowsLink: () => true, allowsRedirect: () => true, allowsReference: () => true },
        resume,
        idCard: () => cardReader({ authenticate: () => Promise.resolve({ token: 'card' }) }),
        language: () => 'lt',
        device: () => 'phone',
        random: () => (this.#randomness = (this.#randomness + 0.381966) % 1),
        ready: () => Promise.resolve(),
      },
      order,
    );
    this.flow.subscribe((state, previous, event) => this.#checkChange(state, previous, event));
  }

  async run(command: Command): Promise<void> {
    const { bank, clock, flow } = this;
    switch (command.do) {
      case 'go on':
        this.#send(this.#wayForward(command.choice));
        break;
      case 'send':
        this.#send(command.intent);
        break;
      case 'script': {
        const act = this.#act(command.behaviour);
        if (command.always) bank.always(command.verb, act);
        else bank.next(command.verb, act);
        break;
      }
      case 'advance':
        await clock.advance(command.ms);
        this.#suspended = false;
        break;
      case 'suspend':
        this.#suspended = true;
        clock.suspend(command.ms);
        this.#wokeAt = clock.now();
        return;
      case 'return':
        this.#mayPollEarly = true;
        clock.return();
        break;
      case 'jump wall':
        clock.jumpWall(command.ms);
        break;
      case 'release': {
        const late = this.#late.shift();
        if (!late) break;
        try {
          late.later.reply(this.#perform(command.behaviour, late.call));
        } catch (error) {
          late.later.reject(error);
        }
        break;
      }
      case 'stop and begin':
        flow.stop();
        this.#checkSilence();
        flow.begin();
        break;
    }
    await settled();
    this.#checkRest();
    expect(this.#faults.join('; ')).to.equal('');
  }

  async begin(): Promise<void> {
    this.flow.begin();
    await settled();
  }

  async end(): Promise<void> {
    const { bank, clock, flow } = this;
    flow.stop();
    this.#checkSilence();
    // Whatever the bank still has to say falls on deaf ears, but that what a start opened is closed again.
    for (const { later, call } of this.#late) later.reply(this.#perform('pending', call));
    await settled();
    const calls = bank.calls.filter(({ verb }) => verb !== 'cancel').length;
    clock.return();
    await clock.advance(700_000);
    this.#claim(bank.calls.filter(({ verb }) => verb !== 'cancel').length === calls, 'is silent after the end');
    this.#claim(flow.state.step === 'loading', 'stays stopped');
    for (const [id, status] of this.#openedAtBank) {
      const told = this.#told.filter((each) => each.id === id).length;
      // A bank that said "over" while the person left may hear of it once more; nothing is told twice.
      this.#claim(
        status === 'open' ? told === 1 : told <= 1,
        `tells the bank exactly once (${id}, ${status}: ${told})`,
      );
    }
    expect(this.#faults.join('; ')).to.equal('');
  }

  #claim(holds: boolean, what: string): void {
    if (!holds) this.#faults.push(what);
  }

  #send(intent: Intent): void {
    if (intent.type === 'contact-wanted') {
      this.#mayPollEarly = true;
      if (isAnswerLost(this.flow.state)) this.#answers += 1;
    }
    this.flow.send(intent);
  }

  #wayForward(choice: number): Intent {
    switch (this.flow.state.step) {
      case 'identifying':
        return { type: 'identity-entered', identity: { userNumber: '12345678', password: 'typed-secret' } };
      case 'prompting':
        return { type: 'code-entered', value: 'typed-code' };
      case 'waiting':
      case 'checking':
        return { type: 'contact-wanted' };
      case 'failed':
      case 'succeeded':
        return { type: 'restarted' };
      default:
        return { type: 'method-chosen', methodId: ['smart-id', 'smart-id-push', 'id-card', 'password'][choice]! };
    }
  }

  #act(behaviour: Behaviour): Act {
    const act: Act = (call) => {
      this.#checkCall(call);
      if (call.verb === 'cancel') this.#told.push(call.session!);
      if (behaviour === 'never' || behaviour === 'deaf-never') return new Promise(() => {});
      if (behaviour === 'late' || behaviour === 'deaf-late') {
        const later = new Later();
        this.#late.push({ later, call });
        return later.act(call);
      }
      if (behaviour === 'throws') return this.#perform(behaviour, call);
      try {
        return Promise.resolve(this.#perform(behaviour, call));
      } catch (error) {
        return Promise.reject(error as Error);
      }
    };
    return behaviour.startsWith('deaf') ? deaf(act) : act;
  }

  /** What the bank says, or throws. */
  #perform(behaviour: Behaviour, call: Call): unknown {
    switch (behaviour) {
      case 'nothing':
        return undefined;
      case 'array':
        return [];
      case 'offline':
      case 'unavailable':
        throw new LoginError(behaviour);
      case 'retry-after':
        throw this.#askForSilence(call, 7_000);
      case 'long-retry-after':
        throw this.#askForSilence(call, 45_000);
      case 'session-lost':
        this.#close(call);
        throw new LoginError('session-lost');
      case 'rejects-undefined':
        throw undefined;
      case 'throws':
        throw new TypeError('no');
    }
    if (call.verb === 'options') return bankOptions({ notice: { kind: 'info', text: 'Labas' } });
    if (call.verb === 'cancel') return undefined;
    const reply = this.#reply(behaviour, call);
    return call.verb === 'resume' ? { method: 'smart-id-push', reply } : reply;
  }

  #reply(behaviour: Behaviour, call: Call): object {
    const session = call.session ?? { id: `login#${(this.#opened += 1)}` };
    const controlCode = session.id.replace(/\D/g, '').padStart(4, '0');
    const pending = { status: 'pending', session };
    switch (behaviour) {
      case 'control-code':
        return { ...pending, show: { kind: 'control-code', controlCode } };
      case 'other-control-code':
        return { ...pending, show: { kind: 'control-code', controlCode: '9999' } };
      case 'lost-zeros':
        return { ...pending, show: { kind: 'control-code', controlCode: String(Number(controlCode)) } };
      case 'qr':
        return {
          ...pending,
          show: { kind: 'device-link', qr: `https://smart-id.com/${session.id}/${this.clock.now()}` },
        };
      case 'changing link':
        return {
          ...pending,
          show: { kind: 'device-link', link: `https://smart-id.com/link/${session.id}/${this.clock.now()}` },
        };
      case 'repeated qr':
        return { ...pending, show: { kind: 'device-link', qr: `https://smart-id.com/${session.id}` } };
      case 'id-card':
        // A card that is read in no time would be asked for again for ever, in no time.
        if (call.verb === 'submit') return { ...pending, show: { kind: 'app' } };
        return { ...pending, show: { kind: 'id-card', nonce: `nonce of ${session.id}` } };
      case 'slow pending':
        return { ...pending, show: { kind: 'app' }, pollAfterMs: 9_000, expiresInMs: 600_000 };
      case 'short':
        return { ...pending, show: { kind: 'app' }, pollAfterMs: 500, expiresInMs: 10_000, unknown: 'field' };
      case 'prompt':
        return { status: 'prompt', session, prompt: { kind: 'code-card', reason: 'first-login', position: '19' } };
      case 'success':
        this.#close(call);
        return { status: 'success', result: call };
      case 'failure':
        this.#close(call);
        return { status: 'failure', problem: 'moon-phase' };
      case 'refused':
        this.#close(call);
        return { status: 'failure', problem: 'user-refused' };
      case 'unknown-status':
        return { ...pending, status: 'almost' };
      default:
        return { ...pending, show: { kind: 'app' } };
    }
  }

  #close(call: Call): void {
    if (call.session) this.#openedAtBank.set(call.session.id, 'over');
  }

  /** Only what reaches the flow binds it; nobody hears what is said to a call that was given up. */
  #askForSilence(call: Call, retryAfterMs: number): LoginError {
    const heard = !call.signal?.aborted && call.verb !== 'resume' && call.verb !== 'cancel';
    if (heard) this.#bankWantsSilenceUntil = this.clock.now() + retryAfterMs;
    return new LoginError('too-many-requests', { retryAfterMs });
  }

  /** Invariants 3, 6, 10, 12, 13: at the very moment of a call. */
  #checkCall(call: Call): void {
    const { bank, clock, flow } = this;
    // Sums of fractions are off by a hair.
    const now = clock.now() + 0.001;
    if (call.verb === 'cancel') {
      this.#claim(!this.#told.some(({ id }) => id === call.session!.id), 'cancels a login once');
      const open = bank.calls.filter((each) => each.session?.id === call.session!.id && each.signal && !each.settled);
      this.#claim(
        open.every(({ signal }) => signal!.aborted),
        'aborts before it cancels',
      );
      return;
    }
    this.#claim(call.signal !== undefined && !call.signal.aborted, `gives ${call.verb} a living signal`);
    const steps: readonly Step[] = (
      {
        options: ['loading'],
        resume: ['loading', 'starting'],
        start: ['starting'],
        poll: ['waiting'],
        submit: ['checking'],
      } as const
    )[call.verb];
    this.#claim(steps.includes(flow.state.step), `calls ${call.verb} only while ${steps.join(' or ')}`);
    if (call.verb === 'resume' && flow.state.step === 'starting') {
      this.#claim(bank.inFlight('start') === 0, 'asks for a lost login only when its start is over');
      this.#claim(
        bank.callsOf('resume').length <= 1 + (this.#entered.starting ?? 0) + (this.#entered.loading ?? 0),
        'asks once',
      );
    }
    // Options and an unfinished login are asked for together.
    const silent = call.verb !== 'resume';
    if (silent) this.#claim(now >= this.#bankWantsSilenceUntil, `obeys Retry-After with ${call.verb}`);
    this.#claim(now >= flow.state.memory.notBeforeAt, `holds ${call.verb} back`);
    if (call.verb === 'start') this.#lastStartCall = bank.calls.length - 1;
    if (call.verb === 'poll' && flow.state.step === 'waiting') {
      const last = this.#lastPoll?.call.session?.id === call.session?.id ? this.#lastPoll : undefined;
      const gap = last ? now - last.at : now - this.#enteredAt;
      const least = this.#mayPollEarly || this.#suspended ? 0 : last ? times.pollAfterMinMs : flow.state.pollAfterMs;
      this.#claim(gap >= least, `polls after ${gap} ms, not before ${least}`);
      this.#lastPoll = { at: clock.now(), call };
      this.#mayPollEarly = false;
    }
    for (const verb of ['start', 'poll', 'submit'] as const) {
      this.#claim(bank.maxInFlight[verb] <= 1, `never has two ${verb} calls in flight`);
    }
    this.#claim(!bank.polledBesideSubmit, 'never polls beside a submit');
  }

  /** Invariants 1, 2, 4, 11, 20, 21: at every change, as a listener sees it. */
  #checkChange(state: LoginState, previous: LoginState, event: FlowEvent): void {
    const { bank } = this;
    const isNew = state.step !== previous.step || event.type === 'reset' || event.type === 'language-changed';
    if (isNew) this.#enteredAt = this.clock.now();
    if (state.step === 'checking' && previous.step !== 'checking') this.#answers += 1;
    if (state.step !== previous.step) {
      this.#entered[state.step] = (this.#entered[state.step] ?? 0) + 1;
      if (state.step === 'waiting') this.#mayPollEarly = false;
    }
    if ('session' in state && !this.#openedAtBank.has(state.session.id))
      this.#openedAtBank.set(state.session.id, 'open');

    const from: Partial<Record<Step, Step[]>> = {
      starting: ['choosing', 'identifying', 'failed', 'loading', 'waiting'],
      waiting: ['starting', 'waiting', 'checking', 'loading'],
      prompting: ['starting', 'waiting', 'checking', 'loading'],
      checking: ['prompting', 'waiting', 'checking'],
      succeeded: ['starting', 'waiting', 'checking', 'loading'],
    };
    if (state.step === 'starting' && previous.step === 'waiting') {
      this.#claim(previous.deviceLink !== undefined, 'begins anew from a wait only for a new code');
    }
    const allowed = from[state.step];
    if (allowed) this.#claim(allowed.includes(previous.step), `never goes from ${previous.step} to ${state.step}`);

    const reply = event.type === 'answered' ? event.reply : event.type === 'loaded' ? event.resumed?.reply : undefined;
    if (state.step === 'succeeded') {
      this.#claim(reply?.status === 'success', 'succeeds only by a reply');
      const call = state.result as Call;
      const isCurrent = call.verb === 'resume' || bank.calls.indexOf(call) >= this.#lastStartCall;
      this.#claim(isCurrent, 'succeeds only by a reply of this login');
    }
    if (state.step === 'waiting' && state.show.kind === 'control-code' && reply?.status === 'pending') {
      this.#claim(reply.show === state.show, 'shows the control code of the last reply');
      const expected = ['9999', state.session.id.replace(/\D/g, '').padStart(4, '0')];
      this.#claim(expected.includes(state.show.controlCode), 'shows a control code of this login, byte for byte');
    }
    if (state.step === 'waiting' && previous.step === 'waiting') {
      const [before, now] = [previous.show, state.show];
      this.#claim(
        before.kind !== now.kind || state.expiresAt <= previous.expiresAt,
        'never lets a countdown grow for the same picture',
      );
      this.#claim(state.ceilingAt === previous.ceilingAt, 'never moves the ceiling of a login');
      const link = previous.deviceLink?.link;
      this.#claim(link === undefined || state.deviceLink?.link === link, 'never changes the link of a login');
      const isBack = now.kind === 'device-link' && before.kind === 'app' && previous.deviceLink !== undefined;
      this.#claim(!isBack, 'never jumps back to a device link');
      const qr = now.kind === 'device-link' ? now.qr : undefined;
      const shown = state.madeAt + times.qrRepeatedMs;
      this.#claim(
        // Sums of fractions are off by a hair.
        qr === undefined || event.type !== 'answered' || this.clock.now() - 0.001 < shown,
        'shows no code that is repeated for long',
      );
    }
    const text = JSON.stringify(state, (key, value: unknown) => (key === 'result' ? undefined : value));
    const secrets: [string, ...Step[]][] = [
      ['"controlCode"', 'waiting'],
      ['"shownControlCode"', 'waiting', 'prompting', 'checking'],
      ['nonce', 'waiting'],
      ['"qr"', 'waiting'],
      ['"deviceLink"', 'waiting'],
      ['typed-secret', 'starting'],
      ['typed-code', 'checking'],
    ];
    for (const [secret, ...steps] of secrets) {
      this.#claim(steps.includes(state.step) || !text.includes(secret), `holds no ${secret} in ${state.step}`);
    }
    const shown = 'session' in previous ? previous.shownControlCode : undefined;
    if (shown !== undefined && state.step === 'waiting' && state.show.kind === 'control-code') {
      this.#claim(state.show.controlCode === shown, 'shows no second control code in a login');
    }
    if (!('session' in state)) this.#claim(!text.includes('login#'), `holds no session in ${state.step}`);
    if (state.step !== previous.step) this.#checkOpenCalls([]);
  }

  /** Invariants 8, 10, 12, 21: when nothing more happens by itself. */
  #checkRest(): void {
    const { bank, clock, flow } = this;
    const { state } = flow;
    this.#claim(bank.count('start') <= (this.#entered.starting ?? 0), 'starts once per start of the person');
    this.#claim(bank.count('submit') <= this.#answers, 'submits once per gesture');
    const verbs: Partial<Record<Step, Verb[]>> = {
      loading: ['options', 'resume'],
      starting: ['start', 'resume'],
      waiting: ['poll'],
      checking: ['submit'],
    };
    this.#checkOpenCalls(verbs[state.step] ?? []);
    // Nothing can end on time while the machine sleeps.
    if (!this.#suspended)
      this.#claim(clock.now() - 0.001 <= Math.max(this.#endOf(state), this.#wokeAt), `ends ${state.step} in time`);
  }

  #endOf(state: LoginState): number {
    switch (state.step) {
      case 'loading':
        return Math.max(this.#enteredAt, state.memory.notBeforeAt, this.#wokeAt) + times.callMs;
      case 'starting':
        return Math.max(state.startsAt, this.#wokeAt) + times.callMs + times.resumeMs;
      case 'waiting':
        // A bank that could not be asked in time has one last word.
        return (
          Math.max(state.expiresAt + times.expiryGraceMs, this.#wokeAt) + times.returnGraceMaxMs + times.lastCallMs
        );
      case 'prompting':
        return state.expiresAt + times.expiryGraceMs;
      case 'checking':
        // The last answer may be given just before the end.
        return Math.max(state.expiresAt + times.expiryGraceMs, this.#wokeAt) + times.callMs;
      default:
        return Infinity;
    }
  }

  #checkOpenCalls(allowed: Verb[]): void {
    const open = this.bank.calls.filter(({ settled, signal }) => signal && !settled && !signal.aborted);
    for (const { verb } of open) {
      this.#claim(allowed.includes(verb), `leaves no ${verb} open in ${this.flow.state.step}`);
    }
  }

  /** Invariant 5: after the end. */
  #checkSilence(): void {
    this.#claim(this.clock.sleepers === 0, 'leaves no timer');
    this.#claim(this.clock.returnListeners === 0, 'leaves no listener');
    this.#checkOpenCalls([]);
  }
}

describe('a login, whatever happens', () => {
  const unhandled: unknown[] = [];
  const note = (event: PromiseRejectionEvent) => {
    event.preventDefault();
    unhandled.push(event.reason);
  };
  before(() => window.addEventListener('unhandledrejection', note));
  after(() => window.removeEventListener('unhandledrejection', note));

  it('keeps its promises', async function () {
    this.timeout(300_000);
    const reached = new Set<Step>();
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom<Order>('method-first', 'user-number-first'),
        fc.boolean(),
        fc.array(commands, { minLength: 5, maxLength: 50, size: 'max' }),
        async (order, resume, sequence) => {
          const model = new Model(order, resume);
          model.flow.subscribe(({ step }) => reached.add(step));
          await model.begin();
          for (const command of sequence) await model.run(command);
          await model.end();
          expect(unhandled.splice(0)).to.deep.equal([]);
        },
      ),
      { numRuns: 300, includeErrorInReport: true },
    );
    // A model that never gets anywhere promises little.
    expect(reached.size).to.equal(9);
  });
});
