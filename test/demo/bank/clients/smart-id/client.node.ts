import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { toAnchors } from '../../../../../demo/bank/clients/pki/chain.js';
import { ServiceFailure, type SmartIdClient } from '../../../../../demo/bank/clients/service.js';
import { createSmartIdClient, type SmartIdConfig } from '../../../../../demo/bank/clients/smart-id/client.js';
import { sessionSecretDigest } from '../../../../../demo/bank/clients/smart-id/formulas.js';
import { json, Service } from '../support/service.js';

const { signal } = new AbortController();
const config: Omit<SmartIdConfig, 'baseUrl'> = {
  pins: [],
  relyingPartyUUID: '00000000-0000-4000-8000-000000000000',
  relyingPartyName: 'BANK',
  schemeName: 'smart-id-demo',
  certificateLevel: 'QUALIFIED',
  anchors: toAnchors([]),
  revocation: { kind: 'none' },
  texts: { lt: 'Prisijungti prie banko', lv: 'Pieslēgties bankai', en: 'Log in to the bank' },
  now: () => 0,
  random: (size) => Buffer.alloc(size, 3),
};
const opened = {
  sessionID: 'de305d54-75b4-431b-adb2-eb6b9e546014',
  sessionToken: 'abcdefghijklmnopqrstuvwx',
  sessionSecret: Buffer.alloc(18, 5).toString('base64'),
  deviceLinkBase: 'https://link.example/device-link',
  addedByALaterVersion: true,
};

