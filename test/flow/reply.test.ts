import { expect } from '@open-wc/testing';
import { LoginError } from '../../src/flow/adapter.js';
import { cleanText, plainProblem, Refusal, sessionOf, type UrlPolicy } from '../../src/flow/gate.js';
import { checkOptions } from '../../src/flow/offer.js';
import { checkReply, checkResumed } from '../../src/flow/reply.js';
import {
  bankOptions,
  codePrompt,
  controlCode,
  failureReply,
  pending,
  qr,
  qrLink,
  session,
  success,
} from '../support/scripted-adapter.js';

const isHttps = (url: string) => url.startsWith('https://');
const policy: UrlPolicy = { allowsLink: isHttps, allowsRedirect: isHttps, allowsReference: isHttps };
const check = (raw: unknown) => checkReply(raw, policy);
const checkAll = (raw: unknown) => checkOptions(raw, policy);

function expectRefused(work: () => unknown): void {
  let thrown: unknown;
  try {
    work();
  } catch (error) {
    thrown = error;
  }
  expect(thrown).to.be.instanceOf(LoginError);
  expect((thrown as LoginError).problem).to.equal('bad-reply');
}

/** Everything reachable is frozen, but what the bank hands to the page as `result`. */
function expectFrozen(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  expect(Object.isFrozen(value)).to.equal(true);
  for (const [key, inner] of Object.entries(value)) if (key !== 'result') expectFrozen(inner);
}

/** Without the keys that are there for nothing but to hide a polluted prototype. */
const told = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const shown = (show: object) => pending({ show: show as never });
const asked = (prompt: object) => codePrompt('1', { prompt: { reason: 'sign-in', ...prompt } as never });

