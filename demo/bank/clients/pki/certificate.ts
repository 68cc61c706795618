/** What the bank asks of a certificate. Cryptography is node:crypto's; the extensions that it does not read come from asn1-x509. */
import { createHash, X509Certificate } from 'node:crypto';
import { AsnConvert } from '@peculiar/asn1-schema';
import {
  AuthorityInfoAccessSyntax,
  BasicConstraints,
  Certificate as CertificateAsn,
  CertificatePolicies,
  ExtendedKeyUsage,
  id_ce_basicConstraints,
  id_ce_certificatePolicies,
  id_ce_extKeyUsage,
  id_ce_keyUsage,
  id_pe_authorityInfoAccess,
  KeyUsage,
  type KeyUsageType,
  type Name,
} from '@peculiar/asn1-x509';

const OCSP_ACCESS = '1.3.6.1.5.5.7.48.1';
const SERIAL_NUMBER = '2.5.4.5';
const GIVEN_NAME = '2.5.4.42';
const SURNAME = '2.5.4.4';

export interface Certificate {
  readonly x509: X509Certificate;
  /** In milliseconds, both ends included. */
  readonly validFromAt: number;
  readonly validToAt: number;
  readonly keyUsage: ReadonlySet<KeyUsageType>;
  /** OIDs. Undefined where the certificate does not limit them. */
  readonly extendedKeyUsage: readonly string[] | undefined;
  /** OIDs. */
  readonly policies: readonly string[];
  /** Where its standing can be asked. */
  readonly ocspUrl: string | undefined;
  /** Set for an authority. `pathLength`: how many more authorities may follow below it. */
  readonly authority: { readonly pathLength: number } | undefined;
  readonly subject: {
    readonly serialNumber: string | undefined;
    readonly givenName: string | undefined;
    readonly surname: string | undefined;
  };
  /** DER parts that OCSP names a certificate by. */
  readonly serialNumber: Buffer;
  readonly subjectName: Buffer;
  readonly keyBits: Buffer;
}

/** @returns undefined when these bytes are no certificate that can be read whole */
export function readCertificate(der: Buffer): Certificate | undefined {
  try {
    const x509 = new X509Certificate(der);
    const { tbsCertificate: tbs } = AsnConvert.parse(x509.raw, CertificateAsn);
    const extension = (id: string) => tbs.extensions?.find(({ extnID }) => extnID === id)?.extnValue;
    const read = <T>(id: string, type: new () => T): T | undefined => {
      const value = extension(id);
      return value && AsnConvert.parse(value, type);
    };
    const constraints = read(id_ce_basicConstraints, BasicConstraints);
    const access = read(id_pe_authorityInfoAccess, AuthorityInfoAccessSyntax);
    const extendedKeyUsage = read(id_ce_extKeyUsage, ExtendedKeyUsage);
    return {
      x509,
      validFromAt: Date.parse(x509.validFrom),
      validToAt: Date.parse(x509.validTo),
      keyUsage: new Set(read(id_ce_keyUsage, KeyUsage)?.toJSON()),
      extendedKeyUsage: extendedKeyUsage && [...extendedKeyUsage],
      policies: [...(read(id_ce_certificatePolicies, CertificatePolicies) ?? [])].map(
        ({ policyIdentifier }) => policyIdentifier,
      ),
      ocspUrl: access?.find(({ accessMethod }) => accessMethod === OCSP_ACCESS)?.accessLocation
        .uniformResourceIdentifier,
      authority: constraints?.cA ? { pathLength: constraints.pathLenConstraint ?? Infinity } : undefined,
      subject: {
        serialNumber: attribute(tbs.subject, SERIAL_NUMBER),
        givenName: attribute(tbs.subject, GIVEN_NAME),
        surname: attribute(tbs.subject, SURNAME),
      },
      serialNumber: Buffer.from(tbs.serialNumber),
      subjectName: Buffer.from(AsnConvert.serialize(tbs.subject)),
      keyBits: Buffer.from(tbs.subjectPublicKeyInfo.subjectPublicKey),
    };
  } catch {
    // Foreign bytes: neither parser says by which errors it gives up.
    return undefined;
  }
}

function attribute(name: Name, id: string): string | undefined {
  for (const relative of name) {
    const found = relative.find(({ type }) => type === id);
    if (found) return found.value.toString();
  }
  return undefined;
}

export const isSelfIssued = ({ x509 }: Certificate): boolean => x509.checkIssued(x509);

export const isValidAt = ({ validFromAt, validToAt }: Certificate, at: number): boolean =>
  validFromAt <= at && at <= validToAt;

/** As it is published: upper case hex without colons. */
export const fingerprintOf = ({ x509 }: Certificate): string =>
  createHash('sha256').update(x509.raw).digest('hex').toUpperCase();
