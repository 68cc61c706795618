import { answerChecks } from '../../../src/conformance/checks/answers.js';
import type { LoginReply } from '../../../src/flow/adapter.js';
import { changedPoll, changedSubmit, findsFaults, type Fault } from '../support/faults.js';

/** Asks the same position after a wrong code. */
function asksSamePosition(change: (count: number) => object): Fault {
  let count = 0;
  return changedSubmit((reply) => {
    count += 1;
    return { ...reply, prompt: { ...reply.prompt, position: '19' }, ...change(count) };
  });
}

/** What comes when the same is answered once more. */
function secondTime(change: (reply: LoginReply) => LoginReply): Fault {
  let before = '';
  return (good) => ({
    submit: async (session, answer, signal) => {
      const reply = await good.submit(session, answer, signal);
      const isSecond = before === answer.value;
      before = answer.value;
      return isSecond ? change(reply) : reply;
    },
  });
}

const neverLocks: Fault = (good) => {
  let asked: LoginReply;
  return {
    poll: async (session, signal) => (asked = await good.poll(session, signal)),
    submit: () => Promise.resolve(asked),
  };
};

findsFaults('answers', answerChecks, {
  'the right code succeeds': {
    'takes it for wrong': [
      (good) => ({ submit: (session, answer, signal) => good.submit(session, { ...answer, value: 'x' }, signal) }),
      /a prompt for code-card, not success/,
    ],
    'never asks': [changedPoll(() => ({ status: 'success' })), /is to be asked for a code/],
  },
  'a wrong code is asked again, a card code at another position': {
    'takes it': [changedSubmit(() => ({ status: 'success' })), /answered with success, not asked again/],
    'asks the same position': [
      changedSubmit((reply) => ({ ...reply, prompt: { ...reply.prompt, position: '19' } })),
      /same position/,
    ],
    'does not say why': [changedSubmit((reply) => ({ ...reply, problem: undefined })), /without wrong-code/],
    'asks something else': [
      changedSubmit((reply) => ({ ...reply, prompt: { kind: 'password', reason: 'sign-in' } })),
      /password was asked/,
    ],
    'opens another login': [changedSubmit((reply) => ({ ...reply, session: { id: 'other' } })), /another session id/],
    'has no attempt left': [changedSubmit((reply) => ({ ...reply, attemptsLeft: 0 })), /no attempt left/],
  },
  'an answer that is sent again because its reply was lost is judged once': {
    'counts it twice': [asksSamePosition((count) => ({ attemptsLeft: 3 - count })), /cost another attempt/],
    'takes the wrong code the second time': [
      asksSamePosition((count) => (count === 2 ? { status: 'success' } : {})),
      /Sent again, a wrong code was answered with success/,
    ],
    'takes the wrong code at once': [changedSubmit(() => ({ status: 'success' })), /not asked again/],
    'does not take the right code': [
      (good) => ({
        submit: (session, answer, signal) =>
          good.submit(session, { ...answer, value: answer.value === '000000' ? '000000' : 'x' }, signal),
      }),
      /^The right code was answered with a prompt/,
    ],
    'does not know its own success': [
      secondTime((reply) => (reply.status === 'success' ? { status: 'failure', problem: 'session-lost' } : reply)),
      /^Sent again, the right code was answered with the failure session-lost/,
    ],
  },
  'wrong codes end with locked': {
    'never locks': [neverLocks, /ended with a prompt for code-card, not with locked/],
    'does not count': [changedSubmit((reply) => ({ ...reply, attemptsLeft: 2 })), /did not get smaller/],
  },
  'an answer that nobody asked for does not log in': {
    'takes any answer': [
      () => ({ submit: () => Promise.resolve<LoginReply>({ status: 'success' }) }),
      /answered with success/,
    ],
  },
});
