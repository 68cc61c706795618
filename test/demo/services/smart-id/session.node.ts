import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { smartIdParty } from '../../../../demo/services/relying-party.js';
import { nationalCodeOf } from '../../../../demo/shared/national-codes.js';
import { loginPerson, personByNumber } from '../../../../src/demo-bank/people.js';
import {
  answered,
  CALLBACK,
  DOCUMENT,
  interactionsOf,
  type Json,
  parametersOf,
  PERSON,
  pushRequest,
  requestOf,
  SmartIdBank,
} from '../support/smart-id-bank.js';
import { answerOf, certificateOf, isSigned } from '../support/verify.js';

const personOf = (userNumber: string) => `PNOLT-${nationalCodeOf(personByNumber(userNumber) ?? loginPerson)}`;
const SCHEME = 'smart-id-demo';
let bank: SmartIdBank;
before(async () => {
  const relyingParty = { ...smartIdParty, rights: ['advanced', 'ip-address', 'local-callback'] as const };
  bank = await SmartIdBank.open({ phones: { answerAfterMs: 0 }, smartId: { relyingParty } });
});
after(() => bank.services.close());

async function mock(body: object) {
  const url = bank.services.smartId.url.replace('/smart-id-rp/v3', '/mock/device-link');
  return answered(await fetch(url, { method: 'POST', body: JSON.stringify(body) }));
}

/** Pushed, answered by its owner, and fetched. */
async function pushed(request: Json = pushRequest(), to?: string): Promise<Json> {
  const id = await bank.push(request, to);
  bank.world.advance(1);
  return (await bank.status(id)).body;
}

describe('a pushed authentication', () => {
  for (const hashAlgorithm of ['SHA-256', 'SHA-512', 'SHA3-256', 'SHA3-512']) {
    it(`is signed with ${hashAlgorithm}, bound to everything that was asked`, async () => {
      const signatureProtocolParameters = parametersOf({ signatureAlgorithmParameters: { hashAlgorithm } });
      const request = pushRequest({ signatureProtocolParameters });
      const body = await pushed(request);
      const { signature, ...answer } = answerOf(body);
      assert.equal(answer.state, 'COMPLETE');
      assert.deepEqual(answer.result, { endResult: 'OK', documentNumber: DOCUMENT });
      assert.equal(answer.signatureProtocol, 'ACSP_V2');
      assert.equal(answer.interactionTypeUsed, 'displayTextAndPIN');
      assert.equal(signature.flowType, 'Notification');
      assert.match(signature.userChallenge, /^[\w-]{43}$/);
      const octets = Number(hashAlgorithm.slice(-3)) / 8;
      const mask = { algorithm: 'id-mgf1', parameters: { hashAlgorithm } };
      assert.deepEqual(signature.signatureAlgorithmParameters, {
        hashAlgorithm,
        maskGenAlgorithm: mask,
        saltLength: octets,
        trailerField: '0xbc',
      });
      assert.equal(isSigned(body, { request, scheme: SCHEME }), true);
      assert.equal(isSigned(body, { request, scheme: 'smart-id' }), false);
      assert.equal(isSigned(body, { request: { ...request, relyingPartyName: 'Demo' }, scheme: SCHEME }), false);
    });
  }

  it('comes with a certificate of the account’s level', async () => {
    const answer = answerOf(await pushed());
    assert.equal(answer.cert.certificateLevel, 'QUALIFIED');
    assert.equal(certificateOf(answer).checkIssued(bank.services.authority.intermediate('eid-q')), true);
    const request = pushRequest({ certificateLevel: 'ADVANCED' });
    const basic = answerOf(await pushed(request, 'etsi/PNOLT-40504049999'));
    assert.equal(basic.cert.certificateLevel, 'ADVANCED');
    assert.equal(certificateOf(basic).checkIssued(bank.services.authority.intermediate('eid-nq')), true);
  });

  it('names the phone’s address to those who may ask', async () => {
    const request = pushRequest({ requestProperties: { shareMdClientIpAddress: true } });
    assert.equal((await pushed(request)).deviceIpAddress, '192.0.2.17');
    assert.equal('deviceIpAddress' in (await pushed()), false);
  });

  const ends: readonly (readonly [person: string, end: string, details?: Json])[] = [
    ['PNOLT-30403039917', 'USER_REFUSED'],
    ['PNOLT-30403039928', 'USER_REFUSED_INTERACTION', { interaction: 'displayTextAndPIN' }],
    ['PNOLT-30403039972', 'WRONG_VC'],
    [personOf('100014'), 'REQUIRED_INTERACTION_NOT_SUPPORTED_BY_APP'],
  ];
  for (const [person, endResult, details] of ends) {
    it(`of ${person} ends as ${endResult}, with nothing to verify`, async () => {
      const body = await pushed(pushRequest(), `etsi/${person}`);
      assert.deepEqual(body.result, { endResult, ...(details && { details }) });
      assert.equal('signature' in body || 'cert' in body, false);
    });
  }

  it('of somebody who does not answer ends by itself', async () => {
    const id = await bank.push(pushRequest(), 'etsi/PNOLT-30403039983');
    bank.world.advance(89_999);
    const { answer } = await waiting(id, 1_000);
    bank.world.advance(1);
    assert.deepEqual((await answer).body.result, { endResult: 'TIMEOUT' });
  });

  it('is told for five minutes, then forgotten', async () => {
    const id = await bank.push();
    bank.world.advance(1);
    bank.world.advance(5 * 60_000 - 2);
    assert.equal((await bank.status(id)).body.state, 'COMPLETE');
    bank.world.advance(2);
    assert.equal((await bank.status(id)).status, 404);
  });
});

