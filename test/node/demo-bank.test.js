// @ts-check
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash, randomBytes, webcrypto } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createApp } from '../../demo/server/app.js';
import { mobileIdPeople, userPeople } from '../../demo/server/people.js';
import { appLink, controlCodeOf, mobileIdControlCodeOf, qrLink } from '../../demo/server/smart-id.js';
import { demoAnswers } from '../../src/demo-bank/codes.js';

/** @typedef {import('../../demo/server/app.js').DemoBankOptions} Options */

const ORIGIN = 'http://bank.test';
const PERSONAL_CODE = '40504040001';
const { codeCard } = demoAnswers;

/** One browser at one bank: keeps the cookie, sends what the adapter and the demo page send. */
class Browser {
  cookie = '';

  /** @param {import('hono').Hono} app */
  constructor(app) {
    this.app = app;
  }

  /** @param {string} path @param {RequestInit} [init] */
  async fetch(path, init = {}) {
    const headers = new Headers(init.headers);
    if (this.cookie) headers.set('Cookie', this.cookie);
    const response = await this.app.request(ORIGIN + path, { ...init, headers });
    const setCookie = response.headers.get('Set-Cookie');
    if (setCookie) this.cookie = setCookie.split(';')[0] ?? '';
    return response;
  }

  /** @param {string} method @param {string} path @param {unknown} [body] @returns {Promise<any>} */
  async send(method, path, body) {
    const headers = { 'X-Requested-With': 'internetbank-login', 'Content-Type': 'application/json' };
    const response = await this.fetch(path, {
      method,
      headers,
      body: body === undefined ? null : JSON.stringify(body),
    });
    const text = await response.text();
    return { httpStatus: response.status, headers: response.headers, ...(text ? JSON.parse(text) : {}) };
  }

  /** @param {string} path @returns {Promise<any>} */
  get = (path) => this.send('GET', path);
  /** @param {string} path @param {unknown} [body] @returns {Promise<any>} */
  post = (path, body = {}) => this.send('POST', path, body);
  /** @param {string} method @param {Record<string, string>} [identity] */
  start = (method, identity = {}) =>
    this.post('/bank/sessions', { method, identity, language: 'lt', device: 'desktop' });
  /** @param {string} userNumber */
  push = (userNumber) => this.start('smart-id-push', { userNumber });
  /** @param {{ session: { id: string } }} reply */
  poll = ({ session }) => this.get(`/bank/sessions/${session.id}`);
  /** @param {{ session: { id: string } }} reply @param {string} kind @param {string} value */
  answer = ({ session }, kind, value) => this.post(`/bank/sessions/${session.id}/answers`, { kind, value });
  confirm = () => this.post('/demo/phone/confirm', { pin1: '1234' });
  answersItself = () => this.post('/demo/phone', { answersItself: true });
}

/** A bank with a clock that moves by hand. @param {Options} [options] */
function openBank(options = {}) {
  const clock = { at: 1_800_000_000_000 };
  const app = createApp({ now: () => clock.at, ...options });
  return { app, clock, browser: new Browser(app) };
}

/** Plays to the end a login whose phone answers by itself. @param {Browser} browser @param {any} started */
async function pollToEnd(browser, started, clock = { at: 0 }) {
  let reply = started;
  for (let polls = 0; reply.status === 'pending' && polls < 30; polls++) {
    clock.at += 2000;
    const polled = await browser.poll(started);
    if (polled.httpStatus !== 503) reply = polled;
  }
  return reply;
}

/** @param {any} reply */
const failed = (reply) => (reply.status === 'failure' ? reply.problem : reply.status);

describe('the control code', () => {
  it('is computed from the challenge by the rule of Smart-ID', () => {
    const challenge = 'GYS+yoah6emAcVDNIajwSs6UB/M95XrDxMzXBUkwQJ9YFDipXXzGpPc7raWcuc2+TEoRc7WvIZ/7dU/iRXenYg==';
    assert.equal(controlCodeOf(Buffer.from(challenge, 'base64')), '7180');
  });

  it('always has four digits', () => {
    for (let count = 0; count < 500; count++) {
      assert.match(controlCodeOf(randomBytes(64)), /^\d{4}$/);
      assert.match(mobileIdControlCodeOf(randomBytes(32)), /^[0-8]\d{3}$/);
    }
  });
});

