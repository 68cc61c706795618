import { type Context, Hono } from 'hono';
import type { Identity, LoginOptions, Method, StartRequest } from '../../../src/flow/adapter.js';
import { tell } from '../events.js';
import type { Start, LoginService } from '../login/service.js';
import type { Language } from '../clients/service.js';
import type { BrowserCookies } from './cookies.js';
import { invalid, type JsonObject, readChoice, readJson, readObject, readText } from './input.js';
import { BankError } from './problem.js';

const MAX_FIELD_LENGTH = 64;
const MAX_URL_LENGTH = 2048;
const MAX_ANSWER_LENGTH = 60_000;
const MAX_LANGUAGE_LENGTH = 35;
const devices = ['desktop', 'tablet', 'phone'] as const satisfies StartRequest['device'][];
const languages = ['lt', 'lv', 'en'] as const satisfies Language[];
const answerKinds = ['code-card', 'code-calculator', 'sms-code', 'personal-code', 'password', 'id-card'] as const;

export interface LoginRoutesParts {
  readonly service: LoginService;
  readonly cookies: BrowserCookies;
  readonly methods: readonly Method[];
  /** Of the bank's pages; without it, where they ask. */
  readonly origin?: string | undefined;
  readonly optionsIn: (language: string) => LoginOptions;
  /** @throws BankError when it is one too many */
  readonly countStart: (context: Context, person: string | undefined) => Promise<void>;
}

/** The HTTP contract, for pages of the bank's own origin. */
export function loginRoutes({ service, cookies, methods, origin, optionsIn, countStart }: LoginRoutesParts): Hono {
  const routes = new Hono();
  const idOf = (context: Context) => context.req.param('id') ?? '';

  routes.get('/options', (context) => context.json(optionsIn(context.req.query('language') ?? 'en')));

  routes.post('/sessions', async (context) => {
    const start = readStart(await readJson(context), methods);
    await countStart(context, nameIn(start.identity));
    const asker = { browser: cookies.findOrCreate(context), origin: origin ?? new URL(context.req.url).origin };
    return context.json(await service.start(start, asker, context.req.raw.signal), 201);
  });

  routes.get('/sessions/current', async (context) => {
    const current = await service.current(cookies.find(context));
    return current ? context.json(current) : context.body(null, 204);
  });

  routes.get('/sessions/:id', async (context) =>
    context.json(await service.poll(idOf(context), cookies.find(context))),
  );

  routes.post('/sessions/:id/answers', async (context) => {
    const body = await readJson(context);
    const kind = readChoice(body, 'kind', answerKinds);
    const maxLength = kind === 'id-card' ? MAX_ANSWER_LENGTH : MAX_FIELD_LENGTH;
    const answer = { kind, value: readText(body, 'value', { maxLength }) };
    return context.json(await service.answer(idOf(context), cookies.find(context), answer, context.req.raw.signal));
  });

  routes.delete('/sessions/:id', async (context) => {
    await service.cancel(idOf(context), cookies.find(context));
    return context.body(null, 204);
  });

  routes.post('/callback', async (context) => {
    const text = readText(await readJson(context), 'url', { maxLength: MAX_URL_LENGTH });
    if (!URL.canParse(text)) throw invalid('url is not a URL');
    try {
      await service.returnFromApp(new URL(text), cookies.find(context));
    } catch (error) {
      if (error instanceof BankError) tell('bank.callback.refused', { problem: error.problem.problem });
      throw error;
    }
    return context.body(null, 204);
  });

  return routes;
}

/** Who is meant, however it was typed: a limit for one person must not begin anew with another spelling. */
function nameIn({ phoneNumber, ...named }: Identity): string | undefined {
  if (phoneNumber !== undefined) {
    const digits = phoneNumber.replace(/\D/g, '').replace(/^00/, '');
    // At home Lithuanians leave the country out, and write 0 or 8 instead.
    return `phone ${digits.replace(/^[08]?(\d{8})$/, '370$1')}`;
  }
  const [first] = Object.values(named);
  return first?.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase();
}

function readStart(body: JsonObject, methods: readonly Method[]): Start {
  const ids = methods.map((method) => method.id);
  const method = readChoice(body, 'method', ids);
  const asks = methods.find(({ id }) => id === method)?.asks ?? [];
  const given = readObject(body.identity, 'identity');
  const spoken = readText(body, 'language', { maxLength: MAX_LANGUAGE_LENGTH }).slice(0, 2).toLowerCase();
  readChoice(body, 'device', devices);
  readText(body, 'institution', { maxLength: MAX_FIELD_LENGTH, isRequired: false });
  const identity = Object.fromEntries(
    asks.map((field) => [field, readText(given, field, { maxLength: MAX_FIELD_LENGTH }).trim()]),
  );
  return { method, identity, language: languages.find((language) => language === spoken) ?? 'en' };
}
