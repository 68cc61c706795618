import { createHash, generateKeyPairSync, type JsonWebKey, verify, X509Certificate } from 'node:crypto';
import { demoAnswers } from '../../src/demo-bank/codes.js';
import { issueCertificate } from './certificate.js';
import type { World } from './world.js';

const ISSUER = 'Demo ID card authority';
const NOT_A_CLIENT = '30403039917';

/** The cards a person can put into the drawn reader. */
export const cardKinds = ['client', 'not-a-client', 'forged'] as const;

const sha384 = (text: string) => createHash('sha384').update(text).digest();
const newKeys = () => generateKeyPairSync('ec', { namedCurve: 'P-384' });

/** Issues the demo's ID cards and checks what they sign, by the rules of Web eID. */
export class IdCards {
  readonly #now: World['now'];
  readonly #random: World['random'];
  readonly #authority = newKeys();

  constructor({ now, random }: World) {
    this.#now = now;
    this.#random = random;
  }

  /** A new card with its private key: the page simulates the reader, so it has to hold it. */
  issue(kind: (typeof cardKinds)[number]): { certificate: string; privateKey: JsonWebKey } {
    const keys = newKeys();
    const personalCode = kind === 'not-a-client' ? NOT_A_CLIENT : demoAnswers.personalCode;
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
   * @param value the token as JSON
   */
  judge(
    value: string,
    { nonce, origin }: { nonce: string; origin: string },
  ): 'proven' | 'account-problem' | 'id-card-problem' {
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
      return certificate.subject.includes(`PNOLT-${demoAnswers.personalCode}`) ? 'proven' : 'account-problem';
    } catch {
      // Not a certificate, or not of a kind we can check with.
      return 'id-card-problem';
    }
  }
}

interface Token {
  readonly unverifiedCertificate: string;
  readonly signature: string;
}

function readToken(value: string): Token | undefined {
  try {
    const token = JSON.parse(value) as Readonly<Record<string, unknown>> | null;
    const { algorithm, format, unverifiedCertificate, signature } = token ?? {};
    const isToken = algorithm === 'ES384' && typeof format === 'string' && format.startsWith('web-eid:1');
    if (!isToken || typeof unverifiedCertificate !== 'string' || typeof signature !== 'string') return undefined;
    return { unverifiedCertificate, signature };
  } catch {
    return undefined;
  }
}
