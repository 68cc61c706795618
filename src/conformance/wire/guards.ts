/** Who may ask at all. */
import { claimThat } from '../checks/check.js';
import { claimStillOpen, type WireCheck } from './check.js';
import { type Exchange, isRefused, toldNoRefusal } from './exchange.js';

/** Nobody's, and that of a document that hides where it is from. */
const elsewhere = ['https://elsewhere.example', 'null'];
const OF_ANOTHER_SITE = { 'Sec-Fetch-Site': 'cross-site' };

function isLetIn({ headers }: Exchange, origin: string): boolean {
  const allowed = headers.get('Access-Control-Allow-Origin');
  return allowed === '*' || allowed === origin;
}
const listed = (headers: Headers, name: string): readonly string[] =>
  (headers.get(name) ?? '').split(',').map((each) => each.trim().toLowerCase());

export const guardChecks: readonly WireCheck[] = [
  {
    name: 'what changes something is refused without X-Requested-With',
    promise: 'Requests that change something are refused without the header that no form of another site can set.',
    see: 'docs/backend.md#sessions-cookies-and-tabs',
    async claim({ page }) {
      const login = await page.begin();
      const headers = { 'X-Requested-With': undefined };
      const started = await page.ask('POST', '/sessions', { body: page.request(), headers });
      claimThat(isRefused(started), `Without the header ${toldNoRefusal(started)}`);
      const answer = { kind: 'personal-code', value: '000000' };
      const answered = await page.ask('POST', `/sessions/${encodeURIComponent(login.id)}/answers`, {
        body: answer,
        headers,
      });
      claimThat(isRefused(answered), `Without the header ${toldNoRefusal(answered)}`);
      const cancelled = await page.cancel(login.id, { headers });
      claimThat(isRefused(cancelled), `Without the header ${toldNoRefusal(cancelled)}`);
      await claimStillOpen(page, login, 'After a DELETE without the header');
    },
  },
  {
    name: 'what another origin asks is refused',
    promise: "Another `Origin` than the bank's own is refused, and so is a `Sec-Fetch-Site` other than `same-origin`.",
    see: 'docs/backend.md#sessions-cookies-and-tabs',
    async claim({ page }) {
      const login = await page.begin();
      for (const headers of [...elsewhere.map((Origin) => ({ Origin })), OF_ANOTHER_SITE]) {
        const [[name, value] = []] = Object.entries(headers);
        const started = await page.ask('POST', '/sessions', { body: page.request(), headers });
        claimThat(isRefused(started), `With ${name}: ${value} ${toldNoRefusal(started)}`);
        const cancelled = await page.cancel(login.id, { headers });
        claimThat(isRefused(cancelled), `With ${name}: ${value} ${toldNoRefusal(cancelled)}`);
      }
      await claimStillOpen(page, login, 'After a DELETE of another origin');
    },
  },
  {
    name: 'CORS lets no other origin in',
    promise:
      'The header X-Requested-With guards because a script of another origin gets no leave to send it, or to read.',
    see: 'docs/backend.md#sessions-cookies-and-tabs',
    async claim({ page }) {
      await page.begin();
      for (const origin of elsewhere) {
        const headers = {
          Origin: origin,
          ...OF_ANOTHER_SITE,
          'X-Requested-With': undefined,
          'Access-Control-Request-Method': 'POST',
          'Access-Control-Request-Headers': 'content-type,x-requested-with',
        };
        const asked = await page.ask('OPTIONS', '/sessions', { headers });
        const allowed = listed(asked.headers, 'Access-Control-Allow-Headers');
        const maySend = isLetIn(asked, origin) && (allowed.includes('*') || allowed.includes('x-requested-with'));
        claimThat(!maySend, `A preflight gives ${origin} leave to send X-Requested-With.`);
        const read = await page.current({ headers: { Origin: origin, ...OF_ANOTHER_SITE } });
        const withCookies = read.headers.get('Access-Control-Allow-Credentials') === 'true';
        claimThat(!(isLetIn(read, origin) && withCookies), `${read.call} gives ${origin} leave to read, with cookies.`);
      }
    },
  },
];
