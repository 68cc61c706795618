// What a login needs of the things beside it, and what is in the person's hand then.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Asked, askedBy, handAfter, things, type Want, wantsOf } from '../../../demo/play/wants.js';

const lying = { answersItself: false, owner: undefined, request: null, returnUrl: null, smsCode: null };
const request = { app: 'smart-id', controlCode: '0493', choices: [], ownerAnswers: false } as const;
const reason = 'first-login';

const wanted = (asked: Asked | undefined, phone = {}) =>
  [...wantsOf(asked, { ...lying, ...phone })].map(([thing, { urgency }]) => `${thing} ${urgency}`);

describe('a login needs', () => {
  for (const [name, asked, phone, expected] of [
    ['nothing before it begins', undefined, {}, []],
    ['the phone in a moment while a code is shown', { kind: 'control-code', controlCode: '0493' }, {}, ['phone soon']],
    ['the phone at once when it rings', { kind: 'control-code', controlCode: '0493' }, { request }, ['phone now']],
    ['the phone in a moment to scan a code', { kind: 'device-link', qr: 'https://x' }, {}, ['phone soon']],
    ['no other phone where it is on one', { kind: 'device-link', link: 'https://x' }, {}, []],
    ['the phone to return by its link', undefined, { returnUrl: '/' }, ['phone now']],
    ['the phone for a message', { kind: 'sms-code', reason }, { smsCode: '123456' }, ['phone now']],
    ['the card for its code', { kind: 'code-card', position: '19', reason }, {}, ['card now']],
    ['the calculator for its code', { kind: 'code-calculator', reason }, {}, ['calculator now']],
    ['what a person knows', { kind: 'password', reason }, {}, ['people now']],
    ['the ID card', { kind: 'id-card', nonce: 'x' }, {}, ['id-card soon']],
    ['nothing here where another site confirms', { kind: 'redirect', url: 'https://x' }, {}, []],
  ] as [string, Asked | undefined, object, string[]][]) {
    it(name, () => assert.deepEqual(wanted(asked, phone), expected));
  }

  it('what a reply shows or asks, and nothing after the end', () => {
    const session = { id: 'x' };
    const show = { kind: 'app' } as const;
    assert.equal(askedBy({ status: 'pending', session, show }), show);
    assert.equal(askedBy({ status: 'success' }), undefined);
  });
});

describe('in the person’s hand', () => {
  const map = (...wants: [thing: (typeof things)[number], urgency: Want['urgency'], about?: string][]) =>
    new Map(wants.map(([thing, urgency, about = '']) => [thing, { urgency, about }]));
  const none = map();

  it('is what has just come to be needed, and stays there unless something else is', () => {
    const rings = map(['phone', 'now']);
    for (const isDock of [true, false]) {
      assert.equal(handAfter({ open: undefined, before: none, wants: rings, isDock }), 'phone');
      assert.equal(handAfter({ open: 'people', before: rings, wants: rings, isDock }), 'people');
    }
  });

  it('is in a panel what will be needed in a moment, while a sheet takes no room yet', () => {
    const soon = map(['phone', 'soon']);
    assert.equal(handAfter({ open: 'people', before: none, wants: soon, isDock: false }), 'phone');
    assert.equal(handAfter({ open: undefined, before: none, wants: soon, isDock: true }), undefined);
  });

  it('is the card again when another code of it is asked', () => {
    const [before, wants] = [map(['card', 'now', '19']), map(['card', 'now', '7'])];
    assert.equal(handAfter({ open: undefined, before, wants, isDock: true }), 'card');
  });

  it('is nothing on a small screen once it is needed no longer', () => {
    const before = map(['phone', 'now']);
    assert.equal(handAfter({ open: 'phone', before, wants: none, isDock: true }), undefined);
    assert.equal(handAfter({ open: 'people', before, wants: none, isDock: true }), 'people');
    assert.equal(handAfter({ open: 'phone', before, wants: none, isDock: false }), 'phone');
  });
});
