// @ts-check
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { after, before, describe, it, mock } from 'node:test';
import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import { build } from 'esbuild';
import { createApp } from '../../demo/server/app.js';
import { demoAnswers } from '../../src/demo-bank/codes.js';
import { PIN1 } from '../../demo/server/drawn-phone.js';
import { loadSource } from '../support/load-source.js';

/** @typedef {import('../../src/conformance/index.js').ConformanceCheck} Check */
/** @typedef {import('../../src/flow/adapter.js').LoginReply} LoginReply */
/** @typedef {Required<import('../../src/flow/adapter.js').LoginAdapter>} Adapter */

const { adapterConformance, createDemoAdapter, createHttpAdapter, LoginError } = await loadSource(
  'src/conformance/index.ts',
  'src/demo-bank/adapter.ts',
  'src/adapters/http.ts',
  'src/flow/index.ts',
);

const user = (/** @type {string} */ userNumber, method = 'smart-id-push') => ({ method, identity: { userNumber } });
const right = (/** @type {{ position: string }} */ { position }) => demoAnswers.codeCard[Number(position) - 1] ?? '';
const people = {
  ...user('100001'),
  refuser: user('100001'),
  expirer: user('100005'),
  questioned: { ...user('100002'), right },
  lockable: { ...user('100008'), right },
  linked: { method: 'smart-id', identity: {} },
  pauseMs: 0,
};

/** A bank in this process, whose time passes when the driver says so. */
function demoBank() {
  let skew = 0;
  const clock = {
    now: () => performance.now() + skew,
    sleep: async (/** @type {number} */ _ms, /** @type {AbortSignal} */ signal) => signal.throwIfAborted(),
  };
  const letTimePass = () => {
    skew += 20_000;
  };
  const driver = {
    ...people,
    refuser: user('100003'),
    strangers: [user('100006'), { method: 'password', identity: { userNumber: '100001', password: 'guess' } }],
    confirm: letTimePass,
    refuse: letTimePass,
    expire: letTimePass,
  };
  const create = () => /** @type {Adapter} */ (createDemoAdapter({}, { clock }));
  return { driver, create };
}

/** @param {Check} check */
const verdict = (check) =>
  check.run().then(
    () => 'passed',
    (error) => {
      assert.ok(error instanceof Error);
      return error.message;
    },
  );

describe('the conformance checks, for the demo adapter', () => {
  const { driver, create } = demoBank();
  for (const check of adapterConformance(create, driver)) it(check.name, check.run);

  for (const check of adapterConformance(create, { ...driver, ...user('100001', 'code-card'), confirm: () => {} })) {
    if (check.name !== 'start opens a login that waits for the person') continue;
    it(`${check.name}, with a question`, check.run);
  }
});

describe('the conformance checks, for the HTTP adapter at the demo bank', () => {
  /** @type {import('@hono/node-server').ServerType} */
  let server;
  let origin = '';
  let cookie = '';
  before(async () => {
    server = serve({ fetch: createApp({ pace: 0 }).fetch, hostname: '127.0.0.1', port: 0 });
    await once(server, 'listening');
    const address = server.address();
    origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  });
  after(() => new Promise((resolve) => server.close(resolve)));

  /** A browser's cookie, which Node's own fetch does not keep. @type {typeof fetch} */
  const browserFetch = async (url, init) => {
    const headers = new Headers(init?.headers);
    if (cookie) headers.set('Cookie', cookie);
    const response = await fetch(url, { ...init, headers });
    cookie = response.headers.get('Set-Cookie')?.split(';')[0] ?? cookie;
    return response;
  };
  /** @param {string} path @param {object} body */
  async function onPhone(path, body = {}) {
    const headers = { 'Content-Type': 'application/json', 'X-Requested-With': 'internetbank-login' };
    const init = { method: 'POST', headers, body: JSON.stringify(body) };
    const response = await browserFetch(`${origin}/demo/phone/${path}`, init);
    if (!response.ok) throw new Error(`The phone answered ${response.status}`);
  }
  const driver = {
    ...people,
    strangers: [user('100006'), user('no1'), user('100006', 'code-card'), user('999999', 'code-card')],
    confirm: () => onPhone('confirm', { pin1: PIN1 }),
    refuse: () => onPhone('refuse'),
    expire: () => {},
  };
  const create = () => createHttpAdapter({ endpoint: `${origin}/bank`, fetch: browserFetch });
  for (const check of adapterConformance(create, driver)) it(check.name, check.run);
});

