import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from 'esbuild';

const require = createRequire(import.meta.url);

/** The names under which a package exports what lies below a folder, for instance every directive of lit. */
export function exportsOf(name, folder) {
  const manifest = JSON.parse(readFileSync(new URL(`../node_modules/${name}/package.json`, import.meta.url), 'utf8'));
  return Object.keys(manifest.exports)
    .filter((key) => key.startsWith(folder))
    .map((key) => name + key.slice(1));
}

/** A module with the default and the named exports that a bundler would give a CommonJS one. */
function asModule(name) {
  const names = Object.keys(require(name)).filter((key) => key !== 'default' && /^[a-z_$][\w$]*$/i.test(key));
  return `import all from '${name}'; export default all; export const { ${names.join(', ')} } = all;`;
}

/**
 * Serves packages to test pages as a few bundled modules: it makes CommonJS loadable and saves each page hundreds of
 * requests. One build with splitting, so what several of them share (lit) exists once.
 */
export function prebundle({ modules, commonjs = [], conditions = ['development'] }) {
  const root = '/node_modules/.prebundled/';
  const entries = new Map(
    [...modules, ...commonjs].map((name) => [name, name.replace(/\.js$/, '').replace(/\W+/g, '_')]),
  );
  const files = new Map();
  return {
    name: 'prebundle',
    async serverStart() {
      const outdir = path.resolve('node_modules/.prebundled');
      const wrappers = {
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
      return entries.has(source) ? `${root}${entries.get(source)}.js` : undefined;
    },
    serve({ path: requested }) {
      return files.has(requested) ? { body: files.get(requested), type: 'js' } : undefined;
    },
  };
}
