import { Hono } from 'hono';
import type { Control } from '../control.js';
import { type Env, withFault } from '../wire-faults.js';
import type { World } from '../world.js';
import type { OcspResponder } from './responder.js';

/** OCSP over HTTP (RFC 6960, appendix A): the request as a body. */
export function ocspRoutes({
  responder,
  control,
  world,
}: {
  responder: OcspResponder;
  control: Control;
  world: World;
}): Hono<Env> {
  const routes = new Hono<Env>();
  routes.post('/', async (context) => {
    const request = Buffer.from(await context.req.arrayBuffer());
    return withFault({ context, world, fault: control.take('ocsp-wire') }, () => {
      const answer = responder.answer(request, (person) => control.take('ocsp-answer', person ? [person] : [])?.kind);
      return new Response(new Uint8Array(answer), { headers: { 'Content-Type': 'application/ocsp-response' } });
    });
  });
  return routes;
}
