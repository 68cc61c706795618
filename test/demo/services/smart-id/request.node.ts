import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { smartIdParty } from '../../../../demo/services/relying-party.js';
import {
  CALLBACK,
  DOCUMENT,
  interactionsOf,
  type Json,
  parametersOf,
  PERSON,
  pushRequest,
  requestOf,
  SmartIdBank,
  textAndPin,
} from '../support/smart-id-bank.js';

let bank: SmartIdBank;
before(async () => {
  // As strict as the real service: not even a return to the same machine goes without https.
  bank = await SmartIdBank.open({ smartId: { relyingParty: { ...smartIdParty, rights: [] } } });
});
after(() => bank.services.close());

const paths = [
  'device-link/anonymous',
  `device-link/etsi/${PERSON}`,
  `device-link/document/${DOCUMENT}`,
  `notification/etsi/${PERSON}`,
  `notification/document/${DOCUMENT}`,
];

const choice = { type: 'confirmationMessageAndVerificationCodeChoice', displayText200: 'Prisijungimas' };
const long = (length: number) => interactionsOf([{ type: 'displayTextAndPIN', displayText60: 'x'.repeat(length) }]);
const base64Of = (text: string) => Buffer.from(text).toString('base64');

describe('the Smart-ID service, asked for an authentication', () => {
  for (const path of paths) {
    it(`starts by ${path}, with fields that nobody knows`, async () => {
      const { status, body } = await bank.post(path, path.startsWith('notification') ? pushRequest() : requestOf());
      assert.equal(status, 200);
      const { sessionID, sessionToken, sessionSecret, deviceLinkBase, ...others } = body;
      assert.match(String(sessionID), /^[0-9a-f-]{36}$/);
      assert.equal(Object.keys(others).length, 1);
      if (path.startsWith('notification')) {
        assert.deepEqual([sessionToken, sessionSecret, deviceLinkBase], [undefined, undefined, undefined]);
        return;
      }
      assert.match(String(sessionToken), /^[a-zA-Z0-9]{24,}$/);
      assert.match(String(sessionSecret), /^[a-zA-Z0-9+/]{24,}={0,2}$/);
      assert.equal(deviceLinkBase, 'https://smart-id.com/device-link');
    });
  }

  const refused: readonly (readonly [what: string, pointer: string, changes: Json])[] = [
    ['an unknown field', '#/nonce', { nonce: 'abc' }],
    ['a field of another kind of request', '#/vcType', { vcType: 'numeric4' }],
    ['a number that is no UUID', '#/relyingPartyUUID', { relyingPartyUUID: 'DEMO' }],
    ['an empty name', '#/relyingPartyName', { relyingPartyName: '' }],
    ['an unknown level', '#/certificateLevel', { certificateLevel: 'QSCD' }],
    ['the protocol of signing', '#/signatureProtocol', { signatureProtocol: 'RAW_DIGEST_SIGNATURE' }],
    ['no parameters', '#/signatureProtocolParameters', { signatureProtocolParameters: undefined }],
    [
      'a short challenge',
      '#/signatureProtocolParameters/rpChallenge',
      { signatureProtocolParameters: parametersOf({ rpChallenge: Buffer.alloc(31).toString('base64').slice(0, 43) }) },
    ],
    [
      'a long challenge',
      '#/signatureProtocolParameters/rpChallenge',
      { signatureProtocolParameters: parametersOf({ rpChallenge: Buffer.alloc(67).toString('base64') }) },
    ],
    [
      'a challenge in base64url',
      '#/signatureProtocolParameters/rpChallenge',
      { signatureProtocolParameters: parametersOf({ rpChallenge: `${'-_'.repeat(43)}AA` }) },
    ],
    [
      'another padding',
      '#/signatureProtocolParameters/signatureAlgorithm',
      { signatureProtocolParameters: parametersOf({ signatureAlgorithm: 'sha256WithRSAEncryption' }) },
    ],
    [
      'an unknown hash',
      '#/signatureProtocolParameters/signatureAlgorithmParameters/hashAlgorithm',
      { signatureProtocolParameters: parametersOf({ signatureAlgorithmParameters: { hashAlgorithm: 'SHA-1' } }) },
    ],
    [
      'an unknown field below',
      '#/signatureProtocolParameters/salt',
      { signatureProtocolParameters: parametersOf({ salt: 1 }) },
    ],
    ['interactions that are no base64', '#/interactions', { interactions: JSON.stringify(textAndPin) }],
    ['interactions that are no list', '#/interactions', { interactions: base64Of('{}') }],
    ['no interaction', '#/interactions', { interactions: interactionsOf([]) }],
    ['interactions with blanks', '#/interactions', { interactions: base64Of(JSON.stringify(textAndPin, null, 1)) }],
    ['an interaction twice', '#/interactions', { interactions: interactionsOf([...textAndPin, ...textAndPin]) }],
    ['a text of 61 characters', '#/interactions', { interactions: long(61) }],
    ['an empty text', '#/interactions', { interactions: long(0) }],
    ['a text of another type', '#/interactions', { interactions: interactionsOf([{ ...choice, displayText60: 'x' }]) }],
    ['a choice of codes by a link', '#/interactions', { interactions: interactionsOf([choice, ...textAndPin]) }],
    ['a callback by http', '#/initialCallbackUrl', { initialCallbackUrl: 'http://127.0.0.1:8080/return' }],
    ['a callback with a fragment', '#/initialCallbackUrl', { initialCallbackUrl: `${CALLBACK}#x` }],
    ['a callback with a bar', '#/initialCallbackUrl', { initialCallbackUrl: `${CALLBACK}|x` }],
    ['a callback of 1801', '#/initialCallbackUrl', { initialCallbackUrl: CALLBACK.padEnd(1801, 'x') }],
    [
      'a truth as a text',
      '#/requestProperties/shareMdClientIpAddress',
      { requestProperties: { shareMdClientIpAddress: 'true' } },
    ],
  ];
  for (const [what, pointer, changes] of refused) {
    it(`refuses ${what}, and says where`, async () => {
      const { status, body } = await bank.post('device-link/anonymous', requestOf(changes));
      assert.equal(status, 400);
      const [error] = body.errors as readonly Json[];
      assert.equal(error?.pointer, pointer);
      assert.equal(body.type, 'about:blank');
    });
  }

  it('takes everything at its bounds', async () => {
    const atBounds = requestOf({
      initialCallbackUrl: CALLBACK.padEnd(1800, 'x'),
      interactions: long(60),
      signatureProtocolParameters: parametersOf({ rpChallenge: Buffer.alloc(32).toString('base64') }),
      requestProperties: { shareMdClientIpAddress: false },
      capabilities: [],
      relyingPartyName: 'demo',
    });
    assert.equal((await bank.post('device-link/anonymous', atBounds)).status, 200);
  });

  it('takes a choice of codes in what is pushed, and wants to know how the code is shown', async () => {
    const path = `notification/etsi/${PERSON}`;
    assert.equal((await bank.post(path, pushRequest({ interactions: interactionsOf([choice]) }))).status, 200);
    const { status, body } = await bank.post(path, requestOf());
    assert.equal(status, 400);
    assert.equal((body.errors as readonly Json[])[0]?.pointer, '#/vcType');
  });

  const denied: readonly (readonly [what: string, status: number, path: string, changes: Json])[] = [
    ['another number', 401, 'device-link/anonymous', { relyingPartyUUID: '00000000-0000-0000-0000-000000000000' }],
    ['another name', 401, 'device-link/anonymous', { relyingPartyName: 'DEMO BANK' }],
    ['a lower level without the right', 403, 'device-link/anonymous', { certificateLevel: 'ADVANCED' }],
    ['the phone’s address', 403, 'device-link/anonymous', { requestProperties: { shareMdClientIpAddress: true } }],
    ['capabilities', 403, 'device-link/anonymous', { capabilities: ['x'] }],
    ['a person without an account', 404, 'device-link/etsi/PNOLT-39912310174', {}],
    ['a document that is gone', 404, 'device-link/document/PNOLT-39912310174-MOCK-Q', {}],
    ['a signature', 404, '../signature/device-link/etsi/PNOLT-40504040001', {}],
  ];
  for (const [what, status, path, changes] of denied) {
    it(`answers ${status} to ${what}`, async () => {
      const answer = await bank.post(path, requestOf(changes));
      assert.equal(answer.status, status);
    });
  }

  it('says of a Basic account that it is not suitable', async () => {
    const { status, body } = await bank.post('device-link/document/PNOLT-40504049999-MOCK-NQ', requestOf());
    assert.equal(status, 404);
    assert.equal((body.errors as readonly Json[])[0]?.code, 'NO_SUITABLE_ACCOUNT_FOUND');
  });

  for (const query of ['?timeoutMs=999', '?timeoutMs=120001', '?timeoutMs=soon', '?timeoutMs=']) {
    it(`refuses a poll with ${query}`, async () => {
      const { sessionID } = await bank.link();
      const { status, body } = await bank.status(sessionID, query);
      assert.equal(status, 400);
      assert.equal((body.errors as readonly Json[])[0]?.paramName, 'timeoutMs');
    });
  }

  it('knows no session but its own', async () => {
    assert.equal((await bank.status('5b2b5f1c-0a5e-4c43-9f0b-5a2f7cba2a11')).status, 404);
  });
});
