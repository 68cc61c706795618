import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { KeyUsageFlags } from '@peculiar/asn1-x509';
import { readCertificate } from '../../../../../demo/bank/clients/pki/certificate.js';
import { nameOf, nonceOf, ocspRequest } from '../../../../../demo/bank/clients/pki/ocsp-request.js';
import { judgeOcsp, type OcspQuestion } from '../../../../../demo/bank/clients/pki/ocsp-response.js';
import { RevocationChecker, type RevocationPolicy } from '../../../../../demo/bank/clients/pki/revocation.js';
import { ServiceFailure } from '../../../../../demo/bank/clients/service.js';
import { Authority, type Issued, NOW } from '../support/authority.js';
import { type Answer, ocspAnswer, Responder } from '../support/responder.js';
import { testOfVectors } from '../support/vectors.js';

const limits = { maxAgeMs: 120_000, skewMs: 60_000 };
const OCSP_SIGNING = ['1.3.6.1.5.5.7.3.9'];

describe('an answer of OCSP', () => {
  const authority = new Authority('Tests OCSP');
  const issuer = authority.intermediate;
  const { certificate } = authority.issue({ serialNumber: 'PNOLT-40504040001' });
  const nonce = nonceOf(Buffer.alloc(32, 4));
  const name = nameOf(certificate, issuer.certificate);

  const judge = (
    answer: Answer = {},
    { signer = issuer, ...changes }: Partial<OcspQuestion> & { signer?: Issued } = {},
  ) =>
    judgeOcsp(ocspAnswer(ocspRequest(name, nonce), signer, answer), {
      name,
      issuer: issuer.certificate,
      nonce,
      at: NOW,
      limits,
      ...changes,
    });

  const delegate = (profile = {}, from = authority): Issued =>
    from.issue({ keyUsage: KeyUsageFlags.digitalSignature, extendedKeyUsage: OCSP_SIGNING, ...profile });

  const standings: readonly (readonly [title: string, kind: string, answer: Answer])[] = [
    ['says that the certificate is good', 'good', {}],
    ['may be given by whom the issuer appointed', 'good', { delegate: delegate() }],
    ['says that the certificate is revoked', 'certificate-revoked', { status: 'revoked' }],
    ['says that nobody knows the certificate', 'certificate-unknown', { status: 'unknown' }],
    ['may be as old as the bank allows', 'good', { thisUpdateAt: NOW - 180_000 }],
    ['may come of a clock that is ahead', 'good', { thisUpdateAt: NOW + 60_000 }],
    ['may say when the next one comes', 'good', { nextUpdateAt: NOW + 1000 }],
  ];
  for (const [title, kind, answer] of standings) {
    test(title, () => assert.equal(judge(answer).kind, kind));
  }

  const refused: readonly (readonly [title: string, code: string, answer: Answer])[] = [
    ['that is none yet', 'ocsp-busy', { isBusy: true }],
    ['signed by one whom nobody appointed', 'ocsp-wrong-signer', { delegate: delegate({ extendedKeyUsage: [] }) }],
    [
      'signed by the delegate of another issuer',
      'ocsp-wrong-signer',
      { delegate: delegate({}, new Authority('Tests OCSP')) },
    ],
    [
      'signed by a delegate that expired',
      'ocsp-wrong-signer',
      { delegate: delegate({ validFromAt: NOW - 2000, validToAt: NOW - 1000 }) },
    ],
    ['that was changed after it was signed', 'ocsp-wrong-signer', { isTampered: true }],
    ['to an earlier question', 'ocsp-wrong-nonce', { nonce: 'other' }],
    ['without a nonce', 'ocsp-wrong-nonce', { nonce: 'none' }],
    ['about another certificate', 'ocsp-wrong-certificate', { about: 'other' }],
    ['about two certificates', 'ocsp-wrong-certificate', { about: 'asked twice' }],
    ['that is too old', 'ocsp-too-old', { thisUpdateAt: NOW - 181_000 }],
    ['whose next one should have come', 'ocsp-too-old', { nextUpdateAt: NOW - 61_000 }],
    ['from the future', 'ocsp-from-the-future', { thisUpdateAt: NOW + 61_000 }],
  ];
  for (const [title, code, answer] of refused) {
    test(`${title} proves nothing`, () => assert.deepEqual(judge(answer), { kind: 'refused', code }));
  }

  test('by the root in place of the issuer proves nothing', () => {
    assert.deepEqual(judge({}, { signer: authority.root }), { kind: 'refused', code: 'ocsp-wrong-signer' });
  });

  test('without a nonce is enough where the responder is known to send none', () => {
    assert.equal(judge({ nonce: 'none' }, { nonce: undefined }).kind, 'good');
  });

  test('that is no DER proves nothing', () => {
    const question = { name, issuer: issuer.certificate, nonce, at: NOW, limits };
    for (const junk of ['', 'not found', '\u0030\u0003\u000a\u0001\u0000']) {
      assert.deepEqual(judgeOcsp(Buffer.from(junk), question), { kind: 'refused', code: 'ocsp-malformed' });
    }
  });
});

