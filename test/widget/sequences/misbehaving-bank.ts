import type { Clock } from '../../../src/flow/clock.js';
import type { Act, Verb } from '../../support/scripted-adapter.js';
import { bankOptions, ScriptedAdapter, session, success } from '../../support/scripted-adapter.js';
import { LoginError } from '../../../src/flow/adapter.js';

/** One of a list. */
export type Draw = <T>(list: readonly T[]) => T;

const durations = [undefined, undefined, 0, 400, 5_000, 90_000] as const;

/** A bank that answers as it likes: late, never, with another code, with what is no answer at all. */
export class MisbehavingBank {
  readonly adapter = new ScriptedAdapter();
  /** The control code that it sent last. */
  controlCode = '';
  /** When its last QR code was made. */
  qrMadeAt = -Infinity;
  readonly #draw: Draw;
  readonly #clock: Clock;

  constructor(draw: Draw, clock: Clock) {
    this.#draw = draw;
    this.#clock = clock;
    const { adapter } = this;
    adapter.always(
      'options',
      this.#act(() => this.#options()),
    );
    for (const verb of ['start', 'poll', 'submit'] as const)
      adapter.always(
        verb,
        this.#act(() => this.#reply(verb)),
      );
  }

  /** At once, after a while, or never; whatever comes, or a refusal. */
  #act(answer: () => unknown): Act {
    return async ({ signal }) => {
      const kind = this.#draw(['now', 'now', 'now', 'now', 'late', 'never', 'fails'] as const);
      if (kind === 'never') return new Promise(() => undefined);
      if (kind === 'late') await this.#clock.sleep(this.#draw([300, 2_000, 12_000]), signal!);
      if (kind === 'fails')
        throw this.#draw([new LoginError('unavailable'), new LoginError('offline'), undefined, 'no']);
      return answer();
    };
  }

  #options(): unknown {
    return this.#draw([bankOptions(), bankOptions(), bankOptions(), { methods: [] }, undefined, 'none']);
  }

  #reply(verb: Verb): unknown {
    const draw = this.#draw;
    const [expiresInMs, pollAfterMs] = [draw(durations), draw(durations)];
    const pending = { status: 'pending', session, expiresInMs, pollAfterMs };
    const prompt = { kind: 'code-card', reason: 'new-device', position: '7' };
    return draw<() => unknown>([
      () => ({ ...pending, show: { kind: 'control-code', controlCode: this.#code(verb) } }),
      () => ({ ...pending, show: { kind: 'control-code', controlCode: this.#code(verb) } }),
      () => ({ ...pending, show: this.#qr() }),
      () => ({ ...pending, show: this.#qr() }),
      () => ({ ...pending, show: { kind: 'app' } }),
      () => ({ ...pending, show: { kind: 'control-code', controlCode: draw([42, ' 123', '00421', '١٢٣٤']) } }),
      () => ({ status: 'prompt', session, expiresInMs, prompt }),
      () => ({ status: 'prompt', session, problem: 'wrong-code', prompt }),
      () => success(),
      () => ({
        status: 'failure',
        problem: draw(['user-refused', 'expired', 'moon-phase']),
        retryAfterMs: expiresInMs,
      }),
      () => draw<unknown>([undefined, [], 'success', { status: 'almost' }]),
    ])();
  }

  /** A new one with each login; another one while it is shown is a mix-up, which ends the login. */
  #code(verb: Verb): string {
    if (verb === 'start' || this.#draw([false, false, false, true]))
      this.controlCode = String(this.#draw([1, 2, 3, 4, 5, 6, 7, 8, 9]) * 1_111);
    return this.controlCode;
  }

  #qr() {
    const ageMs = this.#draw([undefined, undefined, 0, 1_000, 2_900, 5_000]);
    this.qrMadeAt = this.#clock.now() - (ageMs ?? 0);
    return { kind: 'device-link', qr: `https://smart-id.com/device-link?at=${this.#clock.now()}`, ageMs };
  }
}
