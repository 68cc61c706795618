/** What the bank makes of what Smart-ID says: of its HTTP statuses, and of how a session ended. */
import { bankMustLook, type Outcome } from '../outcome.js';

const account = { problem: 'account-problem', isAlarm: false } as const satisfies Outcome;
const refused = { problem: 'user-refused', isAlarm: false } as const satisfies Outcome;

/**
 * Until version 3.1 the service told an unsuitable account (471) and one that its owner has to look after (472) from a
 * missing one; since 3.2 all are 404. They look alike here, as the service asks of every bank.
 */
export const startOutcomes: ReadonlyMap<number, Outcome> = new Map<number, Outcome>([
  [400, bankMustLook],
  [401, bankMustLook],
  [403, bankMustLook],
  [404, account],
  [471, account],
  [472, account],
  // The bank's own client is too old, not the person's app.
  [480, bankMustLook],
  [580, { problem: 'maintenance', isAlarm: false }],
]);

/** Of a session that was there: after a while the service forgets it. */
export const statusOutcomes: ReadonlyMap<number, Outcome> = new Map<number, Outcome>([
  ...startOutcomes,
  [404, { problem: 'expired', isAlarm: false }],
]);

/** Any other is a word that this version does not know. */
export const endResults: ReadonlyMap<string, Outcome> = new Map<string, Outcome>([
  ['USER_REFUSED', refused],
  ['USER_REFUSED_CERT_CHOICE', refused],
  ['USER_REFUSED_INTERACTION', refused],
  ['TIMEOUT', { problem: 'expired', isAlarm: false }],
  ['WRONG_VC', { problem: 'wrong-control-code', isAlarm: false }],
  ['DOCUMENT_UNUSABLE', account],
  ['ACCOUNT_UNUSABLE', account],
  ['REQUIRED_INTERACTION_NOT_SUPPORTED_BY_APP', { problem: 'app-outdated', isAlarm: false }],
  // What a wrong scheme name gives, among others.
  ['PROTOCOL_FAILURE', bankMustLook],
  ['EXPECTED_LINKED_SESSION', bankMustLook],
  ['SERVER_ERROR', bankMustLook],
]);
