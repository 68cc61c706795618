import { expect } from '@open-wc/testing';
import type { LoginState } from '../../../src/flow/state.js';
import { refusalWaitMs } from '../../../src/flow/times.js';
import { transition } from '../../../src/flow/follow.js';
import { failureReply, success } from '../../support/scripted-adapter.js';
import { at, memory, states, events, after, answered, chosen, failedWith, as } from './states.js';

describe('a refusal', () => {
  const refuse = (state: LoginState, when: number, problem = 'user-refused') =>
    transition(state, { type: 'failed', problem }, when);
  const retry = (state: LoginState, when: number) => as('starting', transition(state, events.restarted, when));

  it('makes the next start wait from the third in a row: 3 s, doubling, 30 s at most', () => {
    let state: LoginState = states.starting;
    const waits: number[] = [];
    for (let round = 0; round < 8; round += 1) {
      state = retry(refuse(state, at), at);
      waits.push(state.startsAt - at);
      state = { ...state, memory: { ...state.memory, notBeforeAt: 0 } };
    }
    expect(waits).to.deep.equal([0, 0, 3_000, 6_000, 12_000, 24_000, 30_000, 30_000]);
  });
  it('counts as one when the wrong control code was chosen', () => {
    const twice = { ...states.starting, memory: { ...memory, refusals: 2 } };
    expect(retry(refuse(twice, at, 'wrong-control-code'), at).startsAt).to.equal(at + 3_000);
  });
  it('is nothing else: no problem of the bank makes a start wait, however often', () => {
    let state: LoginState = states.starting;
    for (let round = 0; round < 4; round += 1) state = retry(refuse(state, at, 'unavailable'), at);
    expect([state.memory.refusals, as('starting', state).startsAt]).to.deep.equal([0, at]);
  });
  it('is forgotten after a success', () => {
    const refused = { ...states.waiting, memory: { ...memory, refusals: 5 } };
    expect(after(refused, answered(success()), events.restarted).memory.refusals).to.equal(0);
  });
  it('is not forgotten by a reset', () => {
    const refused = { ...states.waiting, memory: { ...memory, refusals: 5, notBeforeAt: at + 9_000 } };
    expect(after(refused, events.reset).memory).to.deep.include({
      refusals: 5,
      notBeforeAt: at + 9_000,
      userNumber: '',
    });
  });
  it('does not shorten a wait that is longer already', () => {
    const held = { ...states.starting, memory: { ...memory, notBeforeAt: at + 20_000 } };
    expect(refuse(held, at).memory.notBeforeAt).to.equal(at + 20_000);
  });
  it('costs no wait before the third', () => {
    expect([0, 1, 2, 3].map(refusalWaitMs)).to.deep.equal([0, 0, 0, 3_000]);
  });
});

describe('Retry-After', () => {
  const restartedAt = (state: LoginState, when: number) => transition(state, events.restarted, when);

  for (const [name, event] of [
    ['a failure report', failedWith('too-many-requests', 20_000)],
    ['a failure reply', answered(failureReply('too-many-requests', { retryAfterMs: 20_000 }))],
  ] as const) {
    it(`holds the next start back after ${name}`, () => {
      const failed = after(states.starting, event);
      expect(as('starting', restartedAt(failed, at + 5_000)).startsAt).to.equal(at + 20_000);
    });
  }
  it('holds another method back as well', () => {
    const failed = after(states.starting, failedWith('unavailable', 20_000));
    const other = after(failed, events['another-way-wanted'], chosen('smart-id'));
    expect(as('starting', other).startsAt).to.equal(at + 20_000);
  });
  it('holds the next start back after a poll', () => {
    const retrying = after(states.waiting, { type: 'contact-changed', contact: 'retrying', retryAfterMs: 20_000 });
    const other = after(retrying, events.cancelled, chosen('smart-id'));
    expect(as('starting', other).startsAt).to.equal(at + 20_000);
  });
  it('holds the next start back after polls that keep failing, by what the last one says', () => {
    const retrying = after(
      states.waiting,
      events['contact-changed'],
      { type: 'contact-changed', contact: 'retrying', retryAfterMs: 20_000 },
      events['contact-changed'],
    );
    expect(as('starting', after(retrying, events.cancelled, chosen('smart-id'))).startsAt).to.equal(at + 20_000);
  });
  it('makes a failure that says when, not a wait, if longer than 30 s', () => {
    const failed = after(states.starting, failedWith('unavailable', 31_000));
    const again = as('failed', restartedAt(failed, at));
    expect(again.problem).to.equal('too-many-requests');
    expect(again.memory.notBeforeAt).to.equal(at + 31_000);
    expect(restartedAt(again, at + 1_000).step).to.equal('starting');
  });
  it('survives a reset', () => {
    expect(after(states.starting, failedWith('unavailable', 20_000), events.reset).memory.notBeforeAt).to.equal(
      at + 20_000,
    );
  });
  it('holds nothing back once it is over', () => {
    const failed = after(states.starting, failedWith('unavailable', 20_000));
    expect(as('starting', restartedAt(failed, at + 60_000)).startsAt).to.equal(at + 60_000);
  });
});
