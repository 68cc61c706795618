/** What the certificates of each service say of themselves, as those of SK ID Solutions do. */
import { KeyUsageFlags } from '@peculiar/asn1-x509';

/** Who issues: every name is an intermediate authority below the one root. */
export type Issuer = 'eid-q' | 'eid-nq' | 'mobile-id' | 'id-card-lt' | 'id-card-lv';

export interface Profile {
  readonly issuer: Issuer;
  readonly keyUsage: number;
  /** Object identifiers; none where the service's certificates name no purpose. */
  readonly purposes: readonly string[];
  /** Object identifiers. */
  readonly policies: readonly string[];
}

const { digitalSignature, keyAgreement, keyEncipherment, dataEncipherment } = KeyUsageFlags;
const CLIENT_AUTHENTICATION = '1.3.6.1.5.5.7.3.2';
const EMAIL_PROTECTION = '1.3.6.1.5.5.7.3.4';
const SMART_ID_AUTHENTICATION = '1.3.6.1.4.1.62306.5.7.0';

const smartId: Profile = {
  issuer: 'eid-q',
  keyUsage: digitalSignature,
  purposes: [SMART_ID_AUTHENTICATION],
  policies: ['1.3.6.1.4.1.10015.17.2', '0.4.0.2042.1.2'],
};
const card: Profile = {
  issuer: 'id-card-lt',
  keyUsage: digitalSignature,
  purposes: [CLIENT_AUTHENTICATION],
  policies: ['0.4.0.2042.1.2'],
};

export const profiles = {
  'smart-id': smartId,
  /** Smart-ID Basic. */
  'smart-id-basic': { ...smartId, issuer: 'eid-nq', policies: ['1.3.6.1.4.1.10015.17.1', '0.4.0.2042.1.1'] },
  /** As issued before April 2025: valid still. */
  'smart-id-older': {
    ...smartId,
    keyUsage: digitalSignature | keyEncipherment | dataEncipherment,
    purposes: [CLIENT_AUTHENTICATION],
  },
  /** A policy of the lower level under the authority of the higher one. */
  'smart-id-wrong-policy': { ...smartId, policies: ['1.3.6.1.4.1.10015.17.1', '0.4.0.2042.1.1'] },
  'smart-id-wrong-purpose': { ...smartId, purposes: [EMAIL_PROTECTION] },
  'mobile-id': {
    issuer: 'mobile-id',
    keyUsage: digitalSignature | keyAgreement,
    purposes: [],
    policies: ['1.3.6.1.4.1.10015.3.1.3', '0.4.0.2042.1.2'],
  },
  'id-card-lt': card,
  'id-card-lv': { ...card, issuer: 'id-card-lv' },
  /** Mobile-ID's: with it a phone would pass as a card. */
  'id-card-wrong-policy': { ...card, policies: ['1.3.6.1.4.1.10015.1.3'] },
  'id-card-wrong-purpose': { ...card, purposes: [EMAIL_PROTECTION] },
} satisfies Readonly<Record<string, Profile>>;

export type ProfileName = keyof typeof profiles;
