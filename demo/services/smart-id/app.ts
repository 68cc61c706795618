/** The app on people's phones, and what the service does with what the app tells it. */
import type { Control } from '../control.js';
import type { SmartIdAccount } from '../people.js';
import { boundOf, confirmedAnswer, refusedAnswer, type Signers } from './answer.js';
import { authenticationCode, callbackAddress, readLink, verificationCode } from './formulas.js';
import type { Opened, Session, SmartIdSessions } from './sessions.js';
import { lifetimesMs } from './sessions.js';
import type { FlowType } from './wire.js';

/** Older QR codes are refused: somebody may have photographed and passed them on. The real window is not published. */
export const QR_MAX_AGE_MS = 5_000;

/**
 * What the app makes of a link: `unreadable` is none of a login, `unknown` names no running session, `expired` is too old,
 * `forged` differs from what the secret would have made, `not-suitable` is for another person or a better account.
 */
export type Scanned = 'accepted' | 'unreadable' | 'unknown' | 'expired' | 'forged' | 'not-suitable';

interface Parts {
  readonly signers: Signers;
  readonly sessions: SmartIdSessions;
  readonly control: Control;
  readonly deviceLinkBase: string;
}

export class SmartIdApp {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** A request that is pushed: the phone shows it at once. */
  push(session: Session, account: SmartIdAccount): void {
    this.#open(session, account, 'Notification');
  }

  /** Ends the session when its time is over. */
  limit(session: Session): void {
    const { signers, sessions } = this.#parts;
    signers.world.after(lifetimesMs[session.kind], () => sessions.complete(session, refusedAnswer('TIMEOUT')));
  }

  /**
   * Reads a QR code or follows a link, as one account.
   * @param type by which way the link came
   */
  scan(account: SmartIdAccount, link: string, type: 'QR' | 'Web2App'): { scanned: Scanned; session?: Session } {
    const { sessions, signers, deviceLinkBase } = this.#parts;
    const read = readLink(link, deviceLinkBase);
    if (!read || read.type !== type) return { scanned: 'unreadable' };
    const session = sessions.byToken(read.sessionToken);
    if (session?.stage.kind !== 'waiting') return { scanned: 'unknown' };
    const { initialCallbackUrl } = session.request;
    const callbackUrl = type === 'Web2App' ? initialCallbackUrl : '';
    const bound = boundOf(session, signers.schemeName);
    const { unprotected } = read;
    const isGenuine =
      callbackUrl !== undefined &&
      read.authCode === authenticationCode(bound, { unprotected, sessionSecret: session.secret, callbackUrl });
    if (!isGenuine) {
      // The service takes it for a fault of whoever made the link, and ends the session.
      sessions.complete(session, refusedAnswer('PROTOCOL_FAILURE'));
      return { scanned: 'forged', session };
    }
    if (read.elapsedSeconds !== undefined) {
      const ageMs = signers.world.now() - session.startedAt - read.elapsedSeconds * 1000;
      if (ageMs > QR_MAX_AGE_MS || ageMs < 0) return { scanned: 'expired', session };
    }
    const isAsked = session.asked?.includes(account) ?? true;
    const isEnough = session.request.certificateLevel === 'ADVANCED' || account.level === 'QUALIFIED';
    if (!isAsked || !isEnough) return { scanned: 'not-suitable', session };
    this.#open(session, account, type);
    return { scanned: 'accepted', session };
  }

  /** The owner's PIN is right. What is ordered for the answer happens here. */
  confirm(session: Session): void {
    const { stage } = session;
    if (stage.kind !== 'opened') return;
    const { signers, sessions, control } = this.#parts;
    const { opened } = stage;
    const fault = control.take('smart-id-answer', opened.account.names);
    if (fault?.kind === 'ends') return this.end(session, fault.end);
    if (fault?.kind === 'late') {
      session.stage = { kind: 'answered', opened };
      const answer = confirmedAnswer(signers, { session, opened });
      signers.world.after(fault.byMs, () => sessions.complete(session, answer));
      return;
    }
    sessions.complete(session, confirmedAnswer(signers, { session, opened }, fault?.kind));
  }

  /** @param end any word: a service may learn new ones */
  end(session: Session, end: string): void {
    const account = session.stage.kind === 'opened' ? session.stage.opened.account : undefined;
    const refused = end === 'USER_REFUSED_INTERACTION' ? account : undefined;
    this.#parts.sessions.complete(session, refusedAnswer(end, refused));
  }

  /**
   * Where the app sends its owner after a login on the same device.
   * @returns undefined where there is nowhere to return to, or nothing to return with yet
   */
  returnUrl({ stage, request, secret }: Session): string | undefined {
    if (stage.kind !== 'answered' && stage.kind !== 'complete') return undefined;
    if (stage.opened?.flowType !== 'Web2App' || request.initialCallbackUrl === undefined) return undefined;
    const isConfirmed = stage.kind === 'answered' || 'signature' in stage.answer;
    return callbackAddress(request.initialCallbackUrl, {
      sessionSecret: secret,
      ...(isConfirmed && { verifier: stage.opened.verifier }),
    });
  }

  #open(session: Session, account: SmartIdAccount, flowType: FlowType): void {
    const { random } = this.#parts.signers.world;
    const verifier = random(32).toString('base64url');
    const opened: Opened = { account, flowType, verifier, choices: this.#choices(session) };
    session.stage = { kind: 'opened', opened };
  }

  /** The right code among two others, in an order that tells nothing. */
  #choices({ request }: Session): readonly string[] {
    if (request.interaction.type !== 'confirmationMessageAndVerificationCodeChoice') return [];
    const { random } = this.#parts.signers.world;
    const right = verificationCode(request.rpChallenge);
    const further = (from: number) => Number(right) + from + (random(2).readUInt16BE(0) % 4_000);
    const others = [further(1), further(5_000)].map((code) => String(code % 10_000).padStart(4, '0'));
    return [right, ...others].sort();
  }
}
