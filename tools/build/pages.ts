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
import { PAGE_POLICY, PAGES_TRUSTED_TYPES } from '../../demo/bank/http/security.js';
import { describedElement } from './element.js';
import { ownTrustedTypesPolicy } from './own-trusted-types-policy.js';
import { licencePointer, thirdPartyLicences } from './third-party-licences.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const at = (...parts: string[]) => path.join(root, ...parts);

/** By their addresses, which stay: the pages name them, and tests import from them. */
const scripts = {
  'demo/over-http': 'demo/play/over-http.ts',
  'demo/in-page': 'demo/play/in-page.ts',
  'demo/return': 'demo/play/return.ts',
  'demo/eparaksts': 'demo/play/eparaksts.ts',
  'demo/gallery/gallery': 'demo/designers/designers-page.ts',
  'demo/gallery/scene': 'demo/designers/scene.ts',
  'demo/gallery/scenes': 'demo/scenes/catalogue.ts',
  'demo/gallery/artboard': 'demo/designers/art-board.ts',
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
  file.replace(/^demo\/play\//, 'demo/').replace(/^demo\/designers\//, 'demo/gallery/');

/** The page where a person logs in. */
const login = 'demo/play/index.html';

const policy = `<meta http-equiv="Content-Security-Policy" content="${PAGE_POLICY}" />`;
const withPolicy = (page: string) => page.replace('<!-- Content-Security-Policy -->', policy);

/** All that is no script. Hosts that send no policy have it in their pages. */
const pageFiles = (): Plugin => ({
  name: 'page-files',
  async generateBundle() {
    const emit = (fileName: string, source: string) => this.emitFile({ type: 'asset', fileName, source });
    for (const folder of ['demo/play', 'demo/designers', 'demo/shared']) {
      for (const name of await readdir(at(folder))) {
        const file = `${folder}/${name}`;
        if (!/\.(html|css|svg)$/.test(name) || file === login) continue;
        emit(placeOf(file), withPolicy(await readFile(at(file), 'utf8')));
      }
    }
    // Twice: by itself, and as the server has it, which sends a policy of its own.
    const page = await readFile(at(login), 'utf8');
    emit('index.html', withPolicy(page));
    emit(placeOf(login), page.replace('demo/in-page.js', 'demo/over-http.js'));
    emit('demo/gallery/elements.json', JSON.stringify(await describedElement()));
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
      ownTrustedTypesPolicy(PAGES_TRUSTED_TYPES),
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