describe('the client of Smart-ID', () => {
  const service = new Service();
  let client: SmartIdClient;

  before(async () => {
    client = createSmartIdClient({ ...config, baseUrl: await service.listen() });
  });
  after(() => service.close());
  beforeEach(() => service.asked.splice(0));

  const request = {
    relyingPartyUUID: config.relyingPartyUUID,
    relyingPartyName: 'BANK',
    certificateLevel: 'QUALIFIED',
    signatureProtocol: 'ACSP_V2',
    signatureProtocolParameters: {
      rpChallenge: Buffer.alloc(64, 3).toString('base64'),
      signatureAlgorithm: 'rsassa-pss',
      signatureAlgorithmParameters: { hashAlgorithm: 'SHA-512' },
    },
  };

  test('draws a challenge whose question is in the language of the page', () => {
    const { rpChallenge, interactions, controlCode } = client.challenge('lv');
    assert.equal(rpChallenge, Buffer.alloc(64, 3).toString('base64'));
    assert.match(controlCode, /^\d{4}$/);
    assert.equal(
      Buffer.from(interactions, 'base64').toString(),
      '[{"type":"displayTextAndPIN","displayText60":"Pieslēgties bankai"}]',
    );
  });

  test('offers three codes to choose from where the bank wants it, and the plain question to apps that cannot', () => {
    const { interactions } = client.challenge('en', { offersChoice: true });
    assert.deepEqual(JSON.parse(Buffer.from(interactions, 'base64').toString()), [
      { type: 'confirmationMessageAndVerificationCodeChoice', displayText200: 'Log in to the bank' },
      { type: 'displayTextAndPIN', displayText60: 'Log in to the bank' },
    ]);
  });

  test('rings the phone of one person', async () => {
    service.reply = json({ sessionID: opened.sessionID });
    const challenge = client.challenge('lt');
    assert.deepEqual(await client.push(challenge, 'PNOLT-40504040001', signal), {
      ...challenge,
      sessionId: opened.sessionID,
    });
    const { interactions } = challenge;
    assert.deepEqual(service.asked, [
      {
        method: 'POST',
        path: '/api/authentication/notification/etsi/PNOLT-40504040001',
        body: { ...request, interactions, vcType: 'numeric4' },
      },
    ]);
  });

  const links = [
    ['for whoever scans', undefined, undefined, 'anonymous', {}],
    [
      'for whoever scans or follows it',
      'https://bank.example/back?value=1',
      undefined,
      'anonymous',
      { initialCallbackUrl: 'https://bank.example/back?value=1' },
    ],
    ['for one person', undefined, 'PNOLV-050405-10009', 'etsi/PNOLV-050405-10009', {}],
  ] as const;
  for (const [title, callbackUrl, person, path, more] of links) {
    test(`opens a device link ${title}`, async () => {
      service.reply = json(opened);
      const challenge = client.challenge('en');
      const session = await client.link(challenge, callbackUrl, signal, person);
      const { sessionToken, sessionSecret, deviceLinkBase, sessionID: sessionId } = opened;
      const callback = callbackUrl === undefined ? {} : { callbackUrl };
      assert.deepEqual(session, { ...challenge, sessionId, sessionToken, sessionSecret, deviceLinkBase, ...callback });
      const { interactions } = challenge;
      const asked = { method: 'POST', path: `/api/authentication/device-link/${path}` };
      assert.deepEqual(service.asked, [{ ...asked, body: { ...request, interactions, ...more } }]);
    });
  }

  test('makes a new code each second, and always the same app link', async () => {
    service.reply = json(opened);
    const session = await client.link(client.challenge('lt'), 'https://bank.example/back', signal);
    const start = 'https://link.example/device-link?deviceLinkType=';
    const end = '&sessionToken=abcdefghijklmnopqrstuvwx&sessionType=auth&version=1.0&lang=';
    const qr = client.qrLink(session, 3, 'lt');
    assert.ok(qr.startsWith(`${start}QR&elapsedSeconds=3${end}lit&authCode=`));
    assert.notEqual(qr.slice(-43), client.qrLink(session, 4, 'lt').slice(-43));
    const app = client.appLink(session, 'lv');
    assert.ok(app.startsWith(`${start}Web2App${end}lav&authCode=`));
    assert.equal(app, client.appLink(session, 'lv'));
    assert.match(client.appLink(session, 'en'), /&lang=eng&authCode=[\w-]{43}$/);
  });

  test('knows a return by the session’s secret', async () => {
    service.reply = json(opened);
    const session = await client.link(client.challenge('lt'), 'https://bank.example/back', signal);
    const back = { sessionSecretDigest: sessionSecretDigest(opened.sessionSecret), userChallengeVerifier: '' };
    assert.equal(client.isReturnOf(session, back), true);
    assert.equal(client.isReturnOf(session, { ...back, sessionSecretDigest: '' }), false);
  });

  test('asks until the session is complete, and keeps the answer as it came', async () => {
    const session = { ...client.challenge('lt'), sessionId: 's1' };
    const wait = { timeoutMs: 20_000, signal };
    service.reply = json({ state: 'RUNNING', ignoredProperties: ['x'] });
    assert.deepEqual(await client.status(session, wait), { state: 'running' });
    const answer = { state: 'COMPLETE', result: { endResult: 'TIMEOUT' } };
    service.reply = json(answer);
    assert.deepEqual(await client.status(session, wait), { state: 'complete', answer });
    assert.deepEqual(
      service.asked.map(({ method, path }) => `${method} ${path}`),
      ['GET /api/session/s1?timeoutMs=20000', 'GET /api/session/s1?timeoutMs=20000'],
    );
  });

  test('never asks for a wait that the service refuses', async () => {
    const session = { ...client.challenge('lt'), sessionId: 's1' };
    service.reply = json({ state: 'RUNNING' });
    for (const timeoutMs of [1, 1500.7, 900_000]) await client.status(session, { timeoutMs, signal });
    assert.deepEqual(
      service.asked.map(({ path }) => path.split('=')[1]),
      ['1000', '1500', '120000'],
    );
  });

  const told = ({ problem, reason, isPassing }: ServiceFailure) => [problem, reason.isAlarm, isPassing];
  const failureOf = async (call: Promise<unknown>): Promise<ServiceFailure> => {
    const error: unknown = await call.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    assert.ok(error instanceof ServiceFailure, String(error));
    return error;
  };

  const statuses: readonly (readonly [number, start: readonly unknown[], status: readonly unknown[]])[] = [
    [400, ['unexpected', true, false], ['unexpected', true, false]],
    [401, ['unexpected', true, false], ['unexpected', true, false]],
    [403, ['unexpected', true, false], ['unexpected', true, false]],
    [404, ['account-problem', false, false], ['expired', false, false]],
    [418, ['unexpected', true, false], ['unexpected', true, false]],
    [471, ['account-problem', false, false], ['account-problem', false, false]],
    [472, ['account-problem', false, false], ['account-problem', false, false]],
    [480, ['unexpected', true, false], ['unexpected', true, false]],
    [500, ['unavailable', false, false], ['unavailable', false, true]],
    [503, ['unavailable', false, false], ['unavailable', false, true]],
    [580, ['maintenance', false, false], ['maintenance', false, false]],
  ];
  for (const [status, start, poll] of statuses) {
    test(`understands the status ${status}`, async () => {
      service.reply = json({}, status);
      const challenge = client.challenge('lt');
      assert.deepEqual(told(await failureOf(client.push(challenge, 'PNOLT-40504040001', signal))), start);
      assert.deepEqual(told(await failureOf(client.link(challenge, undefined, signal))), start);
      const asked = client.status({ ...challenge, sessionId: 's1' }, { timeoutMs: 1000, signal });
      assert.deepEqual(told(await failureOf(asked)), poll);
    });
  }

  test('keeps for the log what the service says of an error', async () => {
    const errors = [{ code: 'NO_SUITABLE_ACCOUNT_FOUND', detail: 'PNOLT-40504040001' }, { pointer: '/interactions' }];
    service.reply = json({ instance: '/errors/17', errors }, 404, 'application/problem+json');
    const failure = await failureOf(client.push(client.challenge('lt'), 'PNOLT-40504040001', signal));
    assert.deepEqual(failure.reason, { code: 'NO_SUITABLE_ACCOUNT_FOUND', isAlarm: false, trace: '/errors/17' });
    assert.equal(failure.cause, '/interactions');
  });

  const malformed: readonly (readonly [title: string, answer: unknown])[] = [
    ['nothing', {}],
    ['a list', []],
    ['a text', 'x'],
    ['a session that leads elsewhere', { ...opened, sessionID: '../../other' }],
    ['a short token', { ...opened, sessionToken: 'abc' }],
    ['a token that would change the link', { ...opened, sessionToken: 'abcdefghijklmnopqrstuvwx&lang=xxx' }],
    ['a short secret', { ...opened, sessionSecret: 'YWJj' }],
    ['a link to nowhere', { ...opened, deviceLinkBase: 'javascript:alert(1)' }],
  ];
  for (const [title, answer] of malformed) {
    test(`takes no session that is ${title}`, async () => {
      service.reply = json(answer);
      const failure = await failureOf(client.link(client.challenge('lt'), undefined, signal));
      assert.deepEqual([failure.problem, failure.reason.code], ['unexpected', 'malformed-answer']);
    });
  }

  test('takes no state that it does not know', async () => {
    service.reply = json({ state: 'PAUSED' });
    const asked = client.status({ ...client.challenge('lt'), sessionId: 's1' }, { timeoutMs: 1000, signal });
    assert.equal((await failureOf(asked)).reason.code, 'malformed-answer');
  });

  const endResults: readonly (readonly [endResult: string, problem: string, isAlarm: boolean])[] = [
    ['USER_REFUSED', 'user-refused', false],
    ['USER_REFUSED_CERT_CHOICE', 'user-refused', false],
    ['USER_REFUSED_INTERACTION', 'user-refused', false],
    ['TIMEOUT', 'expired', false],
    ['WRONG_VC', 'wrong-control-code', false],
    ['DOCUMENT_UNUSABLE', 'account-problem', false],
    ['ACCOUNT_UNUSABLE', 'account-problem', false],
    ['REQUIRED_INTERACTION_NOT_SUPPORTED_BY_APP', 'app-outdated', false],
    ['PROTOCOL_FAILURE', 'unexpected', true],
    ['EXPECTED_LINKED_SESSION', 'unexpected', true],
    ['SERVER_ERROR', 'unexpected', true],
    ['A_WORD_OF_A_LATER_VERSION', 'unexpected', true],
  ];
  for (const [endResult, problem, isAlarm] of endResults) {
    test(`understands the end ${endResult}`, async () => {
      const answer = { state: 'COMPLETE', result: { endResult, details: { interaction: 'displayTextAndPIN' } } };
      const verdict = await client.verify({ ...client.challenge('lt'), sessionId: 's1' }, answer, {});
      assert.deepEqual(verdict, { kind: 'failed', problem, cause: { code: endResult, isAlarm } });
    });
  }

  test('refuses a callback that the service would', async () => {
    for (const url of [
      'ftp://bank.example',
      'https://bank.example/#a',
      'https://bank.example/?a=|',
      `https://bank.example/${'a'.repeat(1800)}`,
    ]) {
      await assert.rejects(client.link(client.challenge('lt'), url, signal), TypeError);
    }
    assert.deepEqual(service.asked, []);
  });

  test('refuses a question that the app cannot show', () => {
    for (const text of ['', 'x'.repeat(61)]) {
      const texts = { ...config.texts, lv: text };
      assert.throws(() => createSmartIdClient({ ...config, texts, baseUrl: 'http://127.0.0.1:1' }), TypeError);
    }
  });
});
