import { once } from 'node:events';
import type { TestRunnerPlugin } from '@web/test-runner';

/**
 * The runner takes 127.0.0.1 for every address that the machine has, and serves the whole project to the network. Before a browser
 * is started, its server listens on that address alone.
 */
export function listenHere(): TestRunnerPlugin {
  return {
    name: 'listen-here',
    async serverStart({ server, config: { port, hostname } }) {
      if (!server?.listening) return;
      server.close();
      await once(server, 'close');
      server.listen(port, hostname);
      await once(server, 'listening');
    },
  };
}
