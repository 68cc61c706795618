// Bundles TypeScript sources, so that tests in Node import them without a build.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * One module that exports what all the given files do. Files loaded together share their classes: `instanceof` holds.
 * @param {...string} files paths from the project's root
 */
export async function loadSource(...files) {
  const folder = await mkdtemp(path.join(tmpdir(), 'load-source-'));
  const outfile = path.join(folder, 'sources.mjs');
  try {
    await build({
      stdin: { contents: files.map((file) => `export * from './${file}';`).join('\n'), resolveDir: root },
      absWorkingDir: root,
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'browser',
      target: 'es2022',
      sourcemap: 'inline',
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    await rm(folder, { recursive: true });
  }
}
