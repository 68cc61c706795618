// What documents say of the sources is what `npm run guides` writes: problems, tables of the element, files that are shown.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import type { Step } from '../../src/flow/state.js';
import { tableNames, tablesIn, withTables } from '../../tools/build/api-tables.js';
import { describeElement } from '../../tools/build/element.js';
import { documents, written } from '../../tools/build/guides.js';

import { root } from './support/blocks.js';

/** Those of the contract. */
const steps: readonly Step[] = [
  'loading',
  'choosing',
  'identifying',
  'starting',
  'waiting',
  'prompting',
  'checking',
  'succeeded',
  'failed',
];
const read = (document: string) => readFileSync(path.join(root, document), 'utf8');

describe('the documents', () => {
  for (const document of documents) {
    it(`are as \`npm run guides\` writes them: ${document}`, async () => {
      assert.equal(read(document), await written(document));
    });
  }

  it('have each table of the element once', () => {
    assert.deepEqual(documents.flatMap((document) => tablesIn(read(document))).sort(), [...tableNames].sort());
  });

  it('would have other tables if one were changed by hand', () => {
    const changed = read('docs/api.md').replace('login-success', 'login-triumph');
    assert.notEqual(withTables(changed), changed);
  });
});

describe('the tables of the element', async () => {
  const element = await describeElement();
  /** The first names of the rows below a heading. */
  const rows = (heading: string) => {
    const [, section = ''] = read('docs/api.md').split(`\n## ${heading}\n`);
    return [...(section.split('\n## ')[0] ?? '').matchAll(/^\| `([\w-]+)/gm)].map(([, name]) => name).sort();
  };
  const namesOf = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name).sort();
  const methods = element.members.filter(({ kind }) => kind === 'method');

  for (const [heading, names] of Object.entries({
    'Attributes and properties': namesOf(element.attributes),
    Methods: namesOf(methods),
    Events: namesOf(element.events),
    Slots: namesOf(element.slots),
    Parts: namesOf(element.cssParts),
    Steps: [...steps].sort(),
  })) {
    it(`have all of them: ${heading}`, () => assert.deepEqual(rows(heading), names));
  }

  it('leave nothing unsaid', () => {
    const empty = ['README.md', 'docs/api.md'].flatMap((document) => read(document).match(/^\|.*\|\s+\|$/gm) ?? []);
    assert.deepEqual(empty, []);
  });
});
