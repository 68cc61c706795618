/** The people of the demo bank, as its pages list them. */
import { demoPeople, type DemoPerson } from '../../src/demo-bank/people.js';

/** Those who log in with a user number. */
export const userPeople = demoPeople.filter(({ userNumber }) => userNumber !== undefined);
/** Those who log in with a phone number and a personal code. */
export const mobileIdPeople = demoPeople.filter(({ phoneNumber }) => phoneNumber !== undefined);

/** How logins end, so that people can be told apart by it. */
export const fates = ['gets-in', 'is-refused', 'finds-no-bank'] as const;

export function fateOf(person: DemoPerson): (typeof fates)[number] {
  if (person.error || person.bank === 'forgets') return 'finds-no-bank';
  const isRefused = person.failure ?? person.phoneFailure ?? person.cardNeverFits ?? person.phone !== 'confirms';
  return isRefused ? 'is-refused' : 'gets-in';
}