describe('the gate for replies', () => {
  const good: [string, object][] = [
    ['a control code', controlCode('7180')],
    ['a control code with leading zeros', controlCode('0042')],
    ['a control code to choose', shown({ kind: 'control-code', controlCode: '0000', choose: true })],
    ['a QR code', qr(1)],
    ['a QR code with its age and a link', shown({ kind: 'device-link', qr: qrLink(1), link: qrLink(2), ageMs: 300 })],
    ['a link alone', shown({ kind: 'device-link', link: qrLink(2) })],
    ['the app', pending()],
    ['an ID card', shown({ kind: 'id-card', nonce: 'bm9uY2U=' })],
    ['another site', shown({ kind: 'redirect', url: 'https://eparaksts.test/login' })],
    ['times', pending({ expiresInMs: 90_000, pollAfterMs: 1_500 })],
    ['a code card', codePrompt('19', { attemptsLeft: 2, problem: 'wrong-code', expiresInMs: 60_000 })],
    ['a code card with a length', asked({ kind: 'code-card', position: 'B4', length: 6 })],
    ['a calculator', asked({ kind: 'code-calculator' })],
    ['a calculator with a challenge', asked({ kind: 'code-calculator', challenge: '1234 5678', length: 8 })],
    ['a text message', asked({ kind: 'sms-code', length: 6, reason: 'new-device' })],
    ['a personal code', asked({ kind: 'personal-code' })],
    ['a password', asked({ kind: 'password' })],
    ['a success', success({ activated: false })],
    ['a full success', success({ result: { token: 'x' }, redirectUrl: 'https://bank.test/home', activated: true })],
    ['a failure', failureReply('user-refused')],
    ['a failure of an unknown kind', failureReply('moon-phase', { reference: 'A-1', retryAfterMs: 5_000 })],
  ];
  for (const [name, raw] of good) {
    it(`passes ${name}, copied and frozen`, () => {
      const reply = check(raw);
      expect(reply).not.to.equal(raw);
      // `choose` is spelled out as what its absence means.
      const expected = told(raw) as { show?: { kind: string; choose?: boolean } };
      if (expected.show?.kind === 'control-code') expected.show.choose ??= false;
      expect(told(reply)).to.deep.equal(expected);
      expectFrozen(reply);
    });
  }

  const odd: [string, unknown][] = [
    ['undefined', undefined],
    ['null', null],
    ['a string', 'pending'],
    ['a number', 42],
    ['a boolean', true],
    ['an empty array', []],
    ['an array that looks like a reply', Object.assign([], success())],
    ['a function', Object.assign(() => {}, success())],
    ['an empty object', {}],
    ['an unknown status', { status: 'almost' }],
    ['a status of another type', { status: ['success'] }],
    ['a status in capitals', { status: 'SUCCESS' }],
    ['a status that is inherited', Object.create(success()) as unknown],
    ['no session', { status: 'pending', show: { kind: 'app' } }],
    ['a session that is a string', pending({ session: 's' as never })],
    ['a session with an empty id', pending({ session: { id: '' } })],
    ['a session with a number', pending({ session: { id: 7 } as never })],
    ['a session with an endless id', pending({ session: { id: 'x'.repeat(2_049) } })],
    ['a challenge of an unknown kind', shown({ kind: 'telepathy' })],
    ['no challenge', { status: 'pending', session }],
    ['a device link with nothing to show', shown({ kind: 'device-link' })],
    ['a QR code that is not allowed', shown({ kind: 'device-link', qr: 'javascript:alert(1)' })],
    ['a link that is not allowed', shown({ kind: 'device-link', qr: qrLink(1), link: 'http://smart-id.com/' })],
    ['a link of another type', shown({ kind: 'device-link', link: { toString: () => qrLink(1) } })],
    ['a redirect that is not allowed', shown({ kind: 'redirect', url: 'javascript:alert(1)' })],
    ['no redirect', shown({ kind: 'redirect' })],
    ['an empty nonce', shown({ kind: 'id-card', nonce: '' })],
    ['no nonce', shown({ kind: 'id-card' })],
    ['an endless nonce', shown({ kind: 'id-card', nonce: 'x'.repeat(2_049) })],
    ['`choose` of another type', shown({ kind: 'control-code', controlCode: '0042', choose: 'yes' })],
    ['no question', { status: 'prompt', session }],
    ['a question of an unknown kind', asked({ kind: 'riddle' })],
    ['a question for an unknown reason', asked({ kind: 'password', reason: 'curiosity' })],
    ['a code card without a position', asked({ kind: 'code-card' })],
    ['a code card whose position is empty once cleaned', asked({ kind: 'code-card', position: '\u202e \u200b' })],
    ['a code card whose position is a number', asked({ kind: 'code-card', position: 19 })],
    ['a question with an unknown problem', codePrompt('1', { problem: 'boredom' as never })],
    ['attempts of another type', codePrompt('1', { attemptsLeft: '2' as never })],
    ['a length of another type', asked({ kind: 'sms-code', length: '6' })],
    ['a success with a redirect of another type', success({ redirectUrl: 5 })],
    ['a success that is activated by a word', success({ activated: 'yes' })],
    ['a failure without a problem', { status: 'failure' }],
    ['a failure with a numeric problem', failureReply(5 as never)],
    ['a failure with a reference of another type', failureReply('expired', { reference: 5 })],
  ];
  for (const [name, raw] of odd) it(`refuses ${name}`, () => expectRefused(() => check(raw)));

  const badCodes: [string, unknown][] = [
    ['a number', 42],
    ['two digits', '42'],
    ['three digits', '042'],
    ['five digits', '00421'],
    ['a space in front', ' 1234'],
    ['a space behind', '1234 '],
    ['a line break behind', '1234\n'],
    ['full-width digits', '１２３４'],
    ['Arabic digits', '١٢٣٤'],
    ['a bidi override in front', '\u202e1234'],
    ['a zero-width space inside', '12\u200b34'],
    ['letters', '12a4'],
    ['a sign', '-123'],
    ['an exponent', '1e10'],
    ['an empty string', ''],
    ['null', null],
    ['an array', ['1234']],
    ['a String object', new String('1234')],
    ['four digits that say so when asked', { toString: () => '1234' }],
  ];
  for (const [name, code] of badCodes) {
    it(`refuses a control code that is ${name}: never padded, never repaired`, () =>
      expectRefused(() => check(controlCode(code as string))));
  }

  for (const [name, number] of [
    ['NaN', NaN],
    ['Infinity', Infinity],
    ['a numeric string', '2000'],
    ['an array', [2_000]],
    ['a boolean', true],
  ] as const) {
    it(`refuses times that are ${name}`, () => {
      expectRefused(() => check(pending({ expiresInMs: number as number })));
      expectRefused(() => check(pending({ pollAfterMs: number as number })));
      expectRefused(() => check(codePrompt('1', { expiresInMs: number as number })));
      expectRefused(() => check(failureReply('expired', { retryAfterMs: number })));
      expectRefused(() => check(shown({ kind: 'device-link', qr: qrLink(1), ageMs: number })));
    });
  }

  for (const [given, kept] of [
    [-1, 500],
    [0, 500],
    [499, 500],
    [500, 500],
    [30_000, 30_000],
    [1e9, 30_000],
  ] as const) {
    it(`takes ${given} ms between polls as ${kept}`, () =>
      expect(check(pending({ pollAfterMs: given }))).to.include({ pollAfterMs: kept }));
  }
  for (const [given, kept] of [
    [-5, 0],
    [0, 0],
    [600_000, 600_000],
    [1e12, 600_000],
  ] as const) {
    it(`takes ${given} ms until it expires as ${kept}`, () => {
      expect(check(pending({ expiresInMs: given }))).to.include({ expiresInMs: kept });
      expect(check(codePrompt('1', { expiresInMs: given }))).to.include({ expiresInMs: kept });
    });
  }
  it('obeys a wait of at most a day', () => {
    expect(check(failureReply('expired', { retryAfterMs: 1e12 }))).to.include({ retryAfterMs: 86_400_000 });
    expect(check(failureReply('expired', { retryAfterMs: -1 }))).to.include({ retryAfterMs: 0 });
  });
  for (const length of [1, 32]) {
    it(`keeps a code length of ${length}`, () =>
      expect(check(asked({ kind: 'sms-code', length }))).to.have.nested.property('prompt.length', length));
  }
  for (const length of [0, -1, 33, 1e9, 4.5]) {
    it(`forgets a code length of ${length} instead of refusing`, () =>
      expect(check(asked({ kind: 'sms-code', length }))).to.have.nested.property('prompt.length', undefined));
  }
  it('rounds attempts down', () =>
    expect(check(codePrompt('1', { attemptsLeft: 2.9 }))).to.include({ attemptsLeft: 2 }));

  it('ignores fields that it does not know', () => {
    const more = {
      ...pending(),
      pin: '1234',
      show: { kind: 'app', sessionSecret: 'x' },
      session: { id: 's', secret: 'x' },
    };
    expect(told(check(more))).to.deep.equal(told(check(pending({ session: { id: 's' } }))));
  });
  it('takes null as absent', () => {
    const nulls = { ...pending(), expiresInMs: null, pollAfterMs: null };
    expect(check(nulls)).to.deep.equal(check(pending()));
  });
  it('passes a success without a redirect that is not allowed', () => {
    expect(check(success({ redirectUrl: 'javascript:alert(1)' }))).to.include({
      status: 'success',
      redirectUrl: undefined,
    });
  });
  it('passes URLs byte for byte', () => {
    const url = 'https://smart-id.com/device-link?a=%2f%2F&b=Ä ö&c=#';
    expect(check(shown({ kind: 'device-link', qr: url }))).to.have.nested.property('show.qr', url);
    expect(check(shown({ kind: 'redirect', url }))).to.have.nested.property('show.url', url);
    expect(check(success({ redirectUrl: url }))).to.include({ redirectUrl: url });
  });
  it('asks the policy with the very string that it passes', () => {
    const seen: string[] = [];
    const curious: UrlPolicy = { ...policy, allowsLink: (url) => seen.push(url) > 0 };
    checkReply(qr(3), curious);
    expect(seen).to.deep.equal([qrLink(3)]);
  });
  it('hands the result on as it is', () => {
    const result = { anything: [1, 2] };
    expect((check(success({ result })) as { result: unknown }).result).to.equal(result);
  });
});

