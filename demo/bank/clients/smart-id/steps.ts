/** The steps by which an answer is checked, in their order. Each looks at one thing, and says by name why it refuses. */
import { constants, verify } from 'node:crypto';
import { readObject, readText } from '../json.js';
import type { Certificate } from '../pki/certificate.js';
import { refuseValidity, type TrustAnchors } from '../pki/chain.js';
import { identityOf } from '../pki/identity.js';
import type { SmartIdReturn, SmartIdSession } from '../service.js';
import { isSameText } from '../../same-text.js';
import { type CertificateLevel, HASH_ALGORITHM, hashes, type SmartIdAnswer } from './answer.js';
import { refuseLevel, refusePolicies, refusePurpose } from './certificate-profile.js';
import {
  type FlowType,
  type RelyingParty,
  sessionSecretDigest,
  SIGNATURE_PROTOCOL,
  signedPayload,
  userChallengeOf,
} from './formulas.js';
import type { SmartIdRefusal } from './refusals.js';

/** What every answer is measured by. */
export interface Rules {
  readonly party: RelyingParty;
  readonly certificateLevel: CertificateLevel;
  readonly anchors: TrustAnchors;
  /** In milliseconds. */
  readonly at: number;
}

export interface Evidence {
  readonly session: SmartIdSession;
  readonly answer: SmartIdAnswer;
  /** Of the answer. */
  readonly certificate: Certificate;
  /** From its issuer up to a trusted root; undefined where no way leads there. */
  readonly issuers: readonly Certificate[] | undefined;
  /** Whom the service was asked for, as a semantics identifier. */
  readonly person: string | undefined;
  /** What came back by the callback. */
  readonly back: SmartIdReturn | undefined;
  readonly rules: Rules;
}

type Step = (evidence: Evidence) => SmartIdRefusal | undefined;

const protocol: Step = ({ answer }) => (answer.signatureProtocol === SIGNATURE_PROTOCOL ? undefined : 'wrong-protocol');

const signatureParameters: Step = ({ answer: { signature } }) => {
  const { signatureAlgorithm, maskGenAlgorithm, hashAlgorithm, maskHashAlgorithm, saltLength, trailerField } =
    signature;
  if (signatureAlgorithm !== 'rsassa-pss' || maskGenAlgorithm !== 'id-mgf1') return 'wrong-signature-algorithm';
  if (hashes[hashAlgorithm].bytes < hashes[HASH_ALGORITHM].bytes) return 'weak-hash';
  if (maskHashAlgorithm !== hashAlgorithm) return 'wrong-mask-hash';
  if (saltLength !== hashes[hashAlgorithm].bytes) return 'wrong-salt';
  return trailerField === '0xbc' ? undefined : 'wrong-trailer';
};

/** The ways that a session can be confirmed by. */
function offeredBy(session: SmartIdSession): readonly FlowType[] {
  if (!('sessionSecret' in session)) return ['Notification'];
  return session.callbackUrl === undefined ? ['QR'] : ['QR', 'Web2App'];
}

const flow: Step = ({ session, answer }) =>
  offeredBy(session).includes(answer.signature.flowType) ? undefined : 'flow-not-offered';

const interaction: Step = ({ session, answer }) => {
  const offered: unknown = JSON.parse(Buffer.from(session.interactions, 'base64').toString());
  const types = Array.isArray(offered) ? offered.map((one) => readText(readObject(one, 'An interaction'), 'type')) : [];
  return types.includes(answer.interactionTypeUsed) ? undefined : 'interaction-not-offered';
};

/** Whoever confirmed on the same device has to be the one whose browser came back. */
const callback: Step = ({ session, answer, back }) => {
  if (answer.signature.flowType !== 'Web2App' || !('sessionSecret' in session)) return undefined;
  if (!back) return 'no-callback';
  if (!isSameText(sessionSecretDigest(session.sessionSecret), back.sessionSecretDigest)) return 'wrong-session-secret';
  return isSameText(userChallengeOf(back.userChallengeVerifier), answer.signature.userChallenge)
    ? undefined
    : 'wrong-user-challenge';
};

const validity: Step = ({ certificate, rules }) => refuseValidity(certificate, rules.at);

const issuer: Step = ({ issuers }) => (issuers ? undefined : 'untrusted-issuer');

const policies: Step = ({ certificate, answer }) => refusePolicies(certificate, answer.certificate.level);

const purpose: Step = ({ certificate }) => refusePurpose(certificate);

const level: Step = ({ answer, rules }) => refuseLevel(answer.certificate.level, rules.certificateLevel);

const identity: Step = ({ certificate, person }) => {
  if (!identityOf(certificate)) return 'no-identity';
  return person === undefined || certificate.subject.serialNumber === person ? undefined : 'other-person';
};

const signature: Step = ({ session, answer, certificate, rules }) => {
  const { value, hashAlgorithm, serverRandom, userChallenge, flowType } = answer.signature;
  const { interactionTypeUsed } = answer;
  const initialCallbackUrl = 'callbackUrl' in session ? (session.callbackUrl ?? '') : '';
  const payload = signedPayload(
    rules.party,
    { ...session, initialCallbackUrl },
    { serverRandom, userChallenge, interactionTypeUsed, flowType },
  );
  const key = certificate.x509.publicKey;
  if (key.asymmetricKeyType !== 'rsa') return 'wrong-signature';
  const { digest, bytes: saltLength } = hashes[hashAlgorithm];
  const padding = constants.RSA_PKCS1_PSS_PADDING;
  return verify(digest, Buffer.from(payload), { key, padding, saltLength }, value) ? undefined : 'wrong-signature';
};

export const steps: readonly Step[] = [
  protocol,
  signatureParameters,
  flow,
  interaction,
  callback,
  validity,
  issuer,
  policies,
  purpose,
  level,
  identity,
  signature,
];
