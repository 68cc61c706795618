/** What the demo bank says of a login as it stands. */
import { LoginError, type Challenge, type LoginReply } from '../flow/adapter.js';
import { qrShownMs, type Login, type Play } from './login.js';
import { demoDeviceLink } from './smart-id.js';

/** @throws LoginError `session-lost` when the bank has forgotten it */
export async function replyOf(login: Login, play: Play, signal: AbortSignal): Promise<LoginReply> {
  const { stage, id } = login;
  const session = { id };
  const expiresInMs = Math.max(0, Math.ceil(login.expiresAt - play.clock.now()));
  const pollAfterMs = Math.min(Math.max(play.delayMs, 500), 2_000);
  switch (stage.kind) {
    case 'done':
      if (stage.reply.status === 'failure') login.resumableUntil = 0;
      return stage.reply;
    case 'forgotten':
      throw new LoginError('session-lost');
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
      const show = stage.show ?? (await linksOf(login, play));
      signal.throwIfAborted();
      const longest = show.kind === 'device-link' ? 1_000 : pollAfterMs;
      return { status: 'pending', session, show, expiresInMs, pollAfterMs: Math.min(pollAfterMs, longest) };
    }
  }
}

/** A new QR code each second, as long as codes are shown; the link stays. */
async function linksOf({ startedAt, request: { language } }: Login, { clock }: Play): Promise<Challenge> {
  const ageMs = Math.max(0, clock.now() - startedAt);
  if (ageMs >= qrShownMs) return { kind: 'app' };
  const [qr, link] = await Promise.all([
    demoDeviceLink(`QR&elapsedSeconds=${Math.floor(ageMs / 1_000)}`, language),
    demoDeviceLink('Web2App', language),
  ]);
  return { kind: 'device-link', qr, link, ageMs: ageMs % 1_000 };
}
