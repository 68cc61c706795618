import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { findExecutable } from '../test/find-browser.js';

/** What is on disk survives the process: nothing, or every change before it is answered. */
export type Keeps = 'nothing' | 'everything';

/** A Redis of our own: on a socket in a folder of its own. */
export class RedisServer {
  readonly url: string;
  readonly #program: string;
  readonly #folder: string;
  readonly #keeps: Keeps;
  #process: ChildProcess | undefined;

  private constructor(program: string, keeps: Keeps) {
    this.#program = program;
    this.#keeps = keeps;
    this.#folder = mkdtempSync(join(tmpdir(), 'bank-redis-'));
    this.url = `unix://${join(this.#folder, 'redis.sock')}`;
  }

  /** @returns undefined when Redis is not installed here */
  static async open(keeps: Keeps = 'nothing'): Promise<RedisServer | undefined> {
    const program = findExecutable('redis-server');
    if (program === undefined) return undefined;
    const server = new RedisServer(program, keeps);
    await server.start();
    return server;
  }

  async start(): Promise<void> {
    const appendonly = this.#keeps === 'everything' ? 'yes' : 'no';
    const settings = {
      port: '0',
      unixsocket: join(this.#folder, 'redis.sock'),
      save: '',
      appendonly,
      appendfsync: 'always',
    };
    const server = spawn(
      this.#program,
      Object.entries({ ...settings, dir: this.#folder, 'maxmemory-policy': 'noeviction' }).flatMap(([name, value]) => [
        `--${name}`,
        value,
      ]),
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    this.#process = server;
    for await (const line of createInterface({ input: server.stdout })) {
      if (/ready to accept connections/i.test(line)) break;
    }
    if (server.exitCode !== null) throw new Error(`Redis ended with ${server.exitCode}`);
    server.stdout.resume();
  }

  /** Ends it without a word, and with it all that it did not keep. */
  async stop(): Promise<void> {
    const server = this.#process;
    this.#process = undefined;
    if (!server || server.exitCode !== null) return;
    const ended = once(server, 'exit');
    server.kill('SIGKILL');
    await ended;
  }

  async close(): Promise<void> {
    await this.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
