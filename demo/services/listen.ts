import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import type { Env } from './wire-faults.js';

const HOST = '127.0.0.1';

export interface Listening {
  /** Without a slash at the end. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Listens on loopback.
 * @param port 0 for any that is free
 */
export async function listen(port: number, app: Hono<Env>): Promise<Listening> {
  const server = createAdaptorServer({ fetch: (request, env) => app.fetch(request, env) });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, resolve);
  });
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The server has no port');
  return {
    url: `http://${HOST}:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        // Long polls would keep the server from closing.
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}
