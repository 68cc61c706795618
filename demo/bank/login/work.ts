/** What a node has to do for a login, read from the record alone: any node can go on where another one has stopped. */
import type { SmartIdLinkSession, SmartIdReturn } from '../clients/service.js';
import type { Login, Push, Rung } from './login.js';

export type Work =
  /** Have the phone rung, not before its time. */
  | { readonly kind: 'ring'; readonly push: Push; readonly ringsAt: number }
  /** Somebody was about to ring and did not say what came of it. A second push is worse than none. */
  | { readonly kind: 'give-up' }
  /** Ask the service how it stands. */
  | { readonly kind: 'ask'; readonly asked: Asked }
  /** The answer and the return are both there: judge them. */
  | {
      readonly kind: 'judge';
      readonly session: SmartIdLinkSession;
      readonly answer: unknown;
      readonly back: SmartIdReturn;
    };

/** A session at an identity service. */
export type Asked = Rung | { readonly service: 'smart-id-link'; readonly session: SmartIdLinkSession };

/** @returns undefined as long as it is for the browser to act */
export function workOf({ stage, handover }: Login): Work | undefined {
  switch (stage.kind) {
    case 'requested':
      return { kind: 'ring', push: stage.push, ringsAt: stage.ringsAt };
    case 'ringing':
      return { kind: 'give-up' };
    case 'phone':
      return { kind: 'ask', asked: stage.rung };
    case 'device-link':
      return { kind: 'ask', asked: { service: 'smart-id-link', session: stage.session } };
    case 'returning': {
      const { session, answer } = stage;
      return handover && { kind: 'judge', session, answer, back: handover.back };
    }
    default:
      return undefined;
  }
}
