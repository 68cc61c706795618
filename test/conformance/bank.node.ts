// The bank over the real wire of the identity services keeps what the conformance checks ask, with either store.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { MemoryStore } from '../../demo/bank/store/memory.js';
import { RedisStore } from '../../demo/bank/store/redis.js';
import { Seal } from '../../demo/bank/store/seal.js';
import type { LoginStore } from '../../demo/bank/store/store.js';
import { PIN1 } from '../../demo/services/phones.js';
import { createHttpAdapter } from '../../src/adapters/http.js';
import { adapterConformance, type ConformanceDriver } from '../../src/conformance/index.js';
import { RedisServer } from '../../tools/bank/redis-server.js';
import { serveBank } from '../demo/server/support/served-bank.js';
import { people, user } from './support/test-bank.js';

const loginsPerBrowser = 20;
const redis = await RedisServer.open();
after(() => redis?.close());

const stores: Record<string, () => Promise<LoginStore>> = {
  memory: () => Promise.resolve(new MemoryStore({ now: Date.now, loginsPerBrowser })),
  ...(redis && {
    Redis: () =>
      RedisStore.open({ url: redis.url, seal: new Seal([{ id: 'k', secret: Buffer.alloc(32, 1) }]), loginsPerBrowser }),
  }),
};

for (const [name, open] of Object.entries(stores)) {
  describe(`the conformance checks, for the bank with its logins in ${name}`, () => {
    let real: Awaited<ReturnType<typeof serveBank>>;
    let cookie = '';
    before(async () => (real = await serveBank({ store: await open() })));
    after(() => real.close());

    /** A browser's cookie, which Node's own fetch does not keep. */
    const browserFetch: typeof fetch = async (url, init) => {
      const headers = new Headers(init?.headers);
      if (cookie) headers.set('Cookie', cookie);
      const response = await fetch(url, { ...init, headers });
      cookie = response.headers.get('Set-Cookie')?.split(';')[0] ?? cookie;
      return response;
    };
    /** What was asked last, on whosever phone. */
    async function asked(): Promise<string> {
      await real.idle();
      const request = real.services.smartId.service.requests(() => 'by-hand').at(-1);
      assert.ok(request, 'a phone is asked');
      return request.id;
    }
    const driver: ConformanceDriver = {
      ...people,
      strangers: [user('100006'), user('no1')],
      confirm: async () => void real.services.phones.confirm(await asked(), { pin1: PIN1 }),
      refuse: async () => void real.services.phones.refuse(await asked()),
      expire: () => undefined,
    };
    const create = () => createHttpAdapter({ endpoint: `${real.origin}/bank`, fetch: browserFetch });
    for (const check of adapterConformance(create, driver)) it(check.name, check.run);
  });
}
