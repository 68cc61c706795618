import { expect } from '@open-wc/testing';
import type { UrlPolicy } from '../../../src/flow/gate.js';
import { checkReply } from '../../../src/flow/reply.js';
import {
  codePrompt,
  controlCode,
  failureReply,
  pending,
  qr,
  qrLink,
  session,
  success,
} from '../../support/scripted-adapter.js';
import { policy, check, expectRefused, expectFrozen, told, shown, asked } from './checks.js';

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