describe('a persona with a user number', () => {
  const outcomes = /** @type {Record<string, string>} */ ({
    'logs-in': 'success',
    'first-login': 'prompt',
    refuses: 'user-refused',
    'wrong-control-code': 'wrong-control-code',
    'times-out': 'expired',
    'no-account': 'account-problem',
    'basic-account': 'account-not-qualified',
    locked: 'prompt',
    'bank-down': 'unavailable',
    'slow-bank': 'success',
    'new-device': 'prompt',
    calculator: 'prompt',
    'sms-code': 'prompt',
    'app-outdated': 'app-outdated',
    maintenance: 'maintenance',
    'too-many-requests': 'too-many-requests',
    'bank-falters': 'success',
    'chooses-code': 'success',
    'session-lost': 'session-lost',
    'asks-password': 'prompt',
  });

  for (const { userNumber = '', outcome } of userPeople) {
    it(`${userNumber} ends in ${outcomes[outcome]} (${outcome})`, async () => {
      /** @type {number[]} */
      const naps = [];
      const { browser, clock } = openBank({
        sleep: async (forMs) => {
          naps.push(forMs);
        },
      });
      await browser.answersItself();
      const started = await browser.push(userNumber);
      const end = await pollToEnd(browser, started, clock);
      assert.equal(end.problem ?? end.status, outcomes[outcome]);
      assert.ok(naps.every((napMs) => napMs > 1000 && napMs < 10_000));
      assert.equal(naps.length > 0, outcome === 'slow-bank');
    });
  }

  it('that is unknown looks like one without an account', async () => {
    const { browser } = openBank();
    const [unknown, known] = [await browser.push('999999'), await browser.push('100006')];
    for (const reply of [unknown, known]) delete reply.headers;
    assert.deepEqual(unknown, known);
    assert.deepEqual(unknown, { httpStatus: 201, status: 'failure', problem: 'account-problem' });
  });

  it('is told by status too when the bank does not reply', async () => {
    const { browser } = openBank();
    for (const [userNumber, status] of /** @type {const} */ ([
      ['100009', 503],
      ['100015', 580],
      ['100016', 429],
    ])) {
      const reply = await browser.push(userNumber);
      assert.equal(reply.httpStatus, status);
      assert.equal(reply.headers.get('Content-Type'), 'application/problem+json');
      assert.equal(reply.headers.get('Retry-After'), status === 429 ? '5' : null);
    }
  });

  it('answers at once when the pace is zero', async () => {
    const { browser } = openBank({ pace: 0 });
    await browser.answersItself();
    const started = await browser.push('100001');
    assert.equal(started.status, 'pending');
    assert.equal((await browser.poll(started)).status, 'success');
  });
});

describe('the drawn phone', () => {
  it('rings three seconds after the code is on the page, and shows the same code', async () => {
    const { browser, clock } = openBank();
    const started = await browser.push('100001');
    assert.match(started.show.controlCode, /^\d{4}$/);
    clock.at += 2900;
    assert.equal((await browser.get('/demo/phone')).request, null);
    clock.at += 100;
    assert.equal((await browser.get('/demo/phone')).request.controlCode, started.show.controlCode);
  });

  it('wants the right PIN1', async () => {
    const { browser } = openBank({ pace: 0 });
    const started = await browser.push('100001');
    assert.equal((await browser.post('/demo/phone/confirm', { pin1: '0000' })).result, 'wrong-pin');
    assert.equal((await browser.poll(started)).status, 'pending');
    assert.equal((await browser.confirm()).result, 'confirmed');
    assert.deepEqual((await browser.poll(started)).result, { name: 'Demo Client' });
  });

  it('can refuse, and can tell that the codes differ', async () => {
    for (const [path, problem] of [
      ['refuse', 'user-refused'],
      ['different-code', 'wrong-control-code'],
    ]) {
      const { browser } = openBank({ pace: 0 });
      const started = await browser.push('100001');
      await browser.post(`/demo/phone/${path}`);
      assert.equal(failed(await browser.poll(started)), problem);
    }
  });

  it('offers three codes to the persona who chooses', async () => {
    const { browser } = openBank({ pace: 0 });
    const started = await browser.push('100018');
    assert.equal(started.show.choose, true);
    const { request } = await browser.get('/demo/phone');
    assert.equal(request.controlCode, null);
    assert.equal(new Set(request.choices).size, 3);
    const wrong = request.choices.find((/** @type {string} */ code) => code !== started.show.controlCode);
    await browser.post('/demo/phone/confirm', { pin1: '1234', controlCode: wrong });
    assert.equal(failed(await browser.poll(started)), 'wrong-control-code');
  });

  it('has nothing to confirm when nobody asked', async () => {
    const { browser } = openBank();
    assert.equal((await browser.confirm()).httpStatus, 409);
  });
});

