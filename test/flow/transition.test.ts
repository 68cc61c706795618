import { expect } from '@open-wc/testing';
import type { LoginOptions, LoginReply, Method, PendingReply } from '../../src/flow/adapter.js';
import {
  newMemory,
  type FlowEvent,
  type LoginState,
  type Memory,
  type StateOf,
  type Step,
} from '../../src/flow/state.js';
import { refusalWaitMs, times } from '../../src/flow/times.js';
import { transition } from '../../src/flow/follow.js';
import {
  bankOptions,
  codePrompt,
  controlCode,
  failureReply,
  pending,
  qr,
  session,
  success,
} from '../support/scripted-adapter.js';

const at = 50_000;
const userNumber = '12345678';
const options: LoginOptions = bankOptions({ institutions: [{ id: 'vilnius', name: 'Vilniaus kredito unija' }] });
const methodOf = (id: string): Method => options.methods.find((method) => method.id === id)!;
const push = methodOf('smart-id-push');
const memory: Memory = { ...newMemory(), userNumber, optionsFrom: 'bank' };
const talk = {
  memory,
  options,
  method: push,
  session,
  ceilingAt: at + 600_000,
  expiresAt: at + 120_000,
  shownControlCode: undefined,
};

const states: { [S in Step]: StateOf<S> } = {
  loading: { step: 'loading', memory, entered: 0 },
  choosing: { step: 'choosing', memory, options },
  identifying: { step: 'identifying', memory, options, method: push, asks: push.asks },
  starting: { step: 'starting', memory, options, method: push, identity: { userNumber }, startsAt: at },
  waiting: {
    ...talk,
    step: 'waiting',
    show: { kind: 'control-code', controlCode: '0042' },
    shownControlCode: '0042',
    madeAt: at,
    pollAfterMs: 2_000,
    contact: 'live',
  },
  prompting: { ...talk, step: 'prompting', prompt: { kind: 'code-card', reason: 'first-login', position: '19' } },
  checking: { ...talk, step: 'checking', answer: { kind: 'code-card', value: '482913' }, contact: 'live' },
  succeeded: { step: 'succeeded', memory: newMemory(), method: push, activated: false },
  failed: { step: 'failed', memory, options, method: push, problem: 'user-refused' },
};
const steps = Object.keys(states) as Step[];

const events: { [T in FlowEvent['type']]: Extract<FlowEvent, { type: T }> } = {
  'method-chosen': { type: 'method-chosen', methodId: 'smart-id' },
  'institution-chosen': { type: 'institution-chosen', institutionId: 'vilnius' },
  'identity-entered': { type: 'identity-entered', identity: { userNumber: '87654321' } },
  'code-entered': { type: 'code-entered', value: '482913' },
  'alarm-raised': { type: 'alarm-raised', reason: 'code-differs' },
  'contact-wanted': { type: 'contact-wanted' },
  'identity-reopened': { type: 'identity-reopened' },
  'another-way-wanted': { type: 'another-way-wanted' },
  cancelled: { type: 'cancelled' },
  restarted: { type: 'restarted' },
  reset: { type: 'reset' },
  'language-changed': { type: 'language-changed' },
  loaded: { type: 'loaded', options, from: 'bank' },
  answered: { type: 'answered', reply: pending() },
  'card-awaited': { type: 'card-awaited', window: 'earlier' },
  'card-read': { type: 'card-read', token: '{"signature":"…"}' },
  'contact-changed': { type: 'contact-changed', contact: 'retrying' },
  'answer-lost': { type: 'answer-lost' },
  failed: { type: 'failed', problem: 'unavailable' },
};
const eventTypes = Object.keys(events) as FlowEvent['type'][];

/** Where each event leads from each step; `changed` stays in the step with another state; what is not named has no rule. */
const leads: { [S in Step]: Partial<Record<FlowEvent['type'], Step | 'changed' | 'same'>> } = {
  loading: {
    'method-chosen': 'changed',
    loaded: 'choosing',
    failed: 'failed',
    cancelled: 'choosing',
    'language-changed': 'changed',
    reset: 'changed',
  },
  choosing: {
    'method-chosen': 'starting',
    'institution-chosen': 'changed',
    restarted: 'loading',
    'identity-reopened': 'identifying',
    'language-changed': 'loading',
    reset: 'loading',
  },
  identifying: {
    'identity-entered': 'starting',
    'institution-chosen': 'changed',
    'method-chosen': 'starting',
    'another-way-wanted': 'choosing',
    cancelled: 'choosing',
    reset: 'loading',
  },
  starting: {
    answered: 'waiting',
    failed: 'failed',
    cancelled: 'choosing',
    'another-way-wanted': 'choosing',
    reset: 'loading',
  },
  waiting: {
    answered: 'changed',
    failed: 'failed',
    'card-awaited': 'changed',
    'card-read': 'checking',
    'contact-changed': 'changed',
    'contact-wanted': 'same',
    restarted: 'same',
    'alarm-raised': 'choosing',
    'identity-reopened': 'identifying',
    'another-way-wanted': 'choosing',
    cancelled: 'choosing',
    reset: 'loading',
  },
  prompting: {
    'code-entered': 'checking',
    failed: 'failed',
    'identity-reopened': 'identifying',
    'another-way-wanted': 'choosing',
    cancelled: 'choosing',
    reset: 'loading',
  },
  checking: {
    answered: 'waiting',
    failed: 'failed',
    'answer-lost': 'changed',
    'contact-wanted': 'same',
    'another-way-wanted': 'choosing',
    cancelled: 'choosing',
    reset: 'loading',
  },
  succeeded: { restarted: 'loading', reset: 'loading' },
  failed: {
    restarted: 'starting',
    'method-chosen': 'starting',
    'identity-reopened': 'identifying',
    'another-way-wanted': 'choosing',
    reset: 'loading',
  },
};

/** Applies the events one after another, all at the same time. */
const after = (state: LoginState, ...sent: FlowEvent[]): LoginState =>
  sent.reduce((now, event) => transition(now, event, at), state);
const answered = (reply: LoginReply): FlowEvent => ({ type: 'answered', reply });
const chosen = (methodId: string): FlowEvent => ({ type: 'method-chosen', methodId });
const entered = (identity: Record<string, string>): FlowEvent => ({ type: 'identity-entered', identity });
const failedWith = (problem: string, retryAfterMs?: number): FlowEvent => ({ type: 'failed', problem, retryAfterMs });

/** The state as `step`, or the test ends here. */
function as<S extends Step>(step: S, state: LoginState): StateOf<S> {
  expect(state.step).to.equal(step);
  return state as StateOf<S>;
}

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
  it('keeps an unknown problem as it came', () => {
    expect(as('failed', after(states.starting, failedWith('moon-phase'))).problem).to.equal('moon-phase');
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
