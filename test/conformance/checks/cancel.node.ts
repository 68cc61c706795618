import { cancelChecks } from '../../../src/conformance/checks/cancel.js';
import { findsFaults, never } from '../support/faults.js';

findsFaults('what is given up', cancelChecks, {
  'a cancelled login is over': {
    'keeps it': [() => ({ cancel: () => Promise.resolve() }), /no failure, not with session-lost/],
    'has none': [() => ({ cancel: undefined }), /list 'cancel' in the driver's lacks/],
    fails: [
      () => ({ cancel: () => Promise.reject(new Error('gone')) }),
      /cancel rejected with Error: gone, not a LoginError/,
    ],
  },
  'an aborted call is given up': {
    'ignores the signal of options': [
      (good) => ({ options: (request) => good.options(request, new AbortController().signal) }),
      /options answered a call that was aborted/,
    ],
    'ignores the signal of start': [
      (good) => ({ start: (request) => good.start(request, new AbortController().signal) }),
      /start answered a call that was aborted/,
    ],
    'hangs in poll': [
      (good) => ({ poll: (session, signal) => (signal.aborted ? good.poll(session, signal) : never()) }),
      /poll went on for more than 1 s/,
    ],
    'hangs in resume': [() => ({ resume: never }), /resume took more than 1 s/],
  },
});