describe('the gate against hostile objects', () => {
  const throwing: ProxyHandler<object> = {
    get: () => {
      throw new Error('get');
    },
    has: () => {
      throw new Error('has');
    },
    ownKeys: () => {
      throw new Error('ownKeys');
    },
    getOwnPropertyDescriptor: () => {
      throw new Error('getOwnPropertyDescriptor');
    },
    getPrototypeOf: () => {
      throw new Error('getPrototypeOf');
    },
  };
  it('refuses a proxy whose traps throw, at any depth', () => {
    expectRefused(() => check(new Proxy({}, throwing)));
    expectRefused(() => check(new Proxy([], throwing)));
    expectRefused(() => check(pending({ show: new Proxy({}, throwing) as never })));
    expectRefused(() => checkAll({ methods: new Proxy([], throwing) }));
    expectRefused(() => checkResumed(new Proxy({}, throwing), policy));
  });
  it('refuses a revoked proxy', () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expectRefused(() => check(proxy));
  });
  it('refuses a getter that throws an error which cannot be read', () => {
    const raw = {
      get status() {
        throw new Proxy(new LoginError('expired'), throwing) as unknown;
      },
    };
    expectRefused(() => check(raw));
  });
  it('reads each property once, so that a getter cannot change its mind', () => {
    const reads: Record<string, number> = {};
    const once = <T extends object>(name: string, value: T): T =>
      new Proxy(value, {
        get(target, key) {
          const path = `${name}.${String(key)}`;
          reads[path] = (reads[path] ?? 0) + 1;
          return Reflect.get(target, key) as unknown;
        },
      });
    check(
      once('reply', pending({ session: once('session', { id: 's' }), show: once('show', controlCode('0042').show) })),
    );
    check(once('prompt-reply', codePrompt('1', { prompt: once('prompt', codePrompt('1').prompt) })));
    checkAll(once('options', bankOptions({ methods: once('methods', [once('method', { id: 'x', asks: [] })]) })));
    expect(Object.entries(reads).filter(([, count]) => count > 1)).to.deep.equal([]);
  });
  it('shows the first word of a getter that changes', () => {
    let reads = 0;
    const show = {
      kind: 'control-code',
      get controlCode() {
        reads += 1;
        return reads === 1 ? '0042' : '<b>';
      },
    };
    expect(check(shown(show))).to.have.nested.property('show.controlCode', '0042');
    expect(reads).to.equal(1);
  });
  it('is not moved by later changes of what it checked', () => {
    const raw = controlCode('0042');
    const reply = check(raw);
    (raw.show as { controlCode: string }).controlCode = '9999';
    expect(reply).to.have.nested.property('show.controlCode', '0042');
  });
  it('reads nothing from a polluted Object.prototype', () => {
    const pollution = {
      redirectUrl: 'https://evil.test',
      activated: true,
      retryAfterMs: 9,
      link: 'https://evil.test',
      label: 'x',
    };
    try {
      Object.assign(Object.prototype, pollution);
      expect(check({ status: 'success' })).to.include({ redirectUrl: undefined, activated: false });
      expect(check({ status: 'failure', problem: 'expired' })).to.include({ retryAfterMs: undefined });
      expect((check(qr(1)) as { show: { link?: string } }).show.link).to.equal(undefined);
      expect(checkAll({ methods: [{ id: 'x', asks: [] }] }).methods[0]!.label).to.equal(undefined);
      expectRefused(() => check({}));
    } finally {
      for (const key of Object.keys(pollution)) delete (Object.prototype as Record<string, unknown>)[key];
    }
  });
  it('reads what a JSON text calls __proto__ as just another unknown field', () => {
    const raw: unknown = JSON.parse(
      '{"status":"success","__proto__":{"activated":true},"constructor":{"prototype":{"x":1}}}',
    );
    expect(check(raw)).to.include({ activated: false });
    expect(({} as { x?: number }).x).to.equal(undefined);
  });
  it('passes objects without a prototype', () => {
    expect(check(Object.assign(Object.create(null) as object, success()))).to.include({ status: 'success' });
  });
  it('takes the first word of a list whose length grows while it is read', () => {
    let reads = 0;
    const methods = new Proxy([], {
      get(target, key, receiver) {
        if (key === 'length') return (reads += 1) === 1 ? 0 : 1e9;
        return Reflect.get(target, key, receiver) as unknown;
      },
    });
    expect(checkAll({ methods }).methods).to.deep.equal([]);
  });
});

