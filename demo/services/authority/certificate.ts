/** Writes one X.509 certificate. Its fields are chosen by the profiles, its place in a chain by the authority. */
import { createPublicKey, type KeyObject, sign, X509Certificate } from 'node:crypto';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  AttributeValue,
  Certificate,
  Extension,
  Extensions,
  Name,
  RelativeDistinguishedName,
  SubjectPublicKeyInfo,
  TBSCertificate,
  Validity,
  Version,
} from '@peculiar/asn1-x509';

/** Of a name: object identifier and text, in the order they are written. */
export type NameParts = readonly (readonly [type: string, text: string])[];

export interface CertificateContents {
  /** Positive: the first byte is below 0x80 and not zero. */
  readonly serialNumber: Buffer;
  readonly subject: NameParts;
  readonly issuer: NameParts;
  readonly notBeforeAt: number;
  readonly notAfterAt: number;
  readonly publicKey: KeyObject;
  readonly extensions: readonly Extension[];
}

const COUNTRY = '2.5.4.6';
const SERIAL_NUMBER = '2.5.4.5';
/** These two are limited to the letters of PrintableString. */
const printable = [COUNTRY, SERIAL_NUMBER];

const signatureAlgorithms: Readonly<Record<string, { readonly oid: string; readonly hash: string }>> = {
  prime256v1: { oid: '1.2.840.10045.4.3.2', hash: 'sha256' },
  secp384r1: { oid: '1.2.840.10045.4.3.3', hash: 'sha384' },
  secp521r1: { oid: '1.2.840.10045.4.3.4', hash: 'sha512' },
};

/** Bytes of their own: a small Buffer shares its memory with others. */
export const bytes = (data: Uint8Array): ArrayBuffer => new Uint8Array(data).buffer;

export function nameOf(parts: NameParts): Name {
  return new Name(
    parts.map(([type, text]) => {
      const value = new AttributeValue(printable.includes(type) ? { printableString: text } : { utf8String: text });
      return new RelativeDistinguishedName([new AttributeTypeAndValue({ type, value })]);
    }),
  );
}

/** @param value an ASN.1 object, or its DER */
export function extension(extnID: string, value: object | ArrayBuffer, critical = false): Extension {
  const der = value instanceof ArrayBuffer ? value : AsnConvert.serialize(value);
  return new Extension({ extnID, critical, extnValue: new OctetString(der) });
}

/** How a key on an elliptic curve signs: with the hash as long as the curve. */
export function ecdsaOf(key: KeyObject): { readonly algorithm: AlgorithmIdentifier; readonly hash: string } {
  const curve = key.asymmetricKeyDetails?.namedCurve ?? 'none';
  const found = signatureAlgorithms[curve];
  if (!found) throw new TypeError(`No signature algorithm for curve ${curve}`);
  return { algorithm: new AlgorithmIdentifier({ algorithm: found.oid }), hash: found.hash };
}

/** @param issuerKey private, on an elliptic curve */
export function signCertificate(contents: CertificateContents, issuerKey: KeyObject): X509Certificate {
  const { algorithm, hash } = ecdsaOf(issuerKey);
  const spki = createPublicKeyDer(contents.publicKey);
  const tbsCertificate = new TBSCertificate({
    version: Version.v3,
    serialNumber: bytes(contents.serialNumber),
    signature: algorithm,
    issuer: nameOf(contents.issuer),
    validity: new Validity({ notBefore: new Date(contents.notBeforeAt), notAfter: new Date(contents.notAfterAt) }),
    subject: nameOf(contents.subject),
    subjectPublicKeyInfo: AsnConvert.parse(spki, SubjectPublicKeyInfo),
    extensions: new Extensions([...contents.extensions]),
  });
  const signatureValue = sign(hash, Buffer.from(AsnConvert.serialize(tbsCertificate)), issuerKey);
  const certificate = new Certificate({
    tbsCertificate,
    signatureAlgorithm: algorithm,
    signatureValue: bytes(signatureValue),
  });
  return new X509Certificate(Buffer.from(AsnConvert.serialize(certificate)));
}

function createPublicKeyDer(key: KeyObject): Buffer {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  return publicKey.export({ type: 'spki', format: 'der' });
}
