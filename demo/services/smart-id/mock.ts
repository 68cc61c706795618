/** A phone for automated tests, by the interface of SK's own mock: reads a link at once, and does what its owner always does. */
import { Hono } from 'hono';
import { Fields } from '../fields.js';
import { smartIdAccounts } from '../people.js';
import { ServiceProblem } from '../problem.js';
import type { Env } from '../wire-faults.js';
import type { SmartIdApp } from './app.js';
import type { SmartIdService } from './service.js';

/**
 * `POST /device-link` takes `{ documentNumber, deviceLink, flowType, initialCallbackUrl?, browserCookie? }`. A login on the same
 * device answers with the callback address; with a cookie it is fetched as that browser would.
 */
export function mockRoutes({ app, service }: { app: SmartIdApp; service: SmartIdService }): Hono<Env> {
  const routes = new Hono<Env>();
  routes.post('/device-link', async (context) => {
    const body = Fields.parse(await context.req.text());
    const documentNumber = body.text('documentNumber');
    const deviceLink = body.text('deviceLink');
    const flowType = body.choice('flowType', ['QR', 'Web2App']);
    const callback = body.has('initialCallbackUrl') ? body.text('initialCallbackUrl') : undefined;
    const browserCookie = body.has('browserCookie') ? body.text('browserCookie') : undefined;
    body.end();
    const account = smartIdAccounts.find((candidate) => candidate.documentNumber === documentNumber);
    if (!account) throw new ServiceProblem(404, 'There is no such document');
    const { scanned, session } = app.scan(account, deviceLink, flowType);
    if (scanned !== 'accepted' || !session) {
      throw new ServiceProblem(400, `The app does not take the link: ${scanned}`, {
        pointer: '#/deviceLink',
        code: scanned,
      });
    }
    if (callback !== undefined && callback !== session.request.initialCallbackUrl) {
      throw new ServiceProblem(400, 'The callback is another one', { pointer: '#/initialCallbackUrl' });
    }
    service.answer(session.id);
    const callbackUrl = app.returnUrl(session);
    if (callbackUrl !== undefined && browserCookie !== undefined) {
      await fetch(callbackUrl, { headers: { Cookie: browserCookie }, redirect: 'manual' });
    }
    return context.json({ sessionID: session.id, ...(callbackUrl !== undefined && { callbackUrl }) });
  });
  return routes;
}
