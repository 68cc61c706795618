import { expect } from '@open-wc/testing';
import type { LoginState } from '../../src/flow/state.js';
import { problems } from '../../src/flow/problems.js';
import { topicsAt, type TopicId } from '../../src/steps/help-topics.js';
import { prompting, stateOf, steps } from '../support/states.js';

const method = (id: string) => ({ id, asks: [] });
const offering = (...ids: string[]) => ({ options: { methods: ids.map(method) } });
const every = offering('smart-id', 'smart-id-push', 'mobile-id', 'id-card', 'code-card');
const link = { kind: 'device-link', link: 'https://app.example' } as const;
const card = { kind: 'id-card', nonce: 'nonce' } as const;

describe('the topics of a screen', () => {
  const cases: readonly [what: string, state: LoginState | undefined, open: TopicId[], listed: TopicId[]][] = [
    ['without a login', undefined, [], []],
    ['before the bank has answered', stateOf('loading'), [], []],
    ['with every method', stateOf('choosing', every), [], ['getSmartId', 'lost', 'notMe', 'codeDevice']],
    ['without Smart-ID', stateOf('choosing', offering('mobile-id', 'code-card')), [], ['notMe', 'codeDevice']],
    ['with nothing that a topic is about', stateOf('choosing', offering('password', 'bank-own')), [], []],
    ['after an alarm', stateOf('choosing', { ...every, alarm: 'not-me' }), [], ['notMe', 'pins', 'lost']],
    [
      'after an alarm, without Smart-ID',
      stateOf('choosing', { ...offering('mobile-id'), alarm: 'not-me' }),
      [],
      ['notMe'],
    ],
    [
      'that asks for Smart-ID’s user number',
      stateOf('identifying', { method: method('smart-id-push') }),
      [],
      ['getSmartId', 'lost', 'notMe'],
    ],
    ['that asks for a phone number', stateOf('identifying', { method: method('mobile-id') }), [], ['notMe']],
    [
      'that asks for a password, where another way may help',
      stateOf('identifying', { ...offering('password', 'mobile-id'), method: method('password') }),
      [],
      ['notMe'],
    ],
    ['with a Smart-ID control code', stateOf('waiting'), ['noRequest'], ['notMe', 'pins']],
    ['with a Mobile-ID control code', stateOf('waiting', { method: method('mobile-id') }), [], ['notMe']],
    [
      'with a device link',
      stateOf('waiting', { method: method('smart-id'), show: link }),
      ['notOpening'],
      ['outdated', 'getSmartId'],
    ],
    [
      'after a device link was used',
      stateOf('waiting', { method: method('smart-id'), show: { kind: 'app' } }),
      [],
      ['notMe', 'pins'],
    ],
    [
      'with an ID card',
      stateOf('waiting', { ...every, method: method('id-card'), show: card }),
      [],
      ['getSmartId', 'lost', 'notMe', 'codeDevice'],
    ],
    [
      'that asks for a code of a card',
      prompting({ kind: 'code-card', position: '1' }),
      ['codeDevice'],
      ['notMe', 'pins'],
    ],
    ['that asks for a code from a message', prompting({ kind: 'sms-code' }), [], ['notMe', 'pins']],
    ['where a code is checked', stateOf('checking', { method: method('code-card') }), [], ['codeDevice']],
    ['of a refusal', stateOf('failed'), ['notMe'], ['pins']],
    ['of a refusal with Mobile-ID', stateOf('failed', { method: method('mobile-id') }), ['notMe'], []],
    [
      'of an account that is not qualified',
      stateOf('failed', { problem: 'account-not-qualified' }),
      ['levels', 'qualified'],
      ['getSmartId'],
    ],
    [
      'of an app that is too old',
      stateOf('failed', { problem: 'app-outdated', method: method('smart-id') }),
      ['outdated'],
      ['notOpening'],
    ],
    ['of a request that ran out', stateOf('failed', { problem: 'expired' }), [], ['noRequest', 'notMe']],
    [
      'of a QR code that ran out',
      stateOf('failed', { problem: 'expired', method: method('smart-id') }),
      [],
      ['notOpening', 'outdated', 'notMe'],
    ],
    ['of a bank that is not reached', stateOf('failed', { problem: 'offline' }), [], ['getSmartId', 'lost', 'notMe']],
  ];
  for (const [what, state, open, listed] of cases) {
    it(`${what}: ${[...open, ...listed].join(', ') || 'none'}`, () => {
      expect(topicsAt(state)).to.deep.equal({ open, listed });
    });
  }

  it('are four at most, each once', () => {
    const failures = Object.keys(problems).map((problem) => stateOf('failed', { ...every, problem }));
    for (const state of [...steps.map((step) => stateOf(step)), ...failures]) {
      const { open, listed } = topicsAt(state);
      const all = [...open, ...listed];
      expect(all.length).to.be.at.most(4);
      expect(new Set(all).size).to.equal(all.length);
    }
  });
});
