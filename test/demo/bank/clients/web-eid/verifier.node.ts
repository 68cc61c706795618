import assert from 'node:assert/strict';
import { constants, createHash, sign } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { KeyUsageFlags } from '@peculiar/asn1-x509';
import { readCertificate } from '../../../../../demo/bank/clients/pki/certificate.js';
import { identityOf } from '../../../../../demo/bank/clients/pki/identity.js';
import { isSigned } from '../../../../../demo/bank/clients/web-eid/signature.js';
import { algorithms, readToken } from '../../../../../demo/bank/clients/web-eid/token.js';
import {
  createWebEidVerifier,
  refusals,
  type WebEidConfig,
} from '../../../../../demo/bank/clients/web-eid/verifier.js';
import { Authority, type Issued, NOW, type Profile, sharedKeys } from '../support/authority.js';
import { Responder } from '../support/responder.js';
import { testOfVectors } from '../support/vectors.js';
import { Refusals } from '../support/verdicts.js';

const ORIGIN = 'https://bank.example';
const CLIENT = '1.3.6.1.5.5.7.3.2';

describe('the token of an ID card', () => {
  const authority = new Authority('Tests ID card');
  const responder = new Responder();
  const seen = new Refusals();
  let ocspUrl: string;
  let card: Issued;

  before(async () => {
    ocspUrl = await responder.listen();
    responder.signer = authority.intermediate;
    card = issue();
  });
  after(() => responder.close());

  const usual = {
    serialNumber: 'PNOLT-40504040001',
    keyUsage: KeyUsageFlags.digitalSignature,
    extendedKeyUsage: [CLIENT],
    keys: sharedKeys('p384'),
  } satisfies Profile;
  const issue = (profile: Profile = {}): Issued => authority.issue({ ...usual, ocspUrl, ...profile });

  const verifier = (changes: Partial<WebEidConfig> = {}) =>
    createWebEidVerifier({
      anchors: authority.anchors,
      revocation: { kind: 'required', maxAgeMs: 120_000, skewMs: 900_000 },
      now: () => NOW,
      random: (size) => Buffer.alloc(size, 3),
      ...changes,
    });
  const nonce = verifier().nonce();

  interface Scene {
    readonly by?: Issued;
    readonly algorithm?: (typeof algorithms)[number];
    readonly origin?: string;
    readonly nonce?: string;
    readonly changes?: Readonly<Record<string, unknown>>;
  }

  function tokenOf({ by = card, algorithm = 'ES384', ...scene }: Scene): string {
    const digest = `sha${algorithm.slice(2)}`;
    const hash = (text: string) => createHash(digest).update(text).digest();
    const schemes = {
      ES: { dsaEncoding: 'ieee-p1363' },
      RS: { padding: constants.RSA_PKCS1_PADDING },
      PS: { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST },
    } as const;
    const scheme = algorithm.startsWith('ES') ? schemes.ES : algorithm.startsWith('RS') ? schemes.RS : schemes.PS;
    const signed = Buffer.concat([hash(scene.origin ?? ORIGIN), hash(scene.nonce ?? nonce)]);
    return JSON.stringify({
      unverifiedCertificate: by.der.toString('base64'),
      algorithm,
      signature: sign(digest, signed, { key: by.privateKey, ...scheme }).toString('base64'),
      format: 'web-eid:1.0',
      appVersion: 'https://web-eid.example/2.5.0',
      ...scene.changes,
    });
  }

  const verify = (scene: Scene = {}) => verifier().verify(tokenOf(scene), { nonce, origin: ORIGIN });

  test('is asked for by 256 random bits', () => assert.equal(nonce.length, 44));

  test('identifies its owner', async () => {
    assert.deepEqual(await verify(), {
      kind: 'identified',
      person: { country: 'LT', personalCode: '40504040001', givenName: 'ONA', surname: 'TESTAITĖ' },
    });
  });

  for (const algorithm of algorithms) {
    test(`may be signed with ${algorithm}`, async () => {
      const keys = sharedKeys(algorithm.startsWith('ES') ? 'p384' : 'rsa');
      assert.equal((await verify({ by: issue({ keys }), algorithm })).kind, 'identified');
    });
  }

  for (const format of ['web-eid:1', 'web-eid:1.0', 'web-eid:1.1']) {
    test(`may be of the format ${format}`, async () => {
      const changes = { format, unverifiedSigningCertificates: [] };
      assert.equal((await verify({ changes })).kind, 'identified');
    });
  }

  test('may come of a certificate for any purpose', async () => {
    const { serialNumber, keyUsage, keys } = usual;
    const by = authority.issue({ serialNumber, keyUsage, keys, ocspUrl });
    assert.equal((await verify({ by })).kind, 'identified');
  });

  const tokens: readonly (readonly [title: string, code: keyof typeof refusals, scene: Scene])[] = [
    ['of a later version', 'malformed-token', { changes: { format: 'web-eid:2.0' } }],
    ['of a version that only begins like it', 'malformed-token', { changes: { format: 'web-eid:10' } }],
    ['by an algorithm that no card has', 'malformed-token', { changes: { algorithm: 'none' } }],
    ['without a signature', 'malformed-token', { changes: { signature: undefined } }],
    ['that is too long', 'malformed-token', { changes: { padding: 'x'.repeat(10_000) } }],
    [
      'with a certificate that is none',
      'unreadable-certificate',
      { changes: { unverifiedCertificate: 'bm90aGluZw==' } },
    ],
    ['by an algorithm of other keys', 'wrong-algorithm', { changes: { algorithm: 'RS256' } }],
    ['signed for another nonce', 'wrong-signature', { nonce: Buffer.alloc(32, 9).toString('base64') }],
    ['signed for another page', 'wrong-signature', { origin: 'https://bank.example.org' }],
    ['signed for the page with a slash', 'wrong-signature', { origin: `${ORIGIN}/` }],
    ['that says another hash', 'wrong-signature', { changes: { algorithm: 'ES256' } }],
    ['with another signature', 'wrong-signature', { changes: { signature: Buffer.alloc(96, 1).toString('base64') } }],
  ];
  for (const [title, code, scene] of tokens) {
    test(`${title} is refused`, async () => seen.expect(await verify(scene), code, refusals[code].problem));
  }

  for (const text of ['', 'x'.repeat(200), '{}', `[${'1,'.repeat(100)}1]`, 'null']) {
    test(`that is ${text.slice(0, 12) || 'empty'} is refused`, async () => {
      const verdict = await verifier().verify(text, { nonce, origin: ORIGIN });
      seen.expect(verdict, 'malformed-token', 'id-card-problem');
    });
  }

  const cards: readonly (readonly [title: string, code: keyof typeof refusals, profile: Profile])[] = [
    ['for signing documents', 'wrong-purpose', { keyUsage: KeyUsageFlags.nonRepudiation }],
    ['without key usage', 'wrong-purpose', { keyUsage: 0 }],
    ['for web servers', 'wrong-purpose', { extendedKeyUsage: ['1.3.6.1.5.5.7.3.1'] }],
    ['of Mobile-ID', 'disallowed-policy', { policies: ['1.3.6.1.4.1.10015.1.3'] }],
    ['of a newer Mobile-ID', 'disallowed-policy', { policies: ['0.4.0.2042.1.2', '1.3.6.1.4.1.10015.1.3.3'] }],
    ['not valid yet', 'certificate-not-yet-valid', { validFromAt: NOW + 1000 }],
    ['expired', 'certificate-expired', { validFromAt: NOW - 2000, validToAt: NOW - 1000 }],
    ['that names nobody', 'no-identity', { serialNumber: undefined }],
  ];
  for (const [title, code, profile] of cards) {
    test(`with a certificate ${title} is refused`, async () => {
      seen.expect(await verify({ by: issue(profile) }), code, refusals[code].problem);
    });
  }

  test('of a namesake authority is refused', async () => {
    const by = new Authority('Tests ID card').issue({ ...usual, ocspUrl });
    seen.expect(await verify({ by }), 'untrusted-issuer', 'id-card-problem');
  });

  test('issued by the root itself is refused', async () => {
    const by = authority.issue({ ...usual, ocspUrl }, 'root');
    seen.expect(await verify({ by }), 'untrusted-issuer', 'id-card-problem');
  });

  test('of an issuer that ended is refused', async () => {
    const ended = new Authority('Tests ended', { validFromAt: NOW - 2000, validToAt: NOW - 1000 });
    const by = ended.issue({ ...usual, ocspUrl });
    const verdict = await verifier({ anchors: ended.anchors }).verify(tokenOf({ by }), { nonce, origin: ORIGIN });
    seen.expect(verdict, 'untrusted-issuer', 'id-card-problem');
  });

  test('of a revoked or an unknown card is refused', async () => {
    responder.next = { status: 'revoked' };
    seen.expect(await verify(), 'certificate-revoked', 'id-card-problem');
    responder.next = { status: 'unknown' };
    seen.expect(await verify(), 'certificate-unknown', 'unexpected');
    responder.next = {};
  });

  test('is refused for every reason there is, once at least', () => seen.expectAll(refusals));
});

