/** No login stays open at the bank that nobody goes on with: no push may stay alive in the app. */
import type { LoginAdapter, Session } from './adapter.js';
import { reader } from './gate.js';
import { checkSession } from './reply.js';
import { hasSession, type FlowEvent, type LoginState } from './state.js';

/** What `event` made of a login. */
export interface Change {
  readonly state: LoginState;
  readonly previous: LoginState;
  readonly event: FlowEvent;
}

/** Tells the bank of a login that a change leaves open there. */
export function closeLeft(change: Change, adapter: LoginAdapter): void {
  const session = leftOpen(change);
  if (session) tellCancelled(adapter, session);
}

function leftOpen({ state, previous, event }: Change): Session | undefined {
  return hasSession(previous) && !hasSession(state) && !endedByBank(event) ? previous.session : undefined;
}

/** The bank knows already; every other end is ours to tell. */
const endedByBank = (event: FlowEvent): boolean =>
  (event.type === 'answered' && (event.reply.status === 'success' || event.reply.status === 'failure')) ||
  (event.type === 'failed' && event.problem === 'session-lost');

/** Closes whatever login a reply opened. */
export function disown(reply: unknown, adapter: LoginAdapter): void {
  const session = sessionOf(reply);
  if (session) tellCancelled(adapter, session);
}

/** Best effort: nobody waits for it, and its failure is ignored. */
function tellCancelled(adapter: LoginAdapter, session: Session): void {
  void (async () => adapter.cancel?.(session))().catch(() => undefined);
}

/**
 * The login that a reply opened at the bank, even if the rest of the reply is refused: nobody will go on with it, so it
 * has to be closed. None if the bank itself says that it is over.
 */
export function sessionOf(raw: unknown): Session | undefined {
  try {
    const read = reader(raw);
    const status = read('status');
    return status === 'success' || status === 'failure' ? undefined : read('session', checkSession);
  } catch {
    return undefined;
  }
}