/** A long poll that has reached the service and waits there. */
async function waiting(sessionId: string, timeoutMs: number): Promise<{ answer: ReturnType<SmartIdBank['status']> }> {
  const isThere = bank.world.untilSomebodyWaits(timeoutMs);
  const answer = bank.status(sessionId, `?timeoutMs=${timeoutMs}`);
  await isThere;
  return { answer };
}

describe('a long poll', () => {
  it('is answered as soon as the owner confirms', async () => {
    const id = await bank.push();
    const { answer } = await waiting(id, 120_000);
    bank.world.advance(1);
    assert.equal((await answer).body.state, 'COMPLETE');
  });

  it('says that nothing has happened when its time is over', async () => {
    const { sessionID } = await bank.link();
    const { answer } = await waiting(sessionID, 1_500);
    bank.world.advance(1_500);
    const { status, body } = await answer;
    assert.deepEqual([status, body.state, Object.keys(body).length], [200, 'RUNNING', 2]);
  });
});

describe('a device link', () => {
  it('is scanned and confirmed: the answer is signed without the callback', async () => {
    const request = requestOf({ initialCallbackUrl: CALLBACK });
    const started = await bank.link(request);
    bank.world.advance(7_000);
    const deviceLink = bank.qr(request, started, 7);
    const { status, body } = await mock({ documentNumber: DOCUMENT, deviceLink, flowType: 'QR' });
    assert.deepEqual([status, body], [200, { sessionID: started.sessionID }]);
    const answer = (await bank.status(started.sessionID)).body;
    assert.equal(answerOf(answer).signature.flowType, 'QR');
    assert.equal(isSigned(answer, { request, scheme: SCHEME }), true);
  });

  it('is followed on the same device: the callback has what proves the return', async () => {
    const request = requestOf({ initialCallbackUrl: CALLBACK });
    const started = await bank.link(request);
    bank.world.advance(60_000);
    const deviceLink = bank.appLink(request, started);
    const asked = { documentNumber: DOCUMENT, deviceLink, flowType: 'Web2App', initialCallbackUrl: CALLBACK };
    const url = new URL(String((await mock(asked)).body.callbackUrl));
    assert.equal(`${url.origin}${url.pathname}?value=${url.searchParams.get('value')}`, CALLBACK);
    const secret = Buffer.from(started.sessionSecret, 'base64');
    const digest = createHash('sha256').update(secret).digest('base64url');
    assert.equal(url.searchParams.get('sessionSecretDigest'), digest);
    const answer = (await bank.status(started.sessionID)).body;
    const { userChallenge } = answerOf(answer).signature;
    const verifier = url.searchParams.get('userChallengeVerifier') ?? '';
    assert.match(verifier, /^[\w-]{43}$/);
    assert.equal(createHash('sha256').update(verifier).digest('base64url'), userChallenge);
    assert.equal(isSigned(answer, { request, scheme: SCHEME, callbackUrl: CALLBACK }), true);
    assert.equal(isSigned(answer, { request, scheme: SCHEME }), false);
  });

  it('that is refused goes back without a verifier', async () => {
    const request = requestOf({ initialCallbackUrl: CALLBACK });
    const started = await bank.link(request);
    const deviceLink = bank.appLink(request, started);
    const documentNumber = 'PNOLT-30403039917-MOCK-Q';
    const { body } = await mock({ documentNumber, deviceLink, flowType: 'Web2App' });
    const { searchParams } = new URL(String(body.callbackUrl));
    assert.deepEqual([...searchParams.keys()], ['value', 'sessionSecretDigest']);
    assert.deepEqual((await bank.status(started.sessionID)).body.result, { endResult: 'USER_REFUSED' });
  });

  it('is forged when any byte differs, which ends the session', async () => {
    const request = requestOf({ initialCallbackUrl: CALLBACK });
    const changes: readonly ((link: string) => string)[] = [
      (link) => link.replace('lang=lit', 'lang=lav'),
      (link) => link.replace('elapsedSeconds=0', 'elapsedSeconds=1'),
      (link) => link.slice(0, -1) + (link.endsWith('A') ? 'B' : 'A'),
    ];
    for (const change of changes) {
      const started = await bank.link(request);
      const deviceLink = change(bank.qr(request, started));
      const { status, body } = await mock({ documentNumber: DOCUMENT, deviceLink, flowType: 'QR' });
      assert.deepEqual([status, (body.errors as readonly Json[])[0]?.code], [400, 'forged']);
      assert.deepEqual((await bank.status(started.sessionID)).body.result, { endResult: 'PROTOCOL_FAILURE' });
    }
  });

  const bound: readonly (readonly [what: string, changes: Json])[] = [
    ['another name', { relyingPartyName: 'Demo' }],
    ['another challenge', { signatureProtocolParameters: parametersOf() }],
    ['other interactions', { interactions: interactionsOf([]) }],
  ];
  for (const [what, changes] of bound) {
    it(`is forged when it was made for ${what}`, async () => {
      const request = requestOf();
      const started = await bank.link(request);
      const deviceLink = bank.qr({ ...request, ...changes }, started);
      const { body } = await mock({ documentNumber: DOCUMENT, deviceLink, flowType: 'QR' });
      assert.equal((body.errors as readonly Json[])[0]?.code, 'forged');
    });
  }

  it('is forged when it was made for another callback, or for one where none was named', async () => {
    for (const [named, made] of [
      [{ initialCallbackUrl: CALLBACK }, `${CALLBACK}x`],
      [{}, CALLBACK],
    ] as const) {
      const request = requestOf(named);
      const started = await bank.link(request);
      const deviceLink = bank.appLink(request, started, made);
      const { body } = await mock({ documentNumber: DOCUMENT, deviceLink, flowType: 'Web2App' });
      assert.equal((body.errors as readonly Json[])[0]?.code, 'forged');
    }
  });

  const refusedScans: readonly (readonly [
    code: string,
    afterMs: number,
    elapsedSeconds: number,
    documentNumber: string,
  ])[] = [
    ['expired', 5_001, 0, DOCUMENT],
    ['expired', 0, 1, DOCUMENT],
    ['not-suitable', 0, 0, 'PNOLT-40504049999-MOCK-NQ'],
  ];
  for (const [code, afterMs, elapsedSeconds, documentNumber] of refusedScans) {
    it(`of ${elapsedSeconds} s is ${code} ${afterMs} ms after the start for ${documentNumber}, and the session goes on`, async () => {
      const request = requestOf();
      const started = await bank.link(request);
      bank.world.advance(afterMs);
      const deviceLink = bank.qr(request, started, elapsedSeconds);
      const { body } = await mock({ documentNumber, deviceLink, flowType: 'QR' });
      assert.equal((body.errors as readonly Json[])[0]?.code, code);
      const { answer } = await waiting(started.sessionID, 1_000);
      bank.world.advance(1_000);
      assert.equal((await answer).body.state, 'RUNNING');
    });
  }

  it('that names a person is for nobody else', async () => {
    const request = requestOf();
    const started = await bank.link(request, `etsi/${PERSON}`);
    const scan = (documentNumber: string) =>
      mock({ documentNumber, deviceLink: bank.qr(request, started), flowType: 'QR' });
    assert.equal(((await scan('PNOLT-40404040009-MOCK-Q')).body.errors as readonly Json[])[0]?.code, 'not-suitable');
    assert.equal((await scan(DOCUMENT)).status, 200);
    assert.equal(((await scan(DOCUMENT)).body.errors as readonly Json[])[0]?.code, 'unknown');
  });

  it('is not read by the way of the other kind', async () => {
    const request = requestOf({ initialCallbackUrl: CALLBACK });
    const started = await bank.link(request);
    const deviceLink = bank.appLink(request, started);
    const { body } = await mock({ documentNumber: DOCUMENT, deviceLink, flowType: 'QR' });
    assert.equal((body.errors as readonly Json[])[0]?.code, 'unreadable');
  });
});
