import { expect } from '@open-wc/testing';
import { newMemory, type FlowEvent, type LoginState } from '../../../src/flow/state.js';
import { bankOptions, controlCode, success } from '../../support/scripted-adapter.js';
import {
  userNumber,
  options,
  memory,
  states,
  events,
  after,
  answered,
  chosen,
  entered,
  failedWith,
  as,
} from './states.js';

describe('the user number', () => {
  const start = after(
    { step: 'choosing', memory: newMemory(), options },
    chosen('smart-id-push'),
    entered({ userNumber }),
  );

  const kept: [string, FlowEvent[]][] = [
    ['another method', [events['another-way-wanted'], chosen('code-device')]],
    ['a refusal and a retry', [failedWith('user-refused'), events.restarted]],
    ['a wait that was cancelled', [answered(controlCode('0042')), events.cancelled]],
    ['an alarm', [answered(controlCode('0042')), events['alarm-raised']]],
    ['a change of language', [events.cancelled, { type: 'language-changed' }, events.loaded]],
    ['corrected details', [failedWith('account-problem'), events.restarted]],
    ['a method that asks something else', [events.cancelled, chosen('mobile-id'), entered({ phoneNumber: '+370' })]],
  ];
  for (const [name, sent] of kept) {
    it(`survives ${name}`, () => expect(after(start, ...sent).memory.userNumber).to.equal(userNumber));
  }
  const gone: [string, FlowEvent[]][] = [
    ['success', [answered(success())]],
    ['a reset', [events.reset]],
    ['a new login after success', [answered(success()), events.restarted]],
  ];
  for (const [name, sent] of gone) {
    it(`is gone after ${name}`, () => expect(JSON.stringify(after(start, ...sent))).not.to.include(userNumber));
  }

  it('goes to the bank with a retry that asks nothing again', () => {
    const again = as('starting', after(start, failedWith('expired'), events.restarted));
    expect(again.identity).to.deep.equal({ userNumber });
  });
  it('does not stand in for a password: a retry asks both', () => {
    const typed = after(states.choosing, chosen('password'), entered({ userNumber, password: 'correct horse' }));
    const again = as('identifying', after(typed, failedWith('wrong-code'), events.restarted));
    expect(again.asks).to.deep.equal(['userNumber', 'password']);
  });
  it('is asked again when the bank says that something typed was wrong', () => {
    expect(after(start, failedWith('account-problem'), events.restarted).step).to.equal('identifying');
  });
  it('is sent only with the fields that a method asks', () => {
    const typed = after(
      states.choosing,
      chosen('mobile-id'),
      entered({ phoneNumber: '1', personalCode: '2', password: '3' }),
    );
    expect(as('starting', typed).identity).to.deep.equal({ phoneNumber: '1', personalCode: '2' });
  });
});

describe('user number first', () => {
  const first: LoginState = { step: 'loading', memory: newMemory('user-number-first'), entered: 0 };
  const known = after(first, events.loaded, entered({ userNumber }));

  it('asks the number before the method', () => {
    const state = as('identifying', after(first, events.loaded));
    expect(state.method).to.equal(undefined);
    expect(state.asks).to.deep.equal(['userNumber']);
  });
  it('offers the methods then', () => expect(known.step).to.equal('choosing'));
  it('starts a method that asks nothing else, with the number', () => {
    expect(as('starting', after(known, chosen('smart-id-push'))).identity).to.deep.equal({ userNumber });
  });
  it('asks only what is missing, and sends both', () => {
    const asking = after(known, chosen('password'));
    expect(as('identifying', asking).asks).to.deep.equal(['password']);
    expect(as('starting', after(asking, entered({ password: 'x' }))).identity).to.deep.equal({
      userNumber,
      password: 'x',
    });
  });
  it('sends no number with a method that does not ask it', () => {
    expect(as('starting', after(known, chosen('smart-id'))).identity).to.deep.equal({});
  });
  for (const step of ['choosing', 'waiting', 'prompting', 'failed'] as const) {
    it(`lets the number be changed from ${step}`, () => {
      const from = { ...states[step], memory: { ...memory, order: 'user-number-first' as const } };
      const state = as('identifying', after(from, events['identity-reopened']));
      expect(state.method).to.equal(undefined);
    });
  }
  it('stays with the first question when it is cancelled: there is nothing before it', () => {
    const asking = after(first, events.loaded);
    expect(after(asking, events.cancelled)).to.equal(asking);
  });
  it('does not ask the number while the bank offers no method', () => {
    const state = after(first, { type: 'loaded', options: bankOptions({ methods: [] }), from: 'bank' });
    expect(state.step).to.equal('choosing');
  });
  it('does not ask the number again after a change of language', () => {
    expect(after(known, events['language-changed'], events.loaded).step).to.equal('choosing');
  });
});
