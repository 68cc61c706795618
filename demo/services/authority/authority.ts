/** The services' own certification authority: one root, an intermediate for each kind of certificate, keys made anew at each start. */
import { createHash, createPublicKey, generateKeyPairSync, type KeyObject, type X509Certificate } from 'node:crypto';
import { AsnConvert } from '@peculiar/asn1-schema';
import {
  AccessDescription,
  AuthorityInfoAccessSyntax,
  AuthorityKeyIdentifier,
  BasicConstraints,
  CertificatePolicies,
  type Extension,
  ExtendedKeyUsage,
  GeneralName,
  KeyIdentifier,
  KeyUsage,
  KeyUsageFlags,
  PolicyInformation,
  SubjectKeyIdentifier,
  SubjectPublicKeyInfo,
} from '@peculiar/asn1-x509';
import type { World } from '../world.js';
import { bytes, extension, type NameParts, signCertificate } from './certificate.js';
import { type Issuer, profiles, type ProfileName } from './profiles.js';

/** Who a certificate is about. */
export interface Subject {
  /** ISO 3166-1, upper case. */
  readonly country: string;
  /** As certificates write it: a Latvian one with its dash. */
  readonly personalCode: string;
  readonly givenName: string;
  readonly surname: string;
}

export interface Issued {
  readonly certificate: X509Certificate;
  readonly privateKey: KeyObject;
}

/** When a certificate is valid, seen from its making. */
export type Validity = 'now' | 'expired';
export type KeyKind = 'rsa' | 'p256' | 'p384';

interface Request {
  readonly subject: NameParts;
  readonly publicKey: KeyObject;
  readonly extensions: readonly Extension[];
  readonly validity?: Validity;
  readonly years?: number;
}

const DAY_MS = 86_400_000;
const YEAR_MS = 365 * DAY_MS;
const OCSP_ACCESS = '1.3.6.1.5.5.7.48.1';
const OCSP_NO_CHECK = '1.3.6.1.5.5.7.48.1.5';
const OCSP_SIGNING = '1.3.6.1.5.5.7.3.9';
const DER_NULL = bytes(Uint8Array.of(5, 0));

const issuerNames: Readonly<Record<Issuer, string>> = {
  'eid-q': 'Simulated EID-Q',
  'eid-nq': 'Simulated EID-NQ',
  'mobile-id': 'Simulated Mobile-ID',
  'id-card-lt': 'Simulated ID card LT',
  'id-card-lv': 'Simulated ID card LV',
};
export const issuers = Object.keys(issuerNames) as readonly Issuer[];

const newKey = (namedCurve: 'P-256' | 'P-384' | 'P-521'): KeyObject =>
  generateKeyPairSync('ec', { namedCurve }).privateKey;
/** A person's real Smart-ID key has 6144 bits, and takes seconds to make. */
const newRsaKey = (): KeyObject => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

export class Authority {
  readonly root: Issued;
  readonly #world: World;
  readonly #ocspUrl: string;
  readonly #intermediates: Readonly<Record<Issuer, Issued>>;
  readonly #responders = new Map<Issuer, Issued>();
  readonly #keys = new Map<KeyKind, KeyObject>();
  readonly #issued = new Map<string, Issued>();
  /** By the certificate's number. */
  readonly #owners = new Map<string, string>();

