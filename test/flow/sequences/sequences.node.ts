import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { Step } from '../../../src/flow/state.js';
import { invariants } from './invariants.js';
import { runSequence } from './sequence.js';

/** More of them where a figure is wanted. */
const sequences = Number(process.env['SEQUENCES'] ?? 100_000);

describe('the conversation, whatever happens', () => {
  it(`keeps its promises after every step of ${sequences} sequences`, (t) => {
    const reached = new Set<Step>();
    for (let seed = 1; seed <= sequences; seed += 1) {
      const { broken, steps } = runSequence(seed);
      if (broken !== undefined) assert.fail(broken);
      for (const step of steps) reached.add(step);
    }
    // A model that never gets anywhere promises little.
    assert.equal(reached.size, 9);
    t.diagnostic(`sequences of the pure conversation: ${sequences}`);
  });
  it('has 22 promises, each with a test', () => {
    assert.deepEqual(
      Object.keys(invariants).map(Number),
      Array.from({ length: 22 }, (_, index) => index + 1),
    );
    for (const { name, check, also = [] } of Object.values(invariants)) {
      assert.ok(check ?? also.length > 0, name);
      for (const file of also) assert.ok(existsSync(file), `${name}: ${file}`);
    }
  });
});
