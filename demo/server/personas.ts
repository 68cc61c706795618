import { mobileIdPersonas } from './mobile-id-personas.js';
import type { Persona } from './persona.js';
import { loginPersona, userPersonas } from './user-personas.js';

export { mobileIdPersonas, userPersonas };

/** The personal code of everyone who is known by a user number or an ID card. */
export const PERSONAL_CODE = '40504040001';

/** Who logs in when nothing but the phone or the card tells who it is. */
export const defaultPersona = loginPersona;

export function personaByUserNumber(userNumber: string): Persona | undefined {
  return userPersonas.find((persona) => persona.userNumber === userNumber);
}

/** @param phoneNumber as typed: with +370, 370, 0 or 8 in front, or nothing */
export function personaByPhone(phoneNumber: string, personalCode: string): Persona | undefined {
  const digits = phoneNumber.replace(/\D/g, '').replace(/^(?:370|[08])?(?=6\d{7}$)/, '370');
  return mobileIdPersonas.find(
    (persona) => persona.phoneNumber === `+${digits}` && persona.personalCode === personalCode.replace(/\D/g, ''),
  );
}
