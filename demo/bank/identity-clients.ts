import { randomBytes } from 'node:crypto';
import { createMobileIdClient } from './clients/mobile-id/client.js';
import type { RevocationPolicy } from './clients/pki/revocation.js';
import type { Surroundings } from './clients/relying-party.js';
import { createSmartIdClient } from './clients/smart-id/client.js';
import { createWebEidVerifier } from './clients/web-eid/verifier.js';
import type { BankConfig, TrustSettings } from './config.js';
import type { Services } from './login/identity-services.js';

const MINUTE_MS = 60_000;
/** By how much a responder's clock and the bank's may differ. */
const SKEW_MS = 15 * MINUTE_MS;

/** What a phone asks: the bank's name stands above it. */
const texts = { lt: 'Prisijungti prie banko', lv: 'Pieslēgties bankai', en: 'Log in to the bank' } as const;

/** The services as the bank's configuration names them. */
export function identityClients(
  { smartId, mobileId, idCard }: Pick<BankConfig, 'smartId' | 'mobileId' | 'idCard'>,
  surroundings: Surroundings = { now: Date.now, random: randomBytes },
): Services {
  const phone = (settings: TrustSettings) => trusted(settings, 15 * MINUTE_MS);
  return {
    smartId: createSmartIdClient({
      ...smartId,
      ...phone(smartId),
      ...surroundings,
      texts,
      certificateLevel: 'QUALIFIED',
    }),
    mobileId: createMobileIdClient({ ...mobileId, ...phone(mobileId), ...surroundings, texts }),
    webEid: createWebEidVerifier({ ...trusted(idCard, 2 * MINUTE_MS), ...surroundings }),
  };
}

function trusted({ anchors, revocation }: TrustSettings, maxAgeMs: number) {
  const policy: RevocationPolicy =
    revocation === 'none' ? { kind: revocation } : { kind: revocation, maxAgeMs, skewMs: SKEW_MS };
  return { anchors, revocation: policy };
}
