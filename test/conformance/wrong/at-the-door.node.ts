import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { wireChecks } from '../../../src/conformance/wire/index.js';
import { findsOut } from './support/finds-out.js';
import { wrongAtTheDoor } from './support/wrong-at-the-door.js';

describe('the banks that are wrong in plain HTTP', () => {
  it('are at least one for each check of it', () => {
    const found = new Set(Object.values(wrongAtTheDoor).flatMap(({ fails }) => fails));
    assert.deepEqual(
      wireChecks.map(({ name }) => name).filter((name) => !found.has(name)),
      [],
    );
  });
});

findsOut(wrongAtTheDoor);
