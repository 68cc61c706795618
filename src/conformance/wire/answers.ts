/** How a request is answered: status, media type, headers, time. */
import { claimThat, questionedBy } from '../checks/check.js';
import type { ConformanceDriver } from '../driver.js';
import { has, neverOpened, type Wire, type WireCheck } from './check.js';
import { type Exchange, isJson, isRefused, isServed, told, toldNoRefusal, typeOf } from './exchange.js';
import { isObject, openIn, type Page, replyIn } from './page.js';

/** One exchange of each call of the contract that is answered with a body. */
async function served({ page }: Wire, driver: ConformanceDriver): Promise<readonly Exchange[]> {
  const started = await page.start();
  const { id } = openIn(started).session;
  const exchanges = [await page.options('en'), started, await page.poll(id)];
  if (has('resume', driver)) exchanges.push(await page.current());
  await page.cancel(id);
  return [...exchanges, ...(await answered(page, driver))];
}

/** A wrong code, where somebody is asked for one. */
async function answered(page: Page, driver: ConformanceDriver): Promise<Exchange[]> {
  const { confirm, pauseMs = 500 } = driver;
  const questioned = questionedBy(driver);
  if (!questioned) return [];
  const started = await page.start(questioned);
  const { session } = openIn(started);
  let reply = replyIn(started);
  if (reply?.status === 'pending') await confirm(session);
  const endsAt = performance.now() + page.limitMs;
  while (reply?.status === 'pending' && performance.now() < endsAt) {
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    reply = replyIn(await page.poll(session.id));
  }
  const kind = reply?.prompt?.kind;
  const came = reply?.status ?? 'no reply';
  if (kind === undefined) throw new Error(`The questioned person was asked for no code: at the end came ${came}.`);
  return [await page.answer(session.id, { kind, value: '000000' })];
}

/** What an error may not have otherwise, by the members of RFC 9457 and the two of the contract. */
function faultOf({ status, body }: Exchange): string | undefined {
  if (!isObject(body)) return 'has no JSON object';
  const { problem, reference, status: said, title, detail } = body;
  const isProblem = problem === undefined || (typeof problem === 'string' && /^[\w.-]{1,64}$/.test(problem));
  if (!isProblem) return `has the problem ${JSON.stringify(problem)}, which is no word of 1 to 64 plain letters`;
  if (said !== undefined && said !== status) return `says status ${JSON.stringify(said)}`;
  const strange = Object.entries({ reference, title, detail }).find(
    ([, text]) => text !== undefined && typeof text !== 'string',
  );
  return strange && `has a ${strange[0]} that is no text`;
}

export const answerChecks: readonly WireCheck[] = [
  {
    name: 'each request is answered with its status, in JSON',
    promise: 'What is served has the status of the contract, and but for 204 a body of application/json.',
    see: 'docs/backend.md#what-the-widget-asks',
    async claim(wire, driver) {
      for (const exchange of await served(wire, driver)) {
        // At the start any status below 300 is understood alike.
        const isRight = exchange.call === 'POST /sessions' ? isServed(exchange) : exchange.status === 200;
        claimThat(isRight, `${told(exchange)}, not 200.`);
        claimThat(isJson(exchange), `${told(exchange)}, not application/json.`);
      }
      if (!has('cancel', driver)) return;
      const { id } = await wire.page.begin();
      const cancelled = await wire.page.cancel(id);
      claimThat(cancelled.status === 204, `${told(cancelled)}, not 204.`);
    },
  },
  {
    name: 'no reply is kept by a cache',
    promise: 'Replies are for one browser and one moment: each says `Cache-Control: no-store`.',
    see: 'docs/openapi.yaml#/components/headers/CacheControl',
    async claim(wire, driver) {
      for (const { call, headers } of await served(wire, driver)) {
        const control = headers.get('Cache-Control') ?? '';
        const isKept = !control.split(',').some((each) => each.trim().toLowerCase() === 'no-store');
        claimThat(!isKept, `${call} says Cache-Control: ${control || 'nothing'}, not no-store.`);
      }
    },
  },
  {
    name: 'a poll is answered at once',
    promise: 'A request never waits for a person or for an identity service. A poll says how the login stands now.',
    see: 'docs/openapi.yaml#/paths/~1sessions~1{id}/get',
    async claim({ page }) {
      const { id } = await page.begin();
      let fastestMs = Infinity;
      // One may be slow by chance, not three.
      for (let poll = 0; poll < 3 && fastestMs > AT_ONCE_MS; poll++) {
        const before = performance.now();
        await page.poll(id);
        fastestMs = Math.min(fastestMs, performance.now() - before);
      }
      claimThat(
        fastestMs <= AT_ONCE_MS,
        `Each of three polls took more than ${AT_ONCE_MS} ms, though nothing changed.`,
      );
    },
  },
  {
    name: 'what cannot be served is told as a problem',
    promise: 'Errors are application/problem+json (RFC 9457), with the code in `problem` and perhaps a `reference`.',
    see: 'docs/backend.md#outcomes-and-problems',
    async claim({ page }, driver) {
      const unknown = neverOpened(driver);
      const refusals = [
        await page.poll(unknown),
        await page.answer(unknown, { kind: 'personal-code', value: '000000' }),
        await page.ask('POST', '/sessions', { body: '{' }),
      ];
      for (const exchange of refusals) {
        claimThat(isRefused(exchange), toldNoRefusal(exchange));
        const type = typeOf(exchange);
        claimThat(
          type === 'application/problem+json',
          `${exchange.call} was answered with ${exchange.status} ${type || 'without a Content-Type'}, not application/problem+json.`,
        );
        const fault = faultOf(exchange);
        claimThat(fault === undefined, `${told(exchange)}, and ${fault}.`);
      }
    },
  },
];

const AT_ONCE_MS = 1_000;
