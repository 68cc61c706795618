/** What the SIM card makes of a hash, and what the service says of it. */
import type { KeyObject } from 'node:crypto';
import { p256 } from '@noble/curves/nist.js';
import type { Authority } from '../authority/authority.js';
import type { Faults } from '../control.js';
import { type MobileIdAccount, otherPerson } from '../people.js';
import type { MobileIdRequest } from './request.js';

type AnswerFault = Faults['mobile-id-answer']['kind'];

export interface Signers {
  readonly authority: Authority;
  /** Of which no bank knows. */
  readonly foreignAuthority: Authority;
}

/** Six leading and seven trailing bits, as four digits: never above 8191. */
export function controlCode(hash: Buffer): string {
  const bits = [...hash].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return Number.parseInt(bits.slice(0, 6) + bits.slice(-7), 2)
    .toString()
    .padStart(4, '0');
}

/** @param fault nothing is wrong without it */
export function confirmedAnswer(
  { authority, foreignAuthority }: Signers,
  { account, request }: { account: MobileIdAccount; request: MobileIdRequest },
  fault?: AnswerFault,
): object {
  const issuer = fault === 'foreign-certificate' ? foreignAuthority : authority;
  const subject = fault === 'other-person' ? otherPerson : account.subject;
  const validity = fault === 'expired-certificate' ? 'expired' : 'now';
  const { certificate, privateKey } = issuer.issue('mobile-id', subject, { key: 'p256', validity });
  const hash = Buffer.from(request.hash);
  if (fault === 'wrong-signature') hash[0] = (hash[0] ?? 0) ^ 1;
  return {
    state: 'COMPLETE',
    result: 'OK',
    signature: { value: signHash(hash, privateKey), algorithm: `${request.hashType}WithECEncryption` },
    cert: certificate.raw.toString('base64'),
  };
}

/** Signs what is a hash already, which node:crypto cannot: r and s as bare numbers one after the other. */
function signHash(hash: Buffer, key: KeyObject): string {
  const secret = Buffer.from(key.export({ format: 'jwk' }).d ?? '', 'base64url');
  return Buffer.from(p256.sign(hash, secret, { prehash: false })).toString('base64');
}
