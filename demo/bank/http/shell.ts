import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { placeOf, tell } from '../events.js';
import { StoreUnavailable } from '../store/store.js';
import { MAX_BODY_BYTES } from './input.js';
import { BankError, type BankProblem, problemResponse } from './problem.js';
import { onlyFrom, sameOriginOnly, securityHeaders } from './security.js';

export interface ShellParts {
  /** What needs no guard: files, and the health of the node. */
  readonly open: Hono;
  /** What only pages of this origin may ask. */
  readonly guarded: Hono;
  /** @throws BankError when it is one too many */
  readonly countRequest: (context: Context) => Promise<void>;
  readonly newReference: () => string;
  /** Of the bank's pages; without it, where they ask. */
  readonly origin?: string | undefined;
}

/** What surrounds everything that a bank answers: headers, the guard, limits, and errors as problems. */
export function shell({ open, guarded, countRequest, newReference, origin }: ShellParts): Hono {
  const inside = new Hono();
  inside.use(origin === undefined ? sameOriginOnly : onlyFrom(origin));
  inside.use(async (context, next) => {
    await countRequest(context);
    await next();
  });
  inside.use(
    bodyLimit({
      maxSize: MAX_BODY_BYTES,
      onError: () => problemResponse({ status: 413, problem: 'unexpected' }),
    }),
  );
  inside.route('/', guarded);

  const app = new Hono();
  app.use(securityHeaders);
  app.route('/', open);
  app.route('/', inside);
  app.notFound(() => problemResponse({ status: 404, problem: 'unexpected', detail: 'No such address' }));
  app.onError((error) => {
    const problem = problemOf(error);
    const reference = problem.status >= 500 ? newReference() : undefined;
    if (reference !== undefined && problem === ourFault) tell('bank.fault', { error: placeOf(error), reference });
    return problemResponse(problem, reference);
  });
  return app;
}

const ourFault: BankProblem = { status: 500, problem: 'unexpected' };

function problemOf(error: unknown): BankProblem {
  if (error instanceof BankError) return error.problem;
  if (!(error instanceof StoreUnavailable)) return ourFault;
  tell('bank.store.failed', { code: 'request' });
  return { status: 503, problem: 'unavailable' };
}

/**
 * The address of the connection; a forwarded one could be made up by anyone.
 * @param proxies whose word is taken on who asked them: the last address that they wrote down
 */
export function addressOf(context: Context, proxies: readonly string[] = []): string {
  const bindings = context.env as Partial<HttpBindings> | undefined;
  const address = bindings?.incoming?.socket.remoteAddress ?? 'unknown address';
  if (!proxies.includes(address)) return address;
  return context.req.header('X-Forwarded-For')?.split(',').at(-1)?.trim() ?? address;
}
