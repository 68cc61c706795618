/** A certification authority of the tests' own: a root, and an intermediate that issues for people. */
import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import {
  AccessDescription,
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  AttributeValue,
  AuthorityInfoAccessSyntax,
  BasicConstraints,
  Certificate as CertificateAsn,
  CertificatePolicies,
  ExtendedKeyUsage,
  Extension,
  Extensions,
  GeneralName,
  id_ce_basicConstraints,
  id_ce_certificatePolicies,
  id_ce_extKeyUsage,
  id_ce_keyUsage,
  id_ce_subjectAltName,
  id_pe_authorityInfoAccess,
  KeyUsage,
  KeyUsageFlags,
  Name,
  PolicyInformation,
  RelativeDistinguishedName,
  SubjectAlternativeName,
  SubjectPublicKeyInfo,
  TBSCertificate,
  Validity,
  Version,
} from '@peculiar/asn1-x509';
import { type Certificate, readCertificate } from '../../../../../demo/bank/clients/pki/certificate.js';
import { toAnchors, type TrustAnchors } from '../../../../../demo/bank/clients/pki/chain.js';

const DAY_MS = 86_400_000;
const ECDSA_WITH_SHA384 = '1.2.840.10045.4.3.3';
const OCSP_ACCESS = '1.3.6.1.5.5.7.48.1';

/** The tests' present: a time at which what is issued here is valid. */
export const NOW = Date.UTC(2026, 0, 15, 12);

/** What servers show is judged by the real clock. */
export const FAR_OFF = Date.UTC(2080, 0, 1);

export type KeyKind = 'rsa' | 'p256' | 'p384';

