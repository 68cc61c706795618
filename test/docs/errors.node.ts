// The catalogue of problems, which is written from the table that the widget goes by, is whole.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { problems } from '../../src/flow/problems.js';

const written = readFileSync(new URL('../../docs/errors.md', import.meta.url), 'utf8');

describe('the catalogue of problems', () => {
  it('has each problem once', () => {
    const listed = [...written.matchAll(/^\| `([\w-]+)`/gm)].map(([, code]) => code);
    assert.deepEqual(listed.sort(), Object.keys(problems).sort());
  });
});
