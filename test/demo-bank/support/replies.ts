// Replies of the demo bank, of whose kind a test is sure.
import assert from 'node:assert/strict';
import type { Challenge, LoginReply, PendingReply, Prompt, PromptReply, Session } from '../../../src/flow/adapter.js';

/** A reply, or what is told where there is none. */
type Told = LoginReply | { readonly status: number; readonly problem: string };

/** The problem that was told, or how the login stands. */
export function outcomeOf(reply: Told | undefined): string {
  if (!reply) return 'no reply';
  return 'problem' in reply && reply.status !== 'prompt' ? reply.problem : String(reply.status);
}

export function sessionOf(reply: Told | undefined): Session {
  assert.ok(reply && 'session' in reply, `${outcomeOf(reply)} has no session`);
  return reply.session;
}

export function pendingOf(reply: Told | undefined): PendingReply {
  assert.ok(reply?.status === 'pending', `${outcomeOf(reply)} is not pending`);
  return reply;
}

/** What the page shows while the bank waits for the person. */
export function shown<Kind extends Challenge['kind']>(reply: Told | undefined, kind: Kind) {
  const { show } = pendingOf(reply);
  assert.equal(show.kind, kind);
  return show as Extract<Challenge, { kind: Kind }>;
}

/** The QR code and the link of a login that shows both. */
export function deviceLinksOf(reply: Told) {
  const { qr, link } = shown(reply, 'device-link');
  assert.ok(qr && link, 'a QR code and a link');
  return { qr, link };
}

export function promptOf(reply: Told | undefined): PromptReply {
  assert.ok(reply?.status === 'prompt', `${outcomeOf(reply)} is no prompt`);
  return reply;
}

/** What the bank asks. */
export function asked<Kind extends Prompt['kind']>(reply: Told | undefined, kind: Kind) {
  const { prompt } = promptOf(reply);
  assert.equal(prompt.kind, kind);
  return prompt as Extract<Prompt, { kind: Kind }>;
}
