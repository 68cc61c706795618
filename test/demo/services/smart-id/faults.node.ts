import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import type { smartIdFaults } from '../../../../demo/services/control.js';
import { CALLBACK, type Json, pushRequest, requestOf, SmartIdBank } from '../support/smart-id-bank.js';
import { answerOf, certificateOf, isSigned } from '../support/verify.js';

const SCHEME = 'smart-id-demo';
let bank: SmartIdBank;
before(async () => {
  bank = await SmartIdBank.open({ phones: { answerAfterMs: 0 } });
});
after(() => bank.services.close());

type Fault = (typeof smartIdFaults)[number];

async function pushed(request: Json): Promise<Json> {
  const id = await bank.push(request);
  bank.world.advance(1);
  return (await bank.status(id)).body;
}

/** A login on the same device. */
async function followed(request: Json): Promise<{ body: Json; verifier: string }> {
  const started = await bank.link(request);
  const { service } = bank.services.smartId;
  const { scanned } = service.scan('PNOLT-40504040001', bank.appLink(request, started), 'Web2App');
  assert.equal(scanned, 'accepted');
  bank.world.advance(1);
  const url = new URL(service.returnUrl(started.sessionID) ?? '');
  const verifier = url.searchParams.get('userChallengeVerifier') ?? '';
  return { body: (await bank.status(started.sessionID)).body, verifier };
}

const policies = {
  qualified: Buffer.from('06092b06010401ce1f1102', 'hex'),
  basic: Buffer.from('06092b06010401ce1f1101', 'hex'),
};
const certificate = (body: Json) => certificateOf(answerOf(body));
const parameters = (body: Json) => answerOf(body).signature.signatureAlgorithmParameters;
const issuedBy = (body: Json, issuer: 'eid-q' | 'eid-nq') =>
  certificate(body).verify(bank.services.authority.intermediate(issuer).publicKey);
const isRight = (body: Json, request: Json) => isSigned(body, { request, scheme: SCHEME });

/** What is wrong, and whether the signature is right for all that. */
const wrong: Readonly<Partial<Record<Fault, readonly [is: (body: Json) => boolean, isSignatureRight: boolean]>>> = {
  'expired-certificate': [(body) => Date.parse(certificate(body).validTo) < bank.world.now(), true],
  'foreign-certificate': [(body) => !issuedBy(body, 'eid-q'), true],
  'other-person': [(body) => certificate(body).subject.includes('PNOLT-39912310174'), true],
  'wrong-policy': [(body) => issuedBy(body, 'eid-q') && certificate(body).raw.includes(policies.basic), true],
  'wrong-purpose': [(body) => certificate(body).keyUsage.join() === '1.3.6.1.5.5.7.3.4', true],
  'older-certificate': [(body) => certificate(body).keyUsage.join() === '1.3.6.1.5.5.7.3.2', true],
  'basic-certificate': [
    (body) => issuedBy(body, 'eid-nq') && answerOf(body).cert.certificateLevel === 'ADVANCED',
    true,
  ],
  'overstated-level': [
    (body) => issuedBy(body, 'eid-nq') && answerOf(body).cert.certificateLevel === 'QUALIFIED',
    true,
  ],
  'wrong-salt-length': [(body) => parameters(body).saltLength === 52, true],
  'wrong-mask-hash': [(body) => parameters(body).maskGenAlgorithm.parameters.hashAlgorithm === 'SHA-256', true],
  'weaker-hash': [(body) => parameters(body).hashAlgorithm === 'SHA-256', true],
  'wrong-signature': [() => true, false],
  'wrong-scheme': [() => true, false],
  'other-flow': [(body) => answerOf(body).signature.flowType === 'App2App', true],
};

describe('an answer of Smart-ID that goes wrong as ordered', () => {
  for (const [kind, [isWrong, isSignatureRight]] of Object.entries(wrong) as [
    Fault,
    readonly [(body: Json) => boolean, boolean],
  ][]) {
    it(`has ${kind}, and the next one is right`, async () => {
      bank.services.control.order('smart-id-answer', { kind });
      const request = pushRequest();
      const body = await pushed(request);
      assert.equal(isWrong(body), true);
      assert.equal(isRight(body, request), isSignatureRight);
      const next = await pushed(request);
      assert.equal(isRight(next, request), true);
      assert.equal(certificate(next).raw.includes(policies.qualified), true);
    });
  }

  it('has another challenge than the app returns with', async () => {
    const request = requestOf({ initialCallbackUrl: CALLBACK });
    const challengeOf = (verifier: string) => createHash('sha256').update(verifier).digest('base64url');
    bank.services.control.order('smart-id-answer', { kind: 'other-user-challenge' });
    const wrongOne = await followed(request);
    assert.notEqual(challengeOf(wrongOne.verifier), answerOf(wrongOne.body).signature.userChallenge);
    assert.equal(isSigned(wrongOne.body, { request, scheme: SCHEME, callbackUrl: CALLBACK }), true);
    const right = await followed(request);
    assert.equal(challengeOf(right.verifier), answerOf(right.body).signature.userChallenge);
  });

  it('is signed over another callback', async () => {
    const request = requestOf({ initialCallbackUrl: CALLBACK });
    bank.services.control.order('smart-id-answer', { kind: 'other-callback' });
    const { body } = await followed(request);
    assert.equal(isSigned(body, { request, scheme: SCHEME, callbackUrl: CALLBACK }), false);
  });

  it('says any word, even one that is new', async () => {
    for (const end of ['DOCUMENT_UNUSABLE', 'ACCOUNT_UNUSABLE', 'SERVER_ERROR', 'SOMETHING_NEW']) {
      bank.services.control.order('smart-id-answer', { kind: 'ends', end });
      assert.deepEqual((await pushed(pushRequest())).result, { endResult: end });
    }
  });

  it('comes late: the app has returned before the service knows', async () => {
    const request = requestOf({ initialCallbackUrl: CALLBACK });
    const started = await bank.link(request);
    bank.services.control.order('smart-id-answer', { kind: 'late', byMs: 5_000 });
    const { service } = bank.services.smartId;
    service.scan('PNOLT-40504040001', bank.appLink(request, started), 'Web2App');
    bank.world.advance(1);
    assert.match(service.returnUrl(started.sessionID) ?? '', /userChallengeVerifier=/);
    const isThere = bank.world.untilSomebodyWaits(1_000);
    const running = bank.status(started.sessionID);
    await isThere;
    bank.world.advance(1_000);
    assert.equal((await running).body.state, 'RUNNING');
    bank.world.advance(4_000);
    assert.equal((await bank.status(started.sessionID)).body.state, 'COMPLETE');
  });
});
