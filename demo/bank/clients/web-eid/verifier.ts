/** What a Web eID token proves: the card signed this login's nonce for this bank's page, and its issuer stands by it. */
import { bankMustLook, failed, type Outcome } from '../outcome.js';
import { type Certificate, readCertificate } from '../pki/certificate.js';
import { findIssuer, refuseValidity } from '../pki/chain.js';
import { identityOf } from '../pki/identity.js';
import { RevocationChecker } from '../pki/revocation.js';
import type { Surroundings, Trust } from '../relying-party.js';
import type { Verdict, WebEidVerifier } from '../service.js';
import { fitsKey, isSigned } from './signature.js';
import { readToken, type Token } from './token.js';

/**
 * `anchors`: the intermediates are those who issue cards. Roots are not asked, so that an authority which is no longer believed
 * can be taken out alone.
 */
export type WebEidConfig = Trust & Surroundings;

/** 256 bits in 44 characters: the browser's extension refuses less. */
const NONCE_BYTES = 32;

const CLIENT_AUTHENTICATION = '1.3.6.1.5.5.7.3.2';
/** Certificates of Mobile-ID: they must not pass as a card. */
const mobileIdPolicies = [
  '1.3.6.1.4.1.10015.1.3',
  '1.3.6.1.4.1.10015.1.3.1',
  '1.3.6.1.4.1.10015.1.3.2',
  '1.3.6.1.4.1.10015.1.3.3',
];

const card = { problem: 'id-card-problem', isAlarm: false } as const satisfies Outcome;
/** As `card`, but it may be the bank's own fault: an issuer or an origin that it was not told of. */
const cardOrBank = { problem: 'id-card-problem', isAlarm: true } as const satisfies Outcome;

/** Why a token proves nothing, and what the person is told then. Anybody can send one: few are worth an alarm. */
export const refusals = {
  'malformed-token': card,
  'unreadable-certificate': card,
  /** Not for authentication: a signing certificate, most likely. */
  'wrong-purpose': card,
  'disallowed-policy': card,
  'certificate-not-yet-valid': card,
  'certificate-expired': card,
  'untrusted-issuer': cardOrBank,
  /** Its key is of another kind than the algorithm needs. */
  'wrong-algorithm': card,
  /** Another nonce, another origin, or another key. */
  'wrong-signature': cardOrBank,
  'no-identity': cardOrBank,
  'certificate-revoked': card,
  /** The issuer does not know it. */
  'certificate-unknown': bankMustLook,
} as const satisfies Record<string, Outcome>;

export type WebEidRefusal = keyof typeof refusals;

export function createWebEidVerifier(config: WebEidConfig): WebEidVerifier {
  return new Verifier(config);
}

class Verifier implements WebEidVerifier {
  readonly #config: WebEidConfig;
  readonly #revocation: RevocationChecker;

  constructor(config: WebEidConfig) {
    this.#config = config;
    this.#revocation = new RevocationChecker(config.revocation, config);
  }

  nonce(): string {
    return this.#config.random(NONCE_BYTES).toString('base64');
  }

  async verify(text: string, expected: { nonce: string; origin: string }): Promise<Verdict> {
    const token = readToken(text);
    if (!token) return refuse('malformed-token');
    const certificate = readCertificate(token.certificate);
    if (!certificate) return refuse('unreadable-certificate');
    const { anchors, now } = this.#config;
    const at = now();
    const issuer = findIssuer(certificate, anchors.intermediates, { at, authoritiesBelow: 0 });
    const evidence: Evidence = { token, certificate, issuer, at, ...expected };
    for (const step of steps) {
      const refusal = step(evidence);
      if (refusal) return refuse(refusal);
    }
    const standing = await this.#revocation.standingOf(issuer ? [certificate, issuer] : [certificate]);
    if (standing !== 'good') return refuse(standing);
    const person = identityOf(certificate);
    return person ? { kind: 'identified', person } : refuse('no-identity');
  }
}

interface Evidence {
  readonly token: Token;
  readonly certificate: Certificate;
  readonly issuer: Certificate | undefined;
  readonly nonce: string;
  readonly origin: string;
  /** In milliseconds. */
  readonly at: number;
}

type Step = (evidence: Evidence) => WebEidRefusal | undefined;

const purpose: Step = ({ certificate: { keyUsage, extendedKeyUsage } }) => {
  const isForClients = extendedKeyUsage?.includes(CLIENT_AUTHENTICATION) ?? true;
  return keyUsage.has('digitalSignature') && isForClients ? undefined : 'wrong-purpose';
};

const policies: Step = ({ certificate }) =>
  mobileIdPolicies.some((policy) => certificate.policies.includes(policy)) ? 'disallowed-policy' : undefined;

const validity: Step = ({ certificate, at }) => refuseValidity(certificate, at);

const trust: Step = ({ issuer }) => (issuer ? undefined : 'untrusted-issuer');

const algorithm: Step = ({ token, certificate }) =>
  fitsKey(token.algorithm, certificate.x509.publicKey) ? undefined : 'wrong-algorithm';

const signature: Step = ({ token, certificate, nonce, origin }) =>
  isSigned(token, certificate.x509.publicKey, { nonce, origin }) ? undefined : 'wrong-signature';

const identity: Step = ({ certificate }) => (identityOf(certificate) ? undefined : 'no-identity');

const steps: readonly Step[] = [purpose, policies, validity, trust, algorithm, signature, identity];

const refuse = (code: WebEidRefusal): Verdict => failed(refusals[code], code);
