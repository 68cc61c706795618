import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { faults } from './table.js';

describe('every fault that a login has to survive', () => {
  for (const [kind, list] of Object.entries(faults)) {
    for (const [fault, proofs] of Object.entries(list)) {
      it(`has a test by name: ${kind}, ${fault}`, () => {
        assert.ok(proofs.length > 0);
        for (const [file, words] of proofs) {
          const text = readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');
          assert.ok(text.includes(words), `${file} has no "${words}"`);
        }
      });
    }
  }
});
