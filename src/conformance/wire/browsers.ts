/** That a login is its browser's own. */
import { claimThat, needsCall } from '../checks/check.js';
import { claimStillOpen, has, neverOpened, type WireCheck } from './check.js';
import { type Exchange, isServed, told } from './exchange.js';
import { isObject, replyIn, resumedIn } from './page.js';

const anAnswer = { kind: 'personal-code', value: '000000' };

/** What tells answers apart; a reference and an instance are new each time. */
function lookOf({ status, headers, body }: Exchange, id: string): string {
  const { reference, instance, ...rest } = isObject(body) ? body : {};
  const seen = { status, type: headers.get('Content-Type'), ...rest, has: [reference, instance].map((each) => !!each) };
  return JSON.stringify(seen).replaceAll(id, '{id}');
}

/** By alphabet, the bits that one of its characters can hold. */
function bitsOf(text: string): number {
  const alphabets: readonly (readonly [RegExp, number])[] = [
    [/^\d*$/, Math.log2(10)],
    [/^[\da-f-]*$/i, 4],
    [/^[\da-z]*$|^[\dA-Z]*$/, Math.log2(36)],
  ];
  return alphabets.find(([alphabet]) => alphabet.test(text))?.[1] ?? 6;
}

const NEEDED_BITS = 128;
/** Of 128 random bits in three ids, so many are seen to vary: a UUID has 122, and some characters are alike by chance. */
const VARYING_BITS = 100;

export const browserChecks: readonly WireCheck[] = [
  {
    name: 'another browser can neither see, answer nor cancel a login',
    promise: 'A session id is worth nothing without the cookie of the browser that started the login.',
    see: 'docs/backend.md#sessions-cookies-and-tabs',
    async claim({ page, another }) {
      const login = await page.begin();
      const withLogin = another();
      await withLogin.begin();
      for (const [who, other] of Object.entries({ 'without a cookie': another(), 'with a login': withLogin })) {
        for (const exchange of [await other.poll(login.id), await other.answer(login.id, anAnswer)]) {
          claimThat(!isServed(exchange), `By another browser, ${who}, ${told(exchange)}.`);
        }
        await other.cancel(login.id);
        await claimStillOpen(page, login, `After a DELETE by another browser, ${who},`);
      }
    },
  },
  {
    name: "another browser's login is answered like one that is unknown",
    promise:
      'An id of another browser is answered with 404, the same as an unknown one: nobody learns that it is in use.',
    see: 'docs/openapi.yaml#/components/responses/SessionLost',
    async claim({ page, another }, driver) {
      const { id } = await page.begin();
      const other = another();
      await other.begin();
      const unknown = neverOpened(driver);
      const calls: Readonly<Record<string, (id: string) => Promise<Exchange>>> = {
        'A poll of it': other.poll,
        'An answer to it': (each) => other.answer(each, anAnswer),
        'A DELETE of it': (each) => other.cancel(each),
      };
      for (const [what, call] of Object.entries(calls)) {
        const [found, expected] = [lookOf(await call(id), id), lookOf(await call(unknown), unknown)];
        claimThat(found === expected, `${what} is answered with ${found}, of an unknown one with ${expected}.`);
      }
    },
  },
  {
    name: 'resume tells a browser of its own logins alone',
    promise: 'The bank knows a browser by its cookie alone: one that it has not seen has nothing to resume.',
    see: 'docs/openapi.yaml#/paths/~1sessions~1current/get',
    needs: needsCall('resume'),
    async claim({ page, another }) {
      const { id } = await page.begin();
      const exchange = await another().current();
      claimThat(exchange.status === 204, `A browser that the bank had never seen: ${told(exchange)}, not 204.`);
      const other = another();
      const own = await other.begin();
      const foundId = resumedIn(await other.current())?.session?.id;
      claimThat(foundId !== id, 'resume found the newest login of another browser.');
      claimThat(foundId === own.id, 'resume did not find the only login of this browser.');
    },
  },
  {
    name: 'session ids are long and drawn at random',
    promise: 'A session id has at least 128 random bits.',
    see: 'docs/backend.md#sessions-cookies-and-tabs',
    async claim({ page, another }) {
      const ids: string[] = [];
      for (const each of [page, another(), another()]) ids.push((await each.begin()).id);
      const bits = bitsOf(ids.join(''));
      const letters = bits === 4 ? ids.map((id) => id.replaceAll('-', '')) : ids;
      const shortest = Math.min(...letters.map(({ length }) => length));
      claimThat(
        shortest * bits >= NEEDED_BITS,
        `A session id has ${shortest} characters, too few for 128 random bits.`,
      );
      const [first = ''] = letters;
      const varying = [...first].filter((letter, at) => letters.some((id) => id[at] !== letter)).length;
      claimThat(varying * bits >= VARYING_BITS, `Three session ids differ in ${varying} places only: guessable.`);
    },
  },
  {
    name: 'HEAD, OPTIONS and a poll change nothing',
    promise: 'A poll changes nothing itself. What is only looked at starts no login, and goes on with none.',
    see: 'docs/openapi.yaml#/paths/~1sessions~1{id}/get',
    async claim({ page }, driver) {
      const login = await page.begin();
      const paths = ['/sessions', '/sessions/current', `/sessions/${encodeURIComponent(login.id)}`];
      for (const path of paths) {
        for (const method of ['HEAD', 'OPTIONS']) {
          const exchange = await page.ask(method, path);
          claimThat(exchange.status < 500, `${told(exchange)}.`);
        }
      }
      const listed = await page.ask('GET', '/sessions');
      claimThat(replyIn(listed) === undefined, 'GET /sessions was answered with a login.');
      await claimStillOpen(page, login, 'After HEAD and OPTIONS');
      await claimStillOpen(page, login, 'After a poll');
      if (!has('resume', driver)) return;
      const found = resumedIn(await page.current());
      claimThat(found?.session?.id === login.id, 'After HEAD and OPTIONS another login is the newest of this browser.');
    },
  },
];
