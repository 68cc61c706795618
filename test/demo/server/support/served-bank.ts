import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { createApp, type DemoBank, type DemoBankOptions } from '../../../../demo/server/app.js';

/** The demo bank on a port of its own, where nobody waits for anything but a person. */
export async function serveBank(options: DemoBankOptions = {}): Promise<DemoBank & { readonly origin: string }> {
  const bank = await createApp({ pace: 0, ...options });
  const server = createAdaptorServer({ fetch: (request, env) => bank.app.fetch(request, env) });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    ...bank,
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
      await bank.close();
    },
  };
}