export interface KeyPair {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

export interface Issued {
  readonly certificate: Certificate;
  readonly der: Buffer;
  readonly privateKey: KeyObject;
}

/** What is particular about a certificate. */
export interface Profile {
  /** Of the subject: `PNOLT-40504040001`. */
  readonly serialNumber?: string | undefined;
  readonly policies?: readonly string[];
  readonly keyUsage?: number;
  readonly extendedKeyUsage?: readonly string[];
  readonly ocspUrl?: string;
  /** Of a server. */
  readonly hostName?: string;
  /** In milliseconds. */
  readonly validFromAt?: number;
  readonly validToAt?: number;
  readonly keys?: KeyPair;
  /** Makes an authority of it. */
  readonly pathLength?: number;
}

export function newKeys(kind: KeyKind): KeyPair {
  if (kind === 'rsa') return generateKeyPairSync('rsa', { modulusLength: 2048 });
  return generateKeyPairSync('ec', { namedCurve: kind === 'p256' ? 'P-256' : 'P-384' });
}

/** One pair of each kind serves a whole file of tests: making RSA keys is slow. */
const madeKeys = new Map<KeyKind, KeyPair>();
export function sharedKeys(kind: KeyKind): KeyPair {
  const keys = madeKeys.get(kind) ?? newKeys(kind);
  madeKeys.set(kind, keys);
  return keys;
}

/** Bytes of their own: a small Buffer shares its memory with others. */
export const bytesOf = (data: Uint8Array): ArrayBuffer => new Uint8Array(data).buffer;

export const derOf = (value: object): Buffer => Buffer.from(AsnConvert.serialize(value));

function nameOf(commonName: string, serialNumber?: string): Name {
  const person =
    serialNumber === undefined
      ? []
      : ([
          ['2.5.4.4', 'TESTAITĖ'],
          ['2.5.4.42', 'ONA'],
          ['2.5.4.5', serialNumber],
        ] as const);
  return new Name(
    [['2.5.4.3', commonName] as const, ...person].map(
      ([type, utf8String]) =>
        new RelativeDistinguishedName([new AttributeTypeAndValue({ type, value: new AttributeValue({ utf8String }) })]),
    ),
  );
}

function extensionsOf(profile: Profile): Extension[] {
  const { policies, keyUsage, extendedKeyUsage, ocspUrl, hostName: dNSName, pathLength } = profile;
  const isAuthority = pathLength !== undefined;
  const access = new AccessDescription({
    accessMethod: OCSP_ACCESS,
    accessLocation: new GeneralName({ uniformResourceIdentifier: ocspUrl ?? '' }),
  });
  const parts: readonly (readonly [id: string, value: object | undefined])[] = [
    [id_ce_basicConstraints, new BasicConstraints(isAuthority ? { cA: true, pathLenConstraint: pathLength } : {})],
    [id_ce_keyUsage, keyUsage === undefined ? undefined : new KeyUsage(keyUsage)],
    [
      id_ce_certificatePolicies,
      policies &&
        new CertificatePolicies(policies.map((policyIdentifier) => new PolicyInformation({ policyIdentifier }))),
    ],
    [id_ce_extKeyUsage, extendedKeyUsage && new ExtendedKeyUsage([...extendedKeyUsage])],
    [
      id_ce_subjectAltName,
      dNSName === undefined ? undefined : new SubjectAlternativeName([new GeneralName({ dNSName })]),
    ],
    [id_pe_authorityInfoAccess, ocspUrl === undefined ? undefined : new AuthorityInfoAccessSyntax([access])],
  ];
  return parts.flatMap(([extnID, value]) =>
    value ? [new Extension({ extnID, extnValue: new OctetString(AsnConvert.serialize(value)) })] : [],
  );
}

interface Signer {
  readonly name: Name;
  readonly privateKey: KeyObject;
}

function issue(subject: Name, profile: Profile, signer: Signer, keys: KeyPair): Issued {
  const signature = new AlgorithmIdentifier({ algorithm: ECDSA_WITH_SHA384 });
  const notBefore = new Date(profile.validFromAt ?? NOW - DAY_MS);
  const notAfter = new Date(profile.validToAt ?? NOW + 365 * DAY_MS);
  const tbsCertificate = new TBSCertificate({
    version: Version.v3,
    serialNumber: bytesOf(Buffer.concat([Buffer.of(0x40), randomBytes(12)])),
    signature,
    issuer: signer.name,
    validity: new Validity({ notBefore, notAfter }),
    subject,
    subjectPublicKeyInfo: AsnConvert.parse(
      keys.publicKey.export({ type: 'spki', format: 'der' }),
      SubjectPublicKeyInfo,
    ),
    extensions: new Extensions(extensionsOf(profile)),
  });
  const signatureValue = bytesOf(sign('sha384', derOf(tbsCertificate), signer.privateKey));
  const der = derOf(new CertificateAsn({ tbsCertificate, signatureAlgorithm: signature, signatureValue }));
  const certificate = readCertificate(der);
  if (!certificate) throw new Error('The tests made a certificate that cannot be read');
  return { certificate, der, privateKey: keys.privateKey };
}

export class Authority {
  readonly root: Issued;
  readonly intermediate: Issued;
  readonly #signers: Readonly<Record<'root' | 'intermediate', Signer>>;

  /** @param profile what is particular about the intermediate */
  constructor(commonName: string, profile: Profile = {}) {
    const usual = { validToAt: FAR_OFF, pathLength: 0, keyUsage: KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign };
    const [rootKeys, keys] = [newKeys('p384'), newKeys('p384')];
    const root = { name: nameOf(`${commonName} root`), privateKey: rootKeys.privateKey };
    const intermediate = { name: nameOf(commonName), privateKey: keys.privateKey };
    this.#signers = { root, intermediate };
    this.root = issue(root.name, { ...usual, pathLength: 1 }, root, rootKeys);
    this.intermediate = issue(intermediate.name, { ...usual, ...profile }, root, keys);
  }

  get anchors(): TrustAnchors {
    return toAnchors([this.root.certificate, this.intermediate.certificate]);
  }

  issue(profile: Profile, from: 'intermediate' | 'root' = 'intermediate'): Issued {
    const name = nameOf('TESTAITĖ,ONA', profile.serialNumber);
    return issue(name, profile, this.#signers[from], profile.keys ?? sharedKeys('p256'));
  }

  /** One more authority below: what it issues is named after nobody. */
  issueBy(issuer: Issued, profile: Profile): Issued {
    const signer = { name: AsnConvert.parse(issuer.der, CertificateAsn).tbsCertificate.subject, ...issuer };
    return issue(nameOf('TESTAITĖ,ONA', profile.serialNumber), profile, signer, profile.keys ?? sharedKeys('p256'));
  }
}
