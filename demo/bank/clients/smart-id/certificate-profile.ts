/** What the certificates of Smart-ID's authentication keys are like. */
import type { Certificate } from '../pki/certificate.js';
import { certificateLevels, type CertificateLevel } from './answer.js';
import type { SmartIdRefusal } from './refusals.js';

/** SK's own policy and ETSI's (NCP+ or NCP), both of which have to be there. */
const policies: Readonly<Record<CertificateLevel, readonly string[]>> = {
  QUALIFIED: ['1.3.6.1.4.1.10015.17.2', '0.4.0.2042.1.2'],
  ADVANCED: ['1.3.6.1.4.1.10015.17.1', '0.4.0.2042.1.1'],
};

/** For Smart-ID authentication: in certificates since April 2025. */
const SMART_ID_AUTHENTICATION = '1.3.6.1.4.1.62306.5.7.0';
/** In older ones. */
const CLIENT_AUTHENTICATION = '1.3.6.1.5.5.7.3.2';

export function refusePolicies(certificate: Certificate, level: CertificateLevel): SmartIdRefusal | undefined {
  return policies[level].every((policy) => certificate.policies.includes(policy)) ? undefined : 'wrong-policies';
}

export function refusePurpose({ keyUsage, extendedKeyUsage = [] }: Certificate): SmartIdRefusal | undefined {
  const isOfToday = keyUsage.has('digitalSignature') && extendedKeyUsage.includes(SMART_ID_AUTHENTICATION);
  const isOlder =
    keyUsage.has('digitalSignature') &&
    keyUsage.has('keyEncipherment') &&
    keyUsage.has('dataEncipherment') &&
    extendedKeyUsage.includes(CLIENT_AUTHENTICATION);
  return isOfToday || isOlder ? undefined : 'wrong-purpose';
}

export function refuseLevel(shown: CertificateLevel, asked: CertificateLevel): SmartIdRefusal | undefined {
  return certificateLevels.indexOf(shown) < certificateLevels.indexOf(asked) ? 'level-too-low' : undefined;
}
