import { pollChecks } from '../../../src/conformance/checks/poll.js';
import { LoginError, type LoginReply } from '../../../src/flow/adapter.js';
import { changedPoll, changedStart, findsFaults, malformed, waiting, type Fault } from '../support/faults.js';

let polls = 0;
const agedLink = 'https://smart-id.com/device-link?deviceLinkType=Web2App&elapsedSeconds=0';

/** Shows the same links at the start and after it. */
const changedShow =
  (change: (show: object) => object): Fault =>
  (good) => {
    const changed = (reply: LoginReply) => malformed({ ...reply, show: change('show' in reply ? reply.show : {}) });
    return {
      start: async (request, signal) => changed(await good.start(request, signal)),
      poll: async (session, signal) => changed(await good.poll(session, signal)),
    };
  };

// Whatever JavaScript lets an adapter throw.
// eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
const rejectingWithNull = () => Promise.reject(null);

const goesOnAfter =
  (problem: string): Fault =>
  (good) => {
    let isOver = false;
    return {
      poll: async (session, signal) => {
        if (isOver) return waiting(session.id);
        const reply = await good.poll(session, signal);
        isOver = reply.status === 'failure' && reply.problem === problem;
        return reply;
      },
    };
  };

findsFaults('poll', pollChecks, {
  'a poll keeps the session and the control code while the person thinks': {
    'makes a new code for each poll': [
      changedPoll((reply) => ({
        ...reply,
        show: { kind: 'control-code', controlCode: String(polls++).padStart(4, '0') },
      })),
      /code changed/,
    ],
    'changes the session': [changedPoll((reply) => ({ ...reply, session: { id: 'other' } })), /another session id/],
    'sends another shape': [changedPoll(() => ({ status: 'waiting' })), /wrong shape/],
  },
  'a QR code is new each second, the app link of one login never changes': {
    'shows one code for ever': [
      changedShow(() => ({ kind: 'device-link', qr: 'https://smart-id.com/same' })),
      /same qr/,
    ],
    'makes a link for each poll': [
      changedPoll((reply) => ({ ...reply, show: { ...reply.show, link: 'https://smart-id.com/another' } })),
      /Another link came/,
    ],
    'leaves out the link': [
      changedPoll((reply) => ({ ...reply, show: { ...reply.show, link: undefined } })),
      /Another link came/,
    ],
    'puts an age into the link': [changedShow((show) => ({ ...show, link: agedLink })), /has elapsedSeconds/],
    'shows something else': [
      changedStart((reply) => ({ ...reply, show: { kind: 'app' } })),
      /Instead of device links came pending \(app\)/,
    ],
  },
  'a confirmed login succeeds': {
    'does not hear of it': [() => ({ poll: ({ id }) => Promise.resolve(waiting(id)) }), /still pending 3000 ms after/],
    'refuses all the same': [
      changedPoll(() => ({ status: 'failure', problem: 'unexpected' })),
      /came the failure unexpected/,
    ],
  },
  'a refused login fails with user-refused, for good': {
    'logs in all the same': [changedPoll(() => ({ status: 'success' })), /no failure, not user-refused/],
    'says something else': [
      changedPoll(() => ({ status: 'failure', problem: 'expired' })),
      /came expired, not user-refused/,
    ],
    'lets the login go on': [goesOnAfter('user-refused'), /refused login went on/],
  },
  'a login whose time ran out fails with expired': {
    'calls it lost': [
      changedPoll(() => ({ status: 'failure', problem: 'session-lost' })),
      /came session-lost, not expired/,
    ],
  },
  'a login that the bank does not know is session-lost': {
    'waits for it': [() => ({ poll: ({ id }) => Promise.resolve(waiting(id)) }), /no failure/],
    'calls it unexpected': [
      () => ({ submit: () => Promise.reject(new LoginError('unexpected')) }),
      /answer to it ended with unexpected/,
    ],
    'throws something else': [() => ({ poll: rejectingWithNull }), /poll rejected with a null, not a LoginError/],
  },
});
