import type { Identified } from '../service.js';
import type { Certificate } from './certificate.js';

/** ETSI EN 319 412-1: kind of number, country, and the number as that country writes it. */
const naturalPerson = /^PNO([A-Z]{2})-(.{5,40})$/;
/** Estonia's Mobile-ID alone leaves the prefix out. */
const bareEstonian = /^\d{11}$/;

/** Whom a certificate names: by its subject's serial number, never by its common name, which is free text. */
export function identityOf({ subject }: Certificate): Identified | undefined {
  const { serialNumber = '', givenName = '', surname = '' } = subject;
  const [, country, personalCode] = naturalPerson.exec(serialNumber) ?? [];
  if (country !== undefined && personalCode !== undefined) return { country, personalCode, givenName, surname };
  if (bareEstonian.test(serialNumber)) return { country: 'EE', personalCode: serialNumber, givenName, surname };
  return undefined;
}