describe('the step-up', () => {
  /** @param {string} userNumber */
  async function promptOf(userNumber) {
    const bank = openBank({ pace: 0 });
    const started = await bank.browser.push(userNumber);
    await bank.browser.confirm();
    return { ...bank, prompted: await bank.browser.poll(started) };
  }

  it('asks code 19 of the card at the first login, and activates', async () => {
    const { browser, prompted } = await promptOf('100002');
    assert.deepEqual(prompted.prompt, { kind: 'code-card', reason: 'first-login', position: '19', length: 6 });
    const end = await browser.answer(prompted, 'code-card', codeCard[18] ?? '');
    assert.equal(end.status, 'success');
    assert.equal(end.activated, true);
  });

  it('asks another code after a wrong one, and locks after three', async () => {
    const { browser, prompted } = await promptOf('100008');
    let position = prompted.prompt.position;
    for (const attemptsLeft of [2, 1]) {
      const again = await browser.answer(prompted, 'code-card', codeCard[Number(position) - 1] ?? '');
      assert.equal(again.problem, 'wrong-code');
      assert.equal(again.attemptsLeft, attemptsLeft);
      assert.notEqual(again.prompt.position, position);
      position = again.prompt.position;
    }
    assert.equal(failed(await browser.answer(prompted, 'code-card', '000000')), 'locked');
  });

  it('accepts the right code after a wrong one', async () => {
    const { browser, prompted } = await promptOf('100002');
    const { prompt } = await browser.answer(prompted, 'code-card', '000000');
    const end = await browser.answer(prompted, 'code-card', codeCard[prompt.position - 1] ?? '');
    assert.equal(end.status, 'success');
  });

  it('takes the personal code, the text message, the calculator and the password', async () => {
    for (const [
      userNumber,
      codeFrom,
    ] of /** @type {[string, (browser: Browser, prompt: any) => Promise<string>][]} */ ([
      ['100011', async () => PERSONAL_CODE],
      ['100013', async (browser) => (await browser.get('/demo/phone')).smsCode],
      ['100012', async (browser, { challenge }) => (await browser.get(`/demo/calculator?challenge=${challenge}`)).code],
      ['100020', async () => 'Demo-1234'],
    ])) {
      const { browser, prompted } = await promptOf(userNumber);
      const { kind } = prompted.prompt;
      assert.equal((await browser.answer(prompted, kind, 'wrong')).problem, 'wrong-code', kind);
      const { reply } = await browser.get('/bank/sessions/current');
      const end = await browser.answer(prompted, kind, await codeFrom(browser, reply.prompt));
      assert.equal(end.status, 'success', kind);
    }
  });

  /** @param {any} reply */
  const bodyOf = (reply) => ({ ...reply, headers: undefined });

  it('judges an answer once that is sent again because its reply was lost', async () => {
    const { browser, prompted } = await promptOf('100013');
    const first = await browser.answer(prompted, 'sms-code', '000000');
    assert.deepEqual(bodyOf(await browser.answer(prompted, 'sms-code', '000000')), bodyOf(first));
    assert.equal(first.attemptsLeft, 2);
    assert.equal((await browser.answer(prompted, 'sms-code', '000000')).attemptsLeft, 1, 'who insists is judged');
    const { smsCode } = await browser.get('/demo/phone');
    for (let time = 0; time < 2; time++) {
      assert.equal((await browser.answer(prompted, 'sms-code', smsCode)).status, 'success');
    }
  });

  it('counts the same wrong code at another position, unless the page hung up before its reply', async () => {
    const { browser, prompted } = await promptOf('100002');
    const first = await browser.answer(prompted, 'code-card', '000000');
    assert.equal(first.attemptsLeft, 2);
    const page = new AbortController();
    await browser.fetch(`/bank/sessions/${prompted.session.id}/answers`, {
      method: 'POST',
      headers: { 'X-Requested-With': 'internetbank-login', 'Content-Type': 'application/json' },
      body: JSON.stringify({ kind: 'code-card', value: '000000' }),
      signal: page.signal,
    });
    page.abort();
    const { reply: asked } = await browser.get('/bank/sessions/current');
    assert.equal(asked.attemptsLeft, 1);
    const again = await browser.answer(prompted, 'code-card', '000000');
    assert.deepEqual([again.prompt, again.attemptsLeft], [asked.prompt, 1]);
  });

  it('locks alike when the answer that locked comes again', async () => {
    const { browser, prompted } = await promptOf('100008');
    let end;
    for (const value of ['000000', '000001', '000002', '000002'])
      end = await browser.answer(prompted, 'code-card', value);
    assert.equal(failed(end), 'locked');
  });

  it('refuses an answer to another question', async () => {
    const { browser, prompted } = await promptOf('100002');
    assert.equal((await browser.answer(prompted, 'sms-code', '123456')).httpStatus, 409);
  });

  it('ends when nobody answers', async () => {
    const { browser, clock, prompted } = await promptOf('100002');
    clock.at += prompted.expiresInMs;
    assert.equal(failed(await browser.answer(prompted, 'code-card', codeCard[18] ?? '')), 'expired');
  });
});

