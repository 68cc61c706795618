import { type Context, Hono } from 'hono';
import { demoMethods } from '../../src/demo-bank/methods.js';
import type { StartRequest } from '../../src/flow/adapter.js';
import type { Clients } from './clients.js';
import { invalid, type JsonObject, readChoice, readJson, readObject, readText } from './http/input.js';
import type { LoginService } from './login-service.js';
import { loginOptions } from './options.js';
import type { LoginSession, Sessions } from './sessions.js';

const SLOW_REPLY_MS = 4000;
const MAX_FIELD_LENGTH = 64;
const MAX_URL_LENGTH = 2048;
const MAX_ANSWER_LENGTH = 60_000;
const MAX_LANGUAGE_LENGTH = 35;
const devices = ['desktop', 'tablet', 'phone'] as const;
const answerKinds = ['code-card', 'code-calculator', 'sms-code', 'personal-code', 'password', 'id-card'] as const;

export interface BankParts {
  readonly service: LoginService;
  readonly sessions: Sessions;
  readonly clients: Clients;
  readonly countStart: (context: Context) => void;
  readonly sleep: (forMs: number) => Promise<void>;
  readonly pace: number;
}

/** The HTTP contract, and the return from the app. */
export function bankRoutes({ service, sessions, clients, countStart, sleep, pace }: BankParts): Hono {
  const routes = new Hono();
  const idOf = (context: Context) => context.req.param('id') ?? '';
  const find = (context: Context) => sessions.get(idOf(context), clients.find(context)?.id);
  const takeItsTime = async (session: LoginSession) => {
    if (session.person.bank === 'slow') await sleep(SLOW_REPLY_MS * pace);
  };

  routes.get('/options', (context) => context.json(loginOptions(context.req.query('language') ?? 'en')));

  routes.post('/sessions', async (context) => {
    const request = readStart(await readJson(context));
    countStart(context);
    const session = service.start(request, clients.findOrCreate(context), new URL(context.req.url).origin);
    // Whoever hangs up before the answer will never know this login: no phone may ring for it.
    context.req.raw.signal.addEventListener('abort', () => service.cancel(session), { once: true });
    await takeItsTime(session);
    return context.json(service.reply(session), 201);
  });

  routes.get('/sessions/current', (context) => {
    const current = service.current(clients.find(context));
    return current ? context.json(current) : context.body(null, 204);
  });

  routes.get('/sessions/:id', async (context) => {
    const session = find(context);
    await takeItsTime(session);
    return context.json(service.poll(session, idOf(context)));
  });

  routes.post('/sessions/:id/answers', async (context) => {
    const session = find(context);
    const body = await readJson(context);
    const kind = readChoice(body, 'kind', answerKinds);
    const maxLength = kind === 'id-card' ? MAX_ANSWER_LENGTH : MAX_FIELD_LENGTH;
    const value = readText(body, 'value', { maxLength });
    await takeItsTime(session);
    const reply = service.answer(session, idOf(context), { kind, value });
    const { signal } = context.req.raw;
    if (signal.aborted) service.replyLost(session);
    else signal.addEventListener('abort', () => service.replyLost(session), { once: true });
    return context.json(reply);
  });

  routes.delete('/sessions/:id', (context) => {
    service.cancel(find(context), idOf(context));
    return context.body(null, 204);
  });

  routes.post('/callback', async (context) => {
    const text = readText(await readJson(context), 'url', { maxLength: MAX_URL_LENGTH });
    if (!URL.canParse(text)) throw invalid('url is not a URL');
    service.returnFromApp(new URL(text), clients.find(context));
    return context.body(null, 204);
  });

  return routes;
}

function readStart(body: JsonObject): StartRequest {
  const id = readChoice(
    body,
    'method',
    demoMethods.map((method) => method.id),
  );
  const asks = demoMethods.find((method) => method.id === id)?.asks ?? [];
  const given = readObject(body.identity, 'identity');
  const language = readText(body, 'language', { maxLength: MAX_LANGUAGE_LENGTH });
  const device = readChoice(body, 'device', devices);
  const institution = readText(body, 'institution', { maxLength: MAX_FIELD_LENGTH, isRequired: false });
  const identity = Object.fromEntries(
    asks.map((field) => [field, readText(given, field, { maxLength: MAX_FIELD_LENGTH }).trim()]),
  );
  return { method: id, identity, institution, language: language.slice(0, 2).toLowerCase(), device };
}
