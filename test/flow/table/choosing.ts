import { expect } from '@open-wc/testing';
import type { LoginOptions } from '../../../src/flow/adapter.js';
import { newMemory, type FlowEvent, type LoginState } from '../../../src/flow/state.js';
import {
  bankOptions,
  codePrompt,
  controlCode,
  failureReply,
  pending,
  success,
} from '../../support/scripted-adapter.js';
import { at, options, push, memory, states, events, after, answered, chosen, failedWith, as } from './states.js';

describe('choosing early and late', () => {
  const loading: LoginState = { step: 'loading', memory: newMemory(), entered: 0 };

  it('opens a method that was wanted before the options came', () => {
    expect(after(loading, chosen('smart-id-push'), events.loaded).step).to.equal('identifying');
  });
  it('offers all methods when the wanted one is not among them', () => {
    expect(after(loading, chosen('carrier-pigeon'), events.loaded).step).to.equal('choosing');
  });
  it('does nothing on a method that the bank does not offer', () => {
    for (const step of ['choosing', 'identifying', 'failed'] as const) {
      expect(after(states[step], chosen('carrier-pigeon'))).to.equal(states[step]);
    }
  });
  it('does nothing on a method chosen without options', () => {
    const empty: LoginState = { step: 'choosing', memory };
    expect(after(empty, chosen('smart-id'))).to.equal(empty);
  });
  it('offers nothing, with the words of the bank, when the bank offers nothing', () => {
    const none = bankOptions({ methods: [], notice: { kind: 'warning', text: 'Back at 6:00' } });
    expect(as('choosing', after(states.loading, { type: 'loaded', options: none, from: 'bank' })).options).to.equal(
      none,
    );
  });
  it('loads again when the person gave up before the options came', () => {
    expect(after(states.loading, events.cancelled, events.restarted).step).to.equal('loading');
  });
  it('loads again after a failure without options, whichever way the person goes', () => {
    const failed = after(loading, failedWith('offline'));
    for (const type of ['restarted', 'another-way-wanted', 'identity-reopened', 'reset'] as const) {
      expect(after(failed, events[type]).step).to.equal('loading');
    }
  });
  it('remembers only institutions that exist', () => {
    const unknown: FlowEvent = { type: 'institution-chosen', institutionId: 'atlantis' };
    expect(after(states.choosing, unknown)).to.equal(states.choosing);
    expect(after(states.choosing, events['institution-chosen'], chosen('smart-id')).memory.institution).to.equal(
      'vilnius',
    );
  });
  it('keeps telling what to do after an alarm when the language changes', () => {
    const alarmed = after(states.waiting, events['alarm-raised']);
    expect(after(alarmed, events['language-changed'])).to.equal(alarmed);
  });
  it('loads nothing anew for another language when the bank has no words of its own', () => {
    const wordless: LoginState = { step: 'choosing', memory, options: bankOptions() };
    expect(after(wordless, events['language-changed'])).to.equal(wordless);
  });
  for (const [words, change] of [
    ['a notice', { notice: { kind: 'info', text: 'Back at 6:00' } }],
    [
      'the name of one method',
      {
        methods: [
          { id: 'smart-id', asks: [] },
          { id: 'own', asks: [], label: 'Own' },
        ],
      },
    ],
    [
      'a notice at one method',
      {
        methods: [
          { id: 'smart-id', asks: [] },
          { id: 'mobile-id', asks: [], notice: { kind: 'info', text: 'Slow' } },
        ],
      },
    ],
  ] as const satisfies readonly [string, Partial<LoginOptions>][]) {
    it(`asks the bank for its words in another language when it has ${words}`, () => {
      const worded: LoginState = { step: 'choosing', memory, options: bankOptions(change) };
      expect(after(worded, events['language-changed']).step).to.equal('loading');
    });
  }
  it('keeps an unknown problem as it came', () => {
    expect(as('failed', after(states.starting, failedWith('moon-phase'))).problem).to.equal('moon-phase');
  });
  it('begins again after an unknown problem', () => {
    expect(after(states.starting, failedWith('moon-phase'), events.restarted).step).to.equal('starting');
  });
  it('tries again while the person waits, only when contact was paused', () => {
    const paused = after(states.waiting, { type: 'contact-changed', contact: 'paused' });
    expect(as('waiting', after(paused, events['contact-wanted'])).contact).to.equal('retrying');
    const retrying = after(states.waiting, events['contact-changed']);
    expect(after(retrying, events['contact-wanted'])).to.equal(retrying);
    expect(after(retrying, events['contact-changed'])).to.equal(retrying);
  });
  it('is live again with the next reply', () => {
    const paused = after(states.waiting, { type: 'contact-changed', contact: 'paused' });
    expect(as('waiting', after(paused, answered(controlCode('0042')))).contact).to.equal('live');
  });
});

describe('resuming', () => {
  const arrive = (resumed: Extract<FlowEvent, { type: 'loaded' }>['resumed'], from: LoginState = states.loading) =>
    after(from, { type: 'loaded', options, from: 'bank', resumed });

  it('goes on waiting where the browser left off', () => {
    const state = as('waiting', arrive({ method: 'smart-id-push', reply: controlCode('0042') }));
    expect(state.method).to.deep.equal(push);
    expect(state.expiresAt).to.equal(at + 120_000);
  });
  it('goes on with a question', () => {
    expect(arrive({ method: 'smart-id-push', reply: codePrompt('19') }).step).to.equal('prompting');
  });
  it('ends at once when the login succeeded meanwhile', () => {
    expect(arrive({ method: 'smart-id', reply: success() }).step).to.equal('succeeded');
  });
  it('ends at once when the login failed meanwhile', () => {
    expect(as('failed', arrive({ method: 'smart-id', reply: failureReply('expired') })).problem).to.equal('expired');
  });
  it('goes on with a method that is not offered any more', () => {
    expect(as('waiting', arrive({ method: 'smart-id-v2', reply: pending() })).method).to.deep.equal({
      id: 'smart-id-v2',
      asks: [],
    });
  });
  it('comes before a method that the page wanted', () => {
    const wanted = after(states.loading, chosen('code-device'));
    expect(as('waiting', arrive({ method: 'smart-id', reply: pending() }, wanted)).method.id).to.equal('smart-id');
  });
});
