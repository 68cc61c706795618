/** A scripted bank inside the page, for prototypes: nothing leaves the browser, and the person on the phone is played too. */
import {
  LoginError,
  type Answer,
  type LoginAdapter,
  type LoginReply,
  type Session,
  type StartRequest,
} from '../flow/adapter.js';
import { browserClock } from '../flow/browser-clock.js';
import { throwIfAborted } from '../flow/clock.js';
import { demoAnswers } from './codes.js';
import {
  advance,
  begin,
  fail,
  forget,
  identified,
  isUnfinished,
  judge,
  knowsWhoAsks,
  newLogin,
  type DemoWorld,
  type Login,
  type Play,
} from './login.js';
import { demoMethods } from './methods.js';
import { loginPerson, personByIdentity, personByNumber, type DemoPerson } from './people.js';
import { replyOf } from './replies.js';

export { demoAnswers, type DemoStepUp } from './codes.js';
export type { DemoWorld } from './login.js';
export { demoPeople, type DemoPerson } from './people.js';

export interface DemoAdapterOptions {
  /**
   * A user number or phone number from `demoPeople`, whose outcome every login then has, whatever is typed. Without it the
   * typed number decides, and who has none of these numbers logs in.
   */
  persona?: string | undefined;
  /** How long the person takes for one thing, reading a code say; everything else keeps in proportion. By default 1 500. */
  delayMs?: number | undefined;
}

const loginsKept = 20;
/** A bank that is slower than this would be cut off. */
const slowestReplyMs = 8_000;

/**
 * An adapter that needs no bank. It speaks codes only, no texts. eParaksts mobile is confirmed elsewhere on its own, without
 * leaving the page; any ID-card token is accepted. Logins live in the adapter: after a reload `resume` finds none.
 * @throws RangeError for a `persona` that is nobody, or a `delayMs` below 0
 */
export function createDemoAdapter(
  { persona, delayMs = 1_500 }: DemoAdapterOptions = {},
  world: Partial<DemoWorld> = {},
): Required<LoginAdapter> {
  const forced = persona === undefined ? undefined : personByNumber(persona);
  if (persona !== undefined && !forced) throw new RangeError(`There is no demo person with the number ${persona}.`);
  if (!Number.isFinite(delayMs) || delayMs < 0) throw new RangeError('delayMs is a number of milliseconds, from 0.');
  const { clock = browserClock, random = randomBytes } = world;
  return new DemoBank({ forced, delayMs, clock, random }).adapter;
}

class DemoBank {
  readonly #play: Play;
  /** Oldest first. */
  readonly #logins = new Map<string, Login>();

  constructor(play: Play) {
    this.#play = play;
  }

  readonly adapter: Required<LoginAdapter> = {
    options: async (_request, signal) => {
      await this.#takeTime(signal);
      return { methods: demoMethods.map(({ id, asks }) => ({ id, asks: [...asks] })) };
    },
    start: (request, signal) => this.#start(request, signal),
    poll: (session, signal) => this.#poll(session, signal),
    submit: (session, answer, signal) => this.#submit(session, answer, signal),
    cancel: ({ id }) => {
      const login = this.#logins.get(id);
      if (login && isUnfinished(login)) fail(login, 'cancelled-elsewhere');
      if (login) login.resumableUntil = 0;
      return Promise.resolve();
    },
    resume: async (signal) => {
      await this.#takeTime(signal);
      const login = [...this.#logins.values()].at(-1);
      if (!login) return undefined;
      advance(login, this.#play);
      if (login.stage.kind === 'forgotten' || this.#play.clock.now() >= login.resumableUntil) return undefined;
      return { method: login.request.method, reply: await replyOf(login, this.#play, signal) };
    },
  };

  async #start(request: StartRequest, signal: AbortSignal): Promise<LoginReply> {
    const { method, identity } = request;
    const { forced } = this.#play;
    const person = forced ?? (knowsWhoAsks.has(method) ? personByIdentity(identity) : loginPerson);
    await this.#takeTime(signal, person);
    if (!demoMethods.some(({ id }) => id === method)) throw new LoginError('unexpected');
    if (person.error) throw new LoginError(person.error.problem, person.error);
    const login = newLogin(request, person, this.#play);
    for (const earlier of this.#logins.values()) if (earlier.stage.kind === 'done') earlier.resumableUntil = 0;
    const isRefused = !forced && method === 'password' && identity.password !== demoAnswers.password;
    // Where nobody is named yet, the failure comes once the phone or the card has told who it is.
    if (isRefused) fail(login, 'account-problem');
    else if (person.failure && knowsWhoAsks.has(method)) fail(login, person.failure);
    else await begin(login, this.#play);
    const reply = await replyOf(login, this.#play, signal);
    throwIfAborted(signal);
    if (login.stage.kind !== 'done') this.#keep(login);
    return reply;
  }

  async #poll(session: Session, signal: AbortSignal): Promise<LoginReply> {
    throwIfAborted(signal);
    const login = this.#find(session);
    await this.#takeTime(signal, login.person);
    login.polls += 1;
    if (login.person.bank === 'falters' && login.polls <= 3) throw new LoginError('unavailable');
    if (login.person.bank === 'forgets' && login.polls >= 2) forget(login);
    advance(login, this.#play);
    return replyOf(login, this.#play, signal);
  }

  async #submit(session: Session, { kind, value }: Answer, signal: AbortSignal): Promise<LoginReply> {
    throwIfAborted(signal);
    const login = this.#find(session);
    await this.#takeTime(signal, login.person);
    advance(login, this.#play);
    const { stage } = login;
    const prompt = stage.kind === 'prompt' ? stage.question.prompt : undefined;
    const isAsked = prompt?.kind === kind;
    const [given, asked] = [`${kind} ${value}`, JSON.stringify(prompt)];
    // Where another position is asked, the same wrong code may be a new mistake.
    const isRepeated = given === login.lastAnswer?.given && (!isAsked || asked === login.lastAnswer.asked);
    if (stage.kind === 'id-card' && kind === 'id-card') {
      if (value === '') fail(login, 'id-card-problem');
      else identified(login, this.#play);
    } else if (isAsked) {
      judge(login, this.#play, { value: value.trim(), isRepeated });
    } else if (isUnfinished(login) && !isRepeated) {
      throw new LoginError('unexpected');
    }
    // Once is a lost reply, twice is a person who insists.
    login.lastAnswer = isRepeated && isAsked ? undefined : { given, asked };
    return replyOf(login, this.#play, signal);
  }

  #find({ id }: Session): Login {
    const login = this.#logins.get(id);
    if (!login) throw new LoginError('session-lost');
    return login;
  }

  #keep(login: Login): void {
    this.#logins.set(login.id, login);
    const [oldest] = this.#logins.keys();
    if (oldest !== undefined && this.#logins.size > loginsKept) this.#logins.delete(oldest);
  }

  /** The way to the bank and back; a slow one answers as late as the person would. */
  async #takeTime(signal: AbortSignal, person?: DemoPerson): Promise<void> {
    throwIfAborted(signal);
    const { clock, delayMs } = this.#play;
    const slow = person?.bank === 'slow' ? Math.min(2 * delayMs, slowestReplyMs) : 0;
    const ms = slow + Math.min(delayMs / 10, 500);
    if (ms > 0) await clock.sleep(ms, signal);
  }
}

const randomBytes = (size: number): Uint8Array => crypto.getRandomValues(new Uint8Array(size));
