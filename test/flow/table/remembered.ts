import { expect } from '@open-wc/testing';
import { newMemory, type LoginState, type Memory } from '../../../src/flow/state.js';
import { bankOptions, controlCode, failureReply, success } from '../../support/scripted-adapter.js';
import { at, options, userNumber, memory, states, events, after, answered, chosen, entered, as } from './states.js';

const numberFirst: Memory = { ...memory, order: 'user-number-first' };

describe('what a login remembers', () => {
  it('is that the method is asked first, unless the page wants it otherwise', () => {
    expect(newMemory().order).to.equal('method-first');
  });
  it('is everything else when another way is wanted, with the number that was typed but not sent', () => {
    const from = { ...states.identifying, memory: { ...memory, refusals: 2, institution: 'vilnius' } };
    const state = after(from, { type: 'another-way-wanted', userNumber: '87654321' });
    expect(state.memory).to.deep.equal({ ...from.memory, userNumber: '87654321' });
  });
  for (const step of ['waiting', 'prompting', 'failed'] as const) {
    it(`stays when the number is corrected before the method is chosen, from ${step}`, () => {
      expect(after({ ...states[step], memory: numberFirst }, events['identity-reopened']).memory).to.equal(numberFirst);
    });
  }
  it('stays when a login that was found unfinished goes on, and the bank is believed from then on', () => {
    const before: Memory = { ...newMemory(), refusals: 2, notBeforeAt: at + 9_000 };
    const resumed = { method: 'smart-id-push', reply: controlCode('0042') };
    const loading: LoginState = { step: 'loading', memory: before, entered: 0 };
    expect(after(loading, { ...events.loaded, resumed }).memory).to.deep.equal({ ...before, optionsFrom: 'bank' });
  });
  for (const type of ['restarted', 'language-changed', 'reset'] as const) {
    it(`is not what the page handed over, once the bank is asked again by ${type}`, () => {
      const handed = { ...states.choosing, memory: { ...memory, optionsFrom: 'page' as const } };
      expect(as('loading', after(handed, events[type])).memory.optionsFrom).to.equal('bank');
    });
  }

  describe('of institutions', () => {
    const two = [
      { id: 'vilnius', name: 'Vilniaus kredito unija' },
      { id: 'kaunas', name: 'Kauno kredito unija' },
    ];
    const vilnius = events['institution-chosen'];

    it('is the chosen one of several', () => {
      const several = { ...states.choosing, options: bankOptions({ institutions: two }) };
      expect(after(several, vilnius).memory.institution).to.equal('vilnius');
    });
    it('is none at a bank that has none', () => {
      const alone = { ...states.choosing, options: bankOptions() };
      expect(after(alone, vilnius)).to.equal(alone);
    });
    it('is none before the bank said what it offers', () => {
      const early: LoginState = { step: 'choosing', memory };
      expect(after(early, vilnius)).to.equal(early);
    });
  });
});

describe('what is asked', () => {
  it('is the number also when one is remembered: the person sees it and may correct it', () => {
    expect(as('identifying', after(states.choosing, chosen('smart-id-push'))).asks).to.deep.equal(['userNumber']);
  });
  it('is the number with the method that was wanted early, when it was to be asked first and nobody was', () => {
    const first: LoginState = { step: 'loading', memory: newMemory('user-number-first'), entered: 0 };
    const state = as('identifying', after(first, chosen('smart-id-push'), events.loaded));
    expect([state.method?.id, state.asks]).to.deep.equal(['smart-id-push', ['userNumber']]);
  });
  it('goes to the bank empty where nothing was filled in', () => {
    const typed = after(states.choosing, chosen('mobile-id'), entered({ phoneNumber: '+37069930366' }));
    expect(as('starting', typed).identity).to.deep.equal({ phoneNumber: '+37069930366', personalCode: '' });
  });
  it('is the number, once a login that another page began has failed', () => {
    const resumed = { method: 'smart-id-push', reply: failureReply('expired') };
    const loading: LoginState = { step: 'loading', memory: newMemory(), entered: 0 };
    const again = as('identifying', after(loading, { ...events.loaded, resumed }, events.restarted));
    expect(again.asks).to.deep.equal(['userNumber']);
    expect(as('starting', after(again, entered({ userNumber }))).identity).to.deep.equal({ userNumber });
  });
  for (const step of ['waiting', 'failed'] as const) {
    it(`is the method, where that asks nothing to be corrected, from ${step}`, () => {
      const from = { ...states[step], method: { id: 'smart-id', asks: [] } };
      expect(after(from, events['identity-reopened'])).to.deep.equal({ step: 'choosing', memory, options });
    });
  }
  it('is the bank, when it is not known which method failed', () => {
    const failed: LoginState = { step: 'failed', memory, options, problem: 'expired' };
    expect(after(failed, events.restarted).step).to.equal('loading');
  });
});

describe('what the bank says on success', () => {
  it('activates nothing unless it says so', () => {
    expect(as('succeeded', after(states.waiting, answered(success()))).activated).to.equal(false);
    expect(as('succeeded', after(states.waiting, answered(success({ activated: true })))).activated).to.equal(true);
  });
});
