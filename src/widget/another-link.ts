import type { FlowEvent, LoginState } from '../flow/state.js';

/** The link of a login never changes: the first is kept. */
export function hasAnotherLink(state: LoginState, event: FlowEvent): boolean {
  const first = state.step === 'waiting' ? state.deviceLink?.link : undefined;
  const show = event.type === 'answered' && event.reply.status === 'pending' ? event.reply.show : undefined;
  const link = show?.kind === 'device-link' ? show.link : undefined;
  return first !== undefined && link !== undefined && link !== first;
}
