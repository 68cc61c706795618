import { expect } from '@open-wc/testing';
import { checkResumed } from '../../../src/flow/reply.js';
import { bankOptions, controlCode, pending } from '../../support/scripted-adapter.js';
import { policy, checkAll, expectRefused, expectFrozen, told } from './checks.js';

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
  it('takes 50 methods and 500 institutions', () => {
    const methods = Array.from({ length: 50 }, (_, id) => ({ id: `m${id}`, asks: [] }));
    const institutions = Array.from({ length: 500 }, (_, id) => ({ id: `${id}`, name: 'x' }));
    const options = checkAll({ methods, institutions });
    expect([options.methods.length, options.institutions?.length]).to.deep.equal([50, 500]);
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
