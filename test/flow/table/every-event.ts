import { expect } from '@open-wc/testing';
import type { LoginReply } from '../../../src/flow/adapter.js';
import { isUnderWay, type Step } from '../../../src/flow/state.js';
import { transition } from '../../../src/flow/follow.js';
import { codePrompt, controlCode, failureReply, qr, success } from '../../support/scripted-adapter.js';
import { at, states, steps, events, eventTypes, leads, after, answered, as } from './states.js';

describe('transition', () => {
  for (const step of steps) {
    describe(step, () => {
      for (const type of eventTypes) {
        const to = leads[step][type] ?? 'same';
        it(`${to === 'same' || to === 'changed' ? `stays (${to})` : `leads to ${to}`} on ${type}`, () => {
          const before = states[step];
          const next = transition(before, events[type], at);
          if (to === 'same') expect(next).to.equal(before);
          else {
            expect(next).not.to.equal(before);
            expect(next.step).to.equal(to === 'changed' ? step : to);
          }
        });
      }

      it('is a value that no rule changes', () => {
        const before = structuredClone(states[step]);
        for (const type of eventTypes) transition(states[step], events[type], at);
        expect(states[step]).to.deep.equal(before);
      });
    });
  }

  it('has a login under way from its start to its end', () => {
    expect(steps.filter((step) => isUnderWay(states[step]))).to.deep.equal([
      'starting',
      'waiting',
      'prompting',
      'checking',
    ]);
  });
  it('sends an answer in live contact', () => {
    expect(as('checking', after(states.prompting, events['code-entered'])).contact).to.equal('live');
    expect(as('checking', after(states.waiting, events['card-read'])).contact).to.equal('live');
  });

  const ends: [LoginReply, Step][] = [
    [controlCode('0042'), 'waiting'],
    [qr(1), 'waiting'],
    [codePrompt('19'), 'prompting'],
    [success(), 'succeeded'],
    [failureReply('expired'), 'failed'],
  ];
  for (const step of ['starting', 'waiting', 'checking'] as const) {
    for (const [reply, to] of ends) {
      it(`follows a ${reply.status} reply from ${step} to ${to}`, () => {
        const show = { kind: 'app' } as const;
        const from = step === 'waiting' ? { ...states.waiting, show } : states[step];
        expect(after(from, answered(reply)).step).to.equal(to);
      });
    }
  }
});
