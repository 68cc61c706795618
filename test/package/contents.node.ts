// The demo bank, the services that it asks and the demo's pages are of the repository alone: nothing of them is packed.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { parseAst } from 'rollup/parseAst';

const root = path.resolve(import.meta.dirname, '../..');
const packed = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
  cwd: root,
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'ignore'],
  shell: process.platform === 'win32',
});
// npm lists packages, by their names in its newest version.
const [list] = Object.values(JSON.parse(packed) as Record<string, { files: { path: string }[] }>);
const files = (list?.files ?? []).map((file) => file.path);
const { dependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  dependencies: Record<string, string>;
};

const command = 'dist/cli.js';

describe('the package', () => {
  it('has files of the element, its guides and its texts only', () => {
    const folders = new Set(files.filter((file) => file.includes('/')).map((file) => file.split('/')[0]));
    assert.deepEqual([...folders].sort(), ['dist', 'docs', 'locales']);
  });

  it('brings two libraries along', () => {
    assert.deepEqual(Object.keys(dependencies).sort(), ['i18next', 'lit']);
  });

  /** By script, what it imports that is no file beside it. */
  const imported = files
    .filter((file) => file.endsWith('.js'))
    .map((file): readonly [file: string, sources: string[]] => {
      const { body } = parseAst(readFileSync(path.join(root, file), 'utf8'));
      const sources = body.map((statement) => ('source' in statement ? statement.source?.value : undefined));
      return [file, sources.filter((source) => typeof source === 'string' && !source.startsWith('.')) as string[]];
    });

  it('imports nothing but them, React where React is, and Lit’s renderer where a server draws', () => {
    assert.ok(imported.length > 0);
    const sources = imported.flatMap(([file, sources]) => (file === command ? [] : sources));
    const packages = new Set(sources.map((name) => name.split('/')[0]));
    assert.deepEqual(
      [...packages].filter((name) => !['lit', 'i18next', 'react', '@lit-labs'].includes(name ?? '')),
      [],
    );
  });

  it('has one command, which imports Node itself and nothing else', () => {
    const [, sources = []] = imported.find(([file]) => file === command) ?? [];
    assert.ok(sources.length > 0);
    assert.deepEqual(
      sources.filter((name) => !name.startsWith('node:')),
      [],
    );
  });
});
