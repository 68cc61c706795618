import { ofLogin, tell } from '../events.js';
import type { LoginStore, Seen } from '../store/store.js';
import { isDone, type Login } from './login.js';
import { type LoginEvent, transition } from './transition.js';

/** What a change found, and made of it. */
export interface Changed extends Seen {
  /** By this call, not by another one that was first. */
  readonly isOurs: boolean;
}

const lookedAt: LoginEvent = { kind: 'looked-at' };

/** The logins of all nodes, changed by the rules of `transition` and by one at a time. */
export class Logins {
  readonly #store: LoginStore;

  constructor(store: LoginStore) {
    this.#store = store;
  }

  async add(login: Login): Promise<void> {
    await this.#store.create(login);
    tell('bank.login.started', ofLogin(login));
  }

  /**
   * Lets an event happen to a login, and with it what time has brought.
   * @param decide which event, if any; asked again about the login as it is then when somebody else was first
   * @returns undefined for an unknown login
   */
  async change(
    key: string,
    decide: (seen: Seen) => LoginEvent | undefined | Promise<LoginEvent | undefined>,
  ): Promise<Changed | undefined> {
    for (;;) {
      const seen = await this.#store.read(key);
      if (!seen) return undefined;
      const { login, now } = seen;
      const changed = transition(login, (await decide(seen)) ?? lookedAt, now);
      if (changed === login) return { ...seen, isOurs: false };
      const next = { ...changed, version: login.version + 1 };
      if (!(await this.#store.replace(next))) continue;
      if (isDone(next) && !isDone(login)) tellEnd(next, now);
      return { login: next, now, isOurs: true };
    }
  }

  /** As it stands now. */
  look(key: string): Promise<Changed | undefined> {
    return this.change(key, () => undefined);
  }
}

function tellEnd(login: Login, now: number): void {
  const { stage, startedAt } = login;
  if (stage.kind !== 'done') return;
  const { reply } = stage;
  tell('bank.login.ended', {
    ...ofLogin(login),
    outcome: reply.status === 'success' ? reply.status : reply.problem,
    tookMs: now - startedAt,
    ...(reply.status === 'failure' && reply.reference !== undefined && { reference: reply.reference }),
  });
}
