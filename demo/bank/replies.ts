import type { Challenge, LoginReply } from '../../src/flow/adapter.js';
import type { LoginSession } from './sessions.js';
import { appLink, QR_INTERVAL_MS, qrLink } from './smart-id.js';

const QR_POLL_AFTER_MS = 1000;
const POLL_AFTER_MS = 2000;
/** So long QR codes are shown; the rest of the login is for the PIN of who scanned the last one (Smart-ID's own advice). */
export const QR_SHOWN_MS = 60_000;

/** The reply for where a login stands now. */
export function describe(session: LoginSession, now: number): LoginReply {
  const { stage } = session;
  switch (stage.kind) {
    case 'done':
      return stage.reply;
    case 'prompt':
      return {
        status: 'prompt',
        session: { id: session.id },
        prompt: stage.question.prompt,
        ...(stage.wasWrong ? { problem: 'wrong-code', attemptsLeft: stage.attemptsLeft } : {}),
        expiresInMs: remainingMs(session, now),
      };
    case 'device-link':
      return pendingWithLinks(session, now);
    case 'id-card':
      return pending(session, now, { kind: 'id-card', nonce: stage.nonce });
    case 'redirect':
      return pending(session, now, {
        kind: 'redirect',
        url: `/demo/eparaksts?ticket=${stage.ticket}`,
      });
    case 'returning':
      return stage.heardAt <= now ? pendingInApp(session, now) : pendingWithLinks(session, now);
    case 'phone':
      return ['smart-id-push', 'mobile-id'].includes(session.method)
        ? pending(session, now, {
            kind: 'control-code',
            controlCode: session.controlCode,
            ...(session.choices.length > 0 ? { choose: true } : {}),
          })
        : // No bank can know that a code was scanned or the app opened: the service tells the end alone.
          pendingWithLinks(session, now);
  }
}

/** The person has to go on in the app, or in the tab that it opened. */
export function pendingInApp(session: LoginSession, now: number): LoginReply {
  return pending(session, now, { kind: 'app' }, QR_POLL_AFTER_MS);
}

/** Codes and links while they are shown; then the person can only finish what was begun. */
function pendingWithLinks(session: LoginSession, now: number): LoginReply {
  return now - session.smartId.startedAt < QR_SHOWN_MS
    ? pending(session, now, challengeWithLinks(session, now), QR_POLL_AFTER_MS)
    : pending(session, now, { kind: 'app' });
}

function pending(session: LoginSession, now: number, show: Challenge, pollAfterMs = POLL_AFTER_MS): LoginReply {
  return {
    status: 'pending',
    session: { id: session.id },
    show,
    expiresInMs: remainingMs(session, now),
    pollAfterMs,
  };
}

function challengeWithLinks({ smartId, callbackUrl }: LoginSession, now: number): Challenge {
  const ageMs = now - smartId.startedAt;
  return {
    kind: 'device-link',
    qr: qrLink(smartId, Math.floor(ageMs / QR_INTERVAL_MS)),
    link: appLink(smartId, callbackUrl),
    ageMs: ageMs % QR_INTERVAL_MS,
  };
}

function remainingMs({ expiresAt }: LoginSession, now: number): number {
  return Math.max(0, Math.ceil(expiresAt - now));
}
