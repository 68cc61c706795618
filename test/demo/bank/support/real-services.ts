// A bank whose services are asked over their real wire: simulated ones, on loopback.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { createBank } from '../../../../demo/bank/bank.js';
import { checkConfig } from '../../../../demo/bank/config.js';
import { demoCustomers } from '../../../../demo/bank/demo-customers.js';
import { defaultLimits } from '../../../../demo/bank/http/limits.js';
import { identityClients } from '../../../../demo/bank/identity-clients.js';
import { loginTimes } from '../../../../demo/bank/login/times.js';
import { loginOptions } from '../../../../demo/bank/options.js';
import type { LoginStore } from '../../../../demo/bank/store/store.js';
import { createServices } from '../../../../demo/services/services.js';
import { realWorld } from '../../../../demo/services/world.js';
import { writeTrust } from '../../../../demo/services/trust.js';
import { demoMethods } from '../../../../src/demo-bank/methods.js';

/** Nobody waits for anything but an answer by hand. */
export async function openRealBank(store: LoginStore, answering: 'by-hand' | 'by-itself' = 'by-hand') {
  const services = await createServices({ phones: { answering, answerAfterMs: 0 } });
  const folder = mkdtempSync(join(tmpdir(), 'bank-services-'));
  await writeTrust(services.trust, folder);
  const service = ({ url, relyingParty: { uuid, name } }: (typeof services)['mobileId']) => ({
    url,
    relyingPartyUUID: uuid,
    relyingPartyName: name,
  });
  const { smartId, mobileId } = services;
  const checked = checkConfig(
    {
      origin: 'https://bank.test',
      smartId: { ...service(smartId), schemeName: smartId.schemeName, anchors: 'smart-id' },
      mobileId: { ...service(mobileId), anchors: 'mobile-id' },
      idCard: { anchors: 'id-card' },
    },
    { env: { BANK_KEYS: `k=${Buffer.alloc(32, 1).toString('base64')}` }, now: Date.now(), folder },
  );
  assert.ok(checked.kind === 'sound', JSON.stringify(checked));
  const bank = createBank({
    store,
    services: identityClients(checked.config),
    customers: demoCustomers({ ...realWorld, pace: 0 }, () => Promise.resolve()),
    methods: demoMethods,
    optionsIn: loginOptions,
    times: loginTimes(0),
    limits: defaultLimits,
    cookieKey: Buffer.alloc(32, 1),
  });
  const server = createAdaptorServer({ fetch: bank.app.fetch });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    bank,
    services,
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
      await bank.close();
      await services.close();
      rmSync(folder, { recursive: true });
    },
  };
}
