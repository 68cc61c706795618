/** What a bank gives a browser to keep, and what stands where others read it. */
import { claimThat, unless } from '../checks/check.js';
import { neverOpened, type WireCheck } from './check.js';
import { readSetCookie, type SetCookie } from './cookie-jar.js';
import { type Exchange, isServed } from './exchange.js';
import { openIn } from './page.js';

const setBy = ({ headers }: Exchange): readonly SetCookie[] => headers.getSetCookie().map(readSetCookie);

/** What a cookie lacks that binds a login, by the scheme of the bank's pages. */
function lacks({ attributes }: SetCookie, origin: string): readonly string[] {
  const wanted: Readonly<Record<string, boolean>> = {
    HttpOnly: attributes.has('httponly'),
    'SameSite=Strict': attributes.get('samesite')?.toLowerCase() === 'strict',
    'Path=/': attributes.get('path') === '/',
    Secure: attributes.has('secure') || !origin.startsWith('https:'),
  };
  return Object.keys(wanted).filter((name) => !wanted[name]);
}

/** Without what its end depends on: more may follow. */
const base64 = (text: string): string =>
  btoa(String.fromCharCode(...new TextEncoder().encode(text))).slice(0, Math.floor((text.length * 8) / 6));

/** Shorter texts turn up in random values by chance. */
const shortestTelling = 6;
const typedBy = (identity: object): readonly string[] =>
  Object.values(identity).filter(
    (text: unknown) => typeof text === 'string' && text.length >= shortestTelling,
  ) as string[];

export const cookieChecks: readonly WireCheck[] = [
  {
    name: 'a login is bound by a cookie that scripts and other sites cannot use',
    promise:
      'The cookie that binds a login is HttpOnly, SameSite=Strict, with Path=/, and Secure where pages come by https:.',
    see: 'docs/openapi.yaml#/paths/~1sessions/post/responses/201/headers/Set-Cookie',
    async claim({ another, origin }) {
      const page = another();
      const started = await page.start();
      const { id } = openIn(started).session;
      const cookies = setBy(started);
      claimThat(cookies.length > 0, 'POST /sessions set no cookie: the login is not bound to a browser.');
      const weak = cookies.filter((cookie) => lacks(cookie, origin).length > 0);
      if (weak.length === 0) return;
      // Another cookie may be as it likes, as long as it opens nothing.
      const header = weak.map(({ name, value }) => `${name}=${value}`).join('; ');
      const polled = await another().poll(id, { headers: { Cookie: header } });
      const faults = weak.map((cookie) => `${cookie.name} lacks ${lacks(cookie, origin).join(', ')}`);
      claimThat(!isServed(polled), `The login can be polled by a cookie that is not guarded: ${faults.join('; ')}.`);
    },
  },
  {
    name: 'no GET gives a browser the cookie of a login',
    promise: 'A page opened from another site comes without the strict cookie, and must not lose it to a new one.',
    see: 'docs/backend.md#sessions-cookies-and-tabs',
    async claim({ another }, driver) {
      const started = await another().start();
      openIn(started);
      const names = new Set(setBy(started).map(({ name }) => name));
      const page = another();
      const gets = [await page.options('en'), await page.current(), await page.poll(neverOpened(driver))];
      for (const exchange of gets) {
        const given = setBy(exchange).find(({ name }) => names.has(name));
        claimThat(given === undefined, `${exchange.call} set the cookie ${given?.name}.`);
      }
    },
  },
  {
    name: 'nothing that was typed is in an address, a header or a cookie',
    promise: 'Session ids, headers and cookies are written down on the way: nothing that a person typed is in them.',
    see: 'docs/backend.md#sessions-cookies-and-tabs',
    needs: ({ identity }) =>
      unless(typedBy(identity).length > 0, `The driver's identity has nothing of ${shortestTelling} characters.`),
    async claim({ another }, driver) {
      const page = another();
      const started = await page.start();
      const { id } = openIn(started).session;
      const exchanges = [started, await page.poll(id), await page.current()];
      for (const typed of typedBy(driver.identity)) {
        const forms = [typed, encodeURIComponent(typed), base64(typed)];
        const repeats = (text: string) => forms.some((form) => text.includes(form));
        claimThat(!repeats(id), 'A session id, which stands in addresses, has in it what was typed.');
        for (const { call, headers } of exchanges) {
          const [found] = [...headers].find(([, value]) => repeats(value)) ?? [];
          claimThat(found === undefined, `The header ${found} of ${call} repeats what was typed.`);
        }
      }
    },
  },
];
