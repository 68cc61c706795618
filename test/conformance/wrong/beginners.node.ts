// The likeliest faults of a first backend: what the command says of them names the call, what came, and the field.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  answered,
  answering,
  answeringHeaders,
  asking,
  type Change,
  dataIn,
  insteadOf,
  partOf,
  serving,
  withHeaders,
} from './support/changes.js';
import { judged } from './support/right-bank.js';

const html = { 'Content-Type': 'text/html; charset=utf-8' };
const page: Change = insteadOf(() => new Response('<h1>Log in</h1>', { headers: html }));
const login = 'start opens a login that waits for the person';
const unknown = 'a login that the bank does not know is session-lost';
const again = 'a wrong code is asked again, a card code at another position';

const codes = (change: (code: unknown) => object): Change =>
  serving((reply) => {
    const { controlCode, ...show } = partOf(reply, 'show');
    return controlCode === undefined ? reply : { ...reply, show: { ...show, ...change(controlCode) } };
  });

interface Beginner {
  readonly change: Change;
  readonly check: string;
  readonly found: string | RegExp;
}

const beginners: Readonly<Record<string, Beginner>> = {
  'answers with pages': {
    change: page,
    check: 'options lists the methods in the right shape',
    found:
      'options was rejected with bad-reply: GET /options?language=en was answered with 200 text/html, not application/json.',
  },
  'shows a page for a login that it does not know': {
    change: page,
    check: unknown,
    found:
      'A poll of it ended with unavailable. poll was rejected with unavailable: GET /sessions/{id} was answered with ' +
      '200 text/html, not application/json.',
  },
  'sends whom it does not know to its login page': {
    change: answering((response) =>
      response.status === 404 ? new Response(null, { status: 302, headers: { Location: '/login' } }) : response,
    ),
    check: unknown,
    found:
      'A poll of it ended with unavailable. poll was rejected with unavailable: GET /sessions/{id} was answered with ' +
      '302 to /login: none is followed.',
  },
  'does not say that it answers with JSON': {
    change: answeringHeaders((headers) => headers.set('Content-Type', 'text/plain')),
    check: login,
    found: 'start was rejected with bad-reply: POST /sessions was answered with 201 text/plain, not application/json.',
  },
  'tells a wrong code as an error': {
    change: answering(async (response) => {
      const isWrong = (await dataIn(response))['problem'] === 'wrong-code';
      const type = { 'Content-Type': 'application/problem+json' };
      return isWrong ? new Response('{"problem":"wrong-code"}', { status: 422, headers: type }) : response;
    }),
    check: again,
    found:
      'submit was rejected with wrong-code: POST /sessions/{id}/answers was answered with 422. A wrong code is no ' +
      'failure: the question comes again, as a prompt with this problem, over HTTP with 200.',
  },
  'loses its cookie': {
    change: asking((request) => withHeaders(request, { Cookie: undefined })),
    check: login,
    found:
      'poll was rejected with session-lost: GET /sessions/{id} was answered with 404. A bank finds a login by its id ' +
      'and by the cookie that came with the start: is that cookie kept, and sent again?',
  },
  'sends control codes as numbers': {
    change: codes((code) => ({ controlCode: Number(code) })),
    check: login,
    found:
      /^start was answered with the wrong shape: show\.controlCode is the number \d+, not a text of four digits\.$/,
  },
  'writes its names with underscores': {
    change: codes((code) => ({ control_code: code })),
    check: login,
    found: 'start was answered with the wrong shape: show.controlCode is missing; show has kind, control_code.',
  },
  'puts its replies into envelopes': {
    change: answering(async (response, { path }) =>
      path === '/sessions' ? answered(response, { data: await dataIn(response) }) : response,
    ),
    check: login,
    found: 'start was answered with the wrong shape: status is missing; the answer has data.',
  },
};

describe('the command says what is wrong with a first backend that', { concurrency: 3 }, () => {
  for (const [what, { change, check, found }] of Object.entries(beginners)) {
    it(what, async () => {
      const [judgement] = await judged(change, [check]);
      assert.ok(judgement?.outcome === 'failed', check);
      if (typeof found === 'string') assert.equal(judgement.reason, found);
      else assert.match(judgement.reason, found);
    });
  }
});
