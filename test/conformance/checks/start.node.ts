import { startChecks } from '../../../src/conformance/checks/start.js';
import { changedPoll, changedStart, findsFaults } from '../support/faults.js';

const changedCode = (change: (code: string) => unknown) =>
  changedStart((reply) => {
    const code = reply.show?.kind === 'control-code' ? reply.show.controlCode : '';
    return { ...reply, show: { ...reply.show, controlCode: change(code) } };
  });

findsFaults('start', startChecks, {
  'start opens a login that waits for the person': {
    'logs in without asking': [changedStart(() => ({ status: 'success' })), /success at once/],
    'starts without a session': [changedStart((reply) => ({ ...reply, session: undefined })), /wrong shape/],
    'counts in seconds': [
      changedStart((reply) => ({ ...reply, expiresInMs: 90 })),
      /expiresInMs 90: it is in milliseconds/,
    ],
    'fails on the first poll': [
      changedPoll(() => ({ status: 'failure', problem: 'expired' })),
      /the failure expired, though nobody/,
    ],
  },
  'each start opens a login of its own': {
    'uses one id for all': [changedStart((reply) => ({ ...reply, session: { id: 'same' } })), /same session/],
  },
  'a control code is shown, of four digits': {
    'sends a number': [changedCode((code) => Number(code)), /wrong shape/],
    'loses zeros': [changedCode(() => '42'), /wrong shape/],
    'shows none': [changedStart((reply) => ({ ...reply, show: { kind: 'app' } })), /nobody can compare/],
  },
  'control codes differ from login to login': {
    'always shows the same': [changedCode(() => '1234'), /random challenge/],
  },
});