/** The adapter of the README and the checks, in one bundle: they share `LoginError`. */
async function readmeExample() {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const [, code] = /```ts\n(\/\/ my-bank\.ts\n.*?)```/s.exec(readFileSync(`${root}README.md`, 'utf8')) ?? [];
  assert.ok(code, 'the README has my-bank.ts');
  const { outputFiles } = await build({
    stdin: { contents: `${code} export * from './src/conformance/index.ts';`, resolveDir: root, loader: 'ts' },
    alias: { 'internetbank-login/flow.js': `${root}src/flow/index.ts` },
    bundle: true,
    format: 'esm',
    write: false,
  });
  return import(`data:text/javascript,${encodeURIComponent(outputFiles[0]?.text ?? '')}`);
}

describe('the conformance checks, for the adapter of the README', async () => {
  const { driver, create } = demoBank();
  const { adapterConformance, myBank } = await readmeExample();
  const bank = create();
  const { signal } = new AbortController();
  /** @type {Record<string, (body: any) => Promise<unknown>>} */
  const paths = {
    '/my-bank/start': (request) => bank.start(request, signal),
    '/my-bank/poll': (session) => bank.poll(session, signal),
    '/my-bank/submit': ({ session, answer }) => bank.submit(session, answer, signal),
    '/my-bank/cancel': (session) => bank.cancel(session),
  };
  const server = async (/** @type {string} */ path, /** @type {RequestInit} */ { body }) => {
    try {
      const reply = await paths[path]?.(JSON.parse(String(body)));
      return reply ? Response.json(reply) : new Response(null, { status: 204 });
    } catch (error) {
      return new Response(null, { status: /** @type {any} */ (error).problem === 'session-lost' ? 404 : 500 });
    }
  };
  before(() => mock.method(globalThis, 'fetch', server));
  after(() => mock.restoreAll());

  for (const { name, notApplicable, run } of adapterConformance(() => myBank, { ...driver, lacks: ['resume'] })) {
    if (!notApplicable) it(name, run);
  }
});

/**
 * Adapters with one fault each, for the check that has to find it. What they do not do wrong they do like the demo adapter.
 * @type {Record<string, Record<string, [makes: (good: Adapter) => Partial<Adapter>, says: RegExp]>>}
 */
