/** What is done with what a page sends: the widget is not the only one who can post. */
import { claimThat, unless } from '../checks/check.js';
import { type WireCheck } from './check.js';
import { type Exchange, isRefused, NotAnswered, told, toldNoRefusal } from './exchange.js';
import { isObject, type Page, replyIn } from './page.js';

/** More than a text of the contract may have, and than a server should read. */
const tooLong = 'x'.repeat(1_048_576);

/** A server may hang up on a body that is too long, and is asked again then. */
async function claimRefused(what: string, { page, path, body }: { page: Page; path: string; body: unknown }) {
  let exchange: Exchange;
  try {
    // A server that stops reading may leave the connection full of what is still on its way: nothing else is asked on it.
    exchange = await page.ask('POST', path, { body, headers: { Connection: 'close' } });
  } catch (error) {
    if (error instanceof NotAnswered && error.isLate) throw error;
    const after = await page.options('en');
    claimThat(after.status < 500, `After ${what} ${told(after)}.`);
    return;
  }
  claimThat(isRefused(exchange), `With ${what} ${toldNoRefusal(exchange)}`);
}

export const bodyChecks: readonly WireCheck[] = [
  {
    name: 'a body that is not of the contract is refused',
    promise:
      'Everything that is sent is checked again. JSON of another shape is refused, and so is another media type.',
    // Where both kinds of bodies stand: that of a start and that of an answer.
    see: 'docs/backend.md#what-the-widget-asks',
    async claim({ page }) {
      const right = page.request();
      const bodies: Readonly<Record<string, unknown>> = {
        'half a JSON text': '{"method":',
        'a list': [right],
        'nothing but braces': {},
        'an unknown method': { ...right, method: 'conformance-no-such-method' },
        'a text for the identity': { ...right, identity: '100001' },
        'a list for the method': { ...right, method: [right.method] },
      };
      for (const [what, body] of Object.entries(bodies)) {
        const exchange = await page.ask('POST', '/sessions', { body });
        claimThat(isRefused(exchange), `With ${what} for a StartRequest ${toldNoRefusal(exchange)}`);
      }
      // Those that a form of another site can send.
      for (const type of ['text/plain', 'application/x-www-form-urlencoded']) {
        const exchange = await page.ask('POST', '/sessions', { body: right, headers: { 'Content-Type': type } });
        claimThat(isRefused(exchange), `As ${type} ${toldNoRefusal(exchange)}`);
      }
      const { id } = await page.begin();
      for (const body of [{ kind: 'conformance-no-such-kind', value: '1' }, { kind: 'code-card' }, 'null']) {
        const exchange = await page.answer(id, body);
        const what = typeof body === 'string' ? body : JSON.stringify(body);
        claimThat(isRefused(exchange), `With ${what} for an Answer ${toldNoRefusal(exchange)}`);
      }
    },
  },
  {
    name: 'a text that is too long is refused',
    promise: 'What a person types has a greatest length. A longer one is refused, and the bank goes on.',
    see: 'docs/openapi.yaml#/components/schemas/StartRequest/properties/identity',
    async claim({ page }) {
      const right = page.request();
      const fields = Object.keys(right.identity);
      const identity = Object.fromEntries((fields.length > 0 ? fields : ['userNumber']).map((name) => [name, tooLong]));
      const start = { page, path: '/sessions', body: { ...right, identity } };
      await claimRefused('a text of a million characters', start);
      const { id } = await page.begin();
      const path = `/sessions/${encodeURIComponent(id)}/answers`;
      const answer = { page, path, body: { kind: 'personal-code', value: tooLong } };
      await claimRefused('a value of a million characters', answer);
    },
  },
  {
    name: 'what the contract does not name is ignored',
    promise: 'Members and parameters that are not described are ignored, so that a newer page can say more.',
    see: 'docs/openapi.yaml#/info/description',
    async claim({ page }) {
      const body = { ...page.request(), conformance: { of: 'a newer page' } };
      const exchange = await page.ask('POST', '/sessions', { body });
      const reply = replyIn(exchange);
      claimThat(reply !== undefined, `With a member that is not described ${told(exchange)}.`);
      if (reply.session) await page.cancel(reply.session.id);
      const options = await page.ask('GET', '/options?language=en&conformance=1');
      claimThat(options.status === 200, `With a parameter that is not described ${told(options)}.`);
    },
  },
  {
    name: 'a language that the bank does not speak is answered in another',
    promise: 'For a language that the bank does not speak, it chooses another for its own words.',
    see: 'docs/openapi.yaml#/paths/~1options/get/parameters/0',
    async claim({ page }) {
      const exchange = await page.options('tlh');
      const isOffer = exchange.status === 200 && isObject(exchange.body) && Array.isArray(exchange.body['methods']);
      claimThat(isOffer, `For a language that no bank speaks ${told(exchange)}, without methods.`);
    },
  },
  {
    name: 'a return that belongs to no login is refused',
    promise:
      'The address that an app returned to is taken once, from the browser that started the login, and no other.',
    see: 'docs/backend.md#the-return-from-an-app',
    needs: ({ linked }) => unless(linked, 'The driver has no linked person.'),
    async claim({ page, another, origin }) {
      await page.begin();
      const url = `${origin}/return?value=conformance-never-drawn&sessionSecretDigest=AAAA`;
      for (const each of [page, another()]) {
        for (const body of [{ url }, { url: 'no address' }, {}]) {
          const exchange = await each.ask('POST', '/callback', { body });
          claimThat(isRefused(exchange), `With ${JSON.stringify(body)} ${toldNoRefusal(exchange)}`);
        }
      }
    },
  },
];
