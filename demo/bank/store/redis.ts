import { createHash } from 'node:crypto';
import { createClient, defineScript } from '@redis/client';
import type { Login } from '../login/login.js';
import type { Seal } from './seal.js';
import { type Count, LOGIN_LIFETIME_MS, type LoginStore, type Seen, StoreUnavailable } from './store.js';

const COMMAND_TIMEOUT_MS = 1000;
const MAX_RECONNECT_DELAY_MS = 1000;

type Parser = Parameters<Parameters<typeof defineScript>[0]['parseCommand']>[0];

/** @param keys how many of the first arguments are keys */
const script = (keys: number, text: string) =>
  defineScript({
    NUMBER_OF_KEYS: keys,
    SCRIPT: text,
    parseCommand(parser: Parser, ...parts: string[]) {
      parser.pushKeys(parts.slice(0, keys));
      parser.push(...parts.slice(keys));
    },
    transformReply: (reply: unknown) => reply,
  });

/** What has to happen in one go. Every key ends by itself. */
const scripts = {
  /** The login, and the browser's list, whose oldest give way. Lists hold names of logins, never a secret. */
  createLogin: script(
    3,
    `redis.call('HSET', KEYS[1], 'version', ARGV[1], 'body', ARGV[2])
     redis.call('PEXPIRE', KEYS[1], ARGV[3])
     redis.call('LPUSH', KEYS[2], ARGV[4])
     for _, old in ipairs(redis.call('LRANGE', KEYS[2], ARGV[5], -1)) do redis.call('DEL', ARGV[6] .. old) end
     redis.call('LTRIM', KEYS[2], 0, ARGV[5] - 1)
     redis.call('PEXPIRE', KEYS[2], ARGV[3])
     if ARGV[7] ~= '' then redis.call('SET', KEYS[3], ARGV[7], 'PX', ARGV[3]) end
     return 1`,
  ),
  readLogin: script(1, `return {redis.call('TIME'), redis.call('HGET', KEYS[1], 'body')}`),
  replaceLogin: script(
    1,
    `if redis.call('HGET', KEYS[1], 'version') ~= ARGV[1] then return 0 end
     redis.call('HSET', KEYS[1], 'version', ARGV[2], 'body', ARGV[3])
     return 1`,
  ),
  takeLease: script(
    1,
    `local holder = redis.call('GET', KEYS[1])
     if holder and holder ~= ARGV[1] then return 0 end
     redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
     return 1`,
  ),
  giveLeaseBack: script(1, `if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end return 1`),
  countOne: script(
    1,
    `local count = redis.call('INCR', KEYS[1])
     if count == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
     return {count, redis.call('PTTL', KEYS[1])}`,
  ),
};

export interface RedisStoreOptions {
  /** `redis://…`, `rediss://…`. */
  readonly url: string;
  readonly seal: Seal;
  readonly loginsPerBrowser: number;
  /** Before the names of all keys. */
  readonly prefix?: string;
  /** The connection broke: for the log. */
  readonly onTrouble?: (error: unknown) => void;
  /** There is a connection, for the first time or again. */
  readonly onReady?: () => void;
}

/**
 * For many nodes. Names of browsers and callback values are hashed, logins are sealed: nothing that is read in Redis opens
 * anything at the bank. Needs no persistence, and a server that refuses to write rather than to forget (`noeviction`).
 */
export class RedisStore implements LoginStore {
  readonly #client: ReturnType<typeof newClient>;
  readonly #seal: Seal;
  readonly #loginsPerBrowser: number;
  readonly #prefix: string;

  private constructor({ url, seal, loginsPerBrowser, prefix = 'bank:', onTrouble, onReady }: RedisStoreOptions) {
    this.#client = newClient(url);
    // Without a listener for errors the process would end.
    this.#client.on('error', (error) => onTrouble?.(error));
    this.#client.on('ready', () => onReady?.());
    this.#seal = seal;
    this.#loginsPerBrowser = loginsPerBrowser;
    this.#prefix = prefix;
  }

