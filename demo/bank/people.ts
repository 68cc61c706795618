/** Who logs in at the demo bank, by what they type. */
import { type DemoPerson, loginPerson, personByPhone } from '../../src/demo-bank/people.js';
import { userPeople } from '../shared/people.js';

export { mobileIdPeople, userPeople } from '../shared/people.js';

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
