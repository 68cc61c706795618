import assert from 'node:assert/strict';
import { createHash, sign } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { KeyUsageFlags } from '@peculiar/asn1-x509';
import { p256 } from '@noble/curves/nist.js';
import { createMobileIdClient, type MobileIdConfig } from '../../../../../demo/bank/clients/mobile-id/client.js';
import { refusals } from '../../../../../demo/bank/clients/mobile-id/verify.js';
import { readCertificate } from '../../../../../demo/bank/clients/pki/certificate.js';
import { findIssuer } from '../../../../../demo/bank/clients/pki/chain.js';
import { identityOf } from '../../../../../demo/bank/clients/pki/identity.js';
import { Authority, type Issued, NOW, type Profile, sharedKeys } from '../support/authority.js';
import { Responder } from '../support/responder.js';
import { testOfVectors } from '../support/vectors.js';
import { Refusals } from '../support/verdicts.js';

const CODE = '60001019906';

describe('an answer of Mobile-ID', () => {
  const authority = new Authority('Tests Mobile-ID');
  const responder = new Responder();
  const seen = new Refusals();
  let ocspUrl: string;
  let holder: Issued;

  before(async () => {
    ocspUrl = await responder.listen();
    responder.signer = authority.intermediate;
    holder = issue();
  });
  after(() => responder.close());

  const issue = (profile: Profile = {}, from = authority): Issued =>
    from.issue({ serialNumber: `PNOLT-${CODE}`, keyUsage: KeyUsageFlags.digitalSignature, ocspUrl, ...profile });

  const client = (changes: Partial<MobileIdConfig> = {}) =>
    createMobileIdClient({
      baseUrl: 'http://127.0.0.1:1',
      pins: [],
      relyingPartyUUID: '00000000-0000-0000-0000-000000000000',
      relyingPartyName: 'BANK',
      anchors: authority.anchors,
      revocation: { kind: 'required', maxAgeMs: 900_000, skewMs: 120_000 },
      texts: { lt: 'Prisijungti', lv: 'Pieslēgties', en: 'Log in' },
      now: () => NOW,
      random: (size) => Buffer.alloc(size, 3),
      ...changes,
    });

  const session = { ...client().challenge(), sessionId: 's1' };

  function answerOf({ privateKey, der }: Issued, changes: Readonly<Record<string, unknown>> = {}): object {
    const preimage = Buffer.from(session.preimage, 'base64');
    const value = sign('sha256', preimage, { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64');
    const algorithm = privateKey.asymmetricKeyType === 'rsa' ? 'SHA256WithRSAEncryption' : 'SHA256WithECEncryption';
    const usual = { state: 'COMPLETE', result: 'OK', cert: der.toString('base64') };
    return { ...usual, signature: { value, algorithm }, time: '2026-01-15T12:00:00', ...changes };
  }

  const verify = (by: Issued = holder, changes: Readonly<Record<string, unknown>> = {}) =>
    client().verify(session, answerOf(by, changes), { personalCode: CODE });

  const person = { country: 'LT', personalCode: CODE, givenName: 'ONA', surname: 'TESTAITĖ' };

  for (const kind of ['p256', 'p384', 'rsa'] as const) {
    test(`identifies the owner of a ${kind} key`, async () => {
      assert.deepEqual(await verify(issue({ keys: sharedKeys(kind) })), { kind: 'identified', person });
    });
  }

  test('identifies an Estonian, whose certificate has the bare number', async () => {
    const verdict = await verify(issue({ serialNumber: CODE }));
    assert.deepEqual(verdict, { kind: 'identified', person: { ...person, country: 'EE' } });
  });

  const signature = (parts: object) => ({ signature: { ...signatureOf(), ...parts } });
  const signatureOf = () => (answerOf(holder) as { signature: { value: string; algorithm: string } }).signature;
  const answers: readonly (readonly [string, keyof typeof refusals, () => Readonly<Record<string, unknown>>])[] = [
    ['that is still running', 'malformed-answer', () => ({ state: 'RUNNING' })],
    ['without a result', 'malformed-answer', () => ({ result: undefined })],
    ['without a signature', 'malformed-answer', () => ({ signature: undefined })],
    ['without a certificate', 'malformed-answer', () => ({ cert: undefined })],
    ['with a certificate that is none', 'unreadable-certificate', () => ({ cert: 'bm90aGluZw==' })],
    ['by another hash', 'wrong-algorithm', () => signature({ algorithm: 'SHA512WithECEncryption' })],
    ['by another kind of key', 'wrong-algorithm', () => signature({ algorithm: 'SHA256WithRSAEncryption' })],
    ['with another signature', 'wrong-signature', () => signature({ value: Buffer.alloc(64, 1).toString('base64') })],
    ['with a signature of another length', 'wrong-signature', () => signature({ value: 'AAAA' })],
  ];
  for (const [title, code, changes] of answers) {
    test(`${title} is refused`, async () => {
      seen.expect(await verify(holder, changes()), code, refusals[code].problem);
    });
  }

  test('signed for another login is refused', async () => {
    const other = { ...session, preimage: Buffer.alloc(64, 9).toString('base64') };
    const verdict = await client().verify(other, answerOf(holder), { personalCode: CODE });
    seen.expect(verdict, 'wrong-signature', 'unexpected');
  });

  const holders: readonly (readonly [title: string, code: keyof typeof refusals, profile: Profile])[] = [
    ['not valid yet', 'certificate-not-yet-valid', { validFromAt: NOW + 1000 }],
    ['expired', 'certificate-expired', { validToAt: NOW - 1000, validFromAt: NOW - 2000 }],
    ['for signing documents', 'wrong-purpose', { keyUsage: KeyUsageFlags.nonRepudiation }],
    ['that names nobody', 'no-identity', { serialNumber: undefined }],
    ['of another person', 'other-person', { serialNumber: 'PNOLT-60001019917' }],
  ];
  for (const [title, code, profile] of holders) {
    test(`with a certificate ${title} is refused`, async () => {
      seen.expect(await verify(issue(profile)), code, refusals[code].problem);
    });
  }

  test('with a certificate of a namesake authority is refused', async () => {
    seen.expect(await verify(issue({}, new Authority('Tests Mobile-ID'))), 'untrusted-issuer', 'unexpected');
  });

  test('with a revoked or an unknown certificate is refused', async () => {
    responder.next = { status: 'revoked' };
    seen.expect(await verify(), 'certificate-revoked', 'account-problem');
    responder.next = { status: 'unknown' };
    seen.expect(await verify(), 'certificate-unknown', 'unexpected');
    responder.next = {};
  });

  test('is refused for every reason there is, once at least', () => seen.expectAll(refusals));
});

describe('what is published of Mobile-ID', () => {
  testOfVectors(
    'mobile-id',
    'signs as two bare numbers, over the leftmost bytes of a longer hash',
    ({ signatures }) => {
      for (const { signature, signedHash, certificate } of signatures) {
        const holder = readCertificate(Buffer.from(certificate, 'base64'));
        assert.ok(holder);
        const hash = Buffer.from(signedHash, 'base64');
        // The preimage is not published, and node:crypto checks none but its own hashes.
        assert.equal(
          p256.verify(Buffer.from(signature, 'base64'), hash, holder.keyBits, { prehash: false, lowS: false }),
          true,
        );
        assert.equal(
          p256.verify(Buffer.from(signature, 'base64'), createHash('sha512').update(hash).digest(), holder.keyBits, {
            prehash: false,
            lowS: false,
          }),
          false,
        );
      }
    },
  );

  testOfVectors(
    'mobile-id',
    'names its person by a bare number, and its issuer is found',
    ({ signatures, issuerPem }) => {
      const holder = readCertificate(Buffer.from(signatures[0]?.certificate ?? '', 'base64'));
      const issuer = readCertificate(Buffer.from(issuerPem));
      assert.ok(holder && issuer);
      assert.deepEqual(identityOf(holder), {
        country: 'EE',
        personalCode: CODE,
        givenName: 'MARY ÄNN',
        surname: 'O’CONNEŽ-ŠUSLIK TESTNUMBER',
      });
      assert.equal(findIssuer(holder, [issuer], { at: NOW, authoritiesBelow: 0 }), issuer);
    },
  );
});
