// One bank of two nodes in this process, over each store: what happens when both do something at once.
import assert from 'node:assert/strict';
import { after, afterEach, describe, it } from 'node:test';
import { MemoryStore } from '../../../../demo/bank/store/memory.js';
import { RedisStore } from '../../../../demo/bank/store/redis.js';
import { Seal } from '../../../../demo/bank/store/seal.js';
import type { LoginStore } from '../../../../demo/bank/store/store.js';
import { RedisServer } from '../../../../tools/bank/redis-server.js';
import { outcomeOf } from '../../../demo-bank/support/replies.js';
import { Nodes, pageAt } from '../support/nodes.js';

const RACES = 200;
const loginsPerBrowser = 20;
const redis = await RedisServer.open();
after(() => redis?.close());

const stores: Record<string, () => Promise<LoginStore>> = {
  'in memory': () => Promise.resolve(new MemoryStore({ now: Date.now, loginsPerBrowser })),
  ...(redis && {
    'in Redis': () =>
      RedisStore.open({
        url: redis.url,
        seal: new Seal([{ id: 'k', secret: Buffer.alloc(32, 1) }]),
        loginsPerBrowser,
      }),
  }),
};

for (const [name, open] of Object.entries(stores)) {
  describe(`two nodes with their logins ${name}`, () => {
    let close = () => Promise.resolve();
    afterEach(() => close());

    async function openNodes(pace = 1) {
      const store = await open();
      const nodes = new Nodes(store, pace);
      const [north, south] = [nodes.add(), nodes.add()];
      close = async () => {
        await nodes.close();
        await store.close();
      };
      return { nodes, services: nodes.services, north, south };
    }

    it('let a login begin at one and end at the other', async () => {
      const { services, north, south } = await openNodes();
      const started = await pageAt(north).start({ method: 'smart-id' });
      assert.equal(outcomeOf(await pageAt(south).poll(started)), 'pending');
      services.confirm();
      await north.watcher.idle();
      assert.equal(outcomeOf(await pageAt(south).poll(started)), 'success');
    });

    it('ask the service with one voice', async () => {
      const { services, north, south } = await openNodes();
      const started = await pageAt(north).start({ method: 'smart-id' });
      for (let poll = 0; poll < 5; poll++) await pageAt(south).poll(started);
      assert.equal(services.held, 1);
    });

    it('hand a login over when one closes', async () => {
      const { services, north, south } = await openNodes();
      const started = await pageAt(north).start({ method: 'smart-id' });
      await north.watcher.close();
      assert.equal(services.held, 0);
      await pageAt(south).poll(started);
      assert.equal(services.held, 1);
      services.confirm();
      await south.watcher.idle();
      assert.equal(outcomeOf(await pageAt(south).poll(started)), 'success');
    });

    it(`make one success of a return and an answer that come at once, ${RACES} times`, async () => {
      const { nodes, services, north, south } = await openNodes();
      for (let race = 0; race < RACES; race++) {
        const started = await pageAt(north).start({ method: 'smart-id' });
        const url = nodes.returnUrl('v');
        services.confirm(undefined, 'v');
        const returns = await Promise.allSettled([
          pageAt(south).returnFromApp(url),
          pageAt(north).returnFromApp(url),
          pageAt(south).poll(started),
          pageAt(north).poll(started),
        ]);
        const taken = returns.slice(0, 2).filter(({ status }) => status === 'fulfilled');
        assert.equal(taken.length, 1, `the return was taken ${taken.length} times in race ${race}`);
        await Promise.all([north.watcher.idle(), south.watcher.idle()]);
        const resumed = await Promise.all([pageAt(north).resume(), pageAt(south).resume()]);
        assert.deepEqual(
          resumed.map((found) => outcomeOf(found?.reply)),
          ['success', 'success'],
          `race ${race}`,
        );
      }
    });

    it('ring once, whoever looks', async () => {
      const { services, north, south } = await openNodes(0);
      const begun = await Promise.all(
        Array.from({ length: 20 }, (_, index) => pageAt(index % 2 ? north : south).push('ona')),
      );
      for (let look = 0; look < 3; look++) {
        await Promise.all(begun.flatMap((reply) => [pageAt(north).poll(reply), pageAt(south).poll(reply)]));
      }
      assert.equal(services.rung.length, begun.length);
    });
  });
}
