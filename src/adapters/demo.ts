/** A scripted bank inside the page, for prototypes: nothing leaves the browser, and the person on the phone is played too. */
import {
  LoginError,
  type Answer,
  type Challenge,
  type LoginAdapter,
  type LoginReply,
  type Method,
  type Session,
  type StartRequest,
} from '../flow/adapter.js';
import { browserClock, type Clock } from '../flow/clock.js';
import type { Problem } from '../flow/problems.js';
import {
  base64url,
  controlCodeOf,
  demoAnswers,
  demoDeviceLink,
  mobileIdControlCodeOf,
  nextQuestion,
  type DemoQuestion,
  type RandomBytes,
} from './demo-codes.js';
import { loginPerson, personByIdentity, personByNumber, type DemoPerson, type DemoStepUp } from './demo-people.js';

export { demoAnswers } from './demo-codes.js';
export { demoPeople, type DemoPerson, type DemoStepUp } from './demo-people.js';

export interface DemoAdapterOptions {
  /**
   * A user number or phone number from `demoPeople`, whose outcome every login then has, whatever is typed. Without it the
   * typed number decides, and who has none of these numbers logs in.
   */
  persona?: string | undefined;
  /** How long the person takes for one thing, reading a code say; everything else keeps in proportion. By default 1 500. */
  delayMs?: number | undefined;
}

/** @internal what tests replace */
export interface DemoWorld {
  readonly clock: Pick<Clock, 'now' | 'sleep'>;
  readonly random: RandomBytes;
}

type Stage =
  /** Without `show`, links: no bank can know that a code was scanned. */
  | { readonly kind: 'phone'; readonly show?: Challenge; readonly ringsAt: number; readonly answersAt: number }
  | { readonly kind: 'id-card'; readonly nonce: string }
  | {
      readonly kind: 'prompt';
      readonly stepUp: DemoStepUp;
      readonly question: DemoQuestion;
      readonly attemptsLeft: number;
      readonly wasWrong: boolean;
    }
  | { readonly kind: 'done'; readonly reply: LoginReply };

interface Login {
  readonly id: string;
  readonly request: StartRequest;
  readonly person: DemoPerson;
  readonly startedAt: number;
  stage: Stage;
  /** What the bank still asks. */
  stepUp: readonly DemoStepUp[];
  expiresAt: number;
  polls: number;
  /** A page that is opened before may go on with this login, or hear how it ended. */
  resumableUntil: number;
  /** Known again when its reply was lost. */
  lastAnswer: { readonly given: string; readonly asked: string | undefined } | undefined;
}

const methods: readonly Method[] = [
  { id: 'smart-id-push', asks: ['userNumber'] },
  { id: 'smart-id', asks: [] },
  { id: 'mobile-id', asks: ['phoneNumber', 'personalCode'] },
  { id: 'id-card', asks: [] },
  { id: 'code-device', asks: ['userNumber'] },
  { id: 'code-card', asks: ['userNumber'] },
  { id: 'code-calculator', asks: ['userNumber'] },
  { id: 'eparaksts-mobile', asks: [] },
  { id: 'password', asks: ['userNumber', 'password'] },
];
const asksCode: ReadonlySet<string> = new Set(['code-device', 'code-card', 'code-calculator', 'password']);
const knowsWhoAsks: ReadonlySet<string> = new Set(['smart-id-push', 'mobile-id', ...asksCode]);

const expiryMs = 120_000;
/** So long QR codes are shown. Who scans the last one still has to enter a PIN. */
const qrShownMs = 60_000;
const deviceLinkExpiryMs = qrShownMs + 90_000;
/** Told is not received: a page that never read its success finds it when it is opened again. */
const successResumableMs = 60_000;
const attempts = 3;
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
  return new DemoBank(forced, delayMs, clock, random).adapter;
}

class DemoBank {
  readonly #forced: DemoPerson | undefined;
  readonly #delayMs: number;
  readonly #clock: DemoWorld['clock'];
  readonly #random: RandomBytes;
  /** Oldest first. */
  readonly #logins = new Map<string, Login>();

