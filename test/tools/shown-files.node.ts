import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { examples } from '../../tools/examples/catalogue.js';
import { shownFiles, withFiles } from '../../tools/build/shown-files.js';

const guide = readFileSync(new URL('../../docs/frameworks.md', import.meta.url), 'utf8');

describe('the guide to frameworks', () => {
  it('shows the files of the examples as they are', () => {
    assert.equal(guide, withFiles(guide));
  });

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
