/**
 * One node of a bank, by its configuration: `BANK_CONFIG` names the file, `BANK_KEYS` and `REDIS_URL` are its secrets. Prints its
 * address, and each event as one line of JSON.
 */
import { subscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createAdaptorServer } from '@hono/node-server';
import { demoMethods } from '../../src/demo-bank/methods.js';
import { createBank } from './bank.js';
import { type Ageing, type BankConfig, readConfig } from './config.js';
import { demoCustomers } from './demo-customers.js';
import { bankEvents, tell } from './events.js';
import { defaultLimits } from './http/limits.js';
import { identityClients } from './identity-clients.js';
import { loginTimes } from './login/times.js';
import { loginOptions } from './options.js';
import { MemoryStore } from './store/memory.js';
import { RedisStore } from './store/redis.js';
import { keyFor, Seal } from './store/seal.js';
import type { LoginStore } from './store/store.js';

const HOST = '127.0.0.1';
const DAY_MS = 86_400_000;
const { env } = process;
const pace = Number(env.PACE ?? 1);
/** For a demo that is asked by many at once. */
const limits = { ...defaultLimits, logins: Number(env.MAX_LOGINS ?? defaultLimits.logins) };
const { loginsPerBrowser } = limits;

for (const name of bankEvents) {
  subscribe(name, (event) => console.log(JSON.stringify({ name, event })));
}

function openStore({ redisUrl: url, keys }: BankConfig): Promise<LoginStore> | LoginStore {
  if (url === undefined) return new MemoryStore({ now: Date.now, loginsPerBrowser });
  const [newest, ...older] = keys.map(({ id, secret }) => ({ id, secret: keyFor('logins', secret) }));
  const seal = new Seal(newest ? [newest, ...older] : keys);
  return RedisStore.open({ url, seal, loginsPerBrowser, onTrouble: () => tell('bank.store.failed', { code: 'lost' }) });
}

function warn(ageing: readonly Ageing[]): void {
  for (const { what, endsInDays } of ageing) tell('bank.configuration.ages', { what, endsInDays });
}

const file = env.BANK_CONFIG ?? 'bank.json';
const check = () => readConfig(file, { env, now: Date.now() });
const checked = check();
if (checked.kind === 'faulty') {
  console.error(checked.faults.join('\n'));
  process.exit(1);
}
const { config } = checked;
warn(checked.ageing);
// What ended while the node was running makes it unfit; what ends soon is told once a day.
let faults: readonly string[] = [];
setInterval(() => {
  const again = check();
  faults = again.kind === 'faulty' ? again.faults : [];
  if (again.kind === 'sound') warn(again.ageing);
}, DAY_MS).unref();

const world = { now: Date.now, random: randomBytes, pace };
const bank = createBank({
  store: await openStore(config),
  services: identityClients(config),
  customers: demoCustomers(world, (forMs) => sleep(forMs), keyFor('strangers', config.keys[0].secret)),
  methods: demoMethods,
  optionsIn: loginOptions,
  times: loginTimes(pace, env.LONG_POLL_MS === undefined ? {} : { longPollMs: Number(env.LONG_POLL_MS) }),
  limits,
  cookieKey: keyFor('cookies', config.keys[0].secret),
  origin: config.origin,
  proxies: config.proxies,
  findsFault: () => faults[0],
});

const server = createAdaptorServer({ fetch: bank.app.fetch });
server.listen(Number(env.PORT ?? 0), HOST);
await once(server, 'listening');
const address = server.address();
const port = typeof address === 'object' && address ? address.port : 0;
console.log(`A node of the bank is open at http://${HOST}:${port}`);

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    server.close();
    if ('closeAllConnections' in server) server.closeAllConnections();
    void bank.close().then(() => process.exit(0));
  });
}
