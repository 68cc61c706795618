import { expect } from '@open-wc/testing';
import type { FlowEvent, LoginState } from '../../../src/flow/state.js';
import { transition } from '../../../src/flow/follow.js';
import { codePrompt, failureReply, pending, success } from '../../support/scripted-adapter.js';
import { at, states, steps, events, eventTypes, after, answered, failedWith, as } from './states.js';

describe('secrets', () => {
  const typed = { phoneNumber: '+37069930366', personalCode: '30303039914', password: 'correct horse' };
  const secrets = [...Object.values(typed), '482913', '7180', 'session-1', 'nonce-1'];
  const seen = (state: LoginState): string[] => secrets.filter((secret) => JSON.stringify(state).includes(secret));

  const reports: FlowEvent[] = [
    answered(pending()),
    answered(codePrompt('19')),
    answered(success()),
    answered(failureReply('expired')),
    failedWith('unavailable'),
    events.cancelled,
    events['another-way-wanted'],
    events.reset,
  ];
  for (const event of reports) {
    it(`lets what was typed fade once starting is left by ${event.type}`, () => {
      const from: LoginState = { ...states.starting, identity: typed };
      const state = after(from, event);
      expect(Object.values(typed).filter((secret) => JSON.stringify(state).includes(secret))).to.deep.equal([]);
    });
    it(`lets the typed code fade once checking is left by ${event.type}`, () => {
      expect(seen(after(states.checking, event))).not.to.include('482913');
    });
  }

  for (const [name, show] of [
    ['control code', { kind: 'control-code', controlCode: '7180' }],
    ['nonce', { kind: 'id-card', nonce: 'nonce-1' }],
  ] as const) {
    for (const type of eventTypes) {
      const from: LoginState = { ...states.waiting, show };
      const state = transition(from, events[type], at);
      if (state.step === 'waiting') continue;
      it(`lets the ${name} fade when ${type} leads to ${state.step}`, () => {
        expect(seen(state)).not.to.include(show.kind === 'id-card' ? show.nonce : show.controlCode);
      });
    }
  }

  for (const step of ['choosing', 'identifying', 'succeeded', 'failed'] as const) {
    it(`holds no session in ${step}`, () => {
      const ways = steps.flatMap((from) => eventTypes.map((type) => transition(states[from], events[type], at)));
      for (const state of ways) if (state.step === step) expect(seen(state)).to.deep.equal([]);
    });
  }

  it('forgets a wrong code before asking again', () => {
    const again = after(states.checking, answered(codePrompt('7', { problem: 'wrong-code', attemptsLeft: 2 })));
    expect(seen(again)).to.deep.equal(['session-1']);
    expect(as('prompting', again)).to.include({ problem: 'wrong-code', attemptsLeft: 2 });
  });
});
