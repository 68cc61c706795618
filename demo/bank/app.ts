import { randomBytes } from 'node:crypto';
import { setTimeout as sleepReal } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { bankRoutes } from './bank-routes.js';
import { Clients } from './clients.js';
import { demoRoutes } from './demo-routes.js';
import { DrawnPhone } from './drawn-phone.js';
import { IdCards } from './id-card.js';
import { MAX_BODY_BYTES } from './http/input.js';
import { LoginService } from './login-service.js';
import { LoginSteps } from './login-steps.js';
import { BankError, problemResponse } from './http/problem.js';
import { RateLimit } from './rate-limit.js';
import { sameOriginOnly, securityHeaders } from './http/security.js';
import { Sessions } from './sessions.js';
import { type Built, staticFiles } from './static-files.js';
import type { World } from './world.js';

export interface DemoBankOptions extends Partial<World & Built> {
  /** How the slow bank takes its time. */
  readonly sleep?: (forMs: number) => Promise<void>;
  readonly limits?: Partial<Limits>;
}

export interface Limits {
  /** Of one browser, or of one address without a cookie. */
  readonly requestsPerMinute: number;
  readonly startsPerMinute: number;
  /** At once. */
  readonly sessions: number;
  readonly sessionsPerClient: number;
  /** At once. */
  readonly clients: number;
}

const defaultLimits: Limits = {
  requestsPerMinute: 1200,
  startsPerMinute: 120,
  sessions: 2000,
  sessionsPerClient: 20,
  clients: 5000,
};
const built = (folder: string) => fileURLToPath(new URL(`../../${folder}`, import.meta.url));

/** The demo bank: the page, the HTTP contract under /bank, and the tools of the page under /demo. Keeps all in memory. */
export function createApp({
  now = Date.now,
  random = randomBytes,
  sleep = (forMs) => sleepReal(forMs),
  pace = 1,
  pagesDir = built('dist-demo'),
  distDir = built('dist/cdn'),
  limits = {},
}: DemoBankOptions = {}): Hono {
  const limit = { ...defaultLimits, ...limits };
  const world: World = { now, random, pace };
  const clients = new Clients(world, limit.clients);
  const sessions = new Sessions({ now, limit: limit.sessions, limitPerClient: limit.sessionsPerClient });
  const idCards = new IdCards(world);
  const phoneAnswersItself = (id: string) => clients.byId(id)?.phoneAnswersItself ?? false;
  const steps = new LoginSteps(world, phoneAnswersItself);
  const service = new LoginService(world, { sessions, steps, idCards });
  const phone = new DrawnPhone({ sessions, steps, now });
  const requestLimit = new RateLimit({ now, perMinute: limit.requestsPerMinute });
  const startLimit = new RateLimit({ now, perMinute: limit.startsPerMinute });

  const whoAsks = (context: Context) => clients.find(context)?.id ?? addressOf(context);
  const countStart = (context: Context) => startLimit.count(whoAsks(context));

  const guarded = new Hono();
  guarded.use(sameOriginOnly);
  guarded.use(async (context, next) => {
    requestLimit.count(whoAsks(context));
    await next();
  });
  guarded.use(
    bodyLimit({
      maxSize: MAX_BODY_BYTES,
      onError: () => problemResponse({ status: 413, problem: 'unexpected' }),
    }),
  );
  guarded.route('/bank', bankRoutes({ service, sessions, clients, countStart, sleep, pace }));
  guarded.route('/demo', demoRoutes({ service, clients, phone, idCards, now }));

  const app = new Hono();
  app.use(securityHeaders);
  app.route('/', staticFiles({ pagesDir, distDir }));
  app.route('/', guarded);
  app.notFound(() => problemResponse({ status: 404, problem: 'unexpected', detail: 'No such address' }));
  app.onError((error) => {
    const isKnown = error instanceof BankError;
    if (!isKnown) console.error(error);
    const problem = isKnown ? error.problem : { status: 500, problem: 'unexpected' };
    const reference = problem.status >= 500 ? `DB-${random(4).toString('hex').toUpperCase()}` : undefined;
    return problemResponse(problem, reference);
  });
  return app;
}

/** The address of the connection; a forwarded one could be made up by anyone. */
function addressOf(context: Context): string {
  const bindings = context.env as Partial<HttpBindings> | undefined;
  return bindings?.incoming?.socket.remoteAddress ?? 'unknown address';
}