describe('the other methods', () => {
  it('are all offered, each with what it asks', async () => {
    const { browser } = openBank();
    const { methods, notice } = await browser.get('/bank/options?language=lv');
    assert.deepEqual(
      methods.map((/** @type {any} */ { id, asks }) => [id, ...asks].join(' ')),
      [
        'smart-id-push userNumber',
        'smart-id',
        'mobile-id phoneNumber personalCode',
        'id-card',
        'code-device userNumber',
        'code-card userNumber',
        'code-calculator userNumber',
        'eparaksts-mobile',
        'password userNumber password',
      ],
    );
    assert.match(notice.text, /demonstrācijas/);
  });

  const mobileOutcomes = ['success', 'user-refused', 'expired', 'account-problem', 'phone-unreachable', 'sim-problem'];
  for (const [index, { phoneNumber = '', personalCode = '', outcome }] of mobileIdPeople.entries()) {
    it(`mobile-id: ${phoneNumber} ends in ${outcome}`, async () => {
      const { browser, clock } = openBank();
      await browser.answersItself();
      const started = await browser.start('mobile-id', { phoneNumber, personalCode });
      assert.equal(failed(await pollToEnd(browser, started, clock)), mobileOutcomes[index] ?? 'prompt');
    });
  }

  it('mobile-id reads numbers as people write them', async () => {
    const { browser } = openBank();
    for (const phoneNumber of ['+370 600 00001', '370 60000001', '0 600 00001', '8 600 00001', '60000001']) {
      const started = await browser.start('mobile-id', { phoneNumber, personalCode: PERSONAL_CODE });
      assert.equal(started.status, 'pending', phoneNumber);
    }
  });

  it('code-card, code-device and password ask a card code, after which the person is in', async () => {
    for (const [method, identity] of /** @type {[string, Record<string, string>][]} */ ([
      ['code-card', { userNumber: '100001' }],
      ['code-device', { userNumber: '100001' }],
      ['password', { userNumber: '100001', password: 'Demo-1234' }],
    ])) {
      const { browser } = openBank();
      const started = await browser.start(method, identity);
      assert.equal(started.prompt.kind, 'code-card', method);
      assert.equal(started.prompt.reason, 'sign-in', method);
      const code = codeCard[started.prompt.position - 1] ?? '';
      assert.equal((await browser.answer(started, 'code-card', code)).status, 'success', method);
    }
  });

  it('a wrong password looks like a missing account', async () => {
    const { browser } = openBank();
    const started = await browser.start('password', { userNumber: '100001', password: 'nope' });
    assert.equal(failed(started), 'account-problem');
  });

  it('a calculator gives a code of its own, or answers to a challenge', async () => {
    for (const [method, userNumber, hasChallenge] of /** @type {const} */ ([
      ['code-calculator', '100001', false],
      ['code-calculator', '100012', true],
      ['code-device', '100012', true],
    ])) {
      const { browser } = openBank();
      const started = await browser.start(method, { userNumber });
      const { challenge } = started.prompt;
      assert.equal(challenge !== undefined, hasChallenge);
      const { code } = await browser.get(`/demo/calculator${challenge ? `?challenge=${challenge}` : ''}`);
      assert.equal((await browser.answer(started, 'code-calculator', code)).status, 'success');
    }
  });

  for (const [decision, outcome] of /** @type {const} */ ([
    ['confirm', 'success'],
    ['refuse', 'user-refused'],
    ['no-account', 'account-problem'],
  ])) {
    it(`eparaksts-mobile: ${decision} on the other site ends in ${outcome}, once`, async () => {
      const { app, browser } = openBank();
      const started = await browser.start('eparaksts-mobile');
      const ticket = new URL(started.show.url, ORIGIN).searchParams.get('ticket');
      const stranger = await new Browser(app).post('/demo/eparaksts', { ticket, decision });
      assert.equal(stranger.problem, 'other-browser');
      assert.equal((await browser.post('/demo/eparaksts', { ticket, decision })).returnUrl, '/');
      assert.equal((await browser.post('/demo/eparaksts', { ticket, decision })).problem, 'already-used');
      const { method, reply } = await browser.get('/bank/sessions/current');
      assert.equal(method, 'eparaksts-mobile');
      assert.equal(failed(reply), outcome);
    });
  }
});

describe('the ID card', () => {
  /** Signs as Web eID does. @param {any} card @param {{ nonce: string, origin?: string }} challenge */
  async function sign({ privateKey, certificate }, { nonce, origin = ORIGIN }) {
    const algorithm = { name: 'ECDSA', namedCurve: 'P-384', hash: 'SHA-384' };
    const key = await webcrypto.subtle.importKey('jwk', privateKey, algorithm, false, ['sign']);
    const hash = (/** @type {string} */ text) => createHash('sha384').update(text).digest();
    const signature = await webcrypto.subtle.sign(algorithm, key, Buffer.concat([hash(origin), hash(nonce)]));
    return {
      format: 'web-eid:1.0',
      algorithm: 'ES384',
      unverifiedCertificate: certificate,
      signature: Buffer.from(signature).toString('base64'),
    };
  }

  /** @param {string} kind @param {(token: any, nonce: string, card: any) => any} [change] */
  async function logInWith(kind, change = (token) => token) {
    const { browser } = openBank();
    const started = await browser.start('id-card');
    const { nonce } = started.show;
    const card = await browser.get(`/demo/id-card/${kind}`);
    const token = await change(await sign(card, { nonce }), nonce, card);
    return failed(await browser.answer(started, 'id-card', JSON.stringify(token)));
  }

  it('logs its owner in', async () => assert.equal(await logInWith('client'), 'success'));
  it('of someone else is no client', async () => assert.equal(await logInWith('not-a-client'), 'account-problem'));
  it('of another issuer is refused', async () => assert.equal(await logInWith('forged'), 'id-card-problem'));

  it('is refused when the signature is tampered with, of another origin or of another nonce', async () => {
    const flip = (/** @type {any} */ token) => {
      const bytes = Buffer.from(token.signature, 'base64');
      bytes[10] = (bytes[10] ?? 0) ^ 1;
      return { ...token, signature: bytes.toString('base64') };
    };
    assert.equal(await logInWith('client', flip), 'id-card-problem');
    for (const wrong of [{ origin: 'http://evil.test' }, { nonce: 'another' }]) {
      const changed = await logInWith('client', (_, nonce, card) => sign(card, { nonce, ...wrong }));
      assert.equal(changed, 'id-card-problem');
    }
  });

  it('is refused when the token is no token', async () => {
    for (const token of [null, 1, 'x', {}, [], { algorithm: 'ES384', format: 'web-eid:1.0' }]) {
      assert.equal(await logInWith('client', () => token), 'id-card-problem');
    }
  });
});

