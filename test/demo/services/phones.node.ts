import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { verificationCode } from '../../../demo/services/smart-id/formulas.js';
import {
  CALLBACK,
  interactionsOf,
  type Json,
  parametersOf,
  PERSON,
  pushRequest,
  requestOf,
  SmartIdBank,
} from './support/smart-id-bank.js';

let bank: SmartIdBank;
before(async () => {
  bank = await SmartIdBank.open({ phones: { answering: 'by-hand', answerAfterMs: 0 } });
});
after(() => bank.services.close());

const requests = (name = PERSON) => bank.services.phones.requests(name);
const endOf = async (id: string) => (await bank.status(id)).body.result;
const choice = interactionsOf([
  { type: 'confirmationMessageAndVerificationCodeChoice', displayText200: 'Ar jungiatės?' },
]);
const codeOf = (request: Json) =>
  verificationCode((request.signatureProtocolParameters as { rpChallenge: string }).rpChallenge);

describe('a phone', () => {
  it('shows who asks, what, and the control code', async () => {
    const signatureProtocolParameters = parametersOf({ rpChallenge: Buffer.alloc(32, 7).toString('base64') });
    const request = pushRequest({ signatureProtocolParameters });
    const id = await bank.push(request);
    assert.deepEqual(requests(), [
      {
        id,
        app: 'smart-id',
        names: [`${PERSON}-MOCK-Q`, PERSON],
        relyingPartyName: 'DEMO',
        text: 'Prisijungimas',
        controlCode: codeOf(request),
        choices: [],
        answering: 'by-hand',
      },
    ]);
    assert.deepEqual(requests(`${PERSON}-MOCK-Q`), requests());
    assert.deepEqual(requests('PNOLT-30403039917'), []);
    bank.services.phones.refuse(id);
  });

  it('waits for the right PIN', async () => {
    const id = await bank.push();
    const { phones } = bank.services;
    assert.equal(phones.confirm(id, { pin1: '0000' }), 'wrong-pin');
    assert.equal(requests().length, 1);
    assert.equal(phones.confirm(id, { pin1: '1234' }), 'confirmed');
    assert.deepEqual(requests(), []);
    assert.equal(phones.confirm(id, { pin1: '1234' }), 'gone');
    assert.deepEqual(await endOf(id), { endResult: 'OK', documentNumber: `${PERSON}-MOCK-Q` });
  });

  it('lets its owner refuse', async () => {
    const id = await bank.push();
    assert.equal(bank.services.phones.refuse(id), 'refused');
    assert.equal(bank.services.phones.refuse(id), 'gone');
    assert.deepEqual(await endOf(id), { endResult: 'USER_REFUSED' });
  });

  it('offers three codes, and another than the page’s ends the request', async () => {
    for (const [isRight, expected] of [
      [true, 'OK'],
      [false, 'WRONG_VC'],
    ] as const) {
      const request = pushRequest({ interactions: choice });
      const id = await bank.push(request);
      const [shown] = requests();
      assert.equal(shown?.controlCode, null);
      assert.equal(new Set(shown?.choices).size, 3);
      const right = codeOf(request);
      const controlCode = isRight ? right : shown?.choices.find((code) => code !== right);
      assert.ok(controlCode && shown?.choices.includes(right));
      bank.services.phones.confirm(id, { pin1: '1234', controlCode });
      assert.equal(((await endOf(id)) as Json).endResult, expected);
    }
  });

  it('reads a code that the page shows, and asks without another code', async () => {
    const request = requestOf();
    const started = await bank.link(request);
    const { scanned, sessionId } = bank.services.smartId.service.scan(PERSON, bank.qr(request, started), 'QR');
    assert.deepEqual([scanned, sessionId], ['accepted', started.sessionID]);
    assert.equal(requests()[0]?.controlCode, null);
    assert.equal(bank.services.smartId.service.returnUrl(started.sessionID), undefined);
    bank.services.phones.confirm(started.sessionID, { pin1: '1234' });
    assert.equal(bank.services.smartId.service.returnUrl(started.sessionID), undefined);
    assert.equal(((await endOf(started.sessionID)) as Json).endResult, 'OK');
  });

  it('knows where to return to once its owner has answered', async () => {
    const request = requestOf({ initialCallbackUrl: CALLBACK });
    const { service } = bank.services.smartId;
    const started = await bank.link(request);
    service.scan(PERSON, bank.appLink(request, started), 'Web2App');
    assert.equal(service.returnUrl(started.sessionID), undefined);
    bank.services.phones.confirm(started.sessionID, { pin1: '1234' });
    assert.ok(service.returnUrl(started.sessionID)?.startsWith(`${CALLBACK}&sessionSecretDigest=`));
  });

  it('can be left to itself at any time', async () => {
    const id = await bank.push();
    bank.services.phones.setAnswering(PERSON, 'by-itself');
    bank.world.advance(1);
    assert.equal(((await endOf(id)) as Json).endResult, 'OK');
    bank.services.phones.setAnswering(PERSON, 'by-hand');
    const next = await bank.push();
    bank.world.advance(1);
    assert.equal(requests()[0]?.id, next);
    bank.services.phones.refuse(next);
  });

  it('of one who always refuses asks nobody', async () => {
    const person = 'PNOLT-30403039917';
    const id = await bank.push(pushRequest(), `etsi/${person}`);
    assert.equal(requests(person)[0]?.answering, 'by-itself');
    assert.equal(bank.services.phones.confirm(id, { pin1: '1234' }), 'gone');
    bank.world.advance(1);
    assert.deepEqual(await endOf(id), { endResult: 'USER_REFUSED' });
  });
});
