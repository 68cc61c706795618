/** What a complete Mobile-ID session proves, one small step each. */
import { verify } from 'node:crypto';
import { base64Pattern, Malformed, readChoice, readObject, readText } from '../json.js';
import { bankMustLook, failed, type Outcome } from '../outcome.js';
import { type Certificate, readCertificate } from '../pki/certificate.js';
import { findIssuers, refuseValidity, type TrustAnchors } from '../pki/chain.js';
import { identityOf } from '../pki/identity.js';
import type { RevocationChecker } from '../pki/revocation.js';
import type { MobileIdSession, Verdict } from '../service.js';
import { results } from './outcomes.js';

const account = { problem: 'account-problem', isAlarm: false } as const satisfies Outcome;

/** Why an answer proves nothing, and what the person is told then. */
export const refusals = {
  /** Not of the documented shape. */
  'malformed-answer': bankMustLook,
  'unreadable-certificate': bankMustLook,
  'certificate-not-yet-valid': account,
  'certificate-expired': account,
  /** No way to a trusted root: a forgery, or an issuer that the bank does not know yet. */
  'untrusted-issuer': bankMustLook,
  /** Its key is not for signing a login. */
  'wrong-purpose': bankMustLook,
  'no-identity': bankMustLook,
  'other-person': bankMustLook,
  /** Not by the hash that was sent, or not by the kind of key that the certificate has. */
  'wrong-algorithm': bankMustLook,
  'wrong-signature': bankMustLook,
  'certificate-revoked': account,
  /** The issuer does not know it. */
  'certificate-unknown': bankMustLook,
} as const satisfies Record<string, Outcome>;

export type MobileIdRefusal = keyof typeof refusals;

export interface Question {
  readonly session: MobileIdSession;
  readonly answer: unknown;
  /** Whom the service was asked for. */
  readonly personalCode: string;
  readonly anchors: TrustAnchors;
  /** In milliseconds. */
  readonly at: number;
}

interface Evidence extends Omit<Question, 'answer' | 'anchors'> {
  readonly signature: Buffer;
  readonly algorithm: string;
  readonly certificate: Certificate;
  /** From its issuer up to a trusted root; undefined where no way leads there. */
  readonly issuers: readonly Certificate[] | undefined;
}

type Step = (evidence: Evidence) => MobileIdRefusal | undefined;

const validity: Step = ({ certificate, at }) => refuseValidity(certificate, at);

const issuer: Step = ({ issuers }) => (issuers ? undefined : 'untrusted-issuer');

const purpose: Step = ({ certificate }) => (certificate.keyUsage.has('digitalSignature') ? undefined : 'wrong-purpose');

const identity: Step = ({ certificate, personalCode }) => {
  const person = identityOf(certificate);
  if (!person) return 'no-identity';
  return person.personalCode === personalCode ? undefined : 'other-person';
};

/** By the hash that was sent, and by kind of key. */
const algorithms: Readonly<Record<string, string>> = { ec: 'SHA256WithECEncryption', rsa: 'SHA256WithRSAEncryption' };

const algorithm: Step = ({ certificate, algorithm: named }) =>
  algorithms[certificate.x509.publicKey.asymmetricKeyType ?? ''] === named ? undefined : 'wrong-algorithm';

/** An elliptic key signs as two bare numbers, one after the other; an RSA key by PKCS #1 v1.5. */
const signature: Step = ({ session, certificate, signature: value }) => {
  const key = { key: certificate.x509.publicKey, dsaEncoding: 'ieee-p1363' } as const;
  return verify('sha256', Buffer.from(session.preimage, 'base64'), key, value) ? undefined : 'wrong-signature';
};

const steps: readonly Step[] = [validity, issuer, purpose, identity, algorithm, signature];

/** @throws {ServiceFailure} where the certificate's standing could not be asked */
export async function verifyAnswer(question: Question, revocation: RevocationChecker): Promise<Verdict> {
  const evidence = gather(question);
  if ('kind' in evidence) return evidence;
  for (const step of steps) {
    const refusal = step(evidence);
    if (refusal) return refuse(refusal);
  }
  const { certificate, issuers = [] } = evidence;
  const standing = await revocation.standingOf([certificate, ...issuers]);
  if (standing !== 'good') return refuse(standing);
  const person = identityOf(certificate);
  return person ? { kind: 'identified', person } : refuse('no-identity');
}

/** Reads everything once. Nothing of a session that failed is looked at but how it ended. */
function gather({ answer, anchors, ...question }: Question): Evidence | Verdict {
  try {
    const body = readObject(answer, 'The answer');
    readChoice(body, 'state', ['COMPLETE']);
    const result = readText(body, 'result', /^\w{1,60}$/);
    if (result !== 'OK') return failed(results.get(result) ?? bankMustLook, result, traceOf(body['traceId']));
    const signed = readObject(body['signature'], 'signature');
    const certificate = readCertificate(Buffer.from(readText(body, 'cert', base64Pattern), 'base64'));
    if (!certificate) return refuse('unreadable-certificate');
    return {
      ...question,
      signature: Buffer.from(readText(signed, 'value', base64Pattern), 'base64'),
      algorithm: readText(signed, 'algorithm'),
      certificate,
      issuers: findIssuers(certificate, anchors, question.at),
    };
  } catch (error) {
    if (error instanceof Malformed) return refuse('malformed-answer');
    throw error;
  }
}

const traceOf = (value: unknown): string | undefined => (typeof value === 'string' ? value.slice(0, 100) : undefined);

const refuse = (code: MobileIdRefusal): Verdict => failed(refusals[code], code);