describe('the device link', () => {
  it('is protected by the rule of Smart-ID', () => {
    // The inputs of the examples in Smart-ID's own documentation; a bank that is no broker leaves one of them empty.
    const session = {
      sessionToken: 'wGIrqveE6AuGDATZKmR1mtAZ',
      sessionSecret: 'B98ODiVCebRedSwdTk51zFSaGYyHtY1H2A0ocAi3/Ps=',
      rpChallenge: 'GYS+yoah6emAcVDNIajwSs6UB/M95XrDxMzXBUkwQJ9YFDipXXzGpPc7raWcuc2+TEoRc7WvIZ/7dU/iRXenYg==',
      interactions: Buffer.from(
        '[{"type":"confirmationMessage","displayText200":"Longer description of the transaction context"},' +
          '{"type":"displayTextAndPIN","displayText60":"Short description of the transaction context"}]',
      ).toString('base64'),
      callbackValue: '',
      userChallengeVerifier: '',
      language: 'eng',
      startedAt: 0,
    };
    const rest = 'sessionToken=wGIrqveE6AuGDATZKmR1mtAZ&sessionType=auth&version=1.0&lang=eng';
    assert.equal(
      qrLink(session, 22),
      `https://smart-id.com/device-link?deviceLinkType=QR&elapsedSeconds=22&${rest}&authCode=A0mHB-lPhkXuek831E3p9B0-oc7FO02_1VBztVigd70`,
    );
    assert.equal(
      appLink(session, 'https://rp.example.com/callback-url?value=RrKjjT4aggzu27YBddX1bQ'),
      `https://smart-id.com/device-link?deviceLinkType=Web2App&${rest}&authCode=M5cEn8biGJA-bgYDcAaww9dr8gm2SKpDq8Ahs_13h6s`,
    );
  });

  it('is a QR code that changes each second and a link that never does, and keeps its secrets', async () => {
    const { browser, clock } = openBank();
    const started = await browser.start('smart-id');
    clock.at += 900;
    const same = await browser.poll(started);
    assert.equal(same.show.qr, started.show.qr);
    assert.equal(same.show.ageMs, 900);
    clock.at += 100;
    const next = await browser.poll(started);
    assert.notEqual(next.show.qr, started.show.qr);
    assert.equal(next.pollAfterMs, 1000);
    const link = new URL(next.show.qr);
    assert.equal(link.searchParams.get('elapsedSeconds'), '1');
    assert.deepEqual(Object.keys(next.show).sort(), ['ageMs', 'kind', 'link', 'qr']);
    assert.ok(!JSON.stringify(next).includes('/demo/return'));
    assert.equal(next.show.link, started.show.link);
    assert.doesNotMatch(next.show.link, /elapsedSeconds/);
  });

  it('is shown for 60 s, after which who has scanned it has 90 s more to finish in the app', async () => {
    const { browser, clock } = openBank();
    const started = await browser.start('smart-id');
    assert.equal(started.expiresInMs, 150_000);
    clock.at += 59_000;
    const last = await browser.poll(started);
    assert.equal(last.show.kind, 'device-link');
    assert.equal((await browser.post('/demo/phone/scan', { qr: last.show.qr })).result, 'accepted');
    clock.at += 1000;
    const inApp = await browser.poll(started);
    assert.deepEqual([inApp.show, inApp.expiresInMs], [{ kind: 'app' }, 90_000]);
    assert.equal((await browser.confirm()).result, 'confirmed');
    assert.equal((await browser.poll(started)).status, 'success');
  });

  it('expires when nobody scans it', async () => {
    const { browser, clock } = openBank();
    const started = await browser.start('smart-id');
    clock.at += 150_000;
    assert.equal(failed(await browser.poll(started)), 'expired');
  });

  it('is scanned by the drawn phone, confirmed there, and the person is in', async () => {
    const { browser, clock } = openBank();
    await browser.post('/demo/phone', { owner: '100002' });
    const started = await browser.start('smart-id');
    clock.at += 2000;
    assert.equal((await browser.post('/demo/phone/scan', { qr: started.show.qr })).result, 'accepted');
    const scanned = await browser.poll(started);
    assert.equal(scanned.show.kind, 'device-link', 'no bank can know that a code was scanned');
    assert.equal(scanned.expiresInMs, started.expiresInMs - 2000);
    assert.equal((await browser.confirm()).result, 'confirmed');
    assert.equal((await browser.poll(started)).prompt.position, '19');
  });

  it('is refused when old, changed, or of the other kind', async () => {
    const { browser, clock } = openBank();
    const { show } = await browser.start('smart-id');
    const changed = show.qr.replace('elapsedSeconds=0', 'elapsedSeconds=7');
    clock.at += 6000;
    const scan = async (/** @type {string} */ qr) => (await browser.post('/demo/phone/scan', { qr })).result;
    assert.equal(await scan(changed), 'forged');
    assert.equal(await scan(show.qr), 'expired');
    assert.equal(await scan(show.link), 'unreadable');
    assert.equal(await scan('https://example.com/'), 'unreadable');
  });
});

