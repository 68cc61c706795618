import { expect } from '@open-wc/testing';
import { cardReader } from '../../../src/adapters/web-eid.js';
import { LoginFlow } from '../../../src/flow/login-flow.js';
import {
  isAnswerLost,
  type FlowEvent,
  type Intent,
  type LoginState,
  type Order,
  type Step,
} from '../../../src/flow/state.js';
import { times } from '../../../src/flow/times.js';
import { ManualClock, settled } from '../../support/manual-clock.js';
import type { Call, Verb } from '../../support/scripted-adapter.js';
import type { Command } from './commands.js';
import { ModelBank } from './model-bank.js';

/** The bank, the clock and the flow, and everything that must hold of them. */
export class Model {
  readonly clock = new ManualClock();
  readonly bank = new ModelBank(this.clock, (call) => this.#checkCall(call));
  readonly script = this.bank.script;
  readonly flow: LoginFlow;
  readonly #faults: string[] = [];
  #entered: Partial<Record<Step, number>> = {};
  #enteredAt = this.clock.now();
  /** What a person pressed to answer, or to answer once more. */
  #answers = 0;
  /** How often this start was asked for as a lost one. */
  #asked = 0;
  #lastStartCall = 0;
  #lastPoll: { at: number; call: Call } | undefined;
  #mayPollEarly = false;
  #suspended = false;
  #wokeAt = 0;
  #randomness = 0;

  constructor(order: Order, resume: boolean) {
    this.flow = new LoginFlow(
      {
        adapter: this.script,
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
    const { bank, script, clock, flow } = this;
    switch (command.do) {
      case 'go on':
        this.#send(this.#wayForward(command.choice));
        break;
      case 'send':
        this.#send(command.intent);
        break;
      case 'script': {
        const act = bank.act(command.behaviour);
        if (command.always) script.always(command.verb, act);
        else script.next(command.verb, act);
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
      case 'release':
        bank.release(command.behaviour);
        break;
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
    const { bank, script, clock, flow } = this;
    flow.stop();
    this.#checkSilence();
    // Whatever the bank still has to say falls on deaf ears, but that what a start opened is closed again.
    bank.releaseAll();
    await settled();
    const calls = script.calls.filter(({ verb }) => verb !== 'cancel').length;
    clock.return();
    await clock.advance(700_000);
    this.#claim(script.calls.filter(({ verb }) => verb !== 'cancel').length === calls, 'is silent after the end');
    this.#claim(flow.state.step === 'loading', 'stays stopped');
    for (const [id, status] of bank.logins) {
      const told = bank.told.filter((each) => each.id === id).length;
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

  /** Invariants 3, 6, 10, 12, 13: at the very moment of a call. */
  #checkCall(call: Call): void {
    const { bank, script, clock, flow } = this;
    // Sums of fractions are off by a hair.
    const now = clock.now() + 0.001;
    if (call.verb === 'cancel') {
      this.#claim(!bank.told.some(({ id }) => id === call.session!.id), 'cancels a login once');
      const open = script.calls.filter((each) => each.session?.id === call.session!.id && each.signal && !each.settled);
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
      this.#claim(script.inFlight('start') === 0, 'asks for a lost login only when its start is over');
      this.#asked += 1;
      this.#claim(this.#asked === 1, 'asks for a lost login once');
    }
    // Options and an unfinished login are asked for together.
    const silent = call.verb !== 'resume';
    if (silent) this.#claim(now >= bank.wantsSilenceUntil, `obeys Retry-After with ${call.verb}`);
    this.#claim(now >= flow.state.memory.notBeforeAt, `holds ${call.verb} back`);
    if (call.verb === 'start') this.#lastStartCall = script.calls.length - 1;
    if (call.verb === 'poll' && flow.state.step === 'waiting') {
      const last = this.#lastPoll?.call.session?.id === call.session?.id ? this.#lastPoll : undefined;
      const gap = last ? now - last.at : now - this.#enteredAt;
      const least = this.#mayPollEarly || this.#suspended ? 0 : last ? times.pollAfterMinMs : flow.state.pollAfterMs;
      this.#claim(gap >= least, `polls after ${gap} ms, not before ${least}`);
      this.#lastPoll = { at: clock.now(), call };
      this.#mayPollEarly = false;
    }
    for (const verb of ['start', 'poll', 'submit'] as const) {
      this.#claim(script.maxInFlight[verb] <= 1, `never has two ${verb} calls in flight`);
    }
    this.#claim(!script.polledBesideSubmit, 'never polls beside a submit');
  }

  /** Invariants 1, 2, 4, 11, 20, 21: at every change, as a listener sees it. */
  #checkChange(state: LoginState, previous: LoginState, event: FlowEvent): void {
    const { bank, script } = this;
    const isNew = state.step !== previous.step || event.type === 'reset' || event.type === 'language-changed';
    if (isNew) this.#enteredAt = this.clock.now();
    if (state.step === 'checking' && previous.step !== 'checking') this.#answers += 1;
    if (state.step !== previous.step) {
      this.#entered[state.step] = (this.#entered[state.step] ?? 0) + 1;
      if (state.step === 'waiting') this.#mayPollEarly = false;
      if (state.step === 'starting') this.#asked = 0;
    }
    if ('session' in state && !bank.logins.has(state.session.id)) bank.logins.set(state.session.id, 'open');

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
      const isCurrent = call.verb === 'resume' || script.calls.indexOf(call) >= this.#lastStartCall;
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
    const { script, clock, flow } = this;
    const { state } = flow;
    this.#claim(script.count('start') <= (this.#entered.starting ?? 0), 'starts once per start of the person');
    this.#claim(script.count('submit') <= this.#answers, 'submits once per gesture');
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
    const open = this.script.calls.filter(({ settled, signal }) => signal && !settled && !signal.aborted);
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
