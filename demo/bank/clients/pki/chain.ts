/** From a person's certificate to an authority that the bank trusts. */
import { type Certificate, isSelfIssued, isValidAt } from './certificate.js';

/** What the bank trusts, and nothing else: never what the system does. */
export interface TrustAnchors {
  readonly roots: readonly Certificate[];
  /** Who may issue for people. One that is taken out is no longer believed. */
  readonly intermediates: readonly Certificate[];
}

/** Leaf, intermediates and root together. */
const MAX_CERTIFICATES = 4;

export type ValidityRefusal = 'certificate-not-yet-valid' | 'certificate-expired';

export function refuseValidity({ validFromAt, validToAt }: Certificate, at: number): ValidityRefusal | undefined {
  if (at < validFromAt) return 'certificate-not-yet-valid';
  return at > validToAt ? 'certificate-expired' : undefined;
}

/**
 * Who issued a certificate: a valid authority that may, and whose key did.
 * @param authoritiesBelow how many authorities stand between the issuer and the person's certificate
 */
export function findIssuer(
  certificate: Certificate,
  candidates: readonly Certificate[],
  { at, authoritiesBelow }: { at: number; authoritiesBelow: number },
): Certificate | undefined {
  return candidates.find(
    (candidate) =>
      candidate.authority !== undefined &&
      authoritiesBelow <= candidate.authority.pathLength &&
      candidate.keyUsage.has('keyCertSign') &&
      isValidAt(candidate, at) &&
      certificate.x509.checkIssued(candidate.x509) &&
      certificate.x509.verify(candidate.x509.publicKey),
  );
}

/**
 * Every certificate from the issuer up to a trusted root. The certificate itself is not asked for its time.
 * @returns undefined where no such way exists
 */
export function findIssuers(
  certificate: Certificate,
  { roots, intermediates }: TrustAnchors,
  at: number,
): readonly [Certificate, ...Certificate[]] | undefined {
  const issuers: Certificate[] = [];
  let below = certificate;
  while (issuers.length < MAX_CERTIFICATES - 1) {
    const place = { at, authoritiesBelow: issuers.length };
    const root = findIssuer(below, roots, place);
    // A root that issued for people itself would leave nothing to take out but the root.
    if (root && issuers.length > 0) {
      const [first = root, ...rest] = issuers;
      return [first, ...rest, root];
    }
    const intermediate = findIssuer(below, intermediates, place);
    if (!intermediate) return undefined;
    issuers.push(intermediate);
    below = intermediate;
  }
  return undefined;
}

/** Roots are told from intermediates by their own signature. */
export function toAnchors(certificates: readonly Certificate[]): TrustAnchors {
  return {
    roots: certificates.filter(isSelfIssued),
    intermediates: certificates.filter((certificate) => !isSelfIssued(certificate)),
  };
}
