import assert from 'node:assert/strict';
import { createHash, verify, X509Certificate } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { controlCode } from '../../../../demo/services/mobile-id/answer.js';
import type { Json } from '../support/smart-id-bank.js';
import { MobileIdBank, newPreimage, NUMBER, requestOf } from '../support/mobile-id-bank.js';
import { publishedVectors } from '../support/vectors.js';

let bank: MobileIdBank;
before(async () => {
  bank = await MobileIdBank.open({ phones: { answerAfterMs: 0 } });
});
after(() => bank.services.close());

interface Answer {
  readonly state: string;
  readonly result: string;
  readonly signature: { readonly value: string; readonly algorithm: string };
  readonly cert: string;
  readonly time: string;
  readonly traceId: string;
}

/** Asked, answered by its owner, and fetched. */
async function authenticated(request: Json = requestOf()): Promise<Json> {
  const id = await bank.start(request);
  bank.world.advance(1);
  return (await bank.status(id)).body;
}

describe('the Mobile-ID service', () => {
  for (const [hashType, hashName] of [
    ['SHA256', 'sha256'],
    ['SHA384', 'sha384'],
    ['SHA512', 'sha512'],
  ] as const) {
    it(`signs a hash of ${hashType}, as node:crypto verifies over what was hashed`, async () => {
      const preimage = newPreimage();
      const hash = createHash(hashName).update(preimage).digest('base64');
      const answer = (await authenticated(requestOf({ hashType, hash }))) as unknown as Answer;
      assert.deepEqual([answer.state, answer.result], ['COMPLETE', 'OK']);
      assert.equal(answer.signature.algorithm, `${hashType}WithECEncryption`);
      assert.match(answer.time, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
      assert.match(answer.traceId, /^[0-9a-f-]{36}$/);
      const certificate = new X509Certificate(Buffer.from(answer.cert, 'base64'));
      assert.match(certificate.subject, /serialNumber=PNOLT-40504040001/);
      assert.equal(certificate.checkIssued(bank.services.authority.intermediate('mobile-id')), true);
      const key = { key: certificate.publicKey, dsaEncoding: 'ieee-p1363' } as const;
      const signature = Buffer.from(answer.signature.value, 'base64');
      assert.equal(signature.length, 64);
      assert.equal(verify(hashName, preimage, key, signature), true);
      assert.equal(verify(hashName, newPreimage(), key, signature), false);
    });
  }

  const results: readonly (readonly [phoneNumber: string, code: string, result: string])[] = [
    ['+37060000002', '40504040001', 'USER_CANCELLED'],
    ['+37060000004', '40504040001', 'NOT_MID_CLIENT'],
    ['+37060000005', '40504040001', 'PHONE_ABSENT'],
    ['+37060000006', '40504040001', 'SIM_ERROR'],
    ['+37060000001', '30403039917', 'NOT_MID_CLIENT'],
    ['+37000000000', '40504040001', 'NOT_MID_CLIENT'],
    ['+37200000766', '60001019906', 'OK'],
    ['+37207110066', '60001019947', 'DELIVERY_ERROR'],
    ['+37200000666', '60001019961', 'SIGNATURE_HASH_MISMATCH'],
  ];
  for (const [phoneNumber, nationalIdentityNumber, result] of results) {
    it(`says ${result} of ${phoneNumber} with ${nationalIdentityNumber}`, async () => {
      const body = await authenticated(requestOf({ phoneNumber, nationalIdentityNumber }));
      assert.equal(body.result, result);
      assert.equal('cert' in body, result === 'OK');
    });
  }

  it('gives up on one who does not answer, and forgets the result five minutes later', async () => {
    const silent = await bank.start(requestOf({ phoneNumber: '+37060000003' }));
    const expired = await bank.start(requestOf({ phoneNumber: '+37066000266', nationalIdentityNumber: '50001018908' }));
    bank.world.advance(120_000);
    assert.equal((await bank.status(silent)).body.result, 'TIMEOUT');
    assert.equal((await bank.status(expired)).body.result, 'EXPIRED_TRANSACTION');
    bank.world.advance(5 * 60_000);
    const { status, body } = await bank.status(silent);
    assert.equal(status, 404);
    assert.deepEqual(Object.keys(body), ['error', 'time', 'traceId']);
  });

  const refused: readonly (readonly [what: string, field: string, changes: Json])[] = [
    ['an unknown field', 'x', { x: 1 }],
    ['a number without its plus', 'phoneNumber', { phoneNumber: '37060000001' }],
    ['a short number', 'phoneNumber', { phoneNumber: '+3706000' }],
    ['a code whose last digit is wrong', 'nationalIdentityNumber', { nationalIdentityNumber: '40504040002' }],
    ['a Latvian code', 'nationalIdentityNumber', { nationalIdentityNumber: '050405-10009' }],
    ['a hash of another length', 'hash', { hashType: 'SHA512' }],
    ['an unknown hash', 'hashType', { hashType: 'SHA-256' }],
    ['Latvian', 'language', { language: 'LAV' }],
    ['a text of 101', 'displayText', { displayText: 'x'.repeat(101) }],
    ['a text of six brackets', 'displayText', { displayText: '['.repeat(6) }],
    ['a text of 51 in UCS-2', 'displayText', { displayText: 'ž'.repeat(51), displayTextFormat: 'UCS-2' }],
  ];
  for (const [what, field, changes] of refused) {
    it(`refuses ${what}`, async () => {
      const { status, body } = await bank.post('authentication', requestOf(changes));
      assert.equal(status, 400);
      assert.ok(String(body.error).startsWith(`#/${field}:`), String(body.error));
    });
  }

  it('answers 401 to a stranger, whatever the letters of the name, and 405 to another method', async () => {
    const number = '00000000-0000-4000-8000-000000000000';
    assert.equal((await bank.post('authentication', requestOf({ relyingPartyUUID: number }))).status, 401);
    assert.equal((await bank.post('authentication', requestOf({ relyingPartyName: 'demo' }))).status, 200);
    assert.equal((await fetch(`${bank.services.mobileId.url}/authentication`)).status, 405);
  });

  it('tells the certificate of a client alone', async () => {
    const person = (phoneNumber: string) => {
      const { relyingPartyUUID, relyingPartyName, nationalIdentityNumber } = requestOf();
      return { relyingPartyUUID, relyingPartyName, nationalIdentityNumber, phoneNumber };
    };
    const known = await bank.post('certificate', person(NUMBER));
    assert.equal(known.body.result, 'OK');
    assert.match(new X509Certificate(Buffer.from(String(known.body.cert), 'base64')).subject, /PNOLT-40504040001/);
    assert.equal((await bank.post('certificate', person('+37060000004'))).body.result, 'NOT_FOUND');
  });
});

describe('a long poll of Mobile-ID', () => {
  /** One that waits at the service. */
  async function waiting(id: string, timeoutMs: number) {
    const isThere = bank.world.untilSomebodyWaits(timeoutMs);
    const answer = bank.status(id, `?timeoutMs=${timeoutMs}`);
    await isThere;
    return { answer };
  }

  it('is answered at once when a second one comes', async () => {
    const id = await bank.start();
    const first = await waiting(id, 60_000);
    const second = await waiting(id, 61_000);
    assert.equal((await first.answer).body.state, 'RUNNING');
    bank.world.advance(1);
    assert.equal((await second.answer).body.state, 'COMPLETE');
  });

  for (const [query, movedMs] of [
    ['?timeoutMs=1', 1_000],
    ['?timeoutMs=999999', 120_000],
    ['', 10_000],
  ] as const) {
    it(`waits ${movedMs} ms when asked by "${query}"`, async () => {
      const id = await bank.start(requestOf({ phoneNumber: '+37060000003' }));
      // The session's own end would come at the same time.
      const isThere = bank.world.untilSomebodyWaits(movedMs);
      const answer = bank.status(id, query);
      await isThere;
      bank.world.advance(movedMs);
      assert.equal((await answer).status, 200);
    });
  }
});

describe('the control code of Mobile-ID', () => {
  it('has the first six and the last seven bits of the hash', () => {
    assert.equal(controlCode(Buffer.from([0xff, ...Buffer.alloc(30), 0xff])), '8191');
    assert.equal(controlCode(Buffer.from([0x03, ...Buffer.alloc(30), 0x80])), '0000');
    assert.equal(controlCode(Buffer.from([0x04, ...Buffer.alloc(30), 0x01])), '0129');
  });

  const given = publishedVectors<{
    readonly verificationCode: readonly { hashHex?: string; hashOf?: readonly [string, string]; vc: string }[];
  }>('mobile-id.json');
  const name = 'agrees with every published value';
  if (!given) it(name, (test) => test.diagnostic('The published values are not beside the repository.'));
  else {
    it(name, () => {
      for (const { hashHex, hashOf = ['sha256', ''], vc } of given.verificationCode) {
        const [hashName, text] = hashOf;
        const hash = hashHex === undefined ? createHash(hashName).update(text).digest() : Buffer.from(hashHex, 'hex');
        assert.equal(controlCode(hash), vc);
      }
    });
  }
});