describe('the published answers of OCSP', () => {
  testOfVectors('web-eid', 'are judged as they were meant', ({ issuerDerBase64, ocspDerBase64 }) => {
    const issuer = readCertificate(Buffer.from(issuerDerBase64.TEST_of_ESTEID2018, 'base64'));
    assert.ok(issuer);
    const judge = (file: string, at: number, nonce?: Buffer, serialNumber = '396901597343266d5bc857775ec5a4be') => {
      const name = { ...nameOf(issuer, issuer), serialNumber: Buffer.from(serialNumber, 'hex') };
      return judgeOcsp(Buffer.from(ocspDerBase64[file] ?? '', 'base64'), { name, issuer, nonce, at, limits });
    };
    const goodAt = Date.UTC(2021, 8, 17, 18, 25, 30);
    const nonce = Buffer.from('47ffafc91811770e', 'hex');
    assert.equal(judge('ocsp_response.der', goodAt, nonce).kind, 'good');
    assert.deepEqual(judge('ocsp_response.der', goodAt, nonce, '01'), refusedWith('ocsp-wrong-certificate'));
    assert.deepEqual(judge('ocsp_response.der', goodAt, Buffer.from('00', 'hex')), refusedWith('ocsp-wrong-nonce'));
    assert.deepEqual(judge('ocsp_response.der', goodAt + 600_000, nonce), refusedWith('ocsp-too-old'));
    assert.equal(judge('ocsp_response_revoked.der', Date.UTC(2021, 8, 18, 0, 13, 50)).kind, 'certificate-revoked');
    // Appointed by a root and not by the card's issuer, or spoilt on purpose.
    for (const file of ['unknown', 'with_2_responses', 'with_2_responder_certs']) {
      const judgement = judge(`ocsp_response_${file}.der`, Date.UTC(2021, 8, 18, 0, 16, 30));
      assert.deepEqual(judgement, refusedWith('ocsp-wrong-signer'));
    }
  });

  const refusedWith = (code: string) => ({ kind: 'refused', code });
});

