import { type CodeDevices, type DemoQuestion, type DemoStepUp, nextQuestion } from '../../src/demo-bank/codes.js';
import type { DemoPerson } from '../../src/demo-bank/people.js';
import type { SuccessReply } from '../../src/flow/adapter.js';
import type { KnownProblem } from '../../src/flow/problems.js';
import { codeDevices } from './calculator.js';
import { QR_SHOWN_MS } from './replies.js';
import type { LoginSession } from './sessions.js';
import { isConfirmedBy, mobileIdControlCodeOf, returnUrl } from './smart-id.js';
import type { World } from './world.js';

/** The code is on the page before the phone rings, so that the person looks there first (Smart-ID's own advice). */
const PUSH_DELAY_MS = 3000;
/** After the push, a phone that answers by itself leaves time to watch. */
const ANSWER_DELAY_MS = 3000;
const EXPIRY_MS = 120_000;
/** Who scans the last code still has to enter a PIN. */
const DEVICE_LINK_EXPIRY_MS = QR_SHOWN_MS + 90_000;
/** Between the person's word in the app and the moment when the service has told the bank. */
const HEARING_MS = 500;
/** Told is not received: a tab that was frozen or discarded finds its success when it is opened again. */
const SUCCESS_RESUMABLE_MS = 60_000;
/** Nobody wants to watch the whole two minutes of a login that is meant to time out. */
const SILENT_EXPIRY_MS = 20_000;
const ATTEMPTS = 3;

const success: SuccessReply = Object.freeze({ status: 'success', result: { name: 'Demo Client' } });

/** How a login moves from stage to stage, until it is done. */
export class LoginSteps {
  readonly #phoneAnswersItself: (clientId: string) => boolean;
  readonly #now: World['now'];
  readonly #random: World['random'];
  readonly #pace: number;
  readonly #devices: CodeDevices;

  constructor(world: World, phoneAnswersItself: (clientId: string) => boolean) {
    const { now, random, pace } = world;
    this.#devices = codeDevices(world);
    this.#phoneAnswersItself = phoneAnswersItself;
    this.#now = now;
    this.#random = random;
    this.#pace = pace;
  }

