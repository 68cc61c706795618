// @ts-check
import { X509Certificate, createHash, generateKeyPairSync, verify } from 'node:crypto';
import { issueCertificate } from './certificate.js';
import { PERSONAL_CODE } from './personas.js';

const ISSUER = 'Demo ID card authority';
const NOT_A_CLIENT = '30403039917';

/** The cards a person can put into the drawn reader. */
export const cardKinds = /** @type {const} */ (['client', 'not-a-client', 'forged']);

const sha384 = (/** @type {string} */ text) => createHash('sha384').update(text).digest();
const newKeys = () => generateKeyPairSync('ec', { namedCurve: 'P-384' });

/** Issues the demo's ID cards and checks what they sign, by the rules of Web eID. */
export class IdCards {
  #now;
  #random;
  #authority = newKeys();

  /** @param {{ now: () => number, random: (size: number) => Buffer }} options */
  constructor({ now, random }) {
    this.#now = now;
    this.#random = random;
  }

  /**
   * A new card with its private key: the page simulates the reader, so it has to hold it.
   * @param {typeof cardKinds[number]} kind
   */
  issue(kind) {
    const keys = newKeys();
    const personalCode = kind === 'not-a-client' ? NOT_A_CLIENT : PERSONAL_CODE;
    const certificate = issueCertificate({
      issuer: ISSUER,
      issuerKey: kind === 'forged' ? newKeys().privateKey : this.#authority.privateKey,
      subject: { commonName: 'DEMO,CARD', serialNumber: `PNOLT-${personalCode}` },
      publicKey: keys.publicKey,
      serial: this.#random(16),
      now: this.#now(),
    });
    return {
      certificate: certificate.toString('base64'),
      privateKey: keys.privateKey.export({ format: 'jwk' }),
    };
  }

  /**
   * What a Web eID token proves.
   * @param {string} value the token as JSON
   * @param {{ nonce: string, origin: string }} challenge
   * @returns {'proven' | 'account-problem' | 'id-card-problem'}
   */
  judge(value, { nonce, origin }) {
    const token = readToken(value);
    if (!token) return 'id-card-problem';
    try {
      const certificate = new X509Certificate(Buffer.from(token.unverifiedCertificate, 'base64'));
      const now = this.#now();
      const isOurs =
        certificate.verify(this.#authority.publicKey) &&
        Date.parse(certificate.validFrom) <= now &&
        now <= Date.parse(certificate.validTo);
      const signed = Buffer.concat([sha384(origin), sha384(nonce)]);
      const isSigned = verify(
        'sha384',
        signed,
        { key: certificate.publicKey, dsaEncoding: 'ieee-p1363' },
        Buffer.from(token.signature, 'base64'),
      );
      if (!isOurs || !isSigned) return 'id-card-problem';
      return certificate.subject.includes(`PNOLT-${PERSONAL_CODE}`) ? 'proven' : 'account-problem';
    } catch {
      // Not a certificate, or not of a kind we can check with.
      return 'id-card-problem';
    }
  }
}

/**
 * @param {string} value
 * @returns {{ unverifiedCertificate: string, signature: string } | undefined}
 */
function readToken(value) {
  try {
    const token = JSON.parse(value);
    const isToken =
      typeof token === 'object' &&
      token !== null &&
      token.algorithm === 'ES384' &&
      String(token.format).startsWith('web-eid:1') &&
      typeof token.unverifiedCertificate === 'string' &&
      typeof token.signature === 'string';
    return isToken ? token : undefined;
  } catch {
    return undefined;
  }
}
