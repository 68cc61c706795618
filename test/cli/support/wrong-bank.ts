import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { createApp } from '../../../demo/server/app.js';
import { wrongAtTheDoor } from '../../conformance/wrong/support/wrong-at-the-door.js';

/** One of the wrong banks, at a port of its own. */
export async function serveWrongBank(what: string) {
  const wrong = wrongAtTheDoor[what];
  if (!wrong) throw new Error(`No bank ${what}.`);
  const { app, close } = await createApp({ pace: 0 });
  const bank = wrong.change()(async (request) => app.fetch(request));
  const server = createAdaptorServer({ fetch: bank });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/bank`,
    fails: wrong.fails,
    close: async () => {
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
      await close();
    },
  };
}
