/** ID cards, with a reader and the Web eID extension: they sign what a page asks for. */
import { constants, createHash, sign } from 'node:crypto';
import type { Authority, Issued, Subject } from '../authority/authority.js';
import type { ProfileName } from '../authority/profiles.js';
import type { Control, Faults } from '../control.js';
import { otherPerson, personId } from '../people.js';

type CardFault = Faults['id-card-token']['kind'];

/** How a card signs: an elliptic curve, or RSA with the older or the newer padding. */
export const cardAlgorithms = ['ES384', 'RS256', 'PS256'] as const;
export type CardAlgorithm = (typeof cardAlgorithms)[number];

export interface Card {
  readonly subject: Subject;
  readonly algorithm: CardAlgorithm;
}

/** What the extension hands to the page. */
export interface WebEidToken {
  readonly unverifiedCertificate: string;
  readonly algorithm: CardAlgorithm;
  readonly signature: string;
  readonly format: string;
  readonly appVersion: string;
}

export interface WhatIsSigned {
  /** Without a slash at its end. */
  readonly origin: string;
  /** Base64, 44 characters or more. */
  readonly nonce: string;
}

const MIN_NONCE_LENGTH = 44;

/** A Latvian card has an RSA key, a Lithuanian one an elliptic curve. */
export const cardOf = (
  subject: Subject,
  algorithm: CardAlgorithm = subject.country === 'LV' ? 'RS256' : 'ES384',
): Card => ({
  subject,
  algorithm,
});

const faultyProfiles: Readonly<Partial<Record<CardFault, ProfileName>>> = {
  'wrong-policy': 'id-card-wrong-policy',
  'wrong-purpose': 'id-card-wrong-purpose',
};

interface Parts {
  readonly authority: Authority;
  /** Of which no bank knows. */
  readonly foreignAuthority: Authority;
  readonly control: Control;
}

export class CardReader {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /**
   * The owner has entered the PIN.
   * @throws RangeError on a nonce that the extension would refuse
   */
  authenticate({ subject, algorithm }: Card, { origin, nonce }: WhatIsSigned): WebEidToken {
    // What is ordered is for this reading, also where it comes to nothing: it must not wait for somebody else's.
    const fault = this.#parts.control.take('id-card-token', [personId(subject)])?.kind;
    if (nonce.length < MIN_NONCE_LENGTH)
      throw new RangeError(`The nonce is shorter than ${MIN_NONCE_LENGTH} characters`);
    const { certificate, privateKey } = this.#certificate({ subject, algorithm }, fault);
    const hash = algorithm === 'ES384' ? 'sha384' : 'sha256';
    const digest = (text: string) => createHash(hash).update(text, 'utf8').digest();
    const signed = Buffer.concat([digest(origin), digest(fault === 'wrong-signature' ? `${nonce}x` : nonce)]);
    const key = { key: privateKey, ...signing[algorithm] };
    return {
      unverifiedCertificate: certificate.raw.toString('base64'),
      algorithm: fault === 'other-algorithm' ? otherThan(algorithm) : algorithm,
      signature: sign(hash, signed, key).toString('base64'),
      format: 'web-eid:1.0',
      appVersion: 'https://web-eid.eu/web-eid-app/releases/2.5.0+0',
    };
  }

  #certificate({ subject, algorithm }: Card, fault: CardFault | undefined): Issued {
    const { authority, foreignAuthority } = this.#parts;
    const issuer = fault === 'foreign-certificate' ? foreignAuthority : authority;
    const usual: ProfileName = subject.country === 'LV' ? 'id-card-lv' : 'id-card-lt';
    return issuer.issue((fault && faultyProfiles[fault]) ?? usual, fault === 'other-person' ? otherPerson : subject, {
      key: algorithm === 'ES384' ? 'p384' : 'rsa',
      validity: fault === 'expired-certificate' ? 'expired' : 'now',
    });
  }
}

/** As node:crypto wants to know it. */
const signing = {
  ES384: { dsaEncoding: 'ieee-p1363' },
  RS256: { padding: constants.RSA_PKCS1_PADDING },
  PS256: { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST },
} as const;

/** One that does not fit the key. */
const otherThan = (algorithm: CardAlgorithm): CardAlgorithm => (algorithm === 'ES384' ? 'RS256' : 'ES384');
