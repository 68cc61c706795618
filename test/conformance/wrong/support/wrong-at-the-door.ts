// Banks that are wrong in plain HTTP, by what is wrong.
import {
  answered,
  answering,
  answeringHeaders,
  asking,
  type Change,
  dataIn,
  insteadOf,
  moved,
  owners,
  partOf,
  withHeaders,
} from './changes.js';
import type { WrongBank } from './wrong-bank.js';

const COOKIE = 'demo-bank-client';
const problem = (status: number, members: object): Response =>
  new Response(JSON.stringify({ status, ...members }), {
    status,
    headers: { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' },
  });
const cookies = (change: (line: string) => string): Change =>
  answeringHeaders((headers) => {
    const lines = headers.getSetCookie().map(change);
    headers.delete('Set-Cookie');
    for (const line of lines) headers.append('Set-Cookie', line);
  });
/** Takes every browser for the one that started the login, in these methods. */
function forAnyBrowser(...methods: readonly string[]): Change {
  const { of, note } = owners();
  const open = asking((request, { method, id = '' }) =>
    methods.includes(method) && of.has(id) ? withHeaders(request, { Cookie: of.get(id) }) : request,
  );
  return (bank) => open(note(bank));
}
/** Knows logins by other ids: those that are made of what the right bank gave and was asked. */
function renamed(name: (id: string, start: unknown) => string): Change {
  const names = new Map<string, string>();
  const ids = new Map<string, string>();
  return (bank) => async (request) => {
    const start = await dataIn(request);
    let url = request.url;
    for (const [id, known] of names) {
      url = url.replace(`/sessions/${encodeURIComponent(known)}`, `/sessions/${encodeURIComponent(id)}`);
    }
    const response = await bank(new Request(url, request));
    const data = await dataIn(response);
    const { id } = partOf('reply' in data ? partOf(data, 'reply') : data, 'session');
    if (typeof id !== 'string') return response;
    const known = names.get(id) ?? name(id, partOf(start, 'identity')['userNumber']);
    names.set(id, known);
    ids.set(known, id);
    return answered(response, JSON.stringify(data).replaceAll(id, known));
  };
}
const json = { 'Content-Type': 'application/json' };

export const wrongAtTheDoor: Readonly<Record<string, WrongBank>> = {
  'lets any browser see and answer a login': {
    change: () => forAnyBrowser('GET', 'POST'),
    fails: [
      'another browser can neither see, answer nor cancel a login',
      "another browser's login is answered like one that is unknown",
    ],
  },
  'lets any browser cancel a login': {
    change: () => forAnyBrowser('DELETE'),
    fails: [
      'another browser can neither see, answer nor cancel a login',
      "another browser's login is answered like one that is unknown",
    ],
  },
  'tells a foreign login from an unknown one': {
    change: () => {
      const { of, note } = owners();
      const tell = answering((response, { id = '' }) =>
        response.status === 404 && of.has(id) ? problem(403, { problem: 'session-lost' }) : response,
      );
      return (bank) => tell(note(bank));
    },
    fails: ["another browser's login is answered like one that is unknown"],
  },
  'lets scripts read its cookie': {
    change: () => cookies((line) => line.replace(/; HttpOnly/i, '')),
    fails: ['a login is bound by a cookie that scripts and other sites cannot use'],
  },
  'lets other sites send its cookie': {
    change: () => cookies((line) => line.replace(/SameSite=Strict/i, 'SameSite=None')),
    fails: ['a login is bound by a cookie that scripts and other sites cannot use'],
  },
  'gives a new cookie to a page that comes without one': {
    change: () =>
      answeringHeaders((headers, { method }, request) => {
        if (method === 'GET' && !request.headers.has('Cookie')) headers.append('Set-Cookie', `${COOKIE}=new; Path=/`);
      }),
    fails: ['no GET gives a browser the cookie of a login'],
  },
  'asks for no header of its own': {
    change: () => asking((request) => withHeaders(request, { 'X-Requested-With': 'internetbank-login' })),
    fails: ['what changes something is refused without X-Requested-With'],
  },
  'asks nobody where they come from': {
    change: () => asking((request) => withHeaders(request, { Origin: undefined, 'Sec-Fetch-Site': undefined })),
    fails: ['what another origin asks is refused'],
  },
  'lets every origin in by CORS': {
    change: () => (bank) => async (request) => {
      const from = request.headers.get('Origin');
      const response = request.method === 'OPTIONS' ? new Response(null, { status: 204 }) : await bank(request);
      const headers = new Headers(response.headers);
      headers.set('Access-Control-Allow-Origin', from ?? '*');
      headers.set('Access-Control-Allow-Credentials', 'true');
      headers.set('Access-Control-Allow-Headers', 'Content-Type, X-Requested-With');
      return new Response(response.body, { status: response.status, headers });
    },
    fails: ['CORS lets no other origin in'],
  },
  'lets caches keep its polls': {
    change: () =>
      answeringHeaders((headers, { method, id }) => {
        if (method === 'GET' && id !== undefined) headers.set('Cache-Control', 'private, max-age=1');
      }),
    fails: ['no reply is kept by a cache'],
  },
  'tells errors as pages': {
    change: () =>
      answering((response) =>
        response.status < 400 ? response : answered(response, '<h1>Error</h1>', { 'Content-Type': 'text/html' }),
      ),
    fails: ['what cannot be served is told as a problem'],
  },
  'says another status in a problem than it answers with': {
    change: () =>
      answering(async (response) =>
        response.status < 400 ? response : answered(response, { ...(await dataIn(response)), status: 500 }),
      ),
    fails: ['what cannot be served is told as a problem'],
  },
  'answers a DELETE with 200': {
    change: () =>
      answering((response, { method }) =>
        method === 'DELETE' && response.ok ? new Response('{}', { headers: json }) : response,
      ),
    fails: ['each request is answered with its status, in JSON'],
  },
  'holds a poll until something happens': {
    change: () => (bank) => async (request) => {
      const isPoll = request.method === 'GET' && /\/sessions\/(?!current)[^/]+$/.test(request.url);
      const endsAt = performance.now() + 1_100;
      for (;;) {
        const response = await bank(new Request(request));
        const data = await dataIn(response);
        const isBusy = isPoll && partOf(data, 'show')['kind'] === 'control-code';
        if (!isBusy || performance.now() > endsAt) return response;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    fails: ['a poll is answered at once'],
  },
  'takes what a form of another site can send': {
    change: () => asking((request) => withHeaders(request, request.method === 'POST' ? json : {})),
    fails: ['a body that is not of the contract is refused'],
  },
  'cuts what is too long': {
    change: () =>
      asking(async (request, { method, path }) => {
        const text = method === 'POST' ? await request.clone().text() : '';
        return text.length > 1_000 ? moved(request, method, path, text.replace(/(x{6})x+/, '$1')) : request;
      }),
    fails: ['a text that is too long is refused'],
  },
  'refuses what it does not know': {
    change: () =>
      insteadOf(async (request) =>
        'conformance' in (await dataIn(request)) ? problem(400, { problem: 'unexpected' }) : undefined,
      ),
    fails: ['what the contract does not name is ignored'],
  },
  'speaks three languages and refuses the others': {
    change: () =>
      insteadOf(({ url }) => (/language=(?!lt|lv|en)/.test(url) ? problem(400, { problem: 'unexpected' }) : undefined)),
    fails: ['a language that the bank does not speak is answered in another'],
  },
  'counts its logins': {
    change: () => {
      let count = 0;
      return renamed(() => String(++count).padStart(12, '0'));
    },
    fails: ['session ids are long and drawn at random'],
  },
  'counts its logins in long numbers': {
    change: () => {
      let count = 0;
      return renamed(() => `5e55${String(++count).padStart(36, '0')}`);
    },
    fails: ['session ids are long and drawn at random'],
  },
  'makes session ids of user numbers': {
    change: () => renamed((id, userNumber) => `${String(userNumber)}-${id}`),
    fails: [
      'replies carry no secrets and nothing that was typed',
      'nothing that was typed is in an address, a header or a cookie',
    ],
  },
  'tells the user number in a cookie of its own': {
    change: () =>
      answeringHeaders((headers, { method, path }) => {
        if (method === 'POST' && path === '/sessions') {
          headers.append('Set-Cookie', 'last=100001; Path=/; HttpOnly; SameSite=Strict');
        }
      }),
    fails: ['nothing that was typed is in an address, a header or a cookie'],
  },
  'cancels on HEAD': {
    change: () =>
      asking((request, { method, path, id }) =>
        method === 'HEAD' && id !== undefined
          ? moved(withHeaders(request, { Origin: 'http://127.0.0.1:8080' }), 'DELETE', path)
          : request,
      ),
    fails: ['HEAD, OPTIONS and a poll change nothing'],
  },
  'resumes whatever was started last': {
    change: () => {
      const { of, note } = owners();
      const last = asking((request, { path }) =>
        path === '/sessions/current' ? withHeaders(request, { Cookie: [...of.values()].at(-1) }) : request,
      );
      return (bank) => last(note(bank));
    },
    fails: ['resume tells a browser of its own logins alone'],
  },
  'takes any return': {
    change: () => insteadOf((_, { path }) => (path === '/callback' ? new Response(null, { status: 204 }) : undefined)),
    fails: ['a return that belongs to no login is refused'],
  },
};
