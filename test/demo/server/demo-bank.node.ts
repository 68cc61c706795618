import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash, randomBytes, webcrypto } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { PIN1 } from '../../../demo/server/drawn-phone.js';
import type { IdCards } from '../../../demo/server/id-card.js';
import { mobileIdPeople, userPeople } from '../../../demo/server/people.js';
import { appLink, controlCodeOf, mobileIdControlCodeOf, qrLink } from '../../../demo/server/smart-id.js';
import { demoAnswers } from '../../../src/demo-bank/codes.js';
import type { Identity, Prompt } from '../../../src/flow/adapter.js';
import {
  asked,
  deviceLinksOf,
  outcomeOf,
  pendingOf,
  promptOf,
  sessionOf,
  shown,
} from '../../demo-bank/support/replies.js';
import {
  Browser,
  confirmedLogin,
  openBank,
  ORIGIN,
  pollToEnd,
  withoutHeaders,
  type ProblemDetails,
} from './support/browser.js';

const cardCode = (position: string) => demoAnswers.codeCard[Number(position) - 1] ?? '';

async function calculated(browser: Browser, challenge: string | undefined): Promise<string> {
  const query = challenge === undefined ? '' : `?challenge=${challenge}`;
  return (await browser.get<{ code: string }>(`/demo/calculator${query}`)).code;
}

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
  const outcomes: Record<string, string> = {
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
  };

  for (const { userNumber = '', outcome } of userPeople) {
    it(`${userNumber} ends in ${outcomes[outcome]} (${outcome})`, async () => {
      const naps: number[] = [];
      const { browser, clock } = openBank({
        sleep: (forMs) => {
          naps.push(forMs);
          return Promise.resolve();
        },
      });
      await browser.letPhoneAnswerItself();
      const started = await browser.push(userNumber);
      const end = await pollToEnd(browser, started, clock);
      assert.equal(outcomeOf(end), outcomes[outcome]);
      assert.ok(naps.every((napMs) => napMs > 1000 && napMs < 10_000));
      assert.equal(naps.length > 0, outcome === 'slow-bank');
    });
  }

  it('that is unknown looks like one without an account', async () => {
    const { browser } = openBank();
    const [unknown, known] = [
      withoutHeaders(await browser.push('999999')),
      withoutHeaders(await browser.push('100006')),
    ];
    assert.deepEqual(unknown, known);
    const expected = { httpStatus: 201, headers: undefined, status: 'failure', problem: 'account-problem' };
    assert.deepEqual(unknown, expected);
  });

  it('is told by status too when the bank does not reply', async () => {
    const { browser } = openBank();
    for (const [userNumber, status] of [
      ['100009', 503],
      ['100015', 580],
      ['100016', 429],
    ] as const) {
      const reply = await browser.push(userNumber);
      assert.equal(reply.httpStatus, status);
      assert.equal(reply.headers.get('Content-Type'), 'application/problem+json');
      assert.equal(reply.headers.get('Retry-After'), status === 429 ? '5' : null);
    }
  });

  it('answers at once when the pace is zero', async () => {
    const { browser } = openBank({ pace: 0 });
    await browser.letPhoneAnswerItself();
    const started = await browser.push('100001');
    assert.equal(started.status, 'pending');
    assert.equal((await browser.poll(started)).status, 'success');
  });
});

