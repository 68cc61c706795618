// Builds when dist is missing or older than what it is made from: the end-to-end tests use the built widget.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';

const product = 'dist/cdn/internetbank-login.min.js';
const sources = [
  'src',
  'locales',
  'rollup.config.js',
  'tools/build/split-locales.ts',
  'tools/build/third-party-licences.ts',
  'tsconfig.json',
  'tsconfig.build.json',
  'package-lock.json',
];

const changedAt = (file: string): number => {
  if (!existsSync(file)) return 0;
  const status = statSync(file);
  const inner = status.isDirectory() ? readdirSync(file).map((name) => changedAt(`${file}/${name}`)) : [];
  return Math.max(status.mtimeMs, ...inner);
};

if (!existsSync(product) || Math.max(...sources.map(changedAt)) > statSync(product).mtimeMs) {
  const { status } = spawnSync('npm', ['run', 'build'], { stdio: 'inherit', shell: process.platform === 'win32' });
  process.exitCode = status ?? 1;
}
