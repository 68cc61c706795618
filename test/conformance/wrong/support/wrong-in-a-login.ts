// Banks that are wrong in how a login goes, by what is wrong.
import { answered, answering, dataIn, insteadOf, partOf, serving } from './changes.js';
import type { WrongBank } from './wrong-bank.js';

const json = { 'Content-Type': 'application/json' };

export const wrongInALogin: Readonly<Record<string, WrongBank>> = {
  'shows everybody the same control code': {
    change: () => serving(({ show, ...reply }) => ({ ...reply, ...(show !== undefined && { show: alike(show) }) })),
    fails: ['control codes differ from login to login'],
  },
  'shows one QR code for the whole login': {
    change: () => {
      const first = new Map<unknown, unknown>();
      return serving((reply) => {
        const { qr } = partOf(reply, 'show');
        if (qr === undefined) return reply;
        const { id } = partOf(reply, 'session');
        first.set(id, first.get(id) ?? qr);
        return { ...reply, show: { ...partOf(reply, 'show'), qr: first.get(id) } };
      });
    },
    fails: ['a QR code is new each second, the app link of one login never changes'],
  },
  'says that every number of attempts is left': {
    change: () => serving((reply) => ({ ...reply, ...('attemptsLeft' in reply && { attemptsLeft: 3 }) })),
    fails: ['wrong codes end with locked'],
  },
  'does not say why it asks again': {
    change: () => serving((reply) => ({ ...reply, ...(reply['status'] === 'prompt' && { problem: undefined }) })),
    fails: ['a wrong code is asked again, a card code at another position'],
  },
  'calls a refusal expired': {
    change: () =>
      serving((reply) => ({ ...reply, ...(reply['problem'] === 'user-refused' && { problem: 'expired' }) })),
    fails: [
      'a refused login fails with user-refused, for good',
      'resume tells another end that this browser has not been told, once',
    ],
  },
  'tells at once who is no client': {
    change: () =>
      insteadOf(async (request) =>
        partOf(await dataIn(request), 'identity')['userNumber'] === 'no1'
          ? new Response('{"status":"failure","problem":"account-problem"}', { status: 201, headers: json })
          : undefined,
      ),
    fails: ['account problems look the same'],
  },
  'tells the page its secrets': {
    change: () => serving((reply) => ({ ...reply, ...('session' in reply && { sessionSecret: 'c2VjcmV0' }) })),
    fails: ['replies carry no secrets and nothing that was typed'],
  },
  'offers less in Lithuanian': {
    change: () =>
      answering(async (response, _, { url }) => {
        const { methods, ...rest } = await dataIn(response);
        return url.includes('language=lt') && Array.isArray(methods)
          ? answered(response, { ...rest, methods: methods.slice(1) })
          : response;
      }),
    fails: ['options offers the same methods in every language'],
  },
  'tells a success once': {
    change: () => {
      let isTold = false;
      return answering(async (response, { path }) => {
        if (path !== '/sessions/current') return response;
        const isSuccess = partOf(await dataIn(response), 'reply')['status'] === 'success';
        const wasTold = isTold;
        isTold = isSuccess;
        return isSuccess && wasTold ? new Response(null, { status: 204 }) : response;
      });
    },
    fails: ['resume tells a success however often it is asked, until another login starts'],
  },
};

function alike(show: unknown): unknown {
  const data = partOf({ show }, 'show');
  return 'controlCode' in data ? { ...data, controlCode: '0042' } : data;
}
