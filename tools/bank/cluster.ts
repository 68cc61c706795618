// A bank of two nodes behind a plain proxy, with Redis between them and the simulated services behind: `npm run bank:cluster`.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createServices, type Services } from '../../demo/services/services.js';
import { writeTrust } from '../../demo/services/trust.js';
import { Proxy } from './proxy.js';
import { RedisServer } from './redis-server.js';

/** Something that a node told. */
export interface Told {
  readonly node: number;
  readonly name: string;
  readonly event: Readonly<Record<string, unknown>>;
}

export interface ClusterOptions {
  readonly nodes?: number;
  /** Of people. */
  readonly pace?: number;
  readonly longPollMs?: number;
  readonly maxLogins?: number;
}

export interface PhoneOptions {
  readonly answering?: 'by-itself' | 'by-hand';
  readonly answerAfterMs?: number;
}

/** What a cluster needs of the services, wherever they run. */
export interface Reached {
  readonly smartId: Pick<Services['smartId'], 'url' | 'relyingParty' | 'schemeName'>;
  readonly mobileId: Pick<Services['mobileId'], 'url' | 'relyingParty'>;
  close(): Promise<void>;
}

export class Cluster<Around extends Reached = Services> {
  readonly redis: RedisServer;
  readonly services: Around;
  readonly proxy: Proxy;
  readonly told: Told[] = [];
  readonly #heard = new EventEmitter();
  readonly #folder: string;
  readonly #env: NodeJS.ProcessEnv;
  readonly #processes: (ChildProcess | undefined)[] = [];
  readonly #ports: number[] = [];

  private constructor(parts: { redis: RedisServer; services: Around; proxy: Proxy; folder: string; env: object }) {
    this.redis = parts.redis;
    this.services = parts.services;
    this.proxy = parts.proxy;
    this.#folder = parts.folder;
    this.#env = { ...process.env, ...parts.env };
  }

  /**
   * With the services in this process, so that phones are at hand.
   * @returns undefined when Redis is not installed here
   */
  static open({ answering = 'by-hand', answerAfterMs = 2000, ...options }: ClusterOptions & PhoneOptions = {}) {
    const openServices = async (trustFolder: string): Promise<Services> => {
      const services = await createServices({ phones: { answering, answerAfterMs } });
      await writeTrust(services.trust, trustFolder);
      return services;
    };
    return Cluster.around(openServices, options);
  }

  /**
   * @param openServices writes what the bank has to trust into a folder
   * @returns undefined when Redis is not installed here
   */
  static async around<Around extends Reached>(
    openServices: (trustFolder: string) => Promise<Around>,
    { nodes = 2, pace = 1, longPollMs, maxLogins }: ClusterOptions = {},
  ): Promise<Cluster<Around> | undefined> {
    const redis = await RedisServer.open('everything');
    if (!redis) return undefined;
    const folder = mkdtempSync(join(tmpdir(), 'bank-cluster-'));
    const services = await openServices(folder);
    const proxy = await Proxy.open();
    const file = join(folder, 'bank.json');
    writeFileSync(file, JSON.stringify(configOf(services, proxy.origin, nodes)));
    const env = {
      BANK_CONFIG: file,
      BANK_KEYS: `first=${randomBytes(32).toString('base64')}`,
      REDIS_URL: redis.url,
      PACE: String(pace),
      PORT: '0',
      ...(longPollMs !== undefined && { LONG_POLL_MS: String(longPollMs) }),
      ...(maxLogins !== undefined && { MAX_LOGINS: String(maxLogins) }),
    };
    const cluster = new Cluster({ redis, services, proxy, folder, env });
    await Promise.all(Array.from({ length: nodes }, (_, node) => cluster.start(node)));
    return cluster;
  }

  get origin(): string {
    return this.proxy.origin;
  }

  /** Of the processes that live. */
  get pids(): number[] {
    return this.#processes.flatMap((node) => node?.pid ?? []);
  }

  async start(node: number): Promise<void> {
    const main = fileURLToPath(new URL('../../demo/bank/node.ts', import.meta.url));
    const child = spawn(process.execPath, ['--import', 'tsx', main], {
      env: this.#env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#processes[node] = child;
    const isOpen = new Promise<void>((resolve, reject) => {
      child.once('exit', (code) => reject(new Error(`Node ${node} ended with ${code}`)));
      createInterface({ input: child.stdout }).on('line', (line) => {
        const [, port] = /http:\/\/127\.0\.0\.1:(\d+)$/.exec(line) ?? [];
        if (port === undefined) return this.#hear(node, line);
        this.#ports[node] = Number(port);
        this.proxy.ports = this.#ports.filter((known) => known > 0);
        resolve();
      });
    });
    await isOpen;
  }

  /** Without a word to anybody. */
  async kill(node: number): Promise<void> {
    const child = this.#processes[node];
    this.#processes[node] = undefined;
    if (!child) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  /** What was told already, or will be. */
  async hears(isMeant: (told: Told) => boolean): Promise<Told> {
    const known = this.told.find(isMeant);
    if (known) return known;
    for (;;) {
      const [told] = (await once(this.#heard, 'told')) as [Told];
      if (isMeant(told)) return told;
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#processes.map((_, node) => this.kill(node)));
    await this.proxy.close();
    await this.services.close();
    await this.redis.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #hear(node: number, line: string): void {
    const told = { node, ...(JSON.parse(line) as Omit<Told, 'node'>) };
    this.told.push(told);
    this.#heard.emit('told', told);
  }
}

function configOf({ smartId, mobileId }: Reached, origin: string, nodes: number) {
  const service = ({ url, relyingParty }: Reached['mobileId']) => ({
    url,
    relyingPartyUUID: relyingParty.uuid,
    relyingPartyName: relyingParty.name,
  });
  return {
    origin,
    nodes,
    proxies: ['127.0.0.1'],
    smartId: { ...service(smartId), schemeName: smartId.schemeName, anchors: 'smart-id' },
    mobileId: { ...service(mobileId), anchors: 'mobile-id' },
    idCard: { anchors: 'id-card' },
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const cluster = await Cluster.open({ answering: 'by-itself' });
  if (!cluster) {
    console.error('Redis is not installed here: install redis-server first.');
    process.exit(1);
  }
  console.log(
    `A bank of two nodes is open at ${cluster.origin}/bank (Ctrl-C closes it). Its phones answer by themselves.`,
  );
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.on(signal, () => void cluster.close().then(() => process.exit(0)));
}