  constructor(forced: DemoPerson | undefined, delayMs: number, clock: DemoWorld['clock'], random: RandomBytes) {
    this.#forced = forced;
    this.#delayMs = delayMs;
    this.#clock = clock;
    this.#random = random;
  }

  readonly adapter: Required<LoginAdapter> = {
    options: async (_request, signal) => {
      await this.#takeTime(signal);
      return { methods: methods.map(({ id, asks }) => ({ id, asks: [...asks] })) };
    },
    start: (request, signal) => this.#start(request, signal),
    poll: (session, signal) => this.#poll(session, signal),
    submit: (session, answer, signal) => this.#submit(session, answer, signal),
    cancel: ({ id }) => {
      const login = this.#logins.get(id);
      if (login && login.stage.kind !== 'done') this.#fail(login, 'cancelled-elsewhere');
      if (login) login.resumableUntil = 0;
      return Promise.resolve();
    },
    resume: async (signal) => {
      await this.#takeTime(signal);
      const login = [...this.#logins.values()].at(-1);
      if (!login) return undefined;
      this.#advance(login);
      if (this.#clock.now() >= login.resumableUntil) return undefined;
      return { method: login.request.method, reply: await this.#reply(login, signal) };
    },
  };

  async #start(request: StartRequest, signal: AbortSignal): Promise<LoginReply> {
    const { method, identity } = request;
    const person = this.#forced ?? (knowsWhoAsks.has(method) ? personByIdentity(identity) : loginPerson);
    await this.#takeTime(signal, person);
    if (!methods.some(({ id }) => id === method)) throw new LoginError('unexpected');
    if (person.error) throw new LoginError(person.error.problem, person.error);
    const now = this.#clock.now();
    const login: Login = {
      id: base64url(this.#random(18)),
      request,
      person,
      startedAt: now,
      stage: { kind: 'phone', ringsAt: Infinity, answersAt: Infinity },
      stepUp: person.stepUp,
      expiresAt: now + expiryMs,
      polls: 0,
      resumableUntil: Infinity,
      lastAnswer: undefined,
    };
    for (const earlier of this.#logins.values()) if (earlier.stage.kind === 'done') earlier.resumableUntil = 0;
    const isRefused = !this.#forced && method === 'password' && identity.password !== demoAnswers.password;
    // Where nobody is named yet, the failure comes once the phone or the card has told who it is.
    if (isRefused) this.#fail(login, 'account-problem');
    else if (person.failure && knowsWhoAsks.has(method)) this.#fail(login, person.failure);
    else await this.#begin(login);
    const reply = await this.#reply(login, signal);
    signal.throwIfAborted();
    if (login.stage.kind !== 'done') this.#keep(login);
    return reply;
  }

  async #poll(session: Session, signal: AbortSignal): Promise<LoginReply> {
    signal.throwIfAborted();
    const login = this.#find(session);
    await this.#takeTime(signal, login.person);
    login.polls += 1;
    if (login.person.bank === 'falters' && login.polls <= 3) throw new LoginError('unavailable');
    if (login.person.bank === 'forgets' && login.polls >= 2) this.#forget(login);
    // Time moves on when the page asks: there are no timers to be left behind.
    this.#advance(login);
    return this.#reply(login, signal);
  }

  async #submit(session: Session, { kind, value }: Answer, signal: AbortSignal): Promise<LoginReply> {
    signal.throwIfAborted();
    const login = this.#find(session);
    await this.#takeTime(signal, login.person);
    this.#advance(login);
    const { stage } = login;
    const prompt = stage.kind === 'prompt' ? stage.question.prompt : undefined;
    const isAsked = prompt?.kind === kind;
    const [given, asked] = [`${kind} ${value}`, JSON.stringify(prompt)];
    // Where another position is asked, the same wrong code may be a new mistake.
    const isRepeated = given === login.lastAnswer?.given && (!isAsked || asked === login.lastAnswer.asked);
    if (stage.kind === 'id-card' && kind === 'id-card') {
      if (value === '') this.#fail(login, 'id-card-problem');
      else this.#identified(login);
    } else if (stage.kind === 'prompt' && isAsked) {
      this.#judge(login, stage, value.trim(), isRepeated);
    } else if (stage.kind !== 'done' && !isRepeated) {
      throw new LoginError('unexpected');
    }
    // Once is a lost reply, twice is a person who insists.
    login.lastAnswer = isRepeated && isAsked ? undefined : { given, asked };
    return this.#reply(login, signal);
  }

  async #begin(login: Login): Promise<void> {
    const { method } = login.request;
    const { person } = login;
    switch (method) {
      case 'smart-id':
        login.expiresAt = login.startedAt + deviceLinkExpiryMs;
        this.#ring(login, undefined, 3 * this.#delayMs);
        return;
      case 'smart-id-push':
      case 'mobile-id': {
        const codeOf = method === 'mobile-id' ? mobileIdControlCodeOf : controlCodeOf;
        const controlCode = await codeOf(this.#random(64));
        const choose = person.choosesCode && method === 'smart-id-push' ? { choose: true } : {};
        this.#ring(login, { kind: 'control-code', controlCode, ...choose });
        return;
      }
      case 'id-card':
        login.stage = { kind: 'id-card', nonce: base64url(this.#random(44)) };
        return;
      case 'eparaksts-mobile':
        // A prototype has no other site to send the person to.
        this.#ring(login, { kind: 'app' });
        return;
      default: {
        const hasCalculator = method === 'code-calculator' || (method === 'code-device' && person.usesCalculator);
        const kind = hasCalculator ? 'code-calculator' : 'code-card';
        // A forced outcome follows on any method; else the code that was asked is all there is.
        login.stepUp = this.#forced ? person.stepUp.filter((stepUp) => stepUp.kind !== kind) : [];
        this.#ask(login, { kind, reason: 'sign-in', challenge: person.usesCalculator === true });
      }
    }
  }

  /** Lets happen what time has brought. */
  #advance(login: Login): void {
    const now = this.#clock.now();
    const { person, stage } = login;
    if (stage.kind === 'phone') {
      if (person.phoneFailure && now >= stage.ringsAt) this.#fail(login, person.phoneFailure);
      else if (person.phone !== 'silent' && now >= stage.answersAt) this.#answered(login);
    }
    if (login.stage.kind !== 'done' && now >= login.expiresAt) this.#fail(login, 'expired');
  }

  #ring(login: Login, show?: Challenge, inMs = 0): void {
    const now = this.#clock.now() + inMs;
    // Nobody wants to watch the whole two minutes of a login that is meant to time out.
    if (login.person.phone === 'silent') login.expiresAt = now + 10 * this.#delayMs;
    const [ringsAt, answersAt] = [now + this.#delayMs, now + 2 * this.#delayMs];
    login.stage = { kind: 'phone', ...(show && { show }), ringsAt, answersAt };
  }

  #answered(login: Login): void {
    const problem = problemOnPhone(login.person);
    if (problem) this.#fail(login, problem);
    else this.#identified(login);
  }

  /** The bank knows who it is, and asks what it still needs. */
  #identified(login: Login): void {
    const { person, request } = login;
    const { method } = request;
    // Some logins are never polled, and a quick person is done before the second poll.
    if (person.bank === 'forgets') this.#forget(login);
    const hasNoPhone = asksCode.has(method) || method === 'id-card';
    const problem = person.failure ?? (this.#forced && hasNoPhone ? problemOnPhone(person) : undefined);
    if (problem) return this.#fail(login, problem);
    const [stepUp, ...later] = login.stepUp;
    login.stepUp = later;
    if (stepUp) return this.#ask(login, stepUp);
    const activated = person.activated && (method === 'smart-id' || method === 'smart-id-push');
    const reply: LoginReply = { status: 'success', result: { name: 'Demo Client' } };
    login.stage = { kind: 'done', reply: activated ? { ...reply, activated } : reply };
    login.resumableUntil = this.#clock.now() + successResumableMs;
  }

  #ask(login: Login, stepUp: DemoStepUp): void {
    login.expiresAt = this.#clock.now() + expiryMs;
    const question = nextQuestion(stepUp, this.#random);
    login.stage = { kind: 'prompt', stepUp, question, attemptsLeft: attempts, wasWrong: false };
  }

  /** An answer whose reply was lost is judged once: the question that followed stays. */
  #judge(login: Login, stage: Extract<Stage, { kind: 'prompt' }>, value: string, isRepeated: boolean): void {
    if (!login.person.cardNeverFits && stage.question.isRight(value)) return this.#identified(login);
    if (isRepeated) return;
    const attemptsLeft = stage.attemptsLeft - 1;
    if (attemptsLeft === 0) return this.#fail(login, 'locked');
    const question = nextQuestion(stage.stepUp, this.#random, stage.question);
    login.stage = { ...stage, question, attemptsLeft, wasWrong: true };
  }

  #fail(login: Login, problem: Problem): void {
    login.stage = { kind: 'done', reply: { status: 'failure', problem } };
  }

  async #reply(login: Login, signal: AbortSignal): Promise<LoginReply> {
    const { stage, id } = login;
    const session = { id };
    const expiresInMs = Math.max(0, Math.ceil(login.expiresAt - this.#clock.now()));
    const pollAfterMs = Math.min(Math.max(this.#delayMs, 500), 2_000);
    switch (stage.kind) {
      case 'done':
        if (stage.reply.status === 'failure') login.resumableUntil = 0;
        return stage.reply;
      case 'prompt': {
        const { attemptsLeft, wasWrong, question } = stage;
        const wrong = wasWrong ? { problem: 'wrong-code' as const, attemptsLeft } : {};
        return { status: 'prompt', session, prompt: question.prompt, ...wrong, expiresInMs };
      }
      case 'id-card': {
        const { nonce } = stage;
        return { status: 'pending', session, show: { kind: 'id-card', nonce }, expiresInMs, pollAfterMs };
      }
      case 'phone': {
        const show = stage.show ?? (await this.#links(login));
        signal.throwIfAborted();
        const isQr = show.kind === 'device-link';
        return {
          status: 'pending',
          session,
          show,
          expiresInMs,
          pollAfterMs: isQr ? Math.min(pollAfterMs, 1_000) : pollAfterMs,
        };
      }
    }
  }

  /** A new QR code each second, as long as codes are shown; the link stays. */
  async #links({ startedAt, request: { language } }: Login): Promise<Challenge> {
    const age = Math.max(0, this.#clock.now() - startedAt);
    if (age >= qrShownMs) return { kind: 'app' };
    const [qr, link] = await Promise.all([
      demoDeviceLink(`QR&elapsedSeconds=${Math.floor(age / 1_000)}`, language),
      demoDeviceLink('Web2App', language),
    ]);
    return { kind: 'device-link', qr, link, ageMs: age % 1_000 };
  }

  #find({ id }: Session): Login {
    const login = this.#logins.get(id);
    if (!login) throw new LoginError('session-lost');
    return login;
  }

  /** @throws LoginError `session-lost` */
  #forget({ id }: Login): never {
    this.#logins.delete(id);
    throw new LoginError('session-lost');
  }

  #keep(login: Login): void {
    this.#logins.set(login.id, login);
    const [oldest] = this.#logins.keys();
    if (oldest !== undefined && this.#logins.size > loginsKept) this.#logins.delete(oldest);
  }

  /** The way to the bank and back; a slow one answers as late as the person would. */
  async #takeTime(signal: AbortSignal, person?: DemoPerson): Promise<void> {
    signal.throwIfAborted();
    const slow = person?.bank === 'slow' ? Math.min(2 * this.#delayMs, slowestReplyMs) : 0;
    const ms = slow + Math.min(this.#delayMs / 10, 500);
    if (ms > 0) await this.#clock.sleep(ms, signal);
  }
}

function problemOnPhone({ phone, phoneFailure }: DemoPerson): Problem | undefined {
  if (phoneFailure) return phoneFailure;
  if (phone === 'refuses') return 'user-refused';
  if (phone === 'differs') return 'wrong-control-code';
  return phone === 'silent' ? 'expired' : undefined;
}

const randomBytes: RandomBytes = (size) => crypto.getRandomValues(new Uint8Array(size));
