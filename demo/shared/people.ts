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