describe('the published tokens', () => {
  const read = (base64: string) => {
    const certificate = readCertificate(Buffer.from(base64, 'base64'));
    assert.ok(certificate);
    return certificate;
  };

  testOfVectors(
    'web-eid',
    'identify a person, at the time of their making',
    async ({ origin, nonce, es384, issuerDerBase64 }) => {
      const anchors = { roots: [], intermediates: [read(issuerDerBase64.TEST_of_ESTEID2018)] };
      const at = (now: number) =>
        createWebEidVerifier({
          anchors,
          revocation: { kind: 'none' },
          now: () => now,
          random: (size) => Buffer.alloc(size),
        });
      const token = JSON.stringify(es384);
      const verdict = await at(Date.UTC(2021, 8, 17)).verify(token, { nonce, origin });
      assert.equal(verdict.kind, 'identified');
      assert.deepEqual(verdict.person, {
        country: 'EE',
        personalCode: '38001085718',
        givenName: 'JAAK-KRISTJAN',
        surname: 'JÕEORG',
      });
      const today = await at(Date.UTC(2026, 6, 10)).verify(token, { nonce, origin });
      new Refusals().expect(today, 'certificate-expired', 'id-card-problem');
    },
  );

  testOfVectors('web-eid', 'of a Latvian card are signed by RSA', ({ origin, nonce, rs256Latvian }) => {
    const token = readToken(JSON.stringify(rs256Latvian));
    assert.ok(token);
    const card = read(rs256Latvian.unverifiedCertificate);
    assert.equal(isSigned(token, card.x509.publicKey, { nonce, origin }), true);
    assert.equal(isSigned(token, card.x509.publicKey, { nonce, origin: `${origin}/` }), false);
    assert.equal(identityOf(card)?.personalCode, '321922-33032');
  });
});
