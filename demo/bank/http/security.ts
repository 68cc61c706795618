import type { Context, Next } from 'hono';
import { BankError } from './problem.js';

/** The name under which the pages' own Lit may make templates. */
export const PAGES_TRUSTED_TYPES = 'internetbank-demo';

/** The widget needs no more than this, without the pages' own name: the demo proves it by allowing no more. */
const policy = (...further: string[]) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "img-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    ...further,
    "require-trusted-types-for 'script'",
    // The widget's own, and that of the Lit that the pages themselves are made with.
    `trusted-types internetbank-login ${PAGES_TRUSTED_TYPES}`,
  ].join('; ');

/** As a page can say it of itself, for hosts that send none. */
export const PAGE_POLICY = policy();

const headers = Object.entries({
  'Content-Security-Policy': policy("frame-ancestors 'none'"),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
});

export async function securityHeaders(context: Context, next: Next): Promise<void> {
  await next();
  for (const [name, value] of headers) context.res.headers.set(name, value);
  if (!context.res.headers.has('Cache-Control')) {
    context.res.headers.set('Cache-Control', 'no-store');
  }
}

/**
 * Refuses what another site's page could make a browser send: our header cannot be set by a form, and a browser says where
 * a request comes from. The strict cookie is the third guard.
 */
export async function sameOriginOnly(context: Context, next: Next): Promise<void> {
  return guardFor(context, next, new URL(context.req.url).origin);
}

/** The same for a bank that knows its origin: behind a proxy an address says little. */
export const onlyFrom =
  (ours: string) =>
  (context: Context, next: Next): Promise<void> =>
    guardFor(context, next, ours);

async function guardFor({ req }: Context, next: Next, ours: string): Promise<void> {
  const site = req.header('Sec-Fetch-Site') ?? 'same-origin';
  const origin = req.header('Origin') ?? ours;
  const changesSomething = req.method !== 'GET' && req.method !== 'HEAD';
  const isOurs =
    site === 'same-origin' &&
    origin === ours &&
    (!changesSomething || req.header('X-Requested-With') === 'internetbank-login');
  if (!isOurs) {
    const detail = 'Only for pages of this origin, with X-Requested-With: internetbank-login';
    throw new BankError({ status: 403, problem: 'unexpected', detail });
  }
  await next();
}