describe('the drawn phone', () => {
  it('rings three seconds after the code is on the page, and shows the same code', async () => {
    const { browser, clock } = openBank();
    const started = await browser.push('100001');
    assert.match(shown(started, 'control-code').controlCode, /^\d{4}$/);
    clock.at += 2900;
    assert.equal((await browser.phone()).request, null);
    clock.at += 100;
    assert.equal((await browser.phone()).request?.controlCode, shown(started, 'control-code').controlCode);
  });

  it('wants the right PIN1', async () => {
    const { browser } = openBank({ pace: 0 });
    const started = await browser.push('100001');
    assert.equal((await browser.onPhone('confirm', { pin1: '0000' })).result, 'wrong-pin');
    assert.equal((await browser.poll(started)).status, 'pending');
    assert.equal((await browser.confirm()).result, 'confirmed');
    const end = await browser.poll(started);
    assert.deepEqual(end.status === 'success' && end.result, { name: 'Demo Client' });
  });

  it('can refuse, and can tell that the codes differ', async () => {
    for (const [path, problem] of [
      ['refuse', 'user-refused'],
      ['different-code', 'wrong-control-code'],
    ] as const) {
      const { browser } = openBank({ pace: 0 });
      const started = await browser.push('100001');
      await browser.onPhone(path);
      assert.equal(outcomeOf(await browser.poll(started)), problem);
    }
  });

  it('offers three codes to the persona who chooses', async () => {
    const { browser } = openBank({ pace: 0 });
    const started = await browser.push('100018');
    assert.equal(shown(started, 'control-code').choose, true);
    const { request } = await browser.phone();
    assert.ok(request);
    assert.equal(request.controlCode, null);
    assert.equal(new Set(request.choices).size, 3);
    const wrong = request.choices.find((code) => code !== shown(started, 'control-code').controlCode);
    await browser.onPhone('confirm', { pin1: PIN1, controlCode: wrong });
    assert.equal(outcomeOf(await browser.poll(started)), 'wrong-control-code');
  });

  it('has nothing to confirm when nobody asked', async () => {
    const { browser } = openBank();
    assert.equal((await browser.confirm()).httpStatus, 409);
  });
});

describe('the step-up', () => {
  it('asks code 19 of the card at the first login, and activates', async () => {
    const { browser, prompted } = await confirmedLogin('100002');
    assert.deepEqual(asked(prompted, 'code-card'), {
      kind: 'code-card',
      reason: 'first-login',
      position: '19',
      length: 6,
    });
    const end = await browser.answer(prompted, 'code-card', cardCode('19'));
    assert.ok(end.status === 'success');
    assert.equal(end.activated, true);
  });

  it('asks another code after a wrong one, and locks after three', async () => {
    const { browser, prompted } = await confirmedLogin('100008');
    let { position } = asked(prompted, 'code-card');
    for (const attemptsLeft of [2, 1]) {
      const again = await browser.answer(prompted, 'code-card', cardCode(position));
      assert.equal(promptOf(again).problem, 'wrong-code');
      assert.equal(promptOf(again).attemptsLeft, attemptsLeft);
      const next = asked(again, 'code-card');
      assert.notEqual(next.position, position);
      ({ position } = next);
    }
    assert.equal(outcomeOf(await browser.answer(prompted, 'code-card', '000000')), 'locked');
  });

  it('accepts the right code after a wrong one', async () => {
    const { browser, prompted } = await confirmedLogin('100002');
    const again = await browser.answer(prompted, 'code-card', '000000');
    const end = await browser.answer(prompted, 'code-card', cardCode(asked(again, 'code-card').position));
    assert.equal(end.status, 'success');
  });

  const codes: [userNumber: string, kind: Prompt['kind'], codeFrom: (browser: Browser) => Promise<string>][] = [
    ['100011', 'personal-code', () => Promise.resolve(demoAnswers.personalCode)],
    ['100013', 'sms-code', async (browser) => (await browser.phone()).smsCode ?? ''],
    [
      '100012',
      'code-calculator',
      async (browser) => calculated(browser, asked((await browser.resume()).reply, 'code-calculator').challenge),
    ],
    ['100020', 'password', () => Promise.resolve(demoAnswers.password)],
  ];
  it('takes the personal code, the text message, the calculator and the password', async () => {
    for (const [userNumber, kind, codeFrom] of codes) {
      const { browser, prompted } = await confirmedLogin(userNumber);
      asked(prompted, kind);
      assert.equal(promptOf(await browser.answer(prompted, kind, 'wrong')).problem, 'wrong-code', kind);
      const end = await browser.answer(prompted, kind, await codeFrom(browser));
      assert.equal(end.status, 'success', kind);
    }
  });

  it('judges an answer once that is sent again because its reply was lost', async () => {
    const { browser, prompted } = await confirmedLogin('100013');
    const first = await browser.answer(prompted, 'sms-code', '000000');
    assert.deepEqual(withoutHeaders(await browser.answer(prompted, 'sms-code', '000000')), withoutHeaders(first));
    assert.equal(promptOf(first).attemptsLeft, 2);
    const insisting = await browser.answer(prompted, 'sms-code', '000000');
    assert.equal(promptOf(insisting).attemptsLeft, 1, 'who insists is judged');
    const { smsCode } = await browser.phone();
    assert.ok(smsCode);
    for (let time = 0; time < 2; time++) {
      assert.equal((await browser.answer(prompted, 'sms-code', smsCode)).status, 'success');
    }
  });

  it('counts the same wrong code at another position, unless the page hung up before its reply', async () => {
    const { browser, prompted } = await confirmedLogin('100002');
    const first = await browser.answer(prompted, 'code-card', '000000');
    assert.equal(promptOf(first).attemptsLeft, 2);
    const page = new AbortController();
    await browser.fetch(`/bank/sessions/${sessionOf(prompted).id}/answers`, {
      method: 'POST',
      headers: { 'X-Requested-With': 'internetbank-login', 'Content-Type': 'application/json' },
      body: JSON.stringify({ kind: 'code-card', value: '000000' }),
      signal: page.signal,
    });
    page.abort();
    const next = promptOf((await browser.resume()).reply);
    assert.equal(next.attemptsLeft, 1);
    const again = promptOf(await browser.answer(prompted, 'code-card', '000000'));
    assert.deepEqual([again.prompt, again.attemptsLeft], [next.prompt, 1]);
  });

  it('locks alike when the answer that locked comes again', async () => {
    const { browser, prompted } = await confirmedLogin('100008');
    let end;
    for (const value of ['000000', '000001', '000002', '000002'])
      end = await browser.answer(prompted, 'code-card', value);
    assert.equal(outcomeOf(end), 'locked');
  });

  it('refuses an answer to another question', async () => {
    const { browser, prompted } = await confirmedLogin('100002');
    assert.equal((await browser.answer(prompted, 'sms-code', '123456')).httpStatus, 409);
  });

  it('ends when nobody answers', async () => {
    const { browser, clock, prompted } = await confirmedLogin('100002');
    clock.at += promptOf(prompted).expiresInMs ?? 0;
    assert.equal(outcomeOf(await browser.answer(prompted, 'code-card', cardCode('19'))), 'expired');
  });
});

