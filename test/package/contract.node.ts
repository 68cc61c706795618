// The names that pages import, and what each gives: fixed, because people outside have written them down.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { parseAst } from 'rollup/parseAst';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const { name, type, exports, bin, files, engines, ...own } = JSON.parse(read('package.json')) as {
  name: string;
  type: string;
  exports: Record<string, string | { types: string; default?: string }>;
  bin: Record<string, string>;
  files: string[];
  engines: { node: string };
  'web-types': string;
  customElements: string;
  scripts: Record<string, string>;
};

/** What a module in Node exports, asked in a process of its own: an import registers what it registers. */
function exportsOf(entry: string): string[] {
  if (entry.includes('/cdn/')) return exportsOfScript(path.join(root, 'dist', entry.slice(name.length + 1)));
  const code = `console.log(JSON.stringify(Object.keys(await import(${JSON.stringify(entry)}))))`;
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', code], { cwd: root, encoding: 'utf8' });
  return JSON.parse(output) as string[];
}

/** Of a script for browsers alone: what it says at its end. */
function exportsOfScript(file: string): string[] {
  const { body } = parseAst(readFileSync(file, 'utf8'));
  const named = body.flatMap((statement) => (statement.type === 'ExportNamedDeclaration' ? statement.specifiers : []));
  return named.map(({ exported }) => ('name' in exported ? exported.name : ''));
}

const flow = ['LoginFlow', 'LoginError', 'browserClock'];
const element = ['InternetbankLogin', 'LoginError', 'createHttpAdapter'];

/** By entry, what has to be among the names that it exports. */
const modules: Readonly<Record<string, readonly string[]>> = {
  '.': element,
  './elements.js': element,
  './flow.js': flow,
  './adapters/http.js': ['createHttpAdapter'],
  './adapters/demo.js': ['createDemoAdapter'],
  './adapters/conformance.js': ['adapterConformance'],
  './callback.js': ['completeReturn'],
  './react.js': ['InternetbankLogin'],
  './hydrate.js': element,
  './server.js': ['renderLogin'],
  './cdn/internetbank-login.min.js': element,
  './cdn/internetbank-login.lt.min.js': element,
  './cdn/internetbank-login.lv.min.js': element,
  './cdn/internetbank-login.en.min.js': element,
  './cdn/callback.min.js': ['completeReturn'],
};
const types = ['react', 'preact', 'solid', 'vue'].map((framework) => `./jsx/${framework}.js`);
const documents = [
  ...['lt', 'lv', 'en'].map((language) => `./locales/${language}.json`),
  './cdn/integrity.json',
  './custom-elements.json',
  './vscode.html-custom-data.json',
  './vscode.css-custom-data.json',
  './web-types.json',
  './openapi.yaml',
  './package.json',
];

describe('the names of the package', () => {
  it('are its own, of ES modules only', () => {
    assert.equal(name, 'internetbank-login');
    assert.equal(type, 'module');
    assert.doesNotMatch(JSON.stringify(exports), /"require"|\.cjs"/);
  });

  it('are these entries and no others', () => {
    assert.deepEqual(Object.keys(exports).sort(), [...Object.keys(modules), ...types, ...documents].sort());
  });

  for (const [entry, names] of Object.entries(modules)) {
    it(`${entry} gives ${names.join(', ')}`, () => {
      const given = exportsOf(path.posix.join(name, entry));
      assert.deepEqual(
        names.filter((each) => !given.includes(each)),
        [],
      );
    });
  }

  it('lead to files that are there, declarations included', () => {
    // What `npm run analyze` writes comes with the archive, not with the build.
    const generated = /^\.\/(custom-elements|vscode\..*|web-types)\.json$/;
    const targets = Object.values(exports).flatMap((target) =>
      typeof target === 'string' ? [target] : Object.values(target),
    );
    assert.deepEqual(
      targets.filter((target) => !generated.test(target) && !existsSync(path.join(root, target))),
      [],
    );
    const named = [own['web-types'], own.customElements].map((file) => `./${file}`);
    for (const file of [...targets.filter((target) => generated.test(target)), ...named])
      assert.ok(files.includes(file.slice(2)), file);
  });
});

describe('the command of the package', () => {
  it('is one, of the same name, and runs in Node', () => {
    assert.deepEqual(bin, { [name]: 'dist/cli.js' });
    assert.match(read('dist/cli.js'), /^#!\/usr\/bin\/env node\n/);
  });
});

describe('what is beside the scripts', () => {
  it('has the hash of every script for `integrity`', () => {
    const hashes = JSON.parse(read('dist/cdn/integrity.json')) as Record<string, string>;
    const scripts = readdirSync(path.join(root, 'dist/cdn'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.js'))
      .map((file) => file.replaceAll(path.sep, '/'));
    assert.deepEqual(Object.keys(hashes).sort(), scripts.sort());
    for (const [file, hash] of Object.entries(hashes)) {
      const computed = createHash('sha384').update(readFileSync(path.join(root, 'dist/cdn', file)));
      assert.equal(hash, `sha384-${computed.digest('base64')}`, file);
    }
  });

  it('is a bill of materials with all whose licences lie beside the code', () => {
    const { bomFormat, components } = JSON.parse(read('dist/sbom.cdx.json')) as {
      bomFormat: string;
      components: { name: string; version: string; licenses?: object[] }[];
    };
    assert.equal(bomFormat, 'CycloneDX');
    const listed = components.map((each) => `${each.name} ${each.version}`);
    const licensed = ['dist', 'dist/cdn'].flatMap((folder) =>
      [...read(`${folder}/THIRD-PARTY-LICENSES.txt`).matchAll(/^(\S+ \d\S+) \(/gm)].map(([, each = '']) => each),
    );
    assert.ok(licensed.length > 0);
    assert.deepEqual(
      licensed.filter((each) => !listed.includes(each)),
      [],
    );
    assert.ok(components.every(({ licenses = [] }) => licenses.length > 0));
  });
});

describe('how the package is made and published', () => {
  it('asks nothing of who installs it: no script runs then, and Node is as old as promised', () => {
    for (const script of ['preinstall', 'install', 'postinstall']) assert.equal(own.scripts[script], undefined);
    assert.equal(engines.node, '>=20.19');
  });

  it('is published by the forge, with a statement of where it was built', () => {
    const workflow = read('.github/workflows/release.yml');
    assert.match(workflow, /id-token: write/);
    assert.match(workflow, /npm publish --provenance/);
  });
});
