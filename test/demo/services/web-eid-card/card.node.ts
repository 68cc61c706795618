import assert from 'node:assert/strict';
import { constants, createHash, type KeyObject, verify, X509Certificate } from 'node:crypto';
import { describe, it } from 'node:test';
import { Authority } from '../../../../demo/services/authority/authority.js';
import { type cardFaults, Control } from '../../../../demo/services/control.js';
import { subjectWith } from '../../../../demo/services/people.js';
import {
  type CardAlgorithm,
  cardOf,
  CardReader,
  type WebEidToken,
} from '../../../../demo/services/web-eid-card/card.js';
import { realWorld } from '../../../../demo/services/world.js';

const options = { name: 'Test', ocspUrl: 'http://127.0.0.1:1/ocsp' };
const authority = new Authority(realWorld, options);
const foreignAuthority = new Authority(realWorld, options);
const control = new Control();
const reader = new CardReader({ authority, foreignAuthority, control });

const asked = { origin: 'https://bank.test', nonce: '12345678123456781234567812345678912356789123' };
const subjectOf = (person: string) => {
  const subject = subjectWith(person);
  assert.ok(subject, person);
  return subject;
};
const lithuanian = cardOf(subjectOf('PNOLT-40504040001'));
const latvian = cardOf(subjectOf('PNOLV-050405-10009'));
const certificateOf = ({ unverifiedCertificate }: WebEidToken) =>
  new X509Certificate(Buffer.from(unverifiedCertificate, 'base64'));

/** By node:crypto alone, as a bank would. */
function isSigned({ algorithm, signature, ...token }: WebEidToken, { origin, nonce } = asked): boolean {
  const hash = `sha${algorithm.slice(2)}`;
  const digest = (text: string) => createHash(hash).update(text).digest();
  const key = certificateOf({ algorithm, signature, ...token }).publicKey;
  return verify(
    hash,
    Buffer.concat([digest(origin), digest(nonce)]),
    keyFor(algorithm, key),
    Buffer.from(signature, 'base64'),
  );
}

function keyFor(algorithm: CardAlgorithm, key: KeyObject) {
  if (algorithm === 'ES384') return { key, dsaEncoding: 'ieee-p1363' } as const;
  if (algorithm === 'RS256') return { key };
  return { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 };
}

describe('a simulated ID card', () => {
  for (const [whose, card, algorithm, issuer] of [
    ['a Lithuanian', lithuanian, 'ES384', 'id-card-lt'],
    ['a Latvian', latvian, 'RS256', 'id-card-lv'],
    ['a card with the newer padding', cardOf(lithuanian.subject, 'PS256'), 'PS256', 'id-card-lt'],
  ] as const) {
    it(`of ${whose} signs origin and nonce by ${algorithm}`, () => {
      const token = reader.authenticate(card, asked);
      assert.equal(token.algorithm, algorithm);
      assert.equal(token.format, 'web-eid:1.0');
      assert.equal(isSigned(token), true);
      assert.equal(isSigned(token, { ...asked, origin: 'https://bank.test/' }), false);
      assert.equal(isSigned(token, { ...asked, nonce: asked.nonce.toUpperCase() + 'x' }), false);
      assert.equal(certificateOf(token).checkIssued(authority.intermediate(issuer)), true);
      assert.ok(JSON.stringify(token).length < 10_000);
    });
  }

  it('is not asked with a short nonce', () => {
    assert.throws(() => reader.authenticate(lithuanian, { ...asked, nonce: 'x'.repeat(43) }), RangeError);
  });

  const wrong: Readonly<Record<(typeof cardFaults)[number], (token: WebEidToken) => boolean>> = {
    'wrong-signature': (token) => !isSigned(token),
    'other-algorithm': ({ algorithm }) => algorithm === 'RS256',
    'other-person': (token) => certificateOf(token).subject.includes('PNOLT-39912310174'),
    'expired-certificate': (token) => Date.parse(certificateOf(token).validTo) < Date.now(),
    'foreign-certificate': (token) => !certificateOf(token).verify(authority.intermediate('id-card-lt').publicKey),
    'wrong-policy': (token) => certificateOf(token).raw.includes(Buffer.from('06092b06010401ce1f0103', 'hex')),
    'wrong-purpose': (token) => certificateOf(token).keyUsage.includes('1.3.6.1.5.5.7.3.4'),
  };
  for (const kind of Object.keys(wrong) as (typeof cardFaults)[number][]) {
    it(`shows ${kind} once, when that is ordered`, () => {
      control.order('id-card-token', { kind }, { who: 'PNOLT-40504040001' });
      assert.equal(isSigned(reader.authenticate(latvian, asked)), true);
      assert.equal(wrong[kind](reader.authenticate(lithuanian, asked)), true, kind);
      assert.equal(wrong[kind](reader.authenticate(lithuanian, asked)), false, kind);
    });
  }
});
