/** The people of the demo bank, as its pages list them. */
import { demoPeople, type DemoPerson } from '../../src/demo-bank/people.js';
import { type Title, titleOf } from './titles.js';

/** Those who log in with a user number. */
export const userPeople = demoPeople.filter(({ userNumber }) => userNumber !== undefined);
/** Those who log in with a phone number and a personal code. */
export const mobileIdPeople = demoPeople.filter(({ phoneNumber }) => phoneNumber !== undefined);

export interface ListedPerson extends Pick<DemoPerson, 'outcome' | 'userNumber' | 'phoneNumber' | 'personalCode'> {
  readonly title: Title;
}

export function listed(person: DemoPerson): ListedPerson {
  const { outcome, userNumber, phoneNumber, personalCode } = person;
  return { outcome, title: titleOf(person), userNumber, phoneNumber, personalCode };
}

/** How logins end, so that people can be told apart by it. */
export const fates = ['gets-in', 'is-refused', 'finds-no-bank'] as const;

export function fateOf(person: DemoPerson): (typeof fates)[number] {
  if (person.error || person.bank === 'forgets') return 'finds-no-bank';
  const isRefused = person.failure ?? person.phoneFailure ?? person.cardNeverFits ?? person.phone !== 'confirms';
  return isRefused ? 'is-refused' : 'gets-in';
}
