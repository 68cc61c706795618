/** How a card signs a login: by RFC 7518, over the hashes of the page's origin and of the nonce. */
import { constants, createHash, type KeyObject, verify } from 'node:crypto';
import type { Algorithm, Token } from './token.js';

const keyTypes: Readonly<Record<string, string>> = { ES: 'ec', RS: 'rsa', PS: 'rsa' };

export const fitsKey = (algorithm: Algorithm, key: KeyObject): boolean =>
  keyTypes[algorithm.slice(0, 2)] === key.asymmetricKeyType;

/**
 * @param key fits the token's algorithm
 * @param expected.nonce base64; its text is hashed, never what it decodes to
 */
export function isSigned(
  { algorithm, signature }: Token,
  key: KeyObject,
  { nonce, origin }: { nonce: string; origin: string },
): boolean {
  const digest = `sha${algorithm.slice(2)}`;
  const hash = (text: string) => createHash(digest).update(text).digest();
  return verify(digest, Buffer.concat([hash(origin), hash(nonce)]), { key, ...schemeOf(algorithm) }, signature);
}

function schemeOf(algorithm: Algorithm) {
  if (algorithm.startsWith('ES')) return { dsaEncoding: 'ieee-p1363' } as const;
  if (algorithm.startsWith('RS')) return { padding: constants.RSA_PKCS1_PADDING };
  return { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };
}