describe('the gate for options', () => {
  it('passes all that the contract knows, frozen', () => {
    const raw = bankOptions({
      methods: [
        { id: 'smart-id', asks: [], notice: { kind: 'warning', text: 'Slow today', url: 'https://bank.test/news' } },
        { id: 'bank-key', asks: ['userNumber', 'personalCode', 'phoneNumber', 'password'], label: 'Bank key' },
      ],
      institutions: [{ id: 'a/1', name: 'Vilniaus kredito unija' }],
      notice: { kind: 'info', text: 'Hello' },
    });
    const options = checkAll(raw);
    expect(told(options)).to.deep.equal(told(raw));
    expectFrozen(options);
  });
  it('passes an empty list of methods', () => expect(checkAll({ methods: [] }).methods).to.deep.equal([]));
  it('leaves out a method that asks something it cannot ask', () => {
    const methods = [
      { id: 'palm', asks: ['palmPrint'] },
      { id: 'smart-id', asks: [] },
    ];
    expect(checkAll({ methods }).methods.map(({ id }) => id)).to.deep.equal(['smart-id']);
  });
  it('keeps the first of two methods with one id, and asks nothing twice', () => {
    const methods = [
      { id: 'a', asks: ['userNumber', 'userNumber'] },
      { id: 'a', asks: [] },
    ];
    expect(checkAll({ methods }).methods.map(({ id, asks }) => [id, ...asks])).to.deep.equal([['a', 'userNumber']]);
  });
  it('leaves out a link that is not allowed, and keeps the words', () => {
    const notice = { kind: 'info', text: 'Hello', url: 'javascript:alert(1)' };
    expect(checkAll({ methods: [], notice }).notice).to.include({ text: 'Hello', url: undefined });
  });
  for (const [name, raw] of [
    ['no methods', {}],
    ['methods that are an object', { methods: {} }],
    ['more than 50 methods', { methods: Array.from({ length: 51 }, (_, id) => ({ id: `m${id}`, asks: [] })) }],
    ['a hole among the methods', { methods: new Array(1) }],
    ['a method without an id', { methods: [{ asks: [] }] }],
    ['a method whose id is no plain word', { methods: [{ id: '"><img', asks: [] }] }],
    ['a method whose id is too long', { methods: [{ id: 'x'.repeat(65), asks: [] }] }],
    ['a method that asks no list', { methods: [{ id: 'x' }] }],
    ['a field of another type', { methods: [{ id: 'x', asks: [1] }] }],
    ['a label of another type', { methods: [{ id: 'x', asks: [], label: {} }] }],
    ['an institution without a name', { methods: [], institutions: [{ id: 'x', name: '' }] }],
    ['an institution without an id', { methods: [], institutions: [{ id: '', name: 'x' }] }],
    [
      'more than 500 institutions',
      { methods: [], institutions: Array.from({ length: 501 }, (_, id) => ({ id: `${id}`, name: 'x' })) },
    ],
    ['a notice of an unknown kind', { methods: [], notice: { kind: 'advert', text: 'x' } }],
    ['a notice without words', { methods: [], notice: { kind: 'info', text: ' ' } }],
  ] as const) {
    it(`refuses ${name}`, () => expectRefused(() => checkAll(raw)));
  }
});