describe('the return from the app', () => {
  async function confirmedByLink() {
    const bank = openBank();
    const started = await bank.browser.start('smart-id');
    await bank.browser.post('/demo/phone/open', { link: started.show.link });
    const { returnUrl } = await bank.browser.confirm();
    /** The service tells the bank what the person decided in the app. */
    const hear = () => (bank.clock.at += 500);
    return { ...bank, started, returnUrl, hear };
  }

  it('logs in the tab that the app opened, and closes the old one', async () => {
    const { browser, started, returnUrl, hear } = await confirmedByLink();
    hear();
    assert.deepEqual((await browser.poll(started)).show, { kind: 'app' });
    assert.equal((await browser.post('/bank/callback', { url: returnUrl })).httpStatus, 204);
    assert.deepEqual((await browser.poll(started)).show, { kind: 'app' });
    assert.equal((await browser.get('/bank/sessions/current')).reply.status, 'success');
    assert.equal(failed(await browser.poll(started)), 'already-used');
  });

  it('may come before the service has told the bank', async () => {
    const { browser, started, returnUrl, hear } = await confirmedByLink();
    assert.equal((await browser.post('/bank/callback', { url: returnUrl })).httpStatus, 204);
    const { reply: resumed } = await browser.get('/bank/sessions/current');
    assert.equal(resumed.status, 'pending');
    assert.notEqual(resumed.session.id, started.session.id, 'the new tab goes on by an id of its own');
    assert.equal(failed(await browser.poll(started)), 'already-used');
    assert.equal((await browser.send('DELETE', `/bank/sessions/${started.session.id}`)).httpStatus, 204);
    hear();
    assert.equal((await browser.poll(resumed)).status, 'success');
    assert.equal(failed(await browser.answer(started, 'code-card', '123456')), 'already-used');
  });

  it('with the proof of another app ends the login once the service has told the bank', async () => {
    const { browser, started, returnUrl, hear } = await confirmedByLink();
    const url = new URL(returnUrl);
    url.searchParams.set('userChallengeVerifier', 'A'.repeat(43));
    assert.equal((await browser.post('/bank/callback', { url: url.href })).httpStatus, 204);
    hear();
    assert.equal(failed((await browser.get('/bank/sessions/current')).reply), 'unexpected');
    assert.equal(failed(await browser.poll(started)), 'already-used');
  });

  it('is taken after a refusal too, which is told where the page asks next', async () => {
    const { browser } = openBank({ pace: 0 });
    const started = await browser.start('smart-id');
    await browser.post('/demo/phone/open', { link: started.show.link });
    const { returnUrl } = await browser.post('/demo/phone/refuse');
    assert.equal((await browser.post('/bank/callback', { url: returnUrl })).httpStatus, 204);
    assert.equal(failed((await browser.get('/bank/sessions/current')).reply), 'user-refused');
    assert.equal((await browser.get('/bank/sessions/current')).httpStatus, 204);
    assert.equal((await browser.post('/bank/callback', { url: returnUrl })).problem, 'already-used');
  });

  it('lets the old tab go on when no other one asks', async () => {
    const { browser, clock, started, returnUrl } = await confirmedByLink();
    await browser.post('/bank/callback', { url: returnUrl });
    clock.at += 5000;
    assert.equal((await browser.poll(started)).status, 'success');
  });

  it('counts once, in the browser that started, with the right proofs', async () => {
    const { app, browser, started, returnUrl, hear } = await confirmedByLink();
    hear();
    const callback = async (/** @type {Browser} */ who, url = returnUrl) =>
      (await who.post('/bank/callback', { url })).problem;
    const stranger = new Browser(app);
    assert.equal(await callback(stranger), 'other-browser');
    await stranger.answersItself();
    assert.equal(await callback(stranger), 'other-browser');
    for (const name of ['sessionSecretDigest', 'userChallengeVerifier']) {
      const url = new URL(returnUrl);
      url.searchParams.set(name, 'A'.repeat(43));
      assert.equal(await callback(browser, url.href), 'unexpected');
    }
    assert.equal(await callback(browser, `${ORIGIN}/demo/return?value=unknown`), 'session-lost');
    assert.equal((await browser.poll(started)).status, 'pending');
    assert.equal(await callback(browser), undefined);
    assert.equal(await callback(browser), 'already-used');
  });
});

