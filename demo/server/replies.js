// @ts-check
import { deviceLink, LINK_INTERVAL_MS } from './smart-id.js';

/** @typedef {import('./sessions.js').LoginSession} LoginSession */

const QR_POLL_AFTER_MS = 1000;
const POLL_AFTER_MS = 2000;

/**
 * The reply for where a login stands now.
 * @param {LoginSession} session
 * @param {number} now
 * @returns {object} a `LoginReply`
 */
export function describe(session, now) {
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
      return pending(session, now, challengeWithLinks(session, now), QR_POLL_AFTER_MS);
    case 'id-card':
      return pending(session, now, { kind: 'id-card', nonce: stage.nonce });
    case 'redirect':
      return pending(session, now, {
        kind: 'redirect',
        url: `/demo/eparaksts?ticket=${stage.ticket}`,
      });
    case 'returning':
      return pendingInApp(session, now);
    case 'phone':
      // Who came by a link looks at the phone already; only a push needs a code to compare.
      return ['smart-id-push', 'mobile-id'].includes(session.method)
        ? pending(session, now, {
            kind: 'control-code',
            controlCode: session.controlCode,
            ...(session.choices.length > 0 ? { choose: true } : {}),
          })
        : pendingInApp(session, now);
  }
}

/**
 * The person has to go on in the app.
 * @param {LoginSession} session
 * @param {number} now
 */
export function pendingInApp(session, now) {
  return pending(session, now, { kind: 'app' }, QR_POLL_AFTER_MS);
}

/**
 * @param {LoginSession} session
 * @param {number} now
 * @param {object} show
 * @param {number} [pollAfterMs]
 */
function pending(session, now, show, pollAfterMs = POLL_AFTER_MS) {
  return {
    status: 'pending',
    session: { id: session.id },
    show,
    expiresInMs: remainingMs(session, now),
    pollAfterMs,
  };
}

/**
 * @param {LoginSession} session
 * @param {number} now
 */
function challengeWithLinks({ smartId, callbackUrl }, now) {
  const ageMs = now - smartId.startedAt;
  const elapsedSeconds = Math.floor(ageMs / LINK_INTERVAL_MS);
  return {
    kind: 'device-link',
    qr: deviceLink(smartId, { type: 'QR', elapsedSeconds }),
    link: deviceLink(smartId, { type: 'Web2App', elapsedSeconds, callbackUrl }),
    ageMs: ageMs % LINK_INTERVAL_MS,
  };
}

/**
 * @param {LoginSession} session
 * @param {number} now
 */
function remainingMs({ expiresAt }, now) {
  return Math.max(0, Math.ceil(expiresAt - now));
}