describe('the gate for an unfinished login', () => {
  it('passes nothing as nothing', () => {
    expect(checkResumed(undefined, policy)).to.equal(undefined);
    expect(checkResumed(null, policy)).to.equal(undefined);
  });
  it('passes a method and its reply, frozen', () => {
    const resumed = checkResumed({ method: 'smart-id-push', reply: controlCode('0042') }, policy);
    expect(resumed).to.have.nested.property('reply.show.controlCode', '0042');
    expectFrozen(resumed);
  });
  for (const raw of [
    {},
    [],
    { method: 'x' },
    { method: '', reply: pending() },
    { method: 'x', reply: { status: '?' } },
  ]) {
    it(`refuses ${JSON.stringify(raw)}`, () => expectRefused(() => checkResumed(raw, policy)));
  }
});

describe('what the gate tells of a refusal', () => {
  /** The field, and the host if there is one. */
  const refused = (work: () => unknown): string => {
    try {
      work();
    } catch (error) {
      const { cause } = error as LoginError;
      expect(cause).to.be.instanceOf(Refusal);
      return namesOf(cause as Refusal);
    }
    throw new Error('was not refused');
  };
  const namesOf = ({ field, host }: Refusal) => (host === undefined ? field : `${field} ${host}`);
  const strict: UrlPolicy = {
    allowsLink: (url) => url.startsWith('https://smart-id.com/'),
    allowsRedirect: (url) => /^(https:\/\/bank\.test)?\/(?!\/)/.test(url),
    allowsReference: isHttps,
  };

  for (const [raw, field] of [
    [undefined, ''],
    [[], ''],
    [{}, 'status'],
    [{ status: 'almost' }, 'status'],
    [{ status: 'pending' }, 'session'],
    [pending({ session: { id: 7 } as never }), 'session.id'],
    [pending({ show: undefined as never }), 'show'],
    [shown({ kind: 'telepathy' }), 'show.kind'],
    [controlCode('42'), 'show.controlCode'],
    [shown({ kind: 'control-code', controlCode: '0042', choose: 'yes' }), 'show.choose'],
    [shown({ kind: 'device-link' }), 'show'],
    [shown({ kind: 'redirect' }), 'show.url'],
    [pending({ expiresInMs: '90' as never }), 'expiresInMs'],
    [codePrompt('1', { prompt: { kind: 'password', reason: 'why' } as never }), 'prompt.reason'],
    [asked({ kind: 'riddle', length: 4 }), 'prompt.kind'],
    [asked({ kind: 'code-card' }), 'prompt.position'],
    [codePrompt('1', { attemptsLeft: '2' as never }), 'attemptsLeft'],
    [success({ redirectUrl: 5 }), 'redirectUrl'],
    [{ status: 'failure' }, 'problem'],
  ] as const) {
    it(`is ${field ? `the field ${field}` : 'the whole'} of ${JSON.stringify(raw) ?? 'undefined'}`, () => {
      expect(refused(() => check(raw))).to.equal(field);
    });
  }

  it('is the field whose reading throws, and nothing of what was thrown', () => {
    const raw = {
      get status() {
        throw new TypeError('482913');
      },
    };
    expect(refused(() => check(raw))).to.equal('status');
  });

  it('is the way to a field of the options, and of a login to go on with', () => {
    const methods = [
      { id: 'a', asks: [] },
      { id: 'b', asks: [], notice: { kind: 'info' } },
    ];
    expect(refused(() => checkAll({}))).to.equal('methods');
    expect(refused(() => checkAll({ methods }))).to.equal('methods.1.notice.text');
    expect(refused(() => checkAll({ methods: [], institutions: [{ id: 'x' }] }))).to.equal('institutions.0.name');
    expect(refused(() => checkResumed({ method: 'x', reply: controlCode('42') }, policy))).to.equal(
      'reply.show.controlCode',
    );
  });

  for (const [show, expected] of [
    [{ kind: 'redirect', url: 'https://elsewhere.test/confirm?code=482913' }, 'show.url elsewhere.test'],
    [{ kind: 'redirect', url: 'https://elsewhere.test:8443' }, 'show.url elsewhere.test:8443'],
    [{ kind: 'redirect', url: '//elsewhere.test/confirm' }, 'show.url elsewhere.test'],
    [{ kind: 'device-link', link: 'https://smart-id.com.evil.test/?x=1' }, 'show.link smart-id.com.evil.test'],
    [{ kind: 'device-link', qr: 'https://evil.test#x', link: qrLink(1) }, 'show.qr evil.test'],
    // The host is not what is wrong with these.
    [{ kind: 'redirect', url: 'https://user:secret@elsewhere.test/' }, 'show.url'],
    [{ kind: 'redirect', url: 'http://bank.test/' }, 'show.url'],
    [{ kind: 'redirect', url: 'javascript:alert(1)//elsewhere.test/' }, 'show.url'],
    [{ kind: 'device-link', qr: 'smart-id.com/device-link' }, 'show.qr'],
    [{ kind: 'device-link', qr: '' }, 'show.qr'],
  ] as const) {
    it(`is ${expected} for ${JSON.stringify(show)}`, () => {
      expect(refused(() => checkReply(shown(show), strict))).to.equal(expected);
    });
  }

  it('is none for a host that is allowed: a URL may be too long there', () => {
    const short: UrlPolicy = { ...strict, allowsRedirect: (url) => strict.allowsRedirect(url) && url.length < 40 };
    const url = `https://bank.test/${'x'.repeat(40)}`;
    expect(refused(() => checkReply(shown({ kind: 'redirect', url }), short))).to.equal('show.url');
  });

  it('comes with an answer that is good without what was left out', () => {
    const leftOut: string[] = [];
    const note = (refusal: Refusal) => leftOut.push(namesOf(refusal));
    checkReply(success({ redirectUrl: 'https://elsewhere.test/home?token=x' }), strict, note);
    checkReply(success({ redirectUrl: 'javascript:alert(1)' }), strict, note);
    checkReply(success({ redirectUrl: '/home' }), strict, note);
    checkResumed({ method: 'x', reply: success({ redirectUrl: 'https://elsewhere.test/' }) }, strict, note);
    const methods = [
      { id: 'fax', asks: ['faxNumber'] },
      { id: 'smart-id', asks: [] },
    ];
    checkOptions({ methods, notice: { kind: 'info', text: 'x', url: 'http://bank.test/' } }, strict, note);
    expect(leftOut).to.deep.equal([
      'redirectUrl elsewhere.test',
      'redirectUrl',
      'redirectUrl elsewhere.test',
      'methods.fax.asks',
      'notice.url',
    ]);
  });
});

