/** Mobile-ID's REST API: what a login needs of it. */
import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import type { Control } from '../control.js';
import { problemOf, ServiceProblem } from '../problem.js';
import { type Env, withFault } from '../wire-faults.js';
import { withUnknownField, type World } from '../world.js';
import type { Signers } from './answer.js';
import { readPerson, readRequest } from './request.js';
import type { MobileIdService } from './service.js';

interface Parts {
  readonly service: MobileIdService;
  readonly signers: Signers;
  readonly control: Control;
  readonly world: World;
}

/** Values outside are moved to the nearest bound, without a word. */
const TIMEOUT_MS = { least: 1_000, usual: 10_000, most: 120_000 };

export function mobileIdRoutes({ service, signers, control, world }: Parts): Hono<Env> {
  const traced = () => ({ time: new Date(world.now()).toISOString().replace(/\.\d+/, ''), traceId: randomUUID() });
  const routes = new Hono<Env>();
  routes.onError((error) => {
    const { status, message, part } = problemOf(error);
    const detail = part ? `${part.pointer ?? part.paramName}: ${part.detail}` : message;
    const body = JSON.stringify({ error: detail, ...traced() });
    return new Response(body, { status, headers: { 'Content-Type': 'application/json' } });
  });

  routes.post('/authentication', async (context) => {
    const json = await context.req.text();
    // Whom a fault is ordered for is known once the request is read, and a wrong one has no fault but its own.
    const request = readRequest(json);
    const names = service.accountOf(request)?.names ?? [request.phoneNumber];
    return withFault({ context, world, fault: control.take('mobile-id-start', names) }, () =>
      context.json(withUnknownField(world, { sessionID: service.start(request).id })),
    );
  });

  routes.get('/authentication/session/:id', (context) => {
    const session = service.byId(context.req.param('id'));
    const fault = control.take('mobile-id-status', session?.account?.names ?? []);
    return withFault({ context, world, fault }, async () => {
      const timeoutMs = timeoutOf(context.req.query('timeoutMs'));
      if (!session) throw new ServiceProblem(404, 'SessionID not found');
      await service.waitFor(session, timeoutMs);
      const answer = session.stage.kind === 'complete' ? session.stage.answer : { state: 'RUNNING' };
      return context.json(withUnknownField(world, { ...answer, ...traced() }));
    });
  });

  routes.post('/certificate', async (context) => {
    const account = service.find(readPerson(await context.req.text()));
    if (!account) return context.json({ result: 'NOT_FOUND', ...traced() });
    const { certificate } = signers.authority.issue('mobile-id', account.subject, { key: 'p256' });
    return context.json({ result: 'OK', cert: certificate.raw.toString('base64'), ...traced() });
  });

  routes.get('/version', (context) => context.json({ version: 'simulated' }));

  for (const path of ['/authentication', '/certificate']) {
    routes.all(path, () => {
      throw new ServiceProblem(405, 'Method not allowed');
    });
  }
  return routes;
}

function timeoutOf(query: string | undefined): number {
  const { least, usual, most } = TIMEOUT_MS;
  if (query === undefined) return usual;
  if (/^\d{1,9}$/.test(query)) return Math.min(Math.max(Number(query), least), most);
  throw new ServiceProblem(400, 'timeoutMs must be a whole number');
}
