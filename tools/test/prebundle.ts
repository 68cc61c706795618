import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { TestRunnerPlugin } from '@web/test-runner';
import { build, type Plugin } from 'esbuild';

const require = createRequire(import.meta.url);

/** The names under which a package exports what begins like this, for instance every directive of lit. */
export function exportsOf(name: string, beginning: string): string[] {
  const file = new URL(`../../node_modules/${name}/package.json`, import.meta.url);
  const { exports } = JSON.parse(readFileSync(file, 'utf8')) as { exports: Record<string, unknown> };
  return Object.keys(exports)
    .filter((key) => key.startsWith(beginning))
    .map((key) => name + key.slice(1));
}

/** A module with the default and the named exports that a bundler would give a CommonJS one. */
function asModule(name: string): string {
  const names = Object.keys(require(name) as object).filter((key) => key !== 'default' && /^[a-z_$][\w$]*$/i.test(key));
  return `import all from '${name}'; export default all; export const { ${names.join(', ')} } = all;`;
}

/** Packages by the names under which tests import them. */
interface Packages {
  readonly modules: readonly string[];
  readonly commonjs?: readonly string[];
  readonly conditions?: string[];
}

/**
 * Serves packages to test pages as a few bundled modules: it makes CommonJS loadable and saves each page hundreds of
 * requests. One build with splitting, so what several of them share (lit) exists once.
 */
export function prebundle({ modules, commonjs = [], conditions = ['development'] }: Packages): TestRunnerPlugin {
  const root = '/node_modules/.prebundled/';
  const entries = new Map(
    [...modules, ...commonjs].map((name) => [name, name.replace(/\.js$/, '').replace(/\W+/g, '_')]),
  );
  const wrappers: Plugin = {
    name: 'commonjs-wrappers',
    setup(bundler) {
      bundler.onResolve({ filter: /.*/ }, ({ path: name, kind }) =>
        kind === 'entry-point' && commonjs.includes(name) ? { path: name, namespace: 'commonjs' } : undefined,
      );
      bundler.onLoad({ filter: /.*/, namespace: 'commonjs' }, ({ path: name }) => ({
        contents: asModule(name),
        resolveDir: path.resolve('.'),
      }));
    },
  };
  const files = new Map<string, string>();
  return {
    name: 'prebundle',
    async serverStart() {
      const outdir = path.resolve('node_modules/.prebundled');
      const { outputFiles } = await build({
        entryPoints: [...entries].map(([name, out]) => ({ in: name, out })),
        outdir,
        bundle: true,
        splitting: true,
        write: false,
        format: 'esm',
        platform: 'browser',
        target: 'es2022',
        conditions,
        plugins: [wrappers],
        logLevel: 'error',
      });
      for (const file of outputFiles) {
        files.set(root + path.relative(outdir, file.path).split(path.sep).join('/'), file.text);
      }
    },
    resolveImport({ source }) {
      const name = entries.get(source);
      return name && `${root}${name}.js`;
    },
    serve({ path: requested }) {
      const body = files.get(requested);
      return body === undefined ? undefined : { body, type: 'js' };
    },
  };
}