  /** Goes to the first stage of the method. */
  begin(session: LoginSession): void {
    const { person } = session;
    switch (session.method) {
      case 'smart-id':
        session.stage = { kind: 'device-link' };
        session.expiresAt = this.#now() + DEVICE_LINK_EXPIRY_MS;
        return;
      case 'mobile-id':
      case 'smart-id-push':
        if (session.method === 'mobile-id') session.controlCode = mobileIdControlCodeOf(this.#random(32));
        if (person.phone === 'silent') session.expiresAt = this.#now() + SILENT_EXPIRY_MS * this.#pace;
        this.#ring(session, { delayMs: PUSH_DELAY_MS, viaAppLink: false });
        return;
      case 'id-card':
        session.stage = { kind: 'id-card', nonce: this.#random(44).toString('base64') };
        return;
      case 'eparaksts-mobile':
        session.stage = { kind: 'redirect', ticket: this.#random(18).toString('base64url') };
        return;
      case 'code-calculator':
      case 'code-device':
      case 'code-card':
      case 'password':
        this.#ask(session, {
          kind: usesCalculator(session) ? 'code-calculator' : 'code-card',
          reason: 'sign-in',
          // A calculator that is offered as such gives codes of its own; one that stands in for a card answers.
          challenge: person.usesCalculator === true,
        });
    }
  }

  /** Lets happen what time has brought: the phone's answer, or the end. */
  advance(session: LoginSession): void {
    const { stage, person } = session;
    const now = this.#now();
    if (stage.kind === 'phone') {
      const answersItself = person.phone !== 'confirms' || this.#phoneAnswersItself(session.phoneClientId);
      if (person.phoneFailure && now >= stage.pushAt) this.fail(session, person.phoneFailure);
      else if (answersItself && now >= stage.answerAt) this.#answerByItself(session);
    }
    this.#returned(session);
    if (session.stage.kind !== 'done' && now >= session.expiresAt) this.fail(session, 'expired');
  }

  /** The QR code was scanned, or the app opened by its link: the service knows now who it is, the bank does not. */
  openedInApp(
    session: LoginSession,
    { person, phoneClientId, viaAppLink }: { person: DemoPerson; phoneClientId: string; viaAppLink: boolean },
  ): void {
    session.person = person;
    session.phoneClientId = phoneClientId;
    this.#ring(session, { delayMs: 0, viaAppLink });
  }

  /** The phone's owner entered PIN1. */
  confirmed(session: LoginSession): void {
    if (!this.#sendsBack(session, { isConfirmed: true })) return this.identified(session);
    // The bank waits for the browser to come back from the app: whoever got hold of the link alone gets nothing.
    session.stage = { kind: 'returning', heardAt: this.#now() + HEARING_MS * this.#pace };
    this.#returned(session);
  }

  /** The phone's owner did not want this login. The app sends them back all the same. */
  refused(session: LoginSession, problem: 'user-refused' | 'wrong-control-code'): void {
    this.#sendsBack(session, { isConfirmed: false });
    this.fail(session, problem);
  }

  /** @returns whether the app was opened by a link, and so returns */
  #sendsBack(session: LoginSession, { isConfirmed }: { isConfirmed: boolean }): boolean {
    const { stage, smartId, callbackUrl } = session;
    if (stage.kind !== 'phone' || !stage.viaAppLink) return false;
    session.returnUrl = returnUrl(smartId, { callbackUrl, isConfirmed });
    return true;
  }

  /** The browser may be back before the service has told the bank, and after. */
  #returned(session: LoginSession): void {
    const { stage, smartId, handover } = session;
    if (stage.kind !== 'returning' || !handover || this.#now() < stage.heardAt) return;
    if (isConfirmedBy(smartId, handover.verifier)) this.identified(session);
    else this.fail(session, 'unexpected');
  }

  /** The bank knows who it is, and asks what it still needs. */
  identified(session: LoginSession): void {
    const { person } = session;
    if (person.failure) return this.fail(session, person.failure);
    const [stepUp, ...later] = session.stepUp;
    session.stepUp = later;
    if (stepUp) return this.#ask(session, stepUp);
    const isActivated = person.activated && ['smart-id', 'smart-id-push'].includes(session.method);
    const reply = isActivated ? { ...success, activated: true } : success;
    session.stage = { kind: 'done', reply };
    session.resumableUntil = this.#now() + SUCCESS_RESUMABLE_MS;
  }

  /**
   * @param session in stage `prompt`
   * @param history an answer whose reply was lost is judged once: the question that followed stays
   */
  judgeCode(session: LoginSession, value: string, { isRepeated }: { isRepeated: boolean }): void {
    const { stage } = session;
    if (stage.kind !== 'prompt') return;
    const fits = !session.person.cardNeverFits && stage.question.isRight(value);
    if (fits) return this.identified(session);
    if (isRepeated) return;
    const attemptsLeft = stage.attemptsLeft - 1;
    // The lock ends with this login: the next person to try the demo finds the person as listed.
    if (attemptsLeft === 0) return this.fail(session, 'locked');
    const question = this.#question(stage.stepUp, stage.question);
    session.stage = { ...stage, question, attemptsLeft, wasWrong: true };
  }

  fail(session: LoginSession, problem: KnownProblem): void {
    session.stage = { kind: 'done', reply: { status: 'failure', problem } };
  }

  #answerByItself(session: LoginSession): void {
    const { phone } = session.person;
    if (phone === 'confirms') this.confirmed(session);
    else if (phone === 'refuses') this.refused(session, 'user-refused');
    else if (phone === 'differs') this.refused(session, 'wrong-control-code');
    else this.fail(session, 'expired');
  }

  #ring(session: LoginSession, { delayMs, viaAppLink }: { delayMs: number; viaAppLink: boolean }): void {
    const { person } = session;
    session.stepUp = [...person.stepUp];
    if (person.choosesCode) session.choices = this.#choices(session.controlCode);
    const pushAt = this.#now() + delayMs * this.#pace;
    const answerAt = pushAt + (person.phone === 'silent' ? SILENT_EXPIRY_MS : ANSWER_DELAY_MS) * this.#pace;
    session.stage = { kind: 'phone', pushAt, answerAt, viaAppLink };
  }

  #ask(session: LoginSession, stepUp: DemoStepUp): void {
    session.expiresAt = this.#now() + EXPIRY_MS;
    session.stage = {
      kind: 'prompt',
      stepUp,
      question: this.#question(stepUp),
      attemptsLeft: ATTEMPTS,
      wasWrong: false,
    };
  }

  #question(stepUp: DemoStepUp, previous?: DemoQuestion): DemoQuestion {
    return nextQuestion(stepUp, this.#devices, previous);
  }

  /** The right code among two others, in the order of their digits. */
  #choices(controlCode: string): string[] {
    const codes = new Set([controlCode]);
    while (codes.size < 3) {
      codes.add(String(this.#random(2).readUInt16BE(0) % 10_000).padStart(4, '0'));
    }
    return [...codes].sort();
  }
}

function usesCalculator({ method, person }: LoginSession): boolean {
  return method === 'code-calculator' || (method === 'code-device' && person.usesCalculator === true);
}
