// Every block of code in the README and the guides holds: what can be compiled is compiled, what names something names what
// is there. A language that nobody checks fails.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { transform } from 'esbuild';
import { describeElement } from '../../tools/build/element.js';
import { blocks, inLanguages, placeOf, root, type Block } from './support/blocks.js';
import { faultsOf } from './support/compile.js';

/** By the first line of a block: why it is not compiled. */
const notCompiled: Readonly<Record<string, string>> = {
  "import { subscribe } from 'node:diagnostics_channel';": 'needs the packages of OpenTelemetry, which a bank brings',
  "import test from 'node:test';":
    'run by `prove.node.ts`; its test bank is the reader’s, its driver answers questions of one kind alone',
};
const isCompiled = ({ code }: Block) => !Object.hasOwn(notCompiled, code.split('\n')[0] ?? '');

const compiled = { ts: true, tsx: true, js: false, vue: false, svelte: false, astro: false };
const markup = ['html', 'vue', 'svelte', 'astro', 'tsx'];
/** Checked below; `http` in `exchanges.node.ts`. */
const others = ['css', 'json', 'sh', 'bash', 'http'];
/** Languages that nothing can be held against, and why. */
const forPeople = { mermaid: 'a picture', '': 'a drawing, a policy or the output of a command' };
const checked = new Set([...Object.keys(compiled), ...markup, ...others, ...Object.keys(forPeople)]);

describe('the code in the guides', () => {
  it('is in languages that are checked', () => {
    assert.ok(blocks.length > 0);
    assert.deepEqual(
      blocks.filter(({ language }) => !checked.has(language)).map((each) => `${placeOf(each)} ${each.language}`),
      [],
    );
  });

  it('says why a block is not compiled of blocks alone that are there', () => {
    for (const line of Object.keys(notCompiled))
      assert.ok(
        blocks.some(({ code }) => code.startsWith(line)),
        line,
      );
  });

  for (const strict of [true, false]) {
    const languages = Object.entries(compiled).filter((each) => each[1] === strict);
    const faults = faultsOf(inLanguages(...languages.map(([language]) => language)).filter(isCompiled), strict);
    for (const [block, found] of faults) {
      it(`compiles: ${placeOf(block)}`, () => assert.deepEqual(found, []));
    }
  }

  for (const block of inLanguages('json')) {
    it(`is JSON: ${placeOf(block)}`, () => {
      const lines = block.code.trim().split('\n');
      const documents = lines.every((line) => /^\{.*\}$/.test(line)) ? lines : [block.code];
      for (const document of documents) assert.doesNotThrow(() => void JSON.parse(document), document);
    });
  }

  const scriptsIn = (manifest: string) => (JSON.parse(manifest) as { scripts?: object }).scripts ?? {};
  const ownScripts = scriptsIn(readFileSync(path.join(root, 'package.json'), 'utf8'));
  for (const block of inLanguages('sh', 'bash')) {
    it(`runs what is there: ${placeOf(block)}`, () => {
      // A guide with a project of its own shows its package.json.
      const shown = blocks.find(({ file, name }) => file === block.file && name === 'package.json');
      const scripts = shown ? scriptsIn(shown.code) : ownScripts;
      for (const [, script = ''] of block.code.matchAll(/npm (?:run )?(?!ci|install|run|init|pkg)([\w:-]+)/g)) {
        assert.ok(Object.hasOwn(scripts, script), script);
      }
      for (const [, file = ''] of block.code.matchAll(/npx tsx (\S+)/g))
        assert.ok(existsSync(path.join(root, file)), file);
    });
  }
});

describe('the markup and styles in the guides', async () => {
  const element = await describeElement();
  const names = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name);
  const known = new Set([...names(element.attributes), ...names(element.members), 'ref', 'slot', 'id', 'class']);
  const events = new Set(names(element.events));

  /** An attribute as each framework writes it: bound, with a modifier, or as a listener. */
  const plain = (attribute: string) =>
    attribute.replace(/^(?:bind:this|v-bind:|:|prop:|\[)/, '').replace(/(?:\.\w+|\])$/, '');
  const eventIn = (attribute: string) => /^(?:@|on:?|\()([a-z]+-[a-z]+)/.exec(attribute)?.[1];

  for (const block of inLanguages(...markup)) {
    const tags = [...block.code.matchAll(/<internetbank-login\b((?:[^>"'{]|"[^"]*"|'[^']*'|\{[^}]*\})*)>/g)];
    if (tags.length === 0) continue;
    it(`has attributes and events of the element: ${placeOf(block)}`, () => {
      for (const [, inside = ''] of tags) {
        const bare = inside.replace(/=\s*(?:"[^"]*"|'[^']*'|\{[^}]*\})/g, ' ');
        for (const attribute of bare.match(/[^\s{}/]+/g) ?? []) {
          const event = eventIn(attribute);
          if (event) assert.ok(events.has(event), attribute);
          else assert.ok(plain(attribute) === '' || known.has(plain(attribute)), attribute);
        }
      }
    });
  }

  for (const block of inLanguages('html')) {
    it(`loads scripts that the package or the guide has: ${placeOf(block)}`, () => {
      const names = blocks.filter(({ file }) => file === block.file).map(({ name }) => name);
      for (const [, from = ''] of block.code.matchAll(/<script[^>]* src="([^"]+)"/g)) {
        const isPacked = from.startsWith('/login/') && existsSync(path.join(root, 'dist/cdn', from.slice(7)));
        const name = path.posix.basename(from);
        // A script may be built.
        assert.ok(isPacked || names.includes(name) || names.includes(name.replace(/js$/, 'ts')), from);
      }
    });
  }

  for (const block of inLanguages('css')) {
    it(`has tokens and parts of the element: ${placeOf(block)}`, async () => {
      const { warnings } = await transform(block.code, { loader: 'css' });
      assert.deepEqual(
        warnings.map(({ text }) => text),
        [],
      );
      const [tokens, parts] = [names(element.cssProperties), names(element.cssParts)];
      for (const [token] of block.code.matchAll(/--ibl-[\w-]+/g)) assert.ok(tokens.includes(token), token);
      for (const [, part = ''] of block.code.matchAll(/::part\(([^)]+)\)/g)) assert.ok(parts.includes(part), part);
    });
  }
});
