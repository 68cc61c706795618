import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { examples } from '../../tools/examples/catalogue.js';
import { shownFiles, withFiles } from '../../tools/build/shown-files.js';

const docs = new URL('../../docs/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, docs), 'utf8');
const guide = read('frameworks.md');

describe('the guides', () => {
  const showing = readdirSync(docs).filter((name) => name.endsWith('.md') && shownFiles(read(name)).length > 0);

  for (const name of showing) {
    it(`show files as they are: ${name}`, () => assert.equal(read(name), withFiles(read(name))));
  }

  it('are the one to frameworks and the one to an old bank', () => {
    assert.deepEqual(showing.sort(), ['connect-in-an-hour.md', 'frameworks.md']);
  });
});

describe('the guide to frameworks', () => {
  it('shows a file of each example', () => {
    const shown = new Set(shownFiles(guide).map((file) => file.split('/')[2]));
    assert.deepEqual([...shown].sort(), examples.map(({ name }) => name).sort());
  });

  it('would differ from a file that has changed', () => {
    assert.notEqual(
      withFiles(guide, () => 'changed'),
      guide,
    );
  });
});
