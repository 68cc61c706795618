/** Why an answer proves nothing, and what the person is told then. */
import { bankMustLook, type Outcome } from '../outcome.js';

const account = { problem: 'account-problem', isAlarm: false } as const satisfies Outcome;

export const refusals = {
  /** Not of the documented shape. */
  'malformed-answer': bankMustLook,
  'wrong-protocol': bankMustLook,
  'wrong-signature-algorithm': bankMustLook,
  'weak-hash': bankMustLook,
  'wrong-mask-hash': bankMustLook,
  'wrong-salt': bankMustLook,
  'wrong-trailer': bankMustLook,
  /** Confirmed by a way that this session did not offer. */
  'flow-not-offered': bankMustLook,
  'interaction-not-offered': bankMustLook,
  /** Confirmed by app link, and nobody came back by the callback. */
  'no-callback': bankMustLook,
  /** The callback is of another session. */
  'wrong-session-secret': bankMustLook,
  /** The callback is not of the app that confirmed. */
  'wrong-user-challenge': bankMustLook,
  'unreadable-certificate': bankMustLook,
  'certificate-not-yet-valid': account,
  'certificate-expired': account,
  /** No way to a trusted root: a forgery, or an issuer that the bank does not know yet. */
  'untrusted-issuer': bankMustLook,
  /** Not of the level that the answer speaks of. */
  'wrong-policies': bankMustLook,
  /** Not for authentication. */
  'wrong-purpose': bankMustLook,
  'level-too-low': { problem: 'account-not-qualified', isAlarm: false },
  'no-identity': bankMustLook,
  'other-person': bankMustLook,
  'wrong-signature': bankMustLook,
  'certificate-revoked': account,
  /** The issuer does not know it. */
  'certificate-unknown': bankMustLook,
} as const satisfies Record<string, Outcome>;

export type SmartIdRefusal = keyof typeof refusals;
