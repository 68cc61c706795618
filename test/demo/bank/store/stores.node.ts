// What the bank's logins rely on, of every store.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createClient } from '@redis/client';
import { MemoryStore } from '../../../../demo/bank/store/memory.js';
import { RedisStore } from '../../../../demo/bank/store/redis.js';
import { Seal } from '../../../../demo/bank/store/seal.js';
import { LOGIN_LIFETIME_MS, type LoginStore, StoreUnavailable } from '../../../../demo/bank/store/store.js';
import { RedisServer } from '../../../../tools/bank/redis-server.js';
import { newLogin } from '../support/logins.js';

const LOGINS_PER_BROWSER = 3;

interface OpenStore {
  readonly store: LoginStore;
  /** What ends by itself comes nearer to its end. */
  readonly passTime: (forMs: number) => Promise<void>;
}

const key = { id: 'k1', secret: Buffer.alloc(32, 1) };
const redis = await RedisServer.open();
after(() => redis?.close());

/** Redis has a clock of its own: instead of waiting, all that has an end is given a nearer one. */
async function openRedis(url: string): Promise<OpenStore> {
  const store = await RedisStore.open({ url, seal: new Seal([key]), loginsPerBrowser: LOGINS_PER_BROWSER });
  const passTime = async (forMs: number) => {
    const client = await createClient({ url }).connect();
    for (const name of await client.keys('*')) await client.pExpire(name, (await client.pTTL(name)) - forMs);
    await client.close();
  };
  return { store, passTime };
}

function openMemory(): Promise<OpenStore> {
  const clock = { at: 1_800_000_000_000 };
  const store = new MemoryStore({ now: () => clock.at, loginsPerBrowser: LOGINS_PER_BROWSER });
  return Promise.resolve({ store, passTime: (forMs) => Promise.resolve(void (clock.at += forMs)) });
}

const stores: Record<string, () => Promise<OpenStore>> = {
  'in memory': openMemory,
  ...(redis && { 'in Redis': () => openRedis(redis.url) }),
};

for (const [name, open] of Object.entries(stores)) {
  describe(`the store ${name}`, () => {
    let store: LoginStore;
    let passTime: OpenStore['passTime'];
    before(async () => ({ store, passTime } = await open()));
    after(() => store.close());

    it('gives back what it was given, with the time', async () => {
      const login = newLogin({ customer: 'Ąžuolė', lastAnswer: { digest: 'd', asked: 'a', isLost: false } });
      await store.create(login);
      const seen = await store.read(login.key);
      assert.deepEqual(seen?.login, login);
      assert.ok(Math.abs(seen.now - (await store.now())) < 1000);
      assert.equal(await store.read('another'), undefined);
    });

    it('replaces what was seen, and nothing that changed since', async () => {
      const login = newLogin();
      await store.create(login);
      const next = { ...login, version: 2, customer: 'first' };
      const racing = await Promise.all([store.replace(next), store.replace({ ...next, customer: 'second' })]);
      assert.deepEqual(racing, [true, false]);
      assert.equal((await store.read(login.key))?.login.customer, 'first');
      assert.equal(await store.replace({ ...newLogin(), version: 2 }), false, 'what is not there is not replaced');
    });

    it('lets one of many who race be first', async () => {
      const login = newLogin();
      await store.create(login);
      const all = Array.from({ length: 50 }, (_, racer) => ({ ...login, version: 2, customer: String(racer) }));
      const won = await Promise.all(all.map((next) => store.replace(next)));
      assert.equal(won.filter(Boolean).length, 1);
    });

    it('forgets a login ten minutes after its start, however often it changed', async () => {
      const login = newLogin({ callbackValue: 'value-1' });
      await store.create(login);
      await passTime(LOGIN_LIFETIME_MS - 5000);
      assert.equal(await store.replace({ ...login, version: 2 }), true);
      assert.equal(await store.findByCallback('value-1'), login.key);
      await passTime(5000);
      assert.equal(await store.read(login.key), undefined);
      assert.equal(await store.replace({ ...login, version: 3 }), false);
      assert.equal(await store.findByCallback('value-1'), undefined);
      assert.equal(await store.newestOf(login.browser), undefined);
    });

    it('finds by callback value', async () => {
      const login = newLogin({ callbackValue: 'value-2' });
      await store.create(login);
      assert.equal(await store.findByCallback('value-2'), login.key);
      assert.equal(await store.findByCallback(login.key), undefined);
    });

    it('knows the newest of a browser, and keeps so many', async () => {
      const browser = 'busy';
      const logins = Array.from({ length: LOGINS_PER_BROWSER + 1 }, () => newLogin({ browser }));
      for (const login of logins) {
        await store.create(login);
        assert.equal(await store.newestOf(browser), login.key);
      }
      const kept = await Promise.all(logins.map(async (login) => Boolean(await store.read(login.key))));
      assert.deepEqual(kept, [false, true, true, true]);
    });

    it('removes', async () => {
      const login = newLogin();
      await store.create(login);
      await store.remove(login);
      assert.equal(await store.read(login.key), undefined);
    });

    it('leases a login to one node until it gives it back or dies', async () => {
      assert.equal(await store.lease('l', 'north', 25_000), true);
      assert.equal(await store.lease('l', 'south', 25_000), false);
      assert.equal(await store.lease('l', 'north', 25_000), true, 'renewed');
      await store.release('l', 'south');
      assert.equal(await store.lease('l', 'south', 25_000), false, 'not given back by another');
      await passTime(25_000);
      assert.equal(await store.lease('l', 'south', 25_000), true);
      await store.release('l', 'south');
      assert.equal(await store.lease('l', 'north', 25_000), true);
    });

    it('counts in windows', async () => {
      for (let count = 1; count <= 3; count++) {
        const counted = await store.count('starts', 60_000);
        assert.equal(counted.count, count);
        assert.ok(counted.endsInMs > 55_000 && counted.endsInMs <= 60_000);
      }
      assert.equal((await store.count('others', 60_000)).count, 1);
      await passTime(60_000);
      assert.equal((await store.count('starts', 60_000)).count, 1);
    });
  });
}

