import { Hono } from 'hono';
import type { LoginStore } from '../store/store.js';

/** Whether this node lives, and whether it should be sent anybody: for whoever balances the load, inside the bank alone. */
export function healthRoutes({ store, findsFault }: { store: LoginStore; findsFault: () => string | undefined }): Hono {
  const routes = new Hono();
  routes.get('/healthz', (context) => context.text('ok'));
  routes.get('/readyz', async (context) => {
    const fault =
      findsFault() ??
      (await store.now().then(
        () => undefined,
        () => 'The store does not answer.',
      ));
    return fault === undefined ? context.text('ok') : context.text(fault, 503);
  });
  return routes;
}
