import { expect } from '@open-wc/testing';
import type { LoginReply } from '../../../src/flow/adapter.js';
import type { LoginState } from '../../../src/flow/state.js';
import { times } from '../../../src/flow/times.js';
import { transition } from '../../../src/flow/follow.js';
import { codePrompt, controlCode, pending, qr } from '../../support/scripted-adapter.js';
import { at, states, events, answered, as } from './states.js';

describe('a deadline', () => {
  const answer = (state: LoginState, reply: LoginReply, when: number) => transition(state, answered(reply), when);

  it('is 120 s away unless the bank says otherwise', () => {
    expect(as('waiting', answer(states.starting, pending(), at)).expiresAt).to.equal(at + 120_000);
  });
  it('is what the bank says', () => {
    expect(as('waiting', answer(states.starting, pending({ expiresInMs: 60_000 }), at)).expiresAt).to.equal(
      at + 60_000,
    );
  });
  it('never grows while waiting, whatever the bank says', () => {
    let state: LoginState = answer(states.starting, pending({ expiresInMs: 90_000 }), at);
    for (const expiresInMs of [90_000, 600_000, undefined, 30_000, 90_000]) {
      const before = as('waiting', state).expiresAt;
      state = answer(state, pending(expiresInMs === undefined ? {} : { expiresInMs }), at + 10_000);
      expect(as('waiting', state).expiresAt).to.be.at.most(before);
    }
    expect(as('waiting', state).expiresAt).to.equal(at + 40_000);
  });
  it('may grow for another picture, if the bank says so and within the ceiling', () => {
    const qrCode = answer(states.starting, qr(1, { expiresInMs: 60_000 }), at);
    const silent = answer(qrCode, controlCode('0042'), at + 30_000);
    expect(as('waiting', silent).expiresAt).to.equal(at + 60_000);
    const told = answer(qrCode, controlCode('0042', { expiresInMs: 90_000 }), at + 30_000);
    expect(as('waiting', told).expiresAt).to.equal(at + 120_000);
    const late = answer(qrCode, controlCode('0042', { expiresInMs: 600_000 }), at + 30_000);
    expect(as('waiting', late).expiresAt).to.equal(at + 600_000);
  });
  it('gives a question its own time, however long the wait before it was', () => {
    const asked = answer(states.waiting, codePrompt('19', { expiresInMs: 60_000 }), at + 110_000);
    expect(as('prompting', asked).expiresAt).to.equal(at + 170_000);
  });
  it('stays as it is while an answer is checked', () => {
    const checking = as('checking', transition(states.prompting, events['code-entered'], at + 30_000));
    expect(checking.expiresAt).to.equal(states.prompting.expiresAt);
  });
  it('never passes the ceiling of the login, question after question', () => {
    let state: LoginState = answer(states.starting, codePrompt('1'), at);
    for (let round = 1; round < 20; round += 1) {
      const when = at + round * 60_000;
      state = transition(state, events['code-entered'], when);
      state = answer(state, codePrompt(String(round), { problem: 'wrong-code' }), when);
      expect(as('prompting', state).expiresAt).to.be.at.most(at + times.expiryMaxMs);
    }
  });
});
