/** Who logs in at the demo bank, by what they type. */
import { demoPeople, type DemoPerson, loginPerson, personByPhone } from '../../src/demo-bank/people.js';
import { titleOf } from './titles.js';

/** Those who log in with a user number. */
export const userPeople = demoPeople.filter(({ userNumber }) => userNumber !== undefined);
/** Those who log in with a phone number and a personal code. */
export const mobileIdPeople = demoPeople.filter(({ phoneNumber }) => phoneNumber !== undefined);

/** Who logs in when nothing but the phone or the card tells who it is. */
export const defaultPerson = loginPerson;

export function personByUserNumber(userNumber: string): DemoPerson | undefined {
  return userPeople.find((person) => person.userNumber === userNumber);
}

/** @param phoneNumber as typed: with +370, 370, 0 or 8 in front, or nothing */
export function personOfMobileId(phoneNumber: string, personalCode: string): DemoPerson | undefined {
  const person = personByPhone(phoneNumber);
  return person?.personalCode === personalCode.replace(/\D/g, '') ? person : undefined;
}

/** As the page lists them. */
export function listed(person: DemoPerson) {
  const { outcome, userNumber, phoneNumber, personalCode } = person;
  return { outcome, title: titleOf(person), userNumber, phoneNumber, personalCode };
}