  /** @param options.ocspUrl where the standing of what is issued can be asked; written into every certificate of a person */
  constructor(world: World, { name, ocspUrl }: { name: string; ocspUrl: string }) {
    this.#world = world;
    this.#ocspUrl = ocspUrl;
    const rootName = organization(`${name} root`);
    const rootKey = newKey('P-521');
    this.root = this.#sign(
      { subject: rootName, publicKey: rootKey, extensions: authorityExtensions(undefined), years: 20 },
      { name: rootName, key: rootKey },
      rootKey,
    );
    const intermediate = (issuer: Issuer): Issued => {
      const key = newKey('P-384');
      const subject = organization(`${name}: ${issuerNames[issuer]}`);
      const request = { subject, publicKey: key, extensions: authorityExtensions(0), years: 15 };
      return this.#sign(request, { name: rootName, key: rootKey }, key);
    };
    this.#intermediates = {
      'eid-q': intermediate('eid-q'),
      'eid-nq': intermediate('eid-nq'),
      'mobile-id': intermediate('mobile-id'),
      'id-card-lt': intermediate('id-card-lt'),
      'id-card-lv': intermediate('id-card-lv'),
    };
    this.#name = name;
  }

  readonly #name: string;

  intermediate(issuer: Issuer): X509Certificate {
    return this.#intermediates[issuer].certificate;
  }

  /** A person's certificate, the same each time. All of one kind share their key, which costs most of the making. */
  issue(
    profile: ProfileName,
    subject: Subject,
    { key, validity = 'now' }: { key: KeyKind; validity?: Validity },
  ): Issued {
    const owner = `PNO${subject.country}-${subject.personalCode}`;
    const kind = [profile, owner, key, validity].join();
    const issued = this.#issued.get(kind) ?? this.#issue(profile, subject, { key, validity });
    this.#issued.set(kind, issued);
    this.#owners.set(issued.certificate.serialNumber, owner);
    return issued;
  }

  /**
   * Whose certificate has this number: `PNOLT-40504040001`.
   * @param serialNumber hexadecimal, upper case
   */
  ownerOf(serialNumber: string): string | undefined {
    return this.#owners.get(serialNumber);
  }

  /** Who answers for an issuer by OCSP: a certificate of its own, made by that issuer for this alone. */
  responder(issuer: Issuer): Issued {
    let responder = this.#responders.get(issuer);
    if (!responder) {
      const key = newKey('P-256');
      const extensions = [
        keyUsage(KeyUsageFlags.digitalSignature),
        extension('2.5.29.37', new ExtendedKeyUsage([OCSP_SIGNING])),
        extension(OCSP_NO_CHECK, DER_NULL),
      ];
      const subject = organization(`${this.#name}: OCSP responder`);
      responder = this.#sign({ subject, publicKey: key, extensions }, this.#signer(issuer), key);
      this.#responders.set(issuer, responder);
    }
    return responder;
  }

  #issue(
    profileName: ProfileName,
    subject: Subject,
    { key: kind, validity }: { key: KeyKind; validity: Validity },
  ): Issued {
    const profile = profiles[profileName];
    const key = this.#keyOf(kind);
    const extensions = [
      extension('2.5.29.19', new BasicConstraints({ cA: false })),
      keyUsage(profile.keyUsage),
      extension('2.5.29.32', policiesOf(profile.policies)),
      ...(profile.purposes.length > 0 ? [extension('2.5.29.37', new ExtendedKeyUsage([...profile.purposes]))] : []),
      extension('1.3.6.1.5.5.7.1.1', ocspAccess(this.#ocspUrl)),
    ];
    const request = { subject: personName(subject), publicKey: key, extensions, validity };
    return this.#sign(request, this.#signer(profile.issuer), key);
  }

  #signer(issuer: Issuer): { name: NameParts; key: KeyObject } {
    const name = organization(`${this.#name}: ${issuerNames[issuer]}`);
    return { name, key: this.#intermediates[issuer].privateKey };
  }

  #keyOf(kind: KeyKind): KeyObject {
    const key = this.#keys.get(kind) ?? (kind === 'rsa' ? newRsaKey() : newKey(kind === 'p256' ? 'P-256' : 'P-384'));
    this.#keys.set(kind, key);
    return key;
  }

  #sign(request: Request, issuer: { name: NameParts; key: KeyObject }, privateKey: KeyObject): Issued {
    const { subject, publicKey, validity = 'now', years = 3 } = request;
    const now = this.#world.now();
    const notAfterAt = validity === 'expired' ? now - DAY_MS : now + years * YEAR_MS;
    const contents = {
      subject,
      publicKey,
      issuer: issuer.name,
      serialNumber: Buffer.concat([Buffer.from([0x10]), this.#world.random(15)]),
      notBeforeAt: validity === 'expired' ? notAfterAt - years * YEAR_MS : now - DAY_MS,
      notAfterAt,
      extensions: [
        ...request.extensions,
        extension('2.5.29.14', new SubjectKeyIdentifier(keyIdentifier(publicKey))),
        extension('2.5.29.35', authorityKey(issuer.key)),
      ],
    };
    return { certificate: signCertificate(contents, issuer.key), privateKey };
  }
}

const organization = (commonName: string): NameParts => [
  ['2.5.4.6', 'LT'],
  ['2.5.4.10', 'Demo identity services'],
  ['2.5.4.3', commonName],
];

const personName = ({ country, personalCode, givenName, surname }: Subject): NameParts => [
  ['2.5.4.6', country],
  ['2.5.4.3', `${surname},${givenName}`],
  ['2.5.4.4', surname],
  ['2.5.4.42', givenName],
  ['2.5.4.5', `PNO${country}-${personalCode}`],
];

const keyUsage = (flags: number): Extension => extension('2.5.29.15', new KeyUsage(flags), true);

/** @param pathLength how many authorities may stand below; any number without it */
function authorityExtensions(pathLength: number | undefined): readonly Extension[] {
  const { keyCertSign, cRLSign } = KeyUsageFlags;
  const constraints = new BasicConstraints({
    cA: true,
    ...(pathLength !== undefined && { pathLenConstraint: pathLength }),
  });
  return [extension('2.5.29.19', constraints, true), keyUsage(keyCertSign | cRLSign)];
}

const policiesOf = (policies: readonly string[]): CertificatePolicies =>
  new CertificatePolicies(policies.map((policyIdentifier) => new PolicyInformation({ policyIdentifier })));

function ocspAccess(url: string): AuthorityInfoAccessSyntax {
  const accessLocation = new GeneralName({ uniformResourceIdentifier: url });
  return new AuthorityInfoAccessSyntax([new AccessDescription({ accessMethod: OCSP_ACCESS, accessLocation })]);
}

const authorityKey = (key: KeyObject): AuthorityKeyIdentifier =>
  new AuthorityKeyIdentifier({ keyIdentifier: new KeyIdentifier(keyIdentifier(key)) });

/** SHA-1 over the bits of the public key, by which OCSP too names an issuer. */
export function keyIdentifier(key: KeyObject): ArrayBuffer {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  const { subjectPublicKey } = AsnConvert.parse(
    publicKey.export({ type: 'spki', format: 'der' }),
    SubjectPublicKeyInfo,
  );
  return bytes(createHash('sha1').update(Buffer.from(subjectPublicKey)).digest());
}
