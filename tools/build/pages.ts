/**
 * The demo's pages as a folder that any host can serve from any path: `dist-demo/`. It holds the page of the designers and
 * the live login, which a scripted bank in the browser answers; and the pages of the demo bank's server, which serves the same
 * folder. The widget itself is the built one, beside them in `cdn/`.
 */
import { cp, readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import commonjs from '@rollup/plugin-commonjs';
import json from '@rollup/plugin-json';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { type Plugin, rollup } from 'rollup';
import esbuild from 'rollup-plugin-esbuild';
import { PAGE_POLICY } from '../../demo/bank/http/security.js';
import { describedElement } from './element.js';
import { licencePointer, thirdPartyLicences } from './third-party-licences.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const at = (...parts: string[]) => path.join(root, ...parts);

/** By their addresses, which stay: the pages name them, and tests import from them. */
const scripts = {
  'demo/overhear': 'demo/page/overhear.ts',
  'demo/demo': 'demo/page/demo.ts',
  'demo/static': 'demo/page/static.ts',
  'demo/return': 'demo/page/return.ts',
  'demo/eparaksts': 'demo/page/eparaksts.ts',
  'demo/gallery/gallery': 'demo/gallery/gallery.ts',
  'demo/gallery/scene': 'demo/gallery/scene.ts',
  'demo/gallery/scenes': 'demo/scenes/catalogue.ts',
  'demo/gallery/artboard': 'demo/gallery/artboard.ts',
};

/** What the built widget exports, by the sources that it comes from. */
const widgetScripts: Readonly<Record<string, string>> = {
  'src/register.ts': 'cdn/internetbank-login.min.js',
  'src/flow/adapter.ts': 'cdn/internetbank-login.min.js',
  'src/adapters/callback.ts': 'cdn/callback.min.js',
};

/** Leaves the widget outside: a page shows the built one, which knows errors by its own class. */
const builtWidget = (): Plugin => ({
  name: 'built-widget',
  async resolveId(source, importer) {
    const found = importer === undefined ? null : await this.resolve(source, importer, { skipSelf: true });
    const script = found && widgetScripts[path.relative(root, found.id).replaceAll(path.sep, '/')];
    return script ? { id: at('dist', script), external: 'relative' } : null;
  },
});

/** Where a page, a style sheet or a picture lies. */
const placeOf = (file: string): string =>
  file === 'demo/page/static.html' ? 'index.html' : file.replace(/^demo\/page\//, 'demo/');

const policy = `<meta http-equiv="Content-Security-Policy" content="${PAGE_POLICY}" />`;

/** All that is no script. Hosts that send no policy have it in their pages. */
const pageFiles = (): Plugin => ({
  name: 'page-files',
  async generateBundle() {
    for (const folder of ['demo/page', 'demo/gallery']) {
      for (const name of await readdir(at(folder))) {
        if (!/\.(html|css|svg)$/.test(name)) continue;
        const text = await readFile(at(folder, name), 'utf8');
        const source = text.replace('<!-- Content-Security-Policy -->', policy);
        this.emitFile({ type: 'asset', fileName: placeOf(`${folder}/${name}`), source });
      }
    }
    const fileName = 'demo/gallery/elements.json';
    this.emitFile({ type: 'asset', fileName, source: JSON.stringify(await describedElement()) });
  },
});

/**
 * Writes all pages, and the built widget beside them.
 * @param outDir is emptied first
 */
export async function buildPages(outDir = at('dist-demo')): Promise<void> {
  const bundle = await rollup({
    input: Object.fromEntries(Object.entries(scripts).map(([name, source]) => [name, at(source)])),
    onLog(level, log, report) {
      // The colour library's own circles are no fault of ours.
      if (log.code !== 'CIRCULAR_DEPENDENCY' || !log.ids?.every((id) => id.includes('node_modules')))
        report(level, log);
    },
    plugins: [
      builtWidget(),
      nodeResolve({ browser: true, exportConditions: ['production'], extensions: ['.ts', '.mjs', '.js', '.json'] }),
      commonjs(),
      json(),
      esbuild({ tsconfig: at('tsconfig.json'), target: 'es2022', minify: true }),
      pageFiles(),
      thirdPartyLicences(),
    ],
  });
  await rm(outDir, { recursive: true, force: true });
  await bundle.write({
    dir: outDir,
    format: 'es',
    sourcemap: true,
    banner: licencePointer,
    entryFileNames: '[name].js',
    chunkFileNames: 'demo/chunks/[name]-[hash].js',
    paths: (id) => path.relative(at('dist'), id).replaceAll(path.sep, '/'),
  });
  await bundle.close();
  await cp(at('dist/cdn'), path.join(outDir, 'cdn'), { recursive: true });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildPages();
  const entries = await readdir(at('dist-demo'), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.name.endsWith('.map'));
  const sizes = await Promise.all(
    files.map(async ({ parentPath, name }) => (await stat(path.join(parentPath, name))).size),
  );
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  console.log(`dist-demo/: ${files.length} files, ${Math.round(bytes / 1024)} KiB without source maps`);
}
