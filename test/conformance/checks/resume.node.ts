import { resumeChecks } from '../../../src/conformance/checks/resume.js';
import type { LoginReply, Resumed } from '../../../src/flow/adapter.js';
import { changedPoll, changedResume, findsFaults, resuming, waiting, type Fault } from '../support/faults.js';

const sessionLost: LoginReply = { status: 'failure', problem: 'session-lost' };
const tellsAnotherEnd = changedResume((resumed) => resumed && { ...resumed, reply: sessionLost });

const findsCancelled: Fault = () => {
  let id = '';
  return {
    cancel: (session) => {
      ({ id } = session);
      return Promise.resolve();
    },
    resume: (signal) => resuming(waiting(id))(signal),
  };
};

const tellsSuccessOnce: Fault = (good) => {
  let isTold = false;
  return {
    resume: async (signal) => {
      const resumed = isTold ? undefined : await good.resume(signal);
      isTold = resumed?.reply.status === 'success';
      return resumed;
    },
  };
};

const tellsSuccessUntilPolled: Fault = (good) => {
  let isTold = false;
  return {
    poll: async (session, signal) => {
      const reply = await good.poll(session, signal);
      isTold ||= reply.status === 'success';
      return reply;
    },
    resume: (signal) => (isTold ? Promise.resolve(undefined) : good.resume(signal)),
  };
};

const tellsSuccessForEver: Fault = (good) => {
  let end: Resumed | undefined;
  return {
    resume: async (signal) => {
      const resumed = end ?? (await good.resume(signal));
      if (resumed?.reply.status === 'success') end = resumed;
      return resumed;
    },
  };
};

const tellsEndTwice: Fault = (good) => {
  let end: Resumed | undefined;
  return { resume: async (signal) => (end ??= await good.resume(signal)) };
};

const tellsEndAfterPoll: Fault = (good) => {
  let calls = 0;
  const refused = resuming({ status: 'failure', problem: 'user-refused' });
  return { resume: (signal) => (calls++ < 2 ? good.resume(signal) : refused(signal)) };
};

findsFaults('resume', resumeChecks, {
  'resume finds the unfinished login': {
    'finds none': [() => ({ resume: () => Promise.resolve(undefined) }), /found nothing/],
    'has none': [() => ({ resume: undefined }), /list 'resume' in the driver's lacks/],
    'mixes up the method': [
      changedResume((resumed) => resumed && { ...resumed, method: 'mobile-id' }),
      /method was mobile-id, not smart-id-push/,
    ],
    'finds another': [() => ({ resume: resuming(waiting('other')) }), /another login/],
    'refuses it after that': [
      changedPoll(() => ({ status: 'failure', problem: 'unexpected' })),
      /ended with the failure unexpected/,
    ],
  },
  'resume does not find a cancelled login': {
    'finds it': [findsCancelled, /had cancelled/],
    'tells its end': [() => ({ resume: resuming({ status: 'failure', problem: 'expired' }) }), /had cancelled/],
  },
  'resume tells a success however often it is asked, until another login starts': {
    'finds unfinished logins only': [
      changedResume((resumed) => (resumed?.reply.status === 'pending' ? resumed : undefined)),
      /found nothing, though this browser had not been told/,
    ],
    'never sees the end': [() => ({ resume: resuming(waiting('other')) }), /still pending 3000 ms after/],
    'tells another end': [tellsAnotherEnd, /told the failure session-lost, not success/],
    'tells it once': [tellsSuccessOnce, /Asked again resume told nothing/],
    'tells it until a poll has': [tellsSuccessUntilPolled, /After a poll had told the success resume told nothing/],
    'does not tell it to a poll any more': [
      changedPoll(() => ({ status: 'failure', problem: 'already-used' })),
      /poll after resume told the failure already-used/,
    ],
    'tells it for ever': [tellsSuccessForEver, /though another login had started/],
    'has none': [() => ({ resume: undefined }), /list 'resume' in the driver's lacks/],
  },
  'resume tells another end that this browser has not been told, once': {
    'tells another end': [tellsAnotherEnd, /After the refusal resume told session-lost/],
    'tells it twice': [tellsEndTwice, /found the refused login again/],
    'tells it after a poll has': [tellsEndAfterPoll, /after a poll had told its end/],
  },
});
