import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

describe('the command', () => {
  const main = fileURLToPath(new URL('../../../demo/server/main.ts', import.meta.url));

  it('prints its address, answers there, and stops at once', async () => {
    const server = spawn(process.execPath, ['--import', 'tsx', main], { env: { ...process.env, PORT: '0' } });
    const [line] = (await once(server.stdout, 'data')) as [Buffer];
    const url = /http:\/\/127\.0\.0\.1:\d+\//.exec(String(line))?.[0] ?? '';
    // The connection stays open, as that of a page that polls.
    assert.equal((await fetch(`${url}bank/options`)).status, 200);
    server.kill('SIGINT');
    const [code] = (await once(server, 'exit')) as [number | null];
    assert.equal(code, 0);
  });

  it('says so when the port is taken or is none', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    for (const [PORT, sentence] of [
      [String(port), /^Port \d+ is taken\..*PORT=\d+\.\n$/m],
      ['many', /^PORT must be a number/m],
    ] as const) {
      const server = spawn(process.execPath, ['--import', 'tsx', main], { env: { ...process.env, PORT } });
      let errors = '';
      server.stderr.setEncoding('utf8').on('data', (chunk: string) => (errors += chunk));
      const [code] = (await once(server, 'close')) as [number | null];
      assert.equal(code, 1);
      assert.match(errors, sentence);
    }
    other.close();
  });
});
