/** What Smart-ID and Mobile-ID have in common: a session is begun once, and asked about until it is complete. */
import { bankMustLook, failureOf, type Outcome } from './outcome.js';
import type { ServiceConnection } from './http/service-connection.js';
import { type JsonObject, Malformed, readChoice, readObject } from './json.js';
import { ANSWER_MARGIN_MS, START_TIMEOUT_MS } from './relying-party.js';
import { ServiceFailure, type Status, type Wait } from './service.js';

/** The service's limits of one wait. */
const MIN_TIMEOUT_MS = 1000;
const MAX_TIMEOUT_MS = 120_000;

/** What the statuses of HTTP mean for each question. */
export interface HttpOutcomes {
  readonly start: ReadonlyMap<number, Outcome>;
  readonly status: ReadonlyMap<number, Outcome>;
}

export class JsonService {
  readonly #connection: ServiceConnection;
  readonly #outcomes: HttpOutcomes;

  constructor(connection: ServiceConnection, outcomes: HttpOutcomes) {
    this.#connection = connection;
    this.#outcomes = outcomes;
  }

  /**
   * Sent once: an authentication that got lost on the way back has rung the phone.
   * @param read what is needed of the answer
   */
  async start<T>(path: string, body: object, signal: AbortSignal, read: (answer: JsonObject) => T): Promise<T> {
    const reply = await this.#connection.post(path, body, { timeoutMs: START_TIMEOUT_MS, signal });
    if (reply.status !== 200) throw failureOf(reply, this.#outcomes.start, 'start');
    return readAnswer(() => read(readObject(reply.json, 'The answer')));
  }

  /** @param path of the session */
  async status(path: string, { timeoutMs, signal }: Wait): Promise<Status> {
    const heldMs = Math.min(Math.max(Math.trunc(timeoutMs), MIN_TIMEOUT_MS), MAX_TIMEOUT_MS);
    const options = { timeoutMs: heldMs + ANSWER_MARGIN_MS, signal };
    const reply = await this.#connection.get(`${path}?timeoutMs=${heldMs}`, options);
    if (reply.status !== 200) throw failureOf(reply, this.#outcomes.status, 'status');
    return readAnswer(() => {
      const answer = readObject(reply.json, 'The answer');
      const state = readChoice(answer, 'state', ['RUNNING', 'COMPLETE']);
      return state === 'RUNNING' ? { state: 'running' } : { state: 'complete', answer };
    });
  }
}

function readAnswer<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    const { problem, isAlarm } = bankMustLook;
    throw new ServiceFailure(problem, { code: 'malformed-answer', isAlarm }, { cause: error });
  }
}
