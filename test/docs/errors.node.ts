// The catalogue of problems is written by a tool, from the table that the widget goes by.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { problems } from '../../src/flow/problems.js';
import { errorCatalogue } from '../../tools/build/error-catalogue.js';

const written = readFileSync(new URL('../../docs/errors.md', import.meta.url), 'utf8');

describe('the catalogue of problems', () => {
  it('is what `npm run guides` writes', async () => {
    assert.equal(written, await errorCatalogue());
  });

  it('has each problem once', () => {
    const listed = [...written.matchAll(/^\| `([\w-]+)`/gm)].map(([, code]) => code);
    assert.deepEqual(listed.sort(), Object.keys(problems).sort());
  });
});
