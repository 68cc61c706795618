// Builds the widget, and the demo's pages with it, where they are missing or older than what they are made from.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';

interface Build {
  /** One of the files that it writes. */
  readonly product: string;
  readonly sources: readonly string[];
  readonly command: string;
}

const shared = ['src', 'locales', 'tsconfig.json', 'package.json', 'package-lock.json', 'tools/build'];
const widget: Build = {
  product: 'dist/cdn/internetbank-login.min.js',
  sources: [...shared, 'rollup.config.js', 'tsconfig.build.json'],
  command: 'build',
};
const pages: Build = {
  product: 'dist-demo/demo/gallery/gallery.js',
  sources: [...shared, widget.product, 'demo', 'README.md', 'custom-elements-manifest.config.mjs'],
  command: 'build:pages',
};

const changedAt = (file: string): number => {
  if (!existsSync(file)) return 0;
  const status = statSync(file);
  const inner = status.isDirectory() ? readdirSync(file).map((name) => changedAt(`${file}/${name}`)) : [];
  return Math.max(status.mtimeMs, ...inner);
};

for (const { product, sources, command } of [widget, pages]) {
  if (existsSync(product) && Math.max(...sources.map(changedAt)) <= statSync(product).mtimeMs) continue;
  const { status } = spawnSync('npm', ['run', command], { stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) process.exit(status ?? 1);
}
