import { expect } from '@open-wc/testing';
import type { PendingReply } from '../../../src/flow/adapter.js';
import type { LoginState } from '../../../src/flow/state.js';
import { transition } from '../../../src/flow/follow.js';
import { codePrompt, controlCode, pending, qr } from '../../support/scripted-adapter.js';
import { at, states, after, answered, as } from './states.js';

describe('what is shown', () => {
  const answer = (state: LoginState, reply: PendingReply, when = at) =>
    transition(state, { type: 'answered', reply }, when);
  const madeOf = (state: LoginState) => as('waiting', state).madeAt - at;
  const first = answer(states.starting, qr(1));

  it('is the control code of the last reply, zeros included', () => {
    expect(as('waiting', answer(states.starting, controlCode('0042'))).show).to.include({ controlCode: '0042' });
  });
  it('is the same control code when the bank repeats it', () => {
    expect(as('waiting', answer(states.waiting, controlCode('0042'))).show).to.include({ controlCode: '0042' });
  });
  it('ends the login when the control code changes: nobody may confirm either', () => {
    const state = as('failed', answer(states.waiting, controlCode('0043')));
    expect(state.problem).to.equal('bad-reply');
    expect(JSON.stringify(state)).not.to.match(/004[23]/);
  });
  for (const [what, replies] of [
    ['“continue in the app”', [pending({ show: { kind: 'app' } })]],
    ['a question and its answer', [codePrompt('19'), 'code-entered']],
    ['two questions', [codePrompt('19'), 'code-entered', codePrompt('7'), 'code-entered']],
  ] as const) {
    it(`ends the login when another control code comes after ${what}; the same one may come back`, () => {
      const asked = replies.reduce<LoginState>(
        (state, next) =>
          next === 'code-entered'
            ? transition(state, { type: 'code-entered', value: '482913' }, at)
            : after(state, answered(next)),
        states.waiting,
      );
      expect(as('waiting', answer(asked as never, controlCode('0042'))).show).to.include({ controlCode: '0042' });
      const state = as('failed', answer(asked as never, controlCode('0043')));
      expect(state.problem).to.equal('bad-reply');
      expect(JSON.stringify(state)).not.to.match(/004[23]/);
    });
  }
  it('may be a control code after a question, in the same login', () => {
    expect(as('waiting', answer(states.checking as never, controlCode('5493'))).show).to.include({
      controlCode: '5493',
    });
  });
  it('is the newest QR code', () => {
    const next = answer(first, qr(2), at + 1_000);
    expect(as('waiting', next).show).to.include({ qr: (qr(2).show as { qr: string }).qr });
    expect(madeOf(next)).to.equal(1_000);
  });
  it('is as old as the bank says', () => {
    expect(
      madeOf(answer(states.starting, pending({ show: { kind: 'device-link', qr: 'https://a.test', ageMs: 700 } }))),
    ).to.equal(-700);
  });
  it('does not become younger by being repeated', () => {
    expect(madeOf(answer(first, qr(1), at + 2_500))).to.equal(0);
  });
  it('is not replaced by a QR code made earlier', () => {
    const older = { kind: 'device-link', qr: 'https://a.test/old', ageMs: 5_000 } as const;
    const next = answer(first, pending({ show: older }), at + 1_000);
    expect(as('waiting', next).show).to.deep.equal(qr(1).show);
    expect(madeOf(next)).to.equal(0);
  });
  it('is a QR code after something else, however old the code is', () => {
    const old = pending({ show: { kind: 'device-link', qr: 'https://a.test/old', ageMs: 5_000 } });
    for (const before of [pending(), controlCode('0042')]) {
      const next = answer(answer(states.starting, before), old, at + 1_000);
      expect(as('waiting', next).show.kind).to.equal('device-link');
      expect(madeOf(next)).to.equal(-4_000);
    }
  });
  it('is a QR code at first, however late it comes: the app is not open yet', () => {
    const late = pending({ show: { kind: 'device-link', qr: 'https://a.test/old', ageMs: 60_000 } });
    expect(as('waiting', answer(states.starting, late)).show.kind).to.equal('device-link');
  });
  it('is the app once the QR code was scanned', () => {
    expect(as('waiting', answer(first, pending())).show).to.deep.equal({ kind: 'app' });
  });

  for (const [name, reply, expected] of [
    ['1 s with a QR code', qr(1), 1_000],
    ['2 s with a link alone', pending({ show: { kind: 'device-link', link: 'https://a.test' } }), 2_000],
    ['2 s with a control code', controlCode('0042'), 2_000],
    ['what the bank says', qr(1, { pollAfterMs: 4_000 }), 4_000],
  ] as const) {
    it(`is asked about again after ${name}`, () => {
      expect(as('waiting', answer(states.starting, reply)).pollAfterMs).to.equal(expected);
    });
  }
});