const faults = {
  'options lists the methods in the right shape': {
    'answers with nothing': [() => ({ options: () => Promise.resolve(/** @type {any} */ ({})) }), /wrong shape/],
    'has no methods': [() => ({ options: async () => ({ methods: [] }) }), /lists no method/],
    'lists a method twice': [changedMethods((methods) => [...methods, ...methods]), /twice/],
    'asks for a PIN': [changedMethods((methods) => methods.map((each) => ({ ...each, asks: ['pin1'] }))), /no field/],
    'has a nameless method': [changedMethods((methods) => [...methods, { id: 'own', asks: [] }]), /no label/],
    "leaves out the driver's method": [changedMethods((methods) => methods.slice(1)), /does not list smart-id-push/],
    'asks for more': [
      changedMethods((methods) => methods.map((each) => ({ ...each, asks: ['password'] }))),
      /asks for password/,
    ],
    'throws something else': [
      () => ({ options: () => Promise.reject(new TypeError('no network')) }),
      /TypeError: no network, not a LoginError/,
    ],
    'never answers': [() => ({ options: () => new Promise(() => {}) }), /did not answer within 200 ms/],
  },
  'options offers the same methods in every language': {
    'leaves one out in Latvian': [
      (good) => ({
        options: async (request, signal) => {
          const { methods } = await good.options(request, signal);
          return { methods: request.language === 'lv' ? methods.slice(1) : methods };
        },
      }),
      /In lv the methods are smart-id,/,
    ],
  },
  'start opens a login that waits for the person': {
    'logs in without asking': [changedReplies('start', () => ({ status: 'success' })), /success at once/],
    'starts without a session': [changedReplies('start', (reply) => ({ ...reply, session: undefined })), /wrong shape/],
    'fails on the first poll': [
      changedReplies('poll', () => ({ status: 'failure', problem: 'expired' })),
      /the failure expired, though nobody/,
    ],
  },
  'each start opens a login of its own': {
    'uses one id for all': [
      changedReplies('start', (reply) => ({ ...reply, session: { id: 'same' } })),
      /same session/,
    ],
  },
  'a control code is shown, of four digits': {
    'sends a number': [changedCode((code) => Number(code)), /wrong shape/],
    'loses zeros': [changedCode(() => '42'), /wrong shape/],
    'shows none': [changedReplies('start', (reply) => ({ ...reply, show: { kind: 'app' } })), /nobody can compare/],
  },
  'control codes differ from login to login': {
    'always shows the same': [changedCode(() => '1234'), /random challenge/],
  },
  'a poll keeps the session and the control code while the person thinks': {
    'makes a new code for each poll': [
      changedReplies('poll', (reply) => ({
        ...reply,
        show: { kind: 'control-code', controlCode: String(polls++).padStart(4, '0') },
      })),
      /code changed/,
    ],
    'changes the session': [
      changedReplies('poll', (reply) => ({ ...reply, session: { id: 'other' } })),
      /another session id/,
    ],
    'sends another shape': [changedReplies('poll', () => ({ status: 'waiting' })), /wrong shape/],
  },
  'a QR code is new each second, the app link of one login never changes': {
    'shows one code for ever': [
      (good) => {
        const fixed = (/** @type {any} */ reply) => ({
          ...reply,
          show: { kind: 'device-link', qr: 'https://smart-id.com/same' },
        });
        return {
          start: async (request, signal) => fixed(await good.start(request, signal)),
          poll: async (session, signal) => fixed(await good.poll(session, signal)),
        };
      },
      /same qr/,
    ],
    'makes a link for each poll': [
      changedReplies('poll', (reply) => ({ ...reply, show: { ...reply.show, link: 'https://smart-id.com/another' } })),
      /Another link came/,
    ],
    'leaves out the link': [
      changedReplies('poll', (reply) => ({ ...reply, show: { ...reply.show, link: undefined } })),
      /Another link came/,
    ],
    'puts an age into the link': [
      (good) => {
        const aged = (/** @type {any} */ reply) => ({ ...reply, show: { ...reply.show, link: agedLink } });
        return {
          start: async (request, signal) => aged(await good.start(request, signal)),
          poll: async (session, signal) => aged(await good.poll(session, signal)),
        };
      },
      /has elapsedSeconds/,
    ],
    'shows something else': [
      changedReplies('start', (reply) => ({ ...reply, show: { kind: 'app' } })),
      /Instead of device links came pending \(app\)/,
    ],
  },
  'a confirmed login succeeds': {
    'does not hear of it': [
      () => ({ poll: async ({ id }) => /** @type {LoginReply} */ (waiting(id)) }),
      /still pending 3000 ms after/,
    ],
    'refuses all the same': [
      changedReplies('poll', () => ({ status: 'failure', problem: 'unexpected' })),
      /came the failure unexpected/,
    ],
  },
  'a refused login fails with user-refused, for good': {
    'logs in all the same': [changedReplies('poll', () => ({ status: 'success' })), /no failure, not user-refused/],
    'says something else': [
      changedReplies('poll', () => ({ status: 'failure', problem: 'expired' })),
      /came expired, not user-refused/,
    ],
    'lets the login go on': [goesOnAfter('user-refused'), /refused login went on/],
  },
  'a login whose time ran out fails with expired': {
    'calls it lost': [
      changedReplies('poll', () => ({ status: 'failure', problem: 'session-lost' })),
      /came session-lost, not expired/,
    ],
  },
  'the right code succeeds': {
    'takes it for wrong': [
      (good) => ({ submit: (session, answer, signal) => good.submit(session, { ...answer, value: 'x' }, signal) }),
      /a prompt for code-card, not success/,
    ],
    'never asks': [changedReplies('poll', () => ({ status: 'success' })), /is to be asked for a code/],
  },
  'a wrong code is asked again, a card code at another position': {
    'takes it': [changedReplies('submit', () => ({ status: 'success' })), /answered with success, not asked again/],
    'asks the same position': [
      changedReplies('submit', (reply) => ({ ...reply, prompt: { ...reply.prompt, position: '19' } })),
      /same position/,
    ],
    'does not say why': [changedReplies('submit', (reply) => ({ ...reply, problem: undefined })), /without wrong-code/],
    'asks something else': [
      changedReplies('submit', (reply) => ({ ...reply, prompt: { kind: 'password', reason: 'sign-in' } })),
      /password was asked/,
    ],
    'opens another login': [
      changedReplies('submit', (reply) => ({ ...reply, session: { id: 'other' } })),
      /another session id/,
    ],
    'has no attempt left': [changedReplies('submit', (reply) => ({ ...reply, attemptsLeft: 0 })), /no attempt left/],
  },
  'an answer that is sent again because its reply was lost is judged once': {
    'counts it twice': [asksSamePosition((count) => ({ attemptsLeft: 3 - count })), /cost another attempt/],
    'takes the wrong code the second time': [
      asksSamePosition((count) => (count === 2 ? { status: 'success' } : {})),
      /Sent again, a wrong code was answered with success/,
    ],
    'takes the wrong code at once': [changedReplies('submit', () => ({ status: 'success' })), /not asked again/],
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
    'never locks': [
      (good) => {
        /** @type {LoginReply} */
        let asked;
        return {
          poll: async (session, signal) => (asked = await good.poll(session, signal)),
          submit: async () => asked,
        };
      },
      /ended with a prompt for code-card, not with locked/,
    ],
    'does not count': [changedReplies('submit', (reply) => ({ ...reply, attemptsLeft: 2 })), /did not get smaller/],
  },
  'an answer that nobody asked for does not log in': {
    'takes any answer': [
      () => ({ submit: async () => /** @type {LoginReply} */ ({ status: 'success' }) }),
      /answered with success/,
    ],
  },
  'a cancelled login is over': {
    'keeps it': [() => ({ cancel: async () => {} }), /no failure, not with session-lost/],
    'has none': [() => ({ cancel: /** @type {any} */ (undefined) }), /list 'cancel' in the driver's lacks/],
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
      (good) => ({
        poll: (session, signal) => (signal.aborted ? good.poll(session, signal) : new Promise(() => {})),
      }),
      /poll went on for more than 1 s/,
    ],
    'hangs in resume': [() => ({ resume: () => new Promise(() => {}) }), /resume took more than 1 s/],
  },
  'a login that the bank does not know is session-lost': {
    'waits for it': [() => ({ poll: async ({ id }) => /** @type {LoginReply} */ (waiting(id)) }), /no failure/],
    'calls it unexpected': [
      () => ({ submit: () => Promise.reject(new LoginError('unexpected')) }),
      /answer to it ended with unexpected/,
    ],
    'throws something else': [
      () => ({ poll: () => Promise.reject(/** @type {any} */ (null)) }),
      /poll rejected with a null, not a LoginError/,
    ],
  },
  'resume finds the unfinished login': {
    'finds none': [() => ({ resume: async () => undefined }), /found nothing/],
    'has none': [() => ({ resume: /** @type {any} */ (undefined) }), /list 'resume' in the driver's lacks/],
    'mixes up the method': [
      (good) => ({
        resume: async (signal) => {
          const resumed = await good.resume(signal);
          return resumed && { ...resumed, method: 'mobile-id' };
        },
      }),
      /method was mobile-id, not smart-id-push/,
    ],
    'finds another': [
      () => ({ resume: async () => ({ method: 'smart-id-push', reply: /** @type {any} */ (waiting('other')) }) }),
      /another login/,
    ],
    'refuses it after that': [
      changedReplies('poll', () => ({ status: 'failure', problem: 'unexpected' })),
      /ended with the failure unexpected/,
    ],
  },
  'resume does not find a cancelled login': {
    'finds it': [
      () => {
        let id = '';
        return {
          cancel: async (session) => void ({ id } = session),
          resume: async () => ({ method: 'smart-id-push', reply: /** @type {any} */ (waiting(id)) }),
        };
      },
      /had cancelled/,
    ],
    'tells its end': [
      () => ({ resume: async () => ({ method: 'smart-id-push', reply: { status: 'failure', problem: 'expired' } }) }),
      /had cancelled/,
    ],
  },
  'resume tells a success however often it is asked, until another login starts': {
    'finds unfinished logins only': [
      changedReplies('resume', (resumed) => (resumed?.reply.status === 'pending' ? resumed : undefined)),
      /found nothing, though this browser had not been told/,
    ],
    'never sees the end': [
      () => ({ resume: async () => ({ method: 'smart-id-push', reply: /** @type {any} */ (waiting('other')) }) }),
      /still pending 3000 ms after/,
    ],
    'tells another end': [
      changedReplies('resume', (resumed) => ({ ...resumed, reply: { status: 'failure', problem: 'session-lost' } })),
      /told the failure session-lost, not success/,
    ],
    'tells it once': [
      (good) => {
        let isTold = false;
        return {
          resume: async (signal) => {
            const resumed = isTold ? undefined : await good.resume(signal);
            isTold = resumed?.reply.status === 'success';
            return resumed;
          },
        };
      },
      /Asked again resume told nothing/,
    ],
    'tells it until a poll has': [
      (good) => {
        let isTold = false;
        return {
          poll: async (session, signal) => {
            const reply = await good.poll(session, signal);
            isTold ||= reply.status === 'success';
            return reply;
          },
          resume: async (signal) => (isTold ? undefined : good.resume(signal)),
        };
      },
      /After a poll had told the success resume told nothing/,
    ],
    'does not tell it to a poll any more': [
      changedReplies('poll', () => ({ status: 'failure', problem: 'already-used' })),
      /poll after resume told the failure already-used/,
    ],
    'tells it for ever': [
      (good) => {
        /** @type {Awaited<ReturnType<Adapter['resume']>>} */
        let end;
        return {
          resume: async (signal) => {
            const resumed = end ?? (await good.resume(signal));
            if (resumed?.reply.status === 'success') end = resumed;
            return resumed;
          },
        };
      },
      /though another login had started/,
    ],
    'has none': [() => ({ resume: /** @type {any} */ (undefined) }), /list 'resume' in the driver's lacks/],
  },
  'resume tells another end that this browser has not been told, once': {
    'tells another end': [
      changedReplies('resume', (resumed) => ({ ...resumed, reply: { status: 'failure', problem: 'session-lost' } })),
      /After the refusal resume told session-lost/,
    ],
    'tells it twice': [
      (good) => {
        /** @type {Awaited<ReturnType<Adapter['resume']>>} */
        let end;
        return { resume: async (signal) => (end ??= await good.resume(signal)) };
      },
      /found the refused login again/,
    ],
    'tells it after a poll has': [
      (good) => {
        let calls = 0;
        const end = {
          method: 'smart-id-push',
          reply: /** @type {const} */ ({ status: 'failure', problem: 'user-refused' }),
        };
        return { resume: async (signal) => (calls++ < 2 ? good.resume(signal) : end) };
      },
      /after a poll had told its end/,
    ],
  },
  'account problems look the same': {
    'tells them apart': [
      changedReplies('start', (reply, { method }) => ({
        ...reply,
        ...(method === 'password' && { problem: 'wrong-code' }),
      })),
      /tells them apart/,
    ],
    'tells them apart by a field': [
      changedReplies('start', (reply, { method }) => ({ ...reply, ...(method === 'password' && { reference: 'P1' }) })),
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
    'says something else': [
      changedReplies('start', (reply) => ({ ...reply, problem: 'unexpected' })),
      /not with account-problem/,
    ],
  },
  'replies carry no secrets and nothing that was typed': {
    'hands out the challenge': [
      changedReplies('start', (reply) => ({ ...reply, rpChallenge: 'YWJj' })),
      /reply to start has rpChallenge/,
    ],
    'puts the user number into the id': [
      changedReplies('poll', (reply) => ({ ...reply, reference: 'login-of-100001' })),
      /repeats in reference/,
    ],
    'repeats what the test calls a secret': [
      changedReplies('start', (reply) => ({ ...reply, debug: { trace: ['the secret itself'] } })),
      /repeats in trace/,
    ],
    'tells the right code': [
      changedReplies('submit', (reply) => ({ ...reply, hint: demoAnswers.codeCard[18] })),
      /repeats in hint/,
    ],
  },
};
let polls = 0;
const agedLink = 'https://smart-id.com/device-link?deviceLinkType=Web2App&elapsedSeconds=0';
/** @param {string} id */
function waiting(id) {
  return { status: 'pending', session: { id }, show: { kind: 'app' } };
}

/** @param {(methods: any[]) => any[]} change @returns {(good: Adapter) => Partial<Adapter>} */
function changedMethods(change) {
  return (good) => ({
    options: async (request, signal) => ({ methods: change((await good.options(request, signal)).methods) }),
  });
}

/**
 * @param {'start' | 'poll' | 'submit' | 'resume'} name
 * @param {(reply: any, first: any) => any} change
 * @returns {(good: any) => Partial<Adapter>}
 */
function changedReplies(name, change) {
  return (good) => ({
    [name]: async (/** @type {any[]} */ ...given) => change(await good[name](...given), given[0]),
  });
}

/** Asks the same position after a wrong code. @param {(count: number) => object} change @returns {(good: Adapter) => Partial<Adapter>} */
function asksSamePosition(change) {
  let count = 0;
  return (good) => ({
    submit: async (session, answer, signal) => {
      const reply = /** @type {any} */ (await good.submit(session, answer, signal));
      count += 1;
      return { ...reply, prompt: { ...reply.prompt, position: '19' }, ...change(count) };
    },
  });
}

/** What comes when the same is answered once more. @param {(reply: any) => any} change @returns {(good: Adapter) => Partial<Adapter>} */
function secondTime(change) {
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

/** @param {(code: string) => unknown} change */
function changedCode(change) {
  return changedReplies('start', (reply) => ({
    ...reply,
    show: { ...reply.show, controlCode: change(reply.show.controlCode) },
  }));
}

/** @param {string} problem @returns {(good: Adapter) => Partial<Adapter>} */
function goesOnAfter(problem) {
  let isOver = false;
  return (good) => ({
    poll: async (session, signal) => {
      if (isOver) return /** @type {LoginReply} */ (waiting(session.id));
      const reply = await good.poll(session, signal);
      isOver = reply.status === 'failure' && reply.problem === problem;
      return reply;
    },
  });
}

describe('each conformance check finds its faults', () => {
  const { driver, create } = demoBank();
  const names = adapterConformance(create, driver).map((/** @type {Check} */ { name }) => name);

  it('has a fault for every check, and a check for every fault', () => {
    assert.deepEqual(Object.keys(faults).sort(), [...names].sort());
  });

  for (const [name, adapters] of Object.entries(faults)) {
    for (const [fault, [makes, says]] of Object.entries(adapters)) {
      it(`${name}: an adapter that ${fault}`, async () => {
        const { driver, create } = demoBank();
        const broken = () => {
          const good = create();
          return { ...good, ...makes(good) };
        };
        // Only what never comes is waited for in vain; everything else may take as long as a slow machine needs.
        const limitMs = Number(/(\d+) ms/.exec(says.source)?.[1] ?? 10_000);
        const checks = adapterConformance(broken, { ...driver, limitMs, secrets: ['the secret itself'] });
        const check = checks.find((/** @type {Check} */ check) => check.name === name);
        assert.match(await verdict(check), says);
      });
    }
  }
});

describe('conformance checks that do not apply', () => {
  const { create } = demoBank();

  it('say why, and never pass', async () => {
    const few = { ...user('100001'), confirm: () => {}, lacks: ['resume', 'cancel'] };
    const checks = adapterConformance(create, few).filter((/** @type {Check} */ check) => check.notApplicable);
    assert.deepEqual(
      Object.fromEntries(checks.map((/** @type {Check} */ { name, notApplicable }) => [name, notApplicable])),
      {
        'a QR code is new each second, the app link of one login never changes': 'The driver has no linked person.',
        'a refused login fails with user-refused, for good': 'The driver has no refuse().',
        'a login whose time ran out fails with expired': 'The driver has no expire().',
        'the right code succeeds': 'The driver has no questioned person.',
        'a wrong code is asked again, a card code at another position': 'The driver has no questioned person.',
        'an answer that is sent again because its reply was lost is judged once':
          'The driver has no questioned person.',
        'wrong codes end with locked': 'The driver has no lockable person.',
        'a cancelled login is over': 'The adapter has no cancel.',
        'resume finds the unfinished login': 'The adapter has no resume.',
        'resume does not find a cancelled login': 'The adapter has no resume.',
        'resume tells a success however often it is asked, until another login starts': 'The adapter has no resume.',
        'resume tells another end that this browser has not been told, once': 'The adapter has no resume.',
        'account problems look the same': 'The driver has fewer than two strangers.',
      },
    );
    for (const check of checks) assert.equal(await verdict(check), `Not applicable: ${check.notApplicable}`);
  });

  it('are those about control codes and waiting for a card code', () => {
    const driver = { ...user('100001', 'code-card'), confirm: () => {} };
    const skipped = adapterConformance(create, driver)
      .filter((/** @type {Check} */ { notApplicable = '' }) => notApplicable.startsWith('code-card'))
      .map((/** @type {Check} */ { name }) => name);
    assert.deepEqual(skipped, [
      'a control code is shown, of four digits',
      'control codes differ from login to login',
      'an answer that nobody asked for does not log in',
    ]);
  });

  it('do not keep an adapter without optional calls from passing the others', async () => {
    const { driver, create } = demoBank();
    const bare = () => {
      const { options, start, poll, submit } = create();
      return { options, start, poll, submit };
    };
    const checks = adapterConformance(bare, { ...driver, lacks: ['cancel', 'resume'] });
    for (const check of checks) if (!check.notApplicable) await check.run();
  });

  it('take no offence at a cancel that fails, but where it is what they check', async () => {
    const { driver, create } = demoBank();
    const deaf = () => ({ ...create(), cancel: () => Promise.reject(new Error('gone')) });
    for (const check of adapterConformance(deaf, driver)) {
      if (!check.name.includes('cancelled login')) await check.run();
    }
  });
});
