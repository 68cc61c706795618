// @ts-check
import { randomBytes } from 'node:crypto';
import { setTimeout as sleepReal } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { bankRoutes } from './bank-routes.js';
import { Clients } from './clients.js';
import { demoRoutes } from './demo-routes.js';
import { DrawnPhone } from './drawn-phone.js';
import { IdCards } from './id-card.js';
import { MAX_BODY_BYTES } from './input.js';
import { LoginService } from './login-service.js';
import { LoginSteps } from './login-steps.js';
import { BankError, problemResponse } from './problem.js';
import { RateLimit } from './rate-limit.js';
import { sameOriginOnly, securityHeaders } from './security.js';
import { Sessions } from './sessions.js';
import { staticFiles } from './static-files.js';

/**
 * @typedef {object} DemoBankOptions
 * @property {() => number} [now] the time in milliseconds
 * @property {(size: number) => Buffer} [random] random bytes
 * @property {(forMs: number) => Promise<void>} [sleep] how the slow bank takes its time
 * @property {number} [pace] 1 is the pace of life, 0.1 ten times faster, 0 no waiting at all
 * @property {string} [distDir] where the widget's CDN build is
 * @property {Partial<Limits>} [limits]
 *
 * @typedef {object} Limits
 * @property {number} requestsPerMinute of one browser, or of one address without a cookie
 * @property {number} startsPerMinute
 * @property {number} sessions at once
 * @property {number} sessionsPerClient
 * @property {number} clients at once
 */

/** @type {Limits} */
const defaultLimits = {
  requestsPerMinute: 1200,
  startsPerMinute: 120,
  sessions: 2000,
  sessionsPerClient: 20,
  clients: 5000,
};
const DEFAULT_DIST_DIR = fileURLToPath(new URL('../../dist/cdn/', import.meta.url));

/**
 * The demo bank: the page, the HTTP contract under /bank, and the tools of the page under /demo. Keeps all in memory.
 * @param {DemoBankOptions} [options]
 * @returns {Hono}
 */
export function createApp({
  now = Date.now,
  random = randomBytes,
  sleep = (forMs) => sleepReal(forMs),
  pace = 1,
  distDir = DEFAULT_DIST_DIR,
  limits = {},
} = {}) {
  const limit = { ...defaultLimits, ...limits };
  const clients = new Clients({ now, random, limit: limit.clients });
  const sessions = new Sessions({ now, limit: limit.sessions, limitPerClient: limit.sessionsPerClient });
  const idCards = new IdCards({ now, random });
  const phoneAnswersItself = (/** @type {string} */ id) => clients.byId(id)?.phoneAnswersItself ?? false;
  const steps = new LoginSteps({ phoneAnswersItself, now, random, pace });
  const service = new LoginService({ sessions, steps, idCards, now, random, pace });
  const phone = new DrawnPhone({ sessions, steps, now });
  const requestLimit = new RateLimit({ now, perMinute: limit.requestsPerMinute });
  const startLimit = new RateLimit({ now, perMinute: limit.startsPerMinute });

  /** @param {import('hono').Context} context */
  const whoAsks = (context) => clients.find(context)?.id ?? addressOf(context);
  const countStart = (/** @type {import('hono').Context} */ context) => startLimit.count(whoAsks(context));

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
  app.route('/', staticFiles(distDir));
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

/**
 * @param {import('hono').Context} context
 * @returns {string} the address of the connection; a forwarded one could be made up by anyone
 */
function addressOf(context) {
  return context.env?.incoming?.socket?.remoteAddress ?? 'unknown address';
}
