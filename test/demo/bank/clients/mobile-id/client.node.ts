import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, beforeEach, describe, test } from 'node:test';
import { createMobileIdClient, type MobileIdConfig } from '../../../../../demo/bank/clients/mobile-id/client.js';
import { toAnchors } from '../../../../../demo/bank/clients/pki/chain.js';
import { type MobileIdClient, ServiceFailure } from '../../../../../demo/bank/clients/service.js';
import { json, Service } from '../support/service.js';

const { signal } = new AbortController();
const config: Omit<MobileIdConfig, 'baseUrl'> = {
  pins: [],
  relyingPartyUUID: '00000000-0000-0000-0000-000000000000',
  relyingPartyName: 'BANK',
  anchors: toAnchors([]),
  revocation: { kind: 'none' },
  texts: { lt: 'Prisijungti prie „Banko“', lv: 'Pieslēgties bankai', en: 'Log in to the bank' },
  now: () => 0,
  random: (size) => Buffer.alloc(size, 3),
};

describe('the client of Mobile-ID', () => {
  const service = new Service();
  let client: MobileIdClient;

  before(async () => {
    client = createMobileIdClient({ ...config, baseUrl: await service.listen() });
  });
  after(() => service.close());
  beforeEach(() => service.asked.splice(0));

  const person = { phoneNumber: '+37060000001', personalCode: '50001018865' };

  test('draws a challenge whose hash is all that leaves the bank', () => {
    const { preimage, hash, controlCode } = client.challenge();
    const preimageBytes = Buffer.from(preimage, 'base64');
    assert.equal(preimageBytes.length, 64);
    assert.equal(hash, createHash('sha256').update(preimageBytes).digest('base64'));
    assert.match(controlCode, /^\d{4}$/);
  });

  const languages = [
    ['lt', 'LIT', 'UCS-2'],
    ['lv', 'ENG', 'UCS-2'],
    ['en', 'ENG', 'GSM-7'],
  ] as const;
  for (const [language, asked, displayTextFormat] of languages) {
    test(`rings the phone in the language nearest to ${language}`, async () => {
      service.reply = json({ sessionID: 'de305d54-75b4-431b-adb2-eb6b9e546014' });
      const challenge = client.challenge();
      const session = await client.start(challenge, { ...person, language }, signal);
      assert.deepEqual(session, { ...challenge, sessionId: 'de305d54-75b4-431b-adb2-eb6b9e546014' });
      const { relyingPartyUUID, relyingPartyName, texts } = config;
      const body = {
        relyingPartyUUID,
        relyingPartyName,
        phoneNumber: person.phoneNumber,
        nationalIdentityNumber: person.personalCode,
        hash: challenge.hash,
        hashType: 'SHA256',
        language: asked,
        displayText: texts[language],
        displayTextFormat,
      };
      assert.deepEqual(service.asked, [{ method: 'POST', path: '/api/authentication', body }]);
    });
  }

  test('asks until the session is complete', async () => {
    const session = { ...client.challenge(), sessionId: 's1' };
    service.reply = json({ state: 'RUNNING' });
    assert.deepEqual(await client.status(session, { timeoutMs: 20_000, signal }), { state: 'running' });
    const answer = { state: 'COMPLETE', result: 'TIMEOUT' };
    service.reply = json(answer);
    assert.deepEqual(await client.status(session, { timeoutMs: 20_000, signal }), { state: 'complete', answer });
    assert.equal(service.asked[0]?.path, '/api/authentication/session/s1?timeoutMs=20000');
  });

  const statuses: readonly (readonly [number, start: readonly unknown[], status: readonly unknown[]])[] = [
    [400, ['unexpected', true, false], ['unexpected', true, false]],
    [401, ['unexpected', true, false], ['unexpected', true, false]],
    [404, ['unexpected', true, false], ['expired', false, false]],
    [405, ['unexpected', true, false], ['unexpected', true, false]],
    [500, ['unavailable', false, false], ['unavailable', false, true]],
    [503, ['unavailable', false, false], ['unavailable', false, true]],
  ];
  for (const [status, start, poll] of statuses) {
    test(`understands the status ${status}`, async () => {
      service.reply = json({ error: 'No', time: '2026-01-15T12:00:00', traceId: 'a1b2' }, status);
      const challenge = client.challenge();
      const calls = [
        [client.start(challenge, { ...person, language: 'lt' }, signal), start],
        [client.status({ ...challenge, sessionId: 's1' }, { timeoutMs: 1000, signal }), poll],
      ] as const;
      for (const [call, told] of calls) {
        await assert.rejects(call, (error) => {
          assert.ok(error instanceof ServiceFailure, String(error));
          assert.deepEqual([error.problem, error.reason.isAlarm, error.isPassing], told);
          assert.equal(error.reason.trace, 'a1b2');
          return true;
        });
      }
    });
  }

  const results: readonly (readonly [result: string, problem: string, isAlarm: boolean])[] = [
    ['USER_CANCELLED', 'user-refused', false],
    ['TIMEOUT', 'expired', false],
    ['EXPIRED_TRANSACTION', 'expired', false],
    ['NOT_MID_CLIENT', 'account-problem', false],
    ['PHONE_ABSENT', 'phone-unreachable', false],
    ['DELIVERY_ERROR', 'phone-unreachable', false],
    ['SIM_ERROR', 'sim-problem', false],
    ['SIGNATURE_HASH_MISMATCH', 'sim-problem', false],
    ['A_WORD_OF_A_LATER_VERSION', 'unexpected', true],
  ];
  for (const [result, problem, isAlarm] of results) {
    test(`understands the end ${result}`, async () => {
      const answer = { state: 'COMPLETE', result, time: '2026-01-15T12:00:00', traceId: 'a1b2' };
      const session = { ...client.challenge(), sessionId: 's1' };
      const verdict = await client.verify(session, answer, { personalCode: person.personalCode });
      assert.deepEqual(verdict, { kind: 'failed', problem, cause: { code: result, isAlarm, trace: 'a1b2' } });
    });
  }

  test('refuses a question that no phone can show', () => {
    for (const text of ['', 'x'.repeat(101), 'ą'.repeat(51)]) {
      const texts = { ...config.texts, lt: text };
      assert.throws(() => createMobileIdClient({ ...config, texts, baseUrl: 'http://127.0.0.1:1' }), TypeError);
    }
  });
});
