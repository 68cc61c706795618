/** Makes the answers go wrong that a test has ordered to. */
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context } from 'hono';
import type { WireFault } from './control.js';
import type { World } from './world.js';

export type Env = { Bindings: HttpBindings };

/** No client waits for so long. */
const HANG_MS = 3_600_000;
const HUGE_BYTES = 10 * 1024 * 1024;

/** @param answer what is answered when nothing goes wrong, or goes wrong by its delay alone */
export async function withFault(
  { context, world, fault }: { context: Context<Env>; world: World; fault: WireFault | undefined },
  answer: () => Response | Promise<Response>,
): Promise<Response> {
  switch (fault?.kind) {
    case undefined:
      return answer();
    case 'delay':
      await new Promise<void>((resolve) => world.after(fault.byMs, resolve));
      return answer();
    case 'hang':
      await new Promise<void>((resolve) => world.after(HANG_MS, resolve));
      return new Response(null, { status: 504 });
    case 'drop':
      context.env.incoming.socket.destroy();
      return RESPONSE_ALREADY_SENT;
    case 'junk':
      return context.html('<!doctype html><title>Bad gateway</title><h1>Bad gateway</h1>');
    case 'huge':
      return context.json({ state: 'RUNNING', filler: 'x'.repeat(HUGE_BYTES) });
    case 'redirect':
      return context.redirect(fault.to);
    case 'status':
      return new Response(null, { status: fault.status });
  }
}