describe('the standing of a certificate', () => {
  const authority = new Authority('Tests standing');
  const responder = new Responder();
  let holder: Issued;
  let now = NOW;

  before(async () => {
    const ocspUrl = await responder.listen();
    responder.signer = authority.intermediate;
    holder = authority.issue({ serialNumber: 'PNOLT-40504040001', ocspUrl });
  });
  after(() => responder.close());
  beforeEach(() => {
    responder.next = {};
    responder.asked = 0;
    now = NOW;
  });

  let drawn = 0;
  const checker = (policy: RevocationPolicy) =>
    new RevocationChecker(policy, { now: () => now, random: (size) => Buffer.alloc(size, (drawn += 1)) });
  const required: RevocationPolicy = { kind: 'required', ...limits };
  const whenReachable: RevocationPolicy = { kind: 'when-reachable', ...limits };
  const standing = (policy: RevocationPolicy, issued = holder) =>
    checker(policy).standingOf([issued.certificate, authority.intermediate.certificate, authority.root.certificate]);
  const failsWith = (code: string) => (error: unknown) =>
    error instanceof ServiceFailure && error.problem === 'unavailable' && error.reason.code === code;

  test('is asked of its issuer, once', async () => {
    assert.equal(await standing(required), 'good');
    assert.equal(responder.asked, 1);
  });

  test('is not asked where the bank does without', async () => {
    responder.next = { status: 'revoked' };
    assert.equal(await standing({ kind: 'none' }), 'good');
    assert.equal(responder.asked, 0);
  });

  for (const policy of [required, whenReachable]) {
    test(`ends a login when it is revoked: ${policy.kind}`, async () => {
      responder.next = { status: 'revoked' };
      assert.equal(await standing(policy), 'certificate-revoked');
    });

    test(`is not believed on an answer that proves nothing: ${policy.kind}`, async () => {
      responder.next = { nonce: 'other' };
      await assert.rejects(standing(policy), failsWith('ocsp-wrong-nonce'));
    });
  }

  const silences: readonly (readonly [title: string, code: string, next: Responder['next']])[] = [
    ['that answers with an error', 'ocsp-busy', { httpStatus: 503 }],
    ['that is busy', 'ocsp-busy', { isBusy: true }],
  ];
  for (const [title, code, next] of silences) {
    test(`has to be known: a responder ${title} fails the login`, async () => {
      responder.next = next;
      await assert.rejects(standing(required), failsWith(code));
    });

    test(`may stay unknown where the bank says so: a responder ${title}`, async () => {
      responder.next = next;
      assert.equal(await standing(whenReachable), 'good');
    });
  }

  for (const ocspUrl of [undefined, 'ldap://issuer.example', 'nonsense']) {
    test(`cannot be asked at ${ocspUrl ?? 'no address'}`, async () => {
      const silent = authority.issue({ serialNumber: 'PNOLT-40504040001', ...(ocspUrl !== undefined && { ocspUrl }) });
      await assert.rejects(standing(required, silent), failsWith('ocsp-no-address'));
      assert.equal(await standing(whenReachable, silent), 'good');
    });
  }

  test('cannot be asked where nobody listens', async () => {
    const gone = new Responder();
    const ocspUrl = await gone.listen();
    gone.close();
    const silent = authority.issue({ serialNumber: 'PNOLT-40504040001', ocspUrl });
    await assert.rejects(standing(required, silent), failsWith('ocsp-unreachable'));
    assert.equal(await standing(whenReachable, silent), 'good');
  });

  test('is kept as long as the answer says, and for a minute at most', async () => {
    const chain = [holder.certificate, authority.intermediate.certificate];
    const kept = checker(required);
    responder.next = { nextUpdateAt: NOW + 10_000 };
    await kept.standingOf(chain);
    now = NOW + 9000;
    await kept.standingOf(chain);
    assert.equal(responder.asked, 1);
    now = NOW + 10_000;
    responder.next = { nextUpdateAt: NOW + 3_600_000 };
    await kept.standingOf(chain);
    now = NOW + 69_000;
    await kept.standingOf(chain);
    assert.equal(responder.asked, 2);
    now = NOW + 70_000;
    await kept.standingOf(chain);
    assert.equal(responder.asked, 3);
  });

  test('is asked anew where the answer does not say how long it is good', async () => {
    const kept = checker(required);
    await kept.standingOf([holder.certificate, authority.intermediate.certificate]);
    await kept.standingOf([holder.certificate, authority.intermediate.certificate]);
    assert.equal(responder.asked, 2);
  });
});