describe('a session', () => {
  it('belongs to the browser that started it', async () => {
    const { app, browser } = openBank();
    const started = await browser.push('100001');
    const stranger = new Browser(app);
    await stranger.answersItself();
    for (const reply of [
      await stranger.poll(started),
      await stranger.answer(started, 'code-card', '123456'),
      await stranger.send('DELETE', `/bank/sessions/${started.session.id}`),
    ]) {
      assert.equal(reply.httpStatus, 404);
      assert.equal(reply.problem, 'session-lost');
    }
    assert.equal((await stranger.get('/bank/sessions/current')).httpStatus, 204);
    assert.equal((await browser.poll(started)).status, 'pending');
  });

  it('is kept by a cookie that no script and no other site can use', async () => {
    const { browser } = openBank();
    const { headers } = await browser.push('100001');
    assert.match(headers.get('Set-Cookie'), /HttpOnly; SameSite=Strict$/);
  });

  it('is resumed with the same code, and as a success for a minute', async () => {
    const { browser, clock } = openBank({ pace: 0 });
    const started = await browser.push('100001');
    const { method, reply } = await browser.get('/bank/sessions/current');
    assert.equal(method, 'smart-id-push');
    assert.deepEqual(reply.show, started.show);
    assert.deepEqual(reply.session, started.session);
    await browser.confirm();
    for (let page = 0; page < 3; page++) {
      assert.equal((await browser.get('/bank/sessions/current')).reply.status, 'success');
      assert.equal((await browser.poll(started)).status, 'success');
    }
    clock.at += 59_999;
    assert.equal((await browser.get('/bank/sessions/current')).reply.status, 'success');
    clock.at += 1;
    assert.equal((await browser.get('/bank/sessions/current')).httpStatus, 204);
  });

  for (const [what, act] of /** @type {[string, (browser: Browser) => Promise<unknown>][]} */ ([
    ['the bank’s own session ends', (browser) => browser.post('/demo/log-out')],
    ['another login starts', (browser) => browser.push('100006')],
  ])) {
    it(`is no more resumed as a success when ${what}`, async () => {
      const { browser } = openBank({ pace: 0 });
      const started = await browser.push('100001');
      await browser.confirm();
      assert.equal((await browser.poll(started)).status, 'success');
      await act(browser);
      assert.equal((await browser.get('/bank/sessions/current')).httpStatus, 204);
    });
  }

  it('tells another end that no poll has told, once', async () => {
    const { browser } = openBank({ pace: 0 });
    await browser.push('100001');
    await browser.post('/demo/phone/refuse');
    assert.equal(failed((await browser.get('/bank/sessions/current')).reply), 'user-refused');
    assert.equal((await browser.get('/bank/sessions/current')).httpStatus, 204);
  });

  it('is over when cancelled, and a duplicated tab learns so', async () => {
    const { browser } = openBank();
    const started = await browser.push('100001');
    assert.equal((await browser.send('DELETE', `/bank/sessions/${started.session.id}`)).httpStatus, 204);
    assert.equal((await browser.get('/bank/sessions/current')).httpStatus, 204);
    assert.equal(failed(await browser.poll(started)), 'cancelled-elsewhere');
    assert.equal((await browser.get('/demo/phone')).request, null);
  });

  it('expires, and is forgotten after ten minutes', async () => {
    const { browser, clock } = openBank();
    const started = await browser.push('100001');
    clock.at += 120_000;
    assert.equal(failed(await browser.poll(started)), 'expired');
    clock.at += 500_000;
    assert.equal((await browser.poll(started)).problem, 'session-lost');
  });

  it('is one of a bounded number', async () => {
    const { app, browser } = openBank({ limits: { sessions: 3, sessionsPerClient: 2 } });
    const first = await browser.push('100001');
    await browser.push('100001');
    const third = await browser.push('100001');
    assert.equal((await browser.poll(first)).httpStatus, 404);
    assert.equal((await browser.poll(third)).status, 'pending');
    await new Browser(app).push('100001');
    const full = await new Browser(app).push('100001');
    assert.equal(full.httpStatus, 503);
    assert.match(full.reference, /^DB-[0-9A-F]{8}$/);
  });
});

describe('the guard', () => {
  const body = JSON.stringify({ method: 'smart-id', identity: {}, language: 'lt', device: 'phone' });
  const own = { 'X-Requested-With': 'internetbank-login', 'Content-Type': 'application/json' };

  it('refuses changes without the header, from another site or another origin', async () => {
    const { browser } = openBank();
    for (const headers of [
      { 'Content-Type': 'application/json' },
      { ...own, Origin: 'http://evil.test' },
      { ...own, 'Sec-Fetch-Site': 'cross-site' },
    ]) {
      for (const path of ['/bank/sessions', '/demo/phone', '/bank/callback']) {
        const response = await browser.fetch(path, { method: 'POST', headers, body });
        assert.equal(response.status, 403);
        assert.equal(response.headers.get('Set-Cookie'), null);
      }
    }
    const headers = { ...own, Origin: ORIGIN, 'Sec-Fetch-Site': 'same-origin' };
    assert.equal((await browser.fetch('/bank/sessions', { method: 'POST', headers, body })).status, 201);
  });

  it('answers bad bodies with a problem', async () => {
    const { browser } = openBank();
    const start = { method: 'smart-id-push', identity: { userNumber: '100001' }, language: 'lt', device: 'phone' };
    const cases = /** @type {[number, BodyInit, string?][]} */ ([
      [400, ''],
      [400, '{'],
      [400, 'null'],
      [400, '[]'],
      [400, '{}'],
      [400, JSON.stringify({ ...start, method: 'magic' })],
      [400, JSON.stringify({ ...start, identity: null })],
      [400, JSON.stringify({ ...start, identity: {} })],
      [400, JSON.stringify({ ...start, identity: { userNumber: 100001 } })],
      [400, JSON.stringify({ ...start, identity: { userNumber: '1'.repeat(65) } })],
      [400, JSON.stringify({ ...start, device: 'toaster' })],
      [400, JSON.stringify({ ...start, language: undefined })],
      [413, 'x'.repeat(65 * 1024)],
      [415, JSON.stringify(start), 'text/plain'],
    ]);
    for (const [status, text, type = 'application/json'] of cases) {
      const headers = { ...own, 'Content-Type': type };
      const response = await browser.fetch('/bank/sessions', { method: 'POST', headers, body: text });
      assert.equal(response.status, status, String(text).slice(0, 80));
      assert.equal(response.headers.get('Content-Type'), 'application/problem+json');
      const problem = await response.json();
      assert.equal(problem.problem, 'unexpected');
      assert.equal(problem.status, status);
    }
  });

  it('checks answers and addresses too', async () => {
    const { browser } = openBank();
    const started = await browser.start('code-card', { userNumber: '100001' });
    assert.equal((await browser.answer(started, 'magic', '1')).httpStatus, 400);
    assert.equal((await browser.answer(started, 'code-card', '1'.repeat(65))).httpStatus, 400);
    assert.equal((await browser.post('/bank/callback', { url: 'no address' })).httpStatus, 400);
    assert.equal((await browser.get('/bank/nothing')).problem, 'unexpected');
    assert.equal((await browser.poll({ session: { id: 'unknown' } })).problem, 'session-lost');
  });

  it('limits starts and requests, and says when to come back', async () => {
    const { app, browser, clock } = openBank({ limits: { startsPerMinute: 2, requestsPerMinute: 10 } });
    await browser.answersItself();
    await browser.push('100001');
    await browser.push('100001');
    const refused = await browser.push('100001');
    assert.equal(refused.httpStatus, 429);
    assert.equal(refused.problem, 'too-many-requests');
    assert.equal(refused.headers.get('Retry-After'), '60');
    for (let count = 0; count < 10; count++) await browser.get('/bank/options');
    assert.equal((await browser.get('/bank/options')).httpStatus, 429);
    assert.equal((await new Browser(app).get('/bank/options')).httpStatus, 200);
    clock.at += 60_000;
    assert.equal((await browser.push('100001')).status, 'pending');
  });
});

