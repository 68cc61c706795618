import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { createAdaptorServer } from '@hono/node-server';
import { createApp } from './app.js';
import { defaultLimits } from '../bank/http/limits.js';
import { RedisStore } from '../bank/store/redis.js';
import { Seal } from '../bank/store/seal.js';
import type { LoginStore } from '../bank/store/store.js';

const HOST = '127.0.0.1';
const port = Number(process.env.PORT || 8080);

function giveUp(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

/** Logins that outlive this process in name only: the key that seals them does not. */
function openRedis(url: string): Promise<LoginStore> {
  const seal = new Seal([{ id: 'demo', secret: randomBytes(32) }]);
  const { loginsPerBrowser } = defaultLimits;
  return RedisStore.open({ url, seal, loginsPerBrowser }).catch(() => giveUp(`No Redis answers at ${url}.`));
}

if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  giveUp(`PORT must be a number between 0 and 65535, not "${process.env.PORT}".`);
}
if (!['dist/cdn', 'dist-demo/demo'].every((folder) => existsSync(new URL(`../../${folder}`, import.meta.url)))) {
  console.error('The widget and its pages are not built yet: run "npm run build:demo" first.');
}

const { REDIS_URL: redisUrl } = process.env;
const demo = await createApp(redisUrl === undefined ? {} : { store: await openRedis(redisUrl) });
const server = createAdaptorServer({ fetch: demo.app.fetch });

server.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EADDRINUSE') giveUp(`Port ${port} is taken. Choose another one, for example: PORT=${port + 1}.`);
  if (error.code === 'EACCES') giveUp(`Port ${port} needs special rights. Choose one above 1023: PORT=8080.`);
  throw error;
});

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    server.close(() => void demo.close().then(() => process.exit(0)));
    // Open pages poll over connections that would keep the server from closing.
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
}

server.listen(port, HOST, () => {
  const address = server.address();
  const actualPort = typeof address === 'object' && address ? address.port : port;
  console.log(`The demo bank is open at http://${HOST}:${actualPort}/ (Ctrl-C closes it)`);
});
