/** The runner opens a page per `*.test.ts`; a file that none of them imports would never be run, and nobody would notice. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';

const files = readdirSync('test', { recursive: true, encoding: 'utf8' })
  .map((name) => path.join('test', name))
  // What tests in Node share, and may run more than once, is in a folder of its own.
  .filter(
    (name) =>
      name.endsWith('.ts') && !/\.(node|e2e)\.ts$/.test(name) && !name.includes(`${path.sep}support${path.sep}`),
  );
const pages = files.filter((name) => name.endsWith('.test.ts'));

/** The files that a file imports by their relative name. */
const importedBy = (name: string): string[] =>
  [...readFileSync(name, 'utf8').matchAll(/^import (?:.* from )?'(\..*)\.js';$/gm)].map(([, imported]) =>
    path.join(path.dirname(name), `${imported}.ts`),
  );

function runBy(name: string, found = new Set<string>()): Set<string> {
  for (const imported of importedBy(name)) if (!found.has(imported)) runBy(imported, found.add(imported));
  return found;
}

describe('the pages of the tests in the browser', () => {
  it('run every file of tests, and each in one page only', () => {
    const runs = pages.flatMap((page) => [...runBy(page)]);
    const hasTests = (name: string) => /^ *describe\(/m.test(readFileSync(name, 'utf8'));
    for (const file of files.filter((name) => !pages.includes(name) && hasTests(name)))
      assert.equal(runs.filter((run) => run === file).length, 1, `pages with ${file}`);
  });
});
