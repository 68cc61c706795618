/** Smart-ID's relying party API, version 3: what a login needs of it. */
import { type Context, Hono } from 'hono';
import type { Control } from '../control.js';
import type { RelyingParty } from '../relying-party.js';
import { ServiceProblem } from '../problem.js';
import { type Env, withFault } from '../wire-faults.js';
import { withUnknownField, type World } from '../world.js';
import { readRequest, type SessionKind } from './request.js';
import type { Asked, SmartIdService } from './service.js';
import type { Session, SmartIdSessions } from './sessions.js';

interface Parts {
  readonly service: SmartIdService;
  readonly sessions: SmartIdSessions;
  readonly relyingParty: RelyingParty;
  readonly control: Control;
  readonly world: World;
  readonly deviceLinkBase: string;
}

const TIMEOUT_MS = { least: 1_000, usual: 60_500, most: 120_000 };

export function smartIdRoutes(parts: Parts): Hono<Env> {
  const { service, sessions, control, world, deviceLinkBase } = parts;
  const mayReturnLocally = parts.relyingParty.rights.includes('local-callback');

  const start = async (context: Context<Env>, kind: SessionKind, asked: Asked) => {
    const names = asked.by === 'person' ? [asked.id] : asked.by === 'document' ? [asked.number] : [];
    const json = await jsonOf(context);
    return withFault({ context, world, fault: control.take('smart-id-start', names) }, () => {
      const request = readRequest(json, kind, mayReturnLocally);
      const session = service.start(kind, asked, request);
      return context.json(withUnknownField(world, startedAnswer(session, deviceLinkBase)));
    });
  };
  const personIn = (context: Context<Env>): Asked => ({ by: 'person', id: context.req.param('id') ?? '' });
  const documentIn = (context: Context<Env>): Asked => ({ by: 'document', number: context.req.param('number') ?? '' });

  const routes = new Hono<Env>();
  routes.post('/authentication/device-link/anonymous', (context) => start(context, 'device-link', { by: 'anybody' }));
  for (const kind of ['device-link', 'notification'] as const) {
    routes.post(`/authentication/${kind}/etsi/:id`, (context) => start(context, kind, personIn(context)));
    routes.post(`/authentication/${kind}/document/:number`, (context) => start(context, kind, documentIn(context)));
  }

  routes.get('/session/:id', (context) => {
    const session = sessions.byId(context.req.param('id'));
    const names = session ? namesOf(session) : [];
    return withFault({ context, world, fault: control.take('smart-id-status', names) }, async () => {
      const timeoutMs = timeoutOf(context.req.query('timeoutMs'));
      if (!session) throw new ServiceProblem(404, 'There is no such session');
      await sessions.waitFor(session, timeoutMs);
      const answer = session.stage.kind === 'complete' ? session.stage.answer : { state: 'RUNNING' };
      return context.json(withUnknownField(world, answer));
    });
  });
  return routes;
}

function startedAnswer({ id, kind, token, secret }: Session, deviceLinkBase: string): object {
  return kind === 'notification'
    ? { sessionID: id }
    : { sessionID: id, sessionToken: token, sessionSecret: secret, deviceLinkBase };
}

/** Of whoever has opened it, or else of those who were asked. */
function namesOf({ stage, asked = [] }: Session): readonly string[] {
  const opened = stage.kind === 'waiting' ? undefined : stage.opened;
  return opened ? opened.account.names : asked.flatMap(({ names }) => names);
}

function timeoutOf(query: string | undefined): number {
  const { least, usual, most } = TIMEOUT_MS;
  const timeoutMs = query === undefined ? usual : /^\d{1,7}$/.test(query) ? Number(query) : NaN;
  if (timeoutMs >= least && timeoutMs <= most) return timeoutMs;
  throw new ServiceProblem(400, 'A parameter is wrong', {
    paramName: 'timeoutMs',
    detail: `must be a whole number from ${least} to ${most}`,
  });
}

async function jsonOf(context: Context<Env>): Promise<string> {
  const type = context.req.header('Content-Type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') throw new ServiceProblem(400, 'The body must be application/json');
  return context.req.text();
}