  /** @throws StoreUnavailable when there is no Redis at that address */
  static async open(options: RedisStoreOptions): Promise<RedisStore> {
    const store = new RedisStore(options);
    try {
      await within(store.#client.connect());
    } catch (error) {
      store.#client.destroy();
      throw new StoreUnavailable(error);
    }
    return store;
  }

  async now(): Promise<number> {
    return timeOf(await this.#ask(() => this.#client.sendCommand(['TIME'])));
  }

  async create(login: Login): Promise<void> {
    const { key, browser, callbackValue, version } = login;
    const keys = [this.#login(key), this.#hashed('browser', browser), this.#hashed('callback', callbackValue ?? key)];
    await this.#ask(() =>
      this.#client.createLogin(
        ...keys,
        String(version),
        this.#closed(login),
        String(LOGIN_LIFETIME_MS),
        key,
        String(this.#loginsPerBrowser),
        this.#login(''),
        callbackValue === undefined ? '' : key,
      ),
    );
  }

  async read(key: string): Promise<Seen | undefined> {
    const [time, body] = listOf(await this.#ask(() => this.#client.readLogin(this.#login(key))));
    if (typeof body !== 'string') return undefined;
    // Sealed by us: nobody else could have written it.
    return { login: JSON.parse(this.#seal.open(body, key)) as Login, now: timeOf(time) };
  }

  async replace(next: Login): Promise<boolean> {
    const { key, version } = next;
    const [was, is] = [String(version - 1), String(version)];
    return 1 === (await this.#ask(() => this.#client.replaceLogin(this.#login(key), was, is, this.#closed(next))));
  }

  async remove({ key }: Login): Promise<void> {
    await this.#ask(() => this.#client.del(this.#login(key)));
  }

  async newestOf(browser: string): Promise<string | undefined> {
    return (await this.#ask(() => this.#client.lIndex(this.#hashed('browser', browser), 0))) ?? undefined;
  }

  async findByCallback(value: string): Promise<string | undefined> {
    return (await this.#ask(() => this.#client.get(this.#hashed('callback', value)))) ?? undefined;
  }

  async lease(key: string, node: string, forMs: number): Promise<boolean> {
    return 1 === (await this.#ask(() => this.#client.takeLease(this.#leaseOf(key), node, String(forMs))));
  }

  async release(key: string, node: string): Promise<void> {
    await this.#ask(() => this.#client.giveLeaseBack(this.#leaseOf(key), node));
  }

  async count(key: string, windowMs: number): Promise<Count> {
    const name = this.#hashed('count', key);
    const [count, endsInMs] = listOf(await this.#ask(() => this.#client.countOne(name, String(windowMs))));
    return { count: Number(count), endsInMs: Number(endsInMs) };
  }

  async close(): Promise<void> {
    if (this.#client.isOpen) this.#client.destroy();
    await Promise.resolve();
  }

  async #ask<T>(command: () => Promise<T>): Promise<T> {
    try {
      return await within(command());
    } catch (error) {
      throw new StoreUnavailable(error);
    }
  }

  #closed(login: Login): string {
    return this.#seal.close(JSON.stringify(login), login.key);
  }

  #login(key: string): string {
    return `${this.#prefix}login:${key}`;
  }

  #leaseOf(key: string): string {
    return `${this.#prefix}lease:${key}`;
  }

  #hashed(kind: string, name: string): string {
    return `${this.#prefix}${kind}:${createHash('sha256').update(name).digest('base64url')}`;
  }
}

function newClient(url: string) {
  return createClient({
    url,
    scripts,
    // Whoever waits for a lost connection is told so at once; the next one finds it mended.
    disableOfflineQueue: true,
    socket: { reconnectStrategy: (retries) => Math.min(50 * 2 ** retries, MAX_RECONNECT_DELAY_MS) },
  });
}

/** Gives up on an answer that does not come. */
async function within<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer within ${COMMAND_TIMEOUT_MS} ms`)), COMMAND_TIMEOUT_MS);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

function listOf(reply: unknown): readonly unknown[] {
  if (!Array.isArray(reply)) throw new StoreUnavailable(new Error('Redis answered otherwise than asked'));
  return reply;
}

/** @param reply of TIME: seconds and microseconds */
function timeOf(reply: unknown): number {
  const [seconds, microseconds] = listOf(reply);
  return Number(seconds) * 1000 + Math.floor(Number(microseconds) / 1000);
}
