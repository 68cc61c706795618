/** What the bank makes of what Mobile-ID says: of its HTTP statuses, and of how a session ended. */
import { bankMustLook, type Outcome } from '../outcome.js';

const account = { problem: 'account-problem', isAlarm: false } as const satisfies Outcome;
const expired = { problem: 'expired', isAlarm: false } as const satisfies Outcome;
const unreachable = { problem: 'phone-unreachable', isAlarm: false } as const satisfies Outcome;
const sim = { problem: 'sim-problem', isAlarm: false } as const satisfies Outcome;

/** A person whom the service does not know is told at the end of a session, not here. */
export const startOutcomes: ReadonlyMap<number, Outcome> = new Map<number, Outcome>([
  [400, bankMustLook],
  [401, bankMustLook],
  [404, bankMustLook],
  [405, bankMustLook],
]);

/** Of a session that was there: five minutes after its end the service has forgotten it. */
export const statusOutcomes: ReadonlyMap<number, Outcome> = new Map<number, Outcome>([
  ...startOutcomes,
  [404, expired],
]);

/** Any other is a word that this version does not know. */
export const results: ReadonlyMap<string, Outcome> = new Map<string, Outcome>([
  ['USER_CANCELLED', { problem: 'user-refused', isAlarm: false }],
  ['TIMEOUT', expired],
  ['EXPIRED_TRANSACTION', expired],
  ['NOT_MID_CLIENT', account],
  ['PHONE_ABSENT', unreachable],
  ['DELIVERY_ERROR', unreachable],
  ['SIM_ERROR', sim],
  // The SIM card is set up in another way than the service expects: its operator has to help.
  ['SIGNATURE_HASH_MISMATCH', sim],
]);
