import { LoginError, type Session } from '../../../src/flow/adapter.js';
import type { ManualClock } from '../../support/manual-clock.js';
import { bankOptions, deaf, Later, ScriptedAdapter, type Act, type Call } from '../../support/scripted-adapter.js';
import type { Behaviour } from './commands.js';

/** A bank that behaves as it is told, and knows which logins are open at its side. */
export class ModelBank {
  readonly script = new ScriptedAdapter();
  /** The logins that it was told to close, in order. */
  readonly told: Session[] = [];
  /** By session. */
  readonly logins = new Map<string, 'open' | 'over'>();
  /** `Clock.now()`; what the flow heard of it binds it. */
  wantsSilenceUntil = 0;
  readonly #clock: ManualClock;
  readonly #called: (call: Call) => void;
  readonly #late: { later: Later; call: Call }[] = [];
  #opened = 0;

  /** @param called hears each call before it is answered */
  constructor(clock: ManualClock, called: (call: Call) => void) {
    this.#clock = clock;
    this.#called = called;
    for (const verb of ['options', 'start', 'poll', 'submit', 'cancel', 'resume'] as const) {
      this.script.always(verb, this.act(verb === 'submit' ? 'success' : 'pending'));
    }
  }

  /** Answers the call that has waited for the longest. */
  release(behaviour: Behaviour): void {
    const late = this.#late.shift();
    if (!late) return;
    try {
      late.later.reply(this.#perform(behaviour, late.call));
    } catch (error) {
      late.later.reject(error);
    }
  }

  /** Answers everything that still waits. */
  releaseAll(): void {
    for (const { later, call } of this.#late) later.reply(this.#perform('pending', call));
  }

  /** How a call goes. */
  act(behaviour: Behaviour): Act {
    const act: Act = (call) => {
      this.#called(call);
      if (call.verb === 'cancel') this.told.push(call.session!);
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
          show: { kind: 'device-link', qr: `https://smart-id.com/${session.id}/${this.#clock.now()}` },
        };
      case 'changing link':
        return {
          ...pending,
          show: { kind: 'device-link', link: `https://smart-id.com/link/${session.id}/${this.#clock.now()}` },
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
    if (call.session) this.logins.set(call.session.id, 'over');
  }

  /** Only what reaches the flow binds it; nobody hears what is said to a call that was given up. */
  #askForSilence(call: Call, retryAfterMs: number): LoginError {
    const heard = !call.signal?.aborted && call.verb !== 'resume' && call.verb !== 'cancel';
    if (heard) this.wantsSilenceUntil = this.#clock.now() + retryAfterMs;
    return new LoginError('too-many-requests', { retryAfterMs });
  }
}
