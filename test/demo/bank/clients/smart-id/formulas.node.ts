import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';
import {
  authCode,
  controlCodeOf,
  type DeviceLinkType,
  type SchemeName,
  sessionSecretDigest,
  signedPayload,
  unprotectedLink,
  userChallengeOf,
} from '../../../../../demo/bank/clients/smart-id/formulas.js';
import { isSameText } from '../../../../../demo/bank/same-text.js';
import { type SmartIdVectors, testOfVectors } from '../support/vectors.js';

const sha256 = (text: string) => createHash('sha256').update(text).digest('base64');

describe('the control code', () => {
  testOfVectors('smart-id', 'is the published one for each published challenge', ({ verificationCode }) => {
    for (const { rpChallenge, sha256OfText = '', vc } of verificationCode) {
      assert.equal(controlCodeOf(rpChallenge ?? sha256(sha256OfText)), vc);
    }
  });

  test('keeps its leading zeros', () => {
    const challenge = createHash('sha512').update('vc974').digest('base64');
    assert.equal(controlCodeOf(challenge), '0001');
  });

  test('is made of the challenge itself and not of its base64 text', () => {
    const text = sha256('the same');
    assert.notEqual(controlCodeOf(text), controlCodeOf(Buffer.from(text).toString('base64')));
  });
});

function codeOf(
  vector: SmartIdVectors['authCode'],
  { type, schemeName, brokeredRpName }: { type: DeviceLinkType; schemeName: SchemeName; brokeredRpName: string },
): string {
  const kind = type === 'QR' ? { type, elapsedSeconds: vector.elapsedSeconds } : { type };
  const link = unprotectedLink({ ...vector, kind });
  return authCode(vector.sessionSecret, { ...vector, schemeName, brokeredRpName }, vector, { type, link });
}

describe('the proof of a device link', () => {
  for (const type of ['QR', 'Web2App'] as const) {
    testOfVectors('smart-id', `is the published one: ${type}`, ({ authCode: vector }) => {
      const { brokeredRpName, published, computedWithoutBroker, computedDemoScheme } = vector;
      const live = { type, schemeName: 'smart-id' } as const;
      assert.equal(codeOf(vector, { ...live, brokeredRpName }), published[type].auth);
      assert.equal(codeOf(vector, { ...live, brokeredRpName: '' }), computedWithoutBroker[type].auth);
      const demo = { type, schemeName: 'smart-id-demo', brokeredRpName: '' } as const;
      assert.equal(codeOf(vector, demo), computedDemoScheme[type].auth);
    });
  }
});

describe('a device link', () => {
  const parts = { deviceLinkBase: 'https://link.example/device-link/', sessionToken: 'abc', lang: 'lit' };

  test('of a QR code says its age', () => {
    assert.equal(
      unprotectedLink({ ...parts, kind: { type: 'QR', elapsedSeconds: 7 } }),
      'https://link.example/device-link/?deviceLinkType=QR&elapsedSeconds=7&sessionToken=abc&sessionType=auth&version=1.0&lang=lit',
    );
  });

  test('that opens the app has no age', () => {
    assert.equal(
      unprotectedLink({ ...parts, kind: { type: 'Web2App' } }),
      'https://link.example/device-link/?deviceLinkType=Web2App&sessionToken=abc&sessionType=auth&version=1.0&lang=lit',
    );
  });
});

describe('what an authentication signs', () => {
  testOfVectors('smart-id', 'has the published digest', ({ acspV2Digest: vector }) => {
    const payload = signedPayload({ ...vector, schemeName: 'smart-id' }, vector, vector);
    assert.equal(createHash('sha512').update(payload).digest('base64'), vector.digest);
  });

  test('names the callback address only where the app returns to it', () => {
    const party = { schemeName: 'smart-id', relyingPartyName: 'BANK', brokeredRpName: '' } as const;
    const request = { rpChallenge: 'Yw==', interactions: 'W10=', initialCallbackUrl: 'https://bank.example/back' };
    const fieldsOf = (flowType: 'QR' | 'Notification' | 'Web2App') => {
      const context = { serverRandom: 'c2VydmVy', userChallenge: 'user', interactionTypeUsed: 'displayTextAndPIN' };
      return signedPayload(party, request, { ...context, flowType })
        .split('|')
        .slice(-2);
    };
    assert.deepEqual(fieldsOf('QR'), ['', 'QR']);
    assert.deepEqual(fieldsOf('Notification'), ['', 'Notification']);
    assert.deepEqual(fieldsOf('Web2App'), ['https://bank.example/back', 'Web2App']);
  });
});

describe('what the callback brings', () => {
  testOfVectors('smart-id', 'has the published digests', ({ callback }) => {
    for (const vector of callback) {
      assert.equal(sessionSecretDigest(vector.sessionSecret), vector.sessionSecretDigest);
      const { userChallengeVerifier = '', userChallenge } = vector;
      if (userChallenge !== undefined) assert.equal(userChallengeOf(userChallengeVerifier), userChallenge);
    }
  });

  test('is compared whole', () => {
    assert.equal(isSameText('abc', 'abc'), true);
    assert.equal(isSameText('abc', 'abcd'), false);
    assert.equal(isSameText('abc', ''), false);
  });
});
