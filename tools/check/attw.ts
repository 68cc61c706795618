// The archive as `npm publish` would send it, asked by attw: does each entry have the types of the file that is found?
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const run = (command: string, args: readonly string[]): string =>
  execFileSync(command, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    shell: process.platform === 'win32',
  });

/** Read by name, never imported as a module. */
const documents = ['openapi.yaml'];
const rules = [
  // The package is ES modules only, by contract. Node has loaded those by `require` since 20.19.
  'cjs-resolves-to-esm',
];

const folder = mkdtempSync(path.join(tmpdir(), 'internetbank-login-attw-'));
try {
  const packed = run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder]);
  const [archive] = Object.values(JSON.parse(packed) as Record<string, { filename: string }>);
  const file = path.join(folder, archive?.filename ?? '');
  const options = [
    '--ignore-rules',
    ...rules,
    '--exclude-entrypoints',
    ...documents,
    '--format',
    'ascii',
    '--no-emoji',
  ];
  console.log(run('npx', ['attw', file, ...options]));
} catch (error) {
  if (error instanceof Error && 'stdout' in error) console.error(error.stdout);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