describe('the other methods', () => {
  it('are all offered, each with what it asks', async () => {
    const { browser } = openBank();
    const { methods, notice } = await browser.options('lv');
    assert.deepEqual(
      methods.map(({ id, asks }) => [id, ...asks].join(' ')),
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
    assert.match(notice?.text ?? '', /demonstrācijas/);
  });

  const mobileOutcomes = ['success', 'user-refused', 'expired', 'account-problem', 'phone-unreachable', 'sim-problem'];
  for (const [index, { phoneNumber = '', personalCode = '', outcome }] of mobileIdPeople.entries()) {
    it(`mobile-id: ${phoneNumber} ends in ${outcome}`, async () => {
      const { browser, clock } = openBank();
      await browser.letPhoneAnswerItself();
      const started = await browser.start('mobile-id', { phoneNumber, personalCode });
      assert.equal(outcomeOf(await pollToEnd(browser, started, clock)), mobileOutcomes[index] ?? 'prompt');
    });
  }

  it('mobile-id reads numbers as people write them', async () => {
    const { browser } = openBank();
    for (const phoneNumber of ['+370 600 00001', '370 60000001', '0 600 00001', '8 600 00001', '60000001']) {
      const started = await browser.start('mobile-id', { phoneNumber, personalCode: demoAnswers.personalCode });
      assert.equal(started.status, 'pending', phoneNumber);
    }
  });

  it('code-card, code-device and password ask a card code, after which the person is in', async () => {
    const logins: [method: string, identity: Identity][] = [
      ['code-card', { userNumber: '100001' }],
      ['code-device', { userNumber: '100001' }],
      ['password', { userNumber: '100001', password: demoAnswers.password }],
    ];
    for (const [method, identity] of logins) {
      const { browser } = openBank();
      const started = await browser.start(method, identity);
      const { reason, position } = asked(started, 'code-card');
      assert.equal(reason, 'sign-in', method);
      assert.equal((await browser.answer(started, 'code-card', cardCode(position))).status, 'success', method);
    }
  });

  it('a wrong password looks like a missing account', async () => {
    const { browser } = openBank();
    const started = await browser.start('password', { userNumber: '100001', password: 'nope' });
    assert.equal(outcomeOf(started), 'account-problem');
  });

  it('a calculator gives a code of its own, or answers to a challenge', async () => {
    for (const [method, userNumber, hasChallenge] of [
      ['code-calculator', '100001', false],
      ['code-calculator', '100012', true],
      ['code-device', '100012', true],
    ] as const) {
      const { browser } = openBank();
      const started = await browser.start(method, { userNumber });
      const { challenge } = asked(started, 'code-calculator');
      assert.equal(challenge !== undefined, hasChallenge);
      const code = await calculated(browser, challenge);
      assert.equal((await browser.answer(started, 'code-calculator', code)).status, 'success');
    }
  });

  for (const [decision, outcome] of [
    ['confirm', 'success'],
    ['refuse', 'user-refused'],
    ['no-account', 'account-problem'],
  ] as const) {
    it(`eparaksts-mobile: ${decision} on the other site ends in ${outcome}, once`, async () => {
      const { app, browser } = openBank();
      const started = await browser.start('eparaksts-mobile');
      const ticket = new URL(shown(started, 'redirect').url, ORIGIN).searchParams.get('ticket');
      const stranger = await new Browser(app).post('/demo/eparaksts', { ticket, decision });
      assert.equal(stranger.problem, 'other-browser');
      const decided = await browser.post<{ returnUrl: string }>('/demo/eparaksts', { ticket, decision });
      assert.equal(decided.returnUrl, '/');
      assert.equal((await browser.post('/demo/eparaksts', { ticket, decision })).problem, 'already-used');
      const { method, reply } = await browser.resume();
      assert.equal(method, 'eparaksts-mobile');
      assert.equal(outcomeOf(reply), outcome);
    });
  }
});

type Card = ReturnType<IdCards['issue']>;
interface SignedChallenge {
  readonly nonce: string;
  readonly origin?: string;
}

describe('the ID card', () => {
  /** Signs as Web eID does. */
  async function sign({ privateKey, certificate }: Card, { nonce, origin = ORIGIN }: SignedChallenge) {
    const algorithm = { name: 'ECDSA', namedCurve: 'P-384', hash: 'SHA-384' };
    const key = await webcrypto.subtle.importKey('jwk', privateKey, algorithm, false, ['sign']);
    const hash = (text: string) => createHash('sha384').update(text).digest();
    const signature = await webcrypto.subtle.sign(algorithm, key, Buffer.concat([hash(origin), hash(nonce)]));
    return {
      format: 'web-eid:1.0',
      algorithm: 'ES384',
      unverifiedCertificate: certificate,
      signature: Buffer.from(signature).toString('base64'),
    };
  }
  type Token = Awaited<ReturnType<typeof sign>>;

  async function logInWith(
    kind: string,
    change: (token: Token, nonce: string, card: Card) => unknown = (token) => token,
  ): Promise<string> {
    const { browser } = openBank();
    const started = await browser.start('id-card');
    const { nonce } = shown(started, 'id-card');
    const card = await browser.get<Card>(`/demo/id-card/${kind}`);
    const token = await change(await sign(card, { nonce }), nonce, card);
    return outcomeOf(await browser.answer(started, 'id-card', JSON.stringify(token)));
  }

  it('logs its owner in', async () => assert.equal(await logInWith('client'), 'success'));
  it('of someone else is no client', async () => assert.equal(await logInWith('not-a-client'), 'account-problem'));
  it('of another issuer is refused', async () => assert.equal(await logInWith('forged'), 'id-card-problem'));

  it('is refused when the signature is tampered with, of another origin or of another nonce', async () => {
    const flip = (token: Token) => {
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
    const first = shown(started, 'device-link');
    clock.at += 900;
    const same = shown(await browser.poll(started), 'device-link');
    assert.equal(same.qr, first.qr);
    assert.equal(same.ageMs, 900);
    clock.at += 100;
    const reply = pendingOf(await browser.poll(started));
    const next = shown(reply, 'device-link');
    assert.notEqual(next.qr, first.qr);
    assert.equal(reply.pollAfterMs, 1000);
    assert.equal(new URL(next.qr ?? '').searchParams.get('elapsedSeconds'), '1');
    assert.deepEqual(Object.keys(next).sort(), ['ageMs', 'kind', 'link', 'qr']);
    assert.ok(!JSON.stringify(reply).includes('/demo/return'));
    assert.equal(next.link, first.link);
    assert.doesNotMatch(next.link ?? '', /elapsedSeconds/);
  });

  it('is shown for 60 s, after which who has scanned it has 90 s more to finish in the app', async () => {
    const { browser, clock } = openBank();
    const started = await browser.start('smart-id');
    assert.equal(pendingOf(started).expiresInMs, 150_000);
    clock.at += 59_000;
    const { qr } = deviceLinksOf(await browser.poll(started));
    assert.equal((await browser.onPhone('scan', { qr })).result, 'accepted');
    clock.at += 1000;
    const inApp = pendingOf(await browser.poll(started));
    assert.deepEqual([inApp.show, inApp.expiresInMs], [{ kind: 'app' }, 90_000]);
    assert.equal((await browser.confirm()).result, 'confirmed');
    assert.equal((await browser.poll(started)).status, 'success');
  });

  it('expires when nobody scans it', async () => {
    const { browser, clock } = openBank();
    const started = await browser.start('smart-id');
    clock.at += 150_000;
    assert.equal(outcomeOf(await browser.poll(started)), 'expired');
  });

  it('is scanned by the drawn phone, confirmed there, and the person is in', async () => {
    const { browser, clock } = openBank();
    await browser.post('/demo/phone', { owner: '100002' });
    const started = await browser.start('smart-id');
    clock.at += 2000;
    assert.equal((await browser.onPhone('scan', { qr: shown(started, 'device-link').qr })).result, 'accepted');
    const scanned = pendingOf(await browser.poll(started));
    assert.equal(scanned.show.kind, 'device-link', 'no bank can know that a code was scanned');
    assert.equal(scanned.expiresInMs, Number(pendingOf(started).expiresInMs) - 2000);
    assert.equal((await browser.confirm()).result, 'confirmed');
    assert.equal(asked(await browser.poll(started), 'code-card').position, '19');
  });

  it('is refused when old, changed, or of the other kind', async () => {
    const { browser, clock } = openBank();
    const { qr, link } = deviceLinksOf(await browser.start('smart-id'));
    const changed = qr.replace('elapsedSeconds=0', 'elapsedSeconds=7');
    clock.at += 6000;
    const scan = async (code: string) => (await browser.onPhone('scan', { qr: code })).result;
    assert.equal(await scan(changed), 'forged');
    assert.equal(await scan(qr), 'expired');
    assert.equal(await scan(link), 'unreadable');
    assert.equal(await scan('https://example.com/'), 'unreadable');
  });
});

describe('the return from the app', () => {
  async function confirmedByLink() {
    const bank = openBank();
    const started = await bank.browser.start('smart-id');
    await bank.browser.onPhone('open', { link: shown(started, 'device-link').link });
    const { returnUrl } = await bank.browser.confirm();
    assert.ok(returnUrl);
    /** The service tells the bank what the person decided in the app. */
    const hear = () => (bank.clock.at += 500);
    return { ...bank, started, returnUrl, hear };
  }

  it('logs in the tab that the app opened, and closes the old one', async () => {
    const { browser, started, returnUrl, hear } = await confirmedByLink();
    hear();
    shown(await browser.poll(started), 'app');
    assert.equal((await browser.returnFromApp(returnUrl)).httpStatus, 204);
    shown(await browser.poll(started), 'app');
    assert.equal((await browser.resume()).reply?.status, 'success');
    assert.equal(outcomeOf(await browser.poll(started)), 'already-used');
  });

  it('may come before the service has told the bank', async () => {
    const { browser, started, returnUrl, hear } = await confirmedByLink();
    assert.equal((await browser.returnFromApp(returnUrl)).httpStatus, 204);
    const { reply: resumed } = await browser.resume();
    assert.ok(resumed?.status === 'pending');
    assert.notEqual(resumed.session.id, sessionOf(started).id, 'the new tab goes on by an id of its own');
    assert.equal(outcomeOf(await browser.poll(started)), 'already-used');
    assert.equal((await browser.cancel(started)).httpStatus, 204);
    hear();
    assert.equal((await browser.poll(resumed)).status, 'success');
    assert.equal(outcomeOf(await browser.answer(started, 'code-card', '123456')), 'already-used');
  });

  it('with the proof of another app ends the login once the service has told the bank', async () => {
    const { browser, started, returnUrl, hear } = await confirmedByLink();
    const url = new URL(returnUrl);
    url.searchParams.set('userChallengeVerifier', 'A'.repeat(43));
    assert.equal((await browser.returnFromApp(url.href)).httpStatus, 204);
    hear();
    assert.equal(outcomeOf((await browser.resume()).reply), 'unexpected');
    assert.equal(outcomeOf(await browser.poll(started)), 'already-used');
  });

  it('is taken after a refusal too, which is told where the page asks next', async () => {
    const { browser } = openBank({ pace: 0 });
    const started = await browser.start('smart-id');
    await browser.onPhone('open', { link: shown(started, 'device-link').link });
    const { returnUrl } = await browser.onPhone('refuse');
    assert.ok(returnUrl);
    assert.equal((await browser.returnFromApp(returnUrl)).httpStatus, 204);
    assert.equal(outcomeOf((await browser.resume()).reply), 'user-refused');
    assert.equal((await browser.resume()).httpStatus, 204);
    assert.equal((await browser.returnFromApp(returnUrl)).problem, 'already-used');
  });

  it('lets the old tab go on when no other one asks', async () => {
    const { browser, clock, started, returnUrl } = await confirmedByLink();
    await browser.returnFromApp(returnUrl);
    clock.at += 5000;
    assert.equal((await browser.poll(started)).status, 'success');
  });

  it('counts once, in the browser that started, with the right proofs', async () => {
    const { app, browser, started, returnUrl, hear } = await confirmedByLink();
    hear();
    const callback = async (who: Browser, url = returnUrl) => (await who.returnFromApp(url)).problem;
    const stranger = new Browser(app);
    assert.equal(await callback(stranger), 'other-browser');
    await stranger.letPhoneAnswerItself();
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
    await stranger.letPhoneAnswerItself();
    for (const reply of [
      await stranger.poll(started),
      await stranger.answer(started, 'code-card', '123456'),
      await stranger.cancel(started),
    ]) {
      assert.equal(reply.httpStatus, 404);
      assert.equal(outcomeOf(reply), 'session-lost');
    }
    assert.equal((await stranger.resume()).httpStatus, 204);
    assert.equal((await browser.poll(started)).status, 'pending');
  });

  it('is kept by a cookie that no script and no other site can use', async () => {
    const { browser } = openBank();
    const { headers } = await browser.push('100001');
    assert.match(headers.get('Set-Cookie') ?? '', /HttpOnly; SameSite=Strict$/);
  });

  it('is resumed with the same code, and as a success for a minute', async () => {
    const { browser, clock } = openBank({ pace: 0 });
    const started = await browser.push('100001');
    const { method, reply } = await browser.resume();
    assert.equal(method, 'smart-id-push');
    assert.deepEqual(pendingOf(reply).show, pendingOf(started).show);
    assert.deepEqual(sessionOf(reply), sessionOf(started));
    await browser.confirm();
    for (let page = 0; page < 3; page++) {
      assert.equal((await browser.resume()).reply?.status, 'success');
      assert.equal((await browser.poll(started)).status, 'success');
    }
    clock.at += 59_999;
    assert.equal((await browser.resume()).reply?.status, 'success');
    clock.at += 1;
    assert.equal((await browser.resume()).httpStatus, 204);
  });

  const forgetting: Record<string, (browser: Browser) => Promise<unknown>> = {
    'the bank’s own session ends': (browser) => browser.post('/demo/log-out'),
    'another login starts': (browser) => browser.push('100006'),
  };
  for (const [what, act] of Object.entries(forgetting)) {
    it(`is no more resumed as a success when ${what}`, async () => {
      const { browser } = openBank({ pace: 0 });
      const started = await browser.push('100001');
      await browser.confirm();
      assert.equal((await browser.poll(started)).status, 'success');
      await act(browser);
      assert.equal((await browser.resume()).httpStatus, 204);
    });
  }

  it('tells another end that no poll has told, once', async () => {
    const { browser } = openBank({ pace: 0 });
    await browser.push('100001');
    await browser.onPhone('refuse');
    assert.equal(outcomeOf((await browser.resume()).reply), 'user-refused');
    assert.equal((await browser.resume()).httpStatus, 204);
  });

  it('is over when cancelled, and a duplicated tab learns so', async () => {
    const { browser } = openBank();
    const started = await browser.push('100001');
    assert.equal((await browser.cancel(started)).httpStatus, 204);
    assert.equal((await browser.resume()).httpStatus, 204);
    assert.equal(outcomeOf(await browser.poll(started)), 'cancelled-elsewhere');
    assert.equal((await browser.phone()).request, null);
  });

  it('expires, and is forgotten after ten minutes', async () => {
    const { browser, clock } = openBank();
    const started = await browser.push('100001');
    clock.at += 120_000;
    assert.equal(outcomeOf(await browser.poll(started)), 'expired');
    clock.at += 500_000;
    assert.equal(outcomeOf(await browser.poll(started)), 'session-lost');
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
    assert.match('reference' in full ? String(full.reference) : '', /^DB-[0-9A-F]{8}$/);
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
    const cases: [status: number, text: string, type?: string][] = [
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
    ];
    for (const [status, text, type = 'application/json'] of cases) {
      const headers = { ...own, 'Content-Type': type };
      const response = await browser.fetch('/bank/sessions', { method: 'POST', headers, body: text });
      assert.equal(response.status, status, text.slice(0, 80));
      assert.equal(response.headers.get('Content-Type'), 'application/problem+json');
      const problem = (await response.json()) as ProblemDetails;
      assert.equal(problem.problem, 'unexpected');
      assert.equal(problem.status, status);
    }
  });

  it('checks answers and addresses too', async () => {
    const { browser } = openBank();
    const started = await browser.start('code-card', { userNumber: '100001' });
    const answers = `/bank/sessions/${sessionOf(started).id}/answers`;
    assert.equal((await browser.post(answers, { kind: 'magic', value: '1' })).httpStatus, 400);
    assert.equal((await browser.answer(started, 'code-card', '1'.repeat(65))).httpStatus, 400);
    assert.equal((await browser.returnFromApp('no address')).httpStatus, 400);
    assert.equal((await browser.get('/bank/nothing')).problem, 'unexpected');
    assert.equal((await browser.get('/bank/sessions/unknown')).problem, 'session-lost');
  });

  it('limits starts and requests, and says when to come back', async () => {
    const { app, browser, clock } = openBank({ limits: { startsPerMinute: 2, requestsPerMinute: 10 } });
    await browser.letPhoneAnswerItself();
    await browser.push('100001');
    await browser.push('100001');
    const refused = await browser.push('100001');
    assert.equal(refused.httpStatus, 429);
    assert.equal(outcomeOf(refused), 'too-many-requests');
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

  it('has the same texts in every language, and hides nothing outside its folder', async () => {
    const { browser } = openBank();
    const texts = (await (await browser.fetch('/demo/texts.json')).json()) as Record<string, object>;
    assert.deepEqual(Object.keys(texts).sort(), ['en', 'lt', 'lv']);
    for (const language of ['lt', 'lv']) {
      assert.deepEqual(Object.keys(texts[language] ?? {}), Object.keys(texts['en'] ?? {}));
    }
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
    const cacheControl = async (path: string) => (await browser.fetch(path)).headers.get('Cache-Control');
    assert.equal(await cacheControl('/cdn/internetbank-login.min.js'), 'no-cache');
    assert.match((await cacheControl('/cdn/chunks/lt-Ab_-12cD.js')) ?? '', /immutable/);
    assert.equal(await cacheControl('/cdn/nothing.js'), 'no-store');
    assert.equal(await cacheControl('/bank/options'), 'no-store');
    rmSync(distDir, { recursive: true });
  });
});

describe('the command', () => {
  const main = fileURLToPath(new URL('../../../demo/server/main.ts', import.meta.url));

  it('prints its address, answers there, and stops at once', async () => {
    const server = spawn(process.execPath, ['--import', 'tsx', main], { env: { ...process.env, PORT: '0' } });
    const [line] = (await once(server.stdout, 'data')) as [Buffer];
    const url = /http:\/\/127\.0\.0\.1:\d+\//.exec(String(line))?.[0] ?? '';
    // The connection stays open, as that of a page that polls.
    assert.equal((await fetch(`${url}bank/options`)).status, 200);
    server.kill('SIGINT');
    const [code] = (await once(server, 'exit')) as [number | null];
    assert.equal(code, 0);
  });

  it('says so when the port is taken or is none', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    for (const [PORT, sentence] of [
      [String(port), /^Port \d+ is taken\..*PORT=\d+\.\n$/m],
      ['many', /^PORT must be a number/m],
    ] as const) {
      const server = spawn(process.execPath, ['--import', 'tsx', main], { env: { ...process.env, PORT } });
      let errors = '';
      server.stderr.setEncoding('utf8').on('data', (chunk: string) => (errors += chunk));
      const [code] = (await once(server, 'close')) as [number | null];
      assert.equal(code, 1);
      assert.match(errors, sentence);
    }
    other.close();
  });
});
