import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Login, Stage } from '../../../../demo/bank/login/login.js';
import { type LoginEvent, type Next, transition } from '../../../../demo/bank/login/transition.js';
import { newLogin } from '../support/logins.js';

const challenge = { rpChallenge: 'challenge', interactions: 'interactions', controlCode: '0042' };
const rung = {
  service: 'smart-id',
  session: { ...challenge, sessionId: 's' },
  offersChoice: false,
  person: 'p',
} as const;
const push = { service: 'smart-id', challenge, offersChoice: false, person: 'p' } as const;
const session = {
  ...challenge,
  sessionId: 's',
  sessionToken: 't',
  sessionSecret: 'secret',
  deviceLinkBase: 'https://smart-id.test/device-link',
  callbackUrl: 'https://bank.test/return?value=x',
};
const stepUp = { kind: 'sms-code', reason: 'new-device' } as const;
const question = { stepUp, prompt: stepUp };
const welcome: Next = { kind: 'welcome', reply: { status: 'success' } };
const back = { sessionSecretDigest: 'd', userChallengeVerifier: 'v' };
const given = { digest: 'd', asked: 'a', isLost: false };

const stages: Record<Stage['kind'], Stage> = {
  requested: { kind: 'requested', push, ringsAt: 0 },
  ringing: { kind: 'ringing', push, ringsAt: 0 },
  phone: { kind: 'phone', rung },
  'device-link': { kind: 'device-link', session, shownAt: 0 },
  returning: { kind: 'returning', session, answer: {} },
  'id-card': { kind: 'id-card', nonce: 'n' },
  redirect: { kind: 'redirect', ticket: 't', url: '/' },
  prompt: { kind: 'prompt', question, later: [], attemptsLeft: 3, wasWrong: false },
  done: { kind: 'done', reply: { status: 'success' }, doneAt: 0, isTold: false },
};

const at = 1_800_000_001_000;
const standing = (kind: Stage['kind'], changes: Partial<Login> = {}) => newLogin({ stage: stages[kind], ...changes });
const everywhere = Object.keys(stages) as Stage['kind'][];
const unfinished = everywhere.filter((kind) => kind !== 'done');

/** Where each event changes something, and what comes of it there. */
const rules: [event: LoginEvent, from: Stage['kind'][], to: Stage['kind']][] = [
  [{ kind: 'looked-at' }, [], 'done'],
  [{ kind: 'calling' }, ['requested'], 'ringing'],
  [{ kind: 'rang', rung }, ['ringing'], 'phone'],
  [{ kind: 'confirmed-by-link', answer: {} }, ['device-link'], 'returning'],
  [
    { kind: 'proven', customer: 'c', next: welcome },
    ['phone', 'device-link', 'returning', 'id-card', 'redirect'],
    'done',
  ],
  [
    { kind: 'proven', customer: 'c', next: { kind: 'ask', question, later: [] } },
    ['phone', 'device-link', 'returning', 'id-card', 'redirect'],
    'prompt',
  ],
  [{ kind: 'refused', problem: 'user-refused' }, unfinished, 'done'],
  [{ kind: 'cancelled' }, everywhere, 'done'],
  [{ kind: 'told' }, ['done'], 'done'],
  [{ kind: 'taken' }, [], 'done'],
  [{ kind: 'reply-lost' }, [], 'done'],
];

describe('a login', () => {
  for (const [event, from, to] of rules) {
    it(`that is ${event.kind} goes from ${from.join(', ') || 'nowhere'} to ${to}`, () => {
      for (const kind of everywhere) {
        const login = standing(kind);
        const next = transition(login, event, at);
        if (from.includes(kind)) assert.equal(next.stage.kind, to, kind);
        else assert.equal(next, login, kind);
      }
    });
  }

  it('expires wherever it is, whatever happens at that moment, and a bank’s word before stays', () => {
    for (const kind of unfinished) {
      const login = standing(kind);
      const late = transition(login, { kind: 'proven', customer: 'c', next: welcome }, login.expiresAt);
      assert.ok(late.stage.kind === 'done' && late.stage.reply.status === 'failure', kind);
      assert.equal(late.stage.reply.problem, 'expired', kind);
    }
    const done = standing('done');
    assert.equal(transition(done, { kind: 'looked-at' }, done.expiresAt), done);
  });

  it('is returned to once, wherever it is, and taken once after that', () => {
    for (const kind of everywhere) {
      const returned = transition(standing(kind), { kind: 'returned', back, waitMs: 5000 }, at);
      assert.deepEqual(returned.handover, { back, waitsUntil: at + 5000, isTaken: false });
      assert.equal(transition(returned, { kind: 'returned', back, waitMs: 9 }, at), returned);
      const taken = transition(returned, { kind: 'taken' }, at);
      assert.equal(taken.handover?.isTaken, true);
      assert.equal(transition(taken, { kind: 'taken' }, at), taken);
    }
  });

  it('keeps the secret of a link after a refusal: the app returns then too', () => {
    const refused = transition(standing('device-link'), { kind: 'refused', problem: 'user-refused' }, at);
    assert.deepEqual('session' in refused.stage && refused.stage.session, session);
  });

  it('gives time for a question', () => {
    const asked = transition(
      standing('phone'),
      { kind: 'proven', customer: 'c', next: { kind: 'ask', question, later: [] } },
      at,
    );
    assert.equal(asked.expiresAt, at + 120_000);
    assert.equal(asked.customer, 'c');
  });

  it('locks after three wrong answers, of which a repeated one is none', () => {
    const wrong: LoginEvent = { kind: 'answered', given, isRepeated: false, judged: { kind: 'wrong', question } };
    const once = transition(standing('prompt'), wrong, at);
    assert.deepEqual(once.lastAnswer, given);
    const again = transition(once, { ...wrong, isRepeated: true }, at);
    assert.ok(again.stage.kind === 'prompt');
    assert.equal(again.stage.attemptsLeft, 2);
    assert.equal(again.lastAnswer, undefined);
    const locked = transition(transition(again, wrong, at), wrong, at);
    assert.ok(locked.stage.kind === 'done' && locked.stage.reply.status === 'failure');
    assert.equal(locked.stage.reply.problem, 'locked');
  });
});
