import { privacyChecks } from '../../../src/conformance/checks/privacy.js';
import { demoAnswers } from '../../../src/demo-bank/adapter.js';
import { LoginError, type PromptReply } from '../../../src/flow/adapter.js';
import { changedPoll, changedStart, changedSubmit, findsFaults } from '../support/faults.js';

const asked: PromptReply = {
  status: 'prompt',
  session: { id: 'asked' },
  prompt: { kind: 'code-calculator', reason: 'sign-in' },
};

findsFaults('privacy', privacyChecks, {
  'account problems look the same': {
    'tells them apart': [
      changedStart((reply, { method }) => ({ ...reply, ...(method === 'password' && { problem: 'wrong-code' }) })),
      /tells them apart/,
    ],
    'tells them apart by a field': [
      changedStart((reply, { method }) => ({ ...reply, ...(method === 'password' && { reference: 'P1' }) })),
      /tells them apart/,
    ],
    'tells them apart by rejecting': [
      (good) => ({
        start: (request, signal) =>
          request.method === 'password'
            ? Promise.reject(new LoginError('account-problem'))
            : good.start(request, signal),
      }),
      /a rejection with account-problem/,
    ],
    'asks one of them for a code': [
      changedStart((reply, { method }) => (method === 'password' ? asked : reply)),
      /tells them apart/,
    ],
    'asks them for codes without an end': [
      () => ({ start: () => Promise.resolve(asked), submit: () => Promise.resolve(asked) }),
      /prompt.*, not with account-problem or locked\.$/,
    ],
    'says something else': [changedStart((reply) => ({ ...reply, problem: 'unexpected' })), /not with account-problem/],
  },
  'replies carry no secrets and nothing that was typed': {
    'hands out the challenge': [
      changedStart((reply) => ({ ...reply, rpChallenge: 'YWJj' })),
      /reply to start has rpChallenge/,
    ],
    'puts the user number into the id': [
      changedPoll((reply) => ({ ...reply, reference: 'login-of-100001' })),
      /repeats in reference/,
    ],
    'repeats what the test calls a secret': [
      changedStart((reply) => ({ ...reply, debug: { trace: ['the secret itself'] } })),
      /repeats in trace/,
    ],
    'tells the right code': [
      changedSubmit((reply) => ({ ...reply, hint: demoAnswers.codeCard[18] })),
      /repeats in hint/,
    ],
  },
});