describe('Redis', () => {
  if (!redis) {
    it('is not installed here: the store in Redis was not tried', (test) => test.diagnostic('no redis-server'));
    return;
  }

  it('holds no secret that opens anything, and nothing without an end', async () => {
    const { store } = await openRedis(redis.url);
    const secrets = ['browser-of-somebody', 'callback-value', '40504040001', 'the session secret'];
    const [browser = '', callbackValue = '', personalCode = '', sessionSecret = ''] = secrets;
    await store.create(
      newLogin({
        browser,
        callbackValue,
        stage: {
          kind: 'returning',
          session: {
            rpChallenge: 'x',
            interactions: 'y',
            controlCode: '0001',
            sessionId: 's',
            sessionToken: 't',
            sessionSecret,
            deviceLinkBase: 'https://smart-id.com/device-link',
          },
          answer: { personalCode },
        },
      }),
    );
    await store.count(`starts of ${browser}`, 60_000);
    const client = await createClient({ url: redis.url }).connect();
    const seen: string[] = [];
    for (const name of await client.keys('*')) {
      const type = await client.type(name);
      const value =
        type === 'hash'
          ? await client.hGetAll(name)
          : type === 'list'
            ? await client.lRange(name, 0, -1)
            : await client.get(name);
      seen.push(name, JSON.stringify(value));
      assert.ok((await client.pTTL(name)) > 0, `${name} has an end`);
    }
    await client.close();
    await store.close();
    for (const secret of secrets) assert.ok(!seen.join('\n').includes(secret), secret);
  });

  it('that is gone is told within a second, and is found again', async () => {
    const own = await RedisServer.open();
    assert.ok(own);
    let onReady = () => {};
    const seal = new Seal([key]);
    const store = await RedisStore.open({ url: own.url, seal, loginsPerBrowser: 3, onReady: () => onReady() });
    await own.stop();
    const login = newLogin();
    await assert.rejects(store.create(login), StoreUnavailable);
    await assert.rejects(RedisStore.open({ url: own.url, seal, loginsPerBrowser: 3 }), StoreUnavailable);
    const isBack = new Promise<void>((resolve) => (onReady = resolve));
    await own.start();
    await isBack;
    await store.create(login);
    assert.deepEqual((await store.read(login.key))?.login, login);
    await store.close();
    await own.close();
  });
});

describe('the seal', () => {
  const older = { id: 'k0', secret: Buffer.alloc(32, 2) };

  it('opens what an older key has closed', () => {
    const closed = new Seal([older]).close('text', 'place');
    assert.equal(new Seal([key, older]).open(closed, 'place'), 'text');
    assert.throws(() => new Seal([key]).open(closed, 'place'), /unknown key/);
  });

  it('does not open what was changed, or moved to another place', () => {
    const seal = new Seal([key]);
    const closed = seal.close('text', 'place');
    assert.notEqual(closed, seal.close('text', 'place'), 'no two alike');
    assert.throws(() => seal.open(closed, 'another place'));
    for (const at of [4, 20, closed.length - 3]) {
      const other = closed[at] === 'A' ? 'B' : 'A';
      assert.throws(() => seal.open(closed.slice(0, at) + other + closed.slice(at + 1), 'place'));
    }
  });
});
