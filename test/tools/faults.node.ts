import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { faults } from '../../tools/mutation/faults.js';

describe('A fault that is put into the element', () => {
  for (const { what, file, from, to, tests } of faults) {
    it(`${what}: has one place in ${file}, changes it, and tests that may notice`, () => {
      assert.equal(readFileSync(file, 'utf8').split(from).length, 2);
      assert.notEqual(from, to);
      for (const test of tests) assert.ok(existsSync(test), test);
    });
  }
});
