/** What a page is told of a login. */
import type { Challenge, FailureReply, LoginReply } from '../../../src/flow/adapter.js';
import type { SmartIdClient } from '../clients/service.js';
import { type Login, pageId, type Stage } from './login.js';

const POLL_AFTER_MS = 2000;
const QR_POLL_AFTER_MS = 1000;
const QR_INTERVAL_MS = 1000;
/** So long QR codes are shown; the rest of the login is for the PIN of who scanned the last one (Smart-ID's own advice). */
export const QR_SHOWN_MS = 60_000;
/** Told is not received: a tab that was frozen or discarded finds its success when it is opened again. */
const SUCCESS_RESUMABLE_MS = 60_000;

/** What makes the links of a login. */
export type Links = Pick<SmartIdClient, 'qrLink' | 'appLink'>;

/** To the tab that began a login which another one has taken. */
export const alreadyUsed: FailureReply = Object.freeze({ status: 'failure', problem: 'already-used' });

/** How a login stands. */
export function replyOf(login: Login, now: number, links: Links): LoginReply {
  const { stage } = login;
  const session = { id: pageId(login) };
  const expiresInMs = Math.max(0, Math.ceil(login.expiresAt - now));
  if (stage.kind === 'done') return stage.reply;
  if (stage.kind === 'prompt') {
    const { question, attemptsLeft, wasWrong } = stage;
    const wrong = wasWrong ? { problem: 'wrong-code' as const, attemptsLeft } : {};
    return { status: 'prompt', session, prompt: question.prompt, ...wrong, expiresInMs };
  }
  const pollAfterMs = stage.kind === 'device-link' || stage.kind === 'returning' ? QR_POLL_AFTER_MS : POLL_AFTER_MS;
  return { status: 'pending', session, show: challengeOf(login, stage, now, links), expiresInMs, pollAfterMs };
}

/** To the tab that has the login as long as no other one comes for it: finish in the app. */
export function replyToOldTab(login: Login, now: number): LoginReply | undefined {
  const { handover } = login;
  if (!handover || handover.isTaken || now >= handover.waitsUntil) return undefined;
  const expiresInMs = Math.max(0, Math.ceil(login.expiresAt - now));
  return {
    status: 'pending',
    session: { id: pageId(login) },
    show: { kind: 'app' },
    expiresInMs,
    pollAfterMs: QR_POLL_AFTER_MS,
  };
}

/** Whether a page of the same browser that is opened now hears of it. */
export function isResumable({ stage }: Login, now: number): boolean {
  if (stage.kind !== 'done') return true;
  return !stage.isTold && (stage.reply.status === 'failure' || now < stage.doneAt + SUCCESS_RESUMABLE_MS);
}

type Pending = Exclude<Stage, { kind: 'done' | 'prompt' }>;

function challengeOf(login: Login, stage: Pending, now: number, links: Links): Challenge {
  switch (stage.kind) {
    case 'requested':
    case 'ringing': {
      const { push } = stage;
      return controlCode(push.challenge, push.service === 'smart-id' && push.offersChoice);
    }
    case 'phone': {
      const { rung } = stage;
      return controlCode(rung.session, rung.service === 'smart-id' && rung.offersChoice);
    }
    case 'device-link': {
      const ageMs = now - stage.shownAt;
      // No bank can know that a code was scanned or the app opened: the service tells the end alone.
      if (ageMs >= QR_SHOWN_MS) return { kind: 'app' };
      const { session } = stage;
      return {
        kind: 'device-link',
        qr: links.qrLink(session, Math.floor(ageMs / QR_INTERVAL_MS), login.language),
        ...(session.callbackUrl !== undefined && { link: links.appLink(session, login.language) }),
        ageMs: ageMs % QR_INTERVAL_MS,
      };
    }
    case 'returning':
      return { kind: 'app' };
    case 'id-card':
      return { kind: 'id-card', nonce: stage.nonce };
    case 'redirect':
      return { kind: 'redirect', url: stage.url };
  }
}

function controlCode({ controlCode }: { controlCode: string }, offersChoice: boolean): Challenge {
  return { kind: 'control-code', controlCode, ...(offersChoice && { choose: true }) };
}