describe('the session of a refused reply', () => {
  it('is found, so that it can be closed', () => {
    expect(sessionOf(controlCode('42'))).to.deep.equal(session);
    expect(sessionOf({ status: 'later', session })).to.deep.equal(session);
  });
  for (const raw of [
    undefined,
    [],
    {},
    { session: 1 },
    { ...success(), session },
    { ...failureReply('expired'), session },
  ]) {
    it(`is none in ${JSON.stringify(raw) ?? 'undefined'}`, () => expect(sessionOf(raw)).to.equal(undefined));
  }
});

describe('text from the bank', () => {
  for (const [name, given, clean] of [
    ['line breaks and tabs', 'one\r\n\ttwo', 'one two'],
    ['bidi overrides', '\u202eabc\u202c\u2066d\u2069', 'abcd'],
    ['zero-width characters', 'a\u200b\u200c\u200d\ufeffb', 'ab'],
    ['NUL and escape', 'a\u0000\u001bb', 'a b'],
    ['paragraph separators', 'a\u2028\u2029b', 'a b'],
    ['spaces around', '  a  ', 'a'],
  ] as const) {
    it(`loses ${name}`, () => expect(cleanText(given)).to.equal(clean));
  }
  it('keeps its letters and its markup characters, which are shown as text', () => {
    const text = 'Ąžuolas „Ķēniņš“ <b>&amp;</b> 日本 😀';
    expect(cleanText(text)).to.equal(text);
  });
  it('is cut to 300 characters, none of them halved', () => {
    expect([...cleanText('😀'.repeat(400))]).to.deep.equal(Array.from({ length: 300 }, () => '😀'));
  });
  it('refuses anything else', () => expectRefused(() => check(failureReply('expired', { reference: ['x'] }))));
  it('is cleaned wherever it comes in', () => {
    const dirty = '\u202ea\u0000b'.padEnd(400, 'x');
    const texts = [
      (check(failureReply('expired', { reference: dirty })) as { reference: string }).reference,
      (check(asked({ kind: 'code-card', position: dirty })) as unknown as { prompt: { position: string } }).prompt
        .position,
      (check(asked({ kind: 'code-calculator', challenge: dirty })) as unknown as { prompt: { challenge: string } })
        .prompt.challenge,
      checkAll({ methods: [], notice: { kind: 'info', text: dirty } }).notice!.text,
      checkAll({ methods: [{ id: 'x', asks: [], label: dirty }] }).methods[0]!.label!,
      checkAll({ methods: [], institutions: [{ id: 'x', name: dirty }] }).institutions![0]!.name,
    ];
    for (const text of texts) {
      expect(text).to.match(/^a bx+$/);
      expect(text.length).to.equal(300);
    }
  });
});

describe('a problem code', () => {
  for (const problem of ['expired', 'moon-phase', 'E42', 'ACCOUNT_FROZEN', 'bank.closed', '-x', 'x'.repeat(64)]) {
    it(`passes as it came: ${problem}`, () => expect(plainProblem(problem)).to.equal(problem));
  }
  for (const problem of [
    '',
    'a b',
    'a:b',
    '<b>',
    'ą',
    'x'.repeat(65),
    'expired\n',
    undefined,
    null,
    5,
    ['expired'],
    {},
  ]) {
    it(`is "unexpected" in place of ${JSON.stringify(problem) ?? 'undefined'}`, () =>
      expect(plainProblem(problem)).to.equal('unexpected'));
  }
});