describe('the page', () => {
  it('comes with a policy that allows its own files alone', async () => {
    const { browser } = openBank();
    for (const path of ['/', '/demo/return?value=x', '/demo/eparaksts?ticket=x']) {
      const page = await browser.fetch(path);
      assert.equal(page.status, 200, path);
      assert.match(page.headers.get('Content-Type') ?? '', /^text\/html/);
      const policy = page.headers.get('Content-Security-Policy') ?? '';
      assert.match(policy, /^default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'/);
      assert.match(policy, /require-trusted-types-for 'script'; trusted-types internetbank-login$/);
      assert.equal(page.headers.get('X-Content-Type-Options'), 'nosniff');
      assert.equal(page.headers.get('Referrer-Policy'), 'no-referrer');
      const html = await page.text();
      assert.doesNotMatch(html, /\sstyle=|\son\w+=|<style|<script(?![^>]*\ssrc=)/);
    }
  });

  it('has every file it names, with the right type', async () => {
    const { browser } = openBank();
    for (const path of ['/', '/demo/return', '/demo/eparaksts']) {
      const html = await (await browser.fetch(path)).text();
      for (const [, file = ''] of html.matchAll(/(?:src|href)="(\/demo\/[^"?]+\.\w+)"/g)) {
        const response = await browser.fetch(file);
        assert.equal(response.status, 200, file);
        assert.equal(response.headers.get('Cache-Control'), 'no-cache');
        const type = file.endsWith('.js') ? /javascript/ : file.endsWith('.css') ? /^text\/css/ : /^image\/svg/;
        assert.match(response.headers.get('Content-Type') ?? '', type, file);
      }
    }
  });

  it('shows nothing outside its folder', async () => {
    const { browser } = openBank();
    for (const path of ['/demo/../server/app.js', '/demo/%2e%2e/server/app.js', '/cdn/..%2f..%2fpackage.json']) {
      assert.equal((await browser.fetch(path)).status, 404, path);
    }
  });
});

describe('the built widget', () => {
  it('is asked for anew, its hashed chunks are kept for ever', async () => {
    const distDir = mkdtempSync(join(tmpdir(), 'demo-bank-'));
    mkdirSync(join(distDir, 'chunks'));
    writeFileSync(join(distDir, 'internetbank-login.min.js'), '');
    writeFileSync(join(distDir, 'chunks', 'lt-Ab_-12cD.js'), '');
    const { browser } = openBank({ distDir });
    const cacheControl = async (/** @type {string} */ path) => (await browser.fetch(path)).headers.get('Cache-Control');
    assert.equal(await cacheControl('/cdn/internetbank-login.min.js'), 'no-cache');
    assert.match((await cacheControl('/cdn/chunks/lt-Ab_-12cD.js')) ?? '', /immutable/);
    assert.equal(await cacheControl('/cdn/nothing.js'), 'no-store');
    assert.equal(await cacheControl('/bank/options'), 'no-store');
    rmSync(distDir, { recursive: true });
  });
});

describe('the command', () => {
  const main = fileURLToPath(new URL('../../demo/server/main.ts', import.meta.url));

  it('prints its address, answers there, and stops at once', async () => {
    const server = spawn(process.execPath, ['--import', 'tsx', main], { env: { ...process.env, PORT: '0' } });
    const [line] = await once(server.stdout, 'data');
    const url = /http:\/\/127\.0\.0\.1:\d+\//.exec(String(line))?.[0] ?? '';
    // The connection stays open, as that of a page that polls.
    assert.equal((await fetch(`${url}bank/options`)).status, 200);
    server.kill('SIGINT');
    const [code] = await once(server, 'exit');
    assert.equal(code, 0);
  });

  it('says so when the port is taken or is none', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = /** @type {import('node:net').AddressInfo} */ (other.address());
    for (const [PORT, sentence] of /** @type {const} */ ([
      [String(port), /^Port \d+ is taken\..*PORT=\d+\.\n$/m],
      ['many', /^PORT must be a number/m],
    ])) {
      const server = spawn(process.execPath, ['--import', 'tsx', main], { env: { ...process.env, PORT } });
      let errors = '';
      server.stderr.on('data', (chunk) => (errors += chunk));
      const [code] = await once(server, 'close');
      assert.equal(code, 1);
      assert.match(errors, sentence);
    }
    other.close();
  });
});
