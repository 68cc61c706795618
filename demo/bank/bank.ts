/** A bank's node: what it is given, and what it answers. */
import { randomBytes } from 'node:crypto';
import { type Context, Hono } from 'hono';
import type { LoginOptions, Method } from '../../src/flow/adapter.js';
import type { Customers } from './customers.js';
import { BrowserCookies } from './http/cookies.js';
import { healthRoutes } from './http/health.js';
import { LimitKeeper, type Limits } from './http/limits.js';
import { loginRoutes } from './http/login-routes.js';
import { addressOf, shell } from './http/shell.js';
import type { Services } from './login/identity-services.js';
import { LoginService } from './login/service.js';
import type { LoginTimes } from './login/times.js';
import type { LoginStore } from './store/store.js';

export interface BankParts {
  readonly store: LoginStore;
  readonly services: Services;
  readonly customers: Customers;
  readonly methods: readonly Method[];
  readonly optionsIn: (language: string) => LoginOptions;
  readonly times: LoginTimes;
  readonly limits: Limits;
  /** Signs the browsers' cookies: the same at all nodes. */
  readonly cookieKey: Buffer;
  /** Of the bank's pages; without it, where they ask: good enough on one's own machine. */
  readonly origin?: string;
  /** Whose word is taken on the address that asked them. */
  readonly proxies?: readonly string[];
  /** What makes this node unfit to be asked, in a sentence. */
  readonly findsFault?: () => string | undefined;
  readonly random?: (size: number) => Buffer;
  readonly sleep?: (forMs: number, signal: AbortSignal) => Promise<void>;
  /** What this bank has besides: open to all, or to its own pages alone. */
  readonly besides?: (bank: { service: LoginService; cookies: BrowserCookies }) => { open?: Hono; guarded?: Hono };
}

export interface Bank {
  readonly app: Hono;
  readonly service: LoginService;
  /** Leaves its logins to other nodes. */
  close(): Promise<void>;
}

export function createBank(parts: BankParts): Bank {
  const { store, methods, optionsIn, origin, limits, proxies, random = randomBytes } = parts;
  const service = new LoginService({
    ...parts,
    returnAddress: (origin) => `${origin}/demo/return?value=`,
    confirmAddress: '/demo/eparaksts?ticket=',
  });
  const cookies = new BrowserCookies({ key: parts.cookieKey, random, origin });
  const limitKeeper = new LimitKeeper(store, limits);
  const whoAsks = (context: Context) => cookies.find(context) ?? addressOf(context, proxies);
  const besides = parts.besides?.({ service, cookies });

  const open = new Hono();
  open.route('/', healthRoutes({ store, findsFault: parts.findsFault ?? (() => undefined) }));
  if (besides?.open) open.route('/', besides.open);
  const guarded = new Hono();
  const countStart = (context: Context, person: string | undefined) => limitKeeper.countStart(whoAsks(context), person);
  guarded.route('/bank', loginRoutes({ service, cookies, methods, origin, optionsIn, countStart }));
  if (besides?.guarded) guarded.route('/', besides.guarded);

  return {
    app: shell({
      open,
      guarded,
      origin,
      countRequest: (context) => limitKeeper.countRequest(whoAsks(context)),
      newReference: () => service.newReference(),
    }),
    service,
    close: async () => {
      await service.watcher.close();
      await store.close();
    },
  };
}
