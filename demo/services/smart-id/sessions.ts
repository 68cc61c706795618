/** The sessions of the Smart-ID service, from the request to five minutes after the result. */
import { randomUUID } from 'node:crypto';
import type { SmartIdAccount } from '../people.js';
import { Waits } from '../waits.js';
import type { World } from '../world.js';
import type { SessionKind } from './request.js';
import type { AuthenticationRequest, FlowType } from './wire.js';

/** The app has the request before it. */
export interface Opened {
  readonly account: SmartIdAccount;
  readonly flowType: FlowType;
  /** Text that the app keeps until it returns to the bank. */
  readonly verifier: string;
  /** Three that are offered where the owner has to choose, among them the right one. */
  readonly choices: readonly string[];
}

type Stage =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'opened'; readonly opened: Opened }
  /** The owner has answered; the service has not said so yet. */
  | { readonly kind: 'answered'; readonly opened: Opened }
  | { readonly kind: 'complete'; readonly answer: object; readonly opened: Opened | undefined; readonly at: number };

export interface Session {
  readonly id: string;
  readonly kind: SessionKind;
  readonly request: AuthenticationRequest;
  /** Whose accounts were asked; anybody's without it. */
  readonly asked: readonly SmartIdAccount[] | undefined;
  /** In every link. */
  readonly token: string;
  /** Base64. */
  readonly secret: string;
  readonly startedAt: number;
  stage: Stage;
}

/** How long a session runs. The real service does not publish it: these are guesses that leave time for a PIN. */
export const lifetimesMs: Readonly<Record<SessionKind, number>> = { notification: 90_000, 'device-link': 150_000 };
/** How long a result can be fetched. */
export const RESULT_KEPT_MS = 5 * 60_000;

export class SmartIdSessions {
  readonly #world: World;
  readonly #waits: Waits;
  readonly #sessions = new Map<string, Session>();

  constructor(world: World) {
    this.#world = world;
    this.#waits = new Waits(world);
  }

  add(kind: SessionKind, request: AuthenticationRequest, asked?: readonly SmartIdAccount[]): Session {
    const session: Session = {
      id: randomUUID(),
      kind,
      request,
      asked,
      token: this.#token(),
      secret: this.#world.random(32).toString('base64'),
      startedAt: this.#world.now(),
      stage: { kind: 'waiting' },
    };
    this.#sessions.set(session.id, session);
    return session;
  }

  byId(id: string): Session | undefined {
    return this.#sessions.get(id);
  }

  byToken(token: string): Session | undefined {
    return this.#all().find((session) => session.token === token);
  }

  /** Those whose requests are on a phone now, the oldest first. */
  opened(): readonly { readonly session: Session; readonly opened: Opened }[] {
    return this.#all().flatMap((session) =>
      session.stage.kind === 'opened' ? [{ session, opened: session.stage.opened }] : [],
    );
  }

  complete(session: Session, answer: object): void {
    const { stage } = session;
    if (stage.kind === 'complete') return;
    const opened = stage.kind === 'waiting' ? undefined : stage.opened;
    session.stage = { kind: 'complete', answer, opened, at: this.#world.now() };
    this.#world.after(RESULT_KEPT_MS, () => this.#sessions.delete(session.id));
    this.#waits.wake(session.id);
  }

  /** Resolves when the session is complete, or the time is over. */
  async waitFor(session: Session, timeoutMs: number): Promise<void> {
    if (session.stage.kind !== 'complete') await this.#waits.wait(session.id, timeoutMs);
  }

  close(): void {
    this.#waits.close();
  }

  #all(): readonly Session[] {
    return [...this.#sessions.values()];
  }

  /** Letters and digits alone. */
  #token(): string {
    return this.#world
      .random(18)
      .toString('hex')
      .slice(0, 24 + ((this.#world.random(1)[0] ?? 0) % 8));
  }
}
