// What leads where, as the map of the designers' page draws it.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { edges, scenesOf } from '../../../demo/designers/flow-map.js';
import { known } from '../../../demo/designers/find-scenes.js';

describe('the map of screens', () => {
  const all = edges();
  const has = (from: string, to: string) => all.some((edge) => edge.from === from && edge.to === to);

  it('leads through the whole login and back, as the transition table does', () => {
    for (const [from, to] of [
      ['loading', 'choosing'],
      ['choosing', 'identifying'],
      ['choosing', 'starting'],
      ['identifying', 'starting'],
      ['starting', 'waiting'],
      ['waiting', 'prompting'],
      ['prompting', 'checking'],
      ['checking', 'prompting'],
      ['checking', 'succeeded'],
      ['waiting', 'failed'],
      ['failed', 'choosing'],
      ['succeeded', 'loading'],
    ] as const) {
      assert.ok(has(from, to), `${from} → ${to}`);
    }
    for (const [from, to] of [
      ['choosing', 'succeeded'],
      ['prompting', 'succeeded'],
      ['succeeded', 'waiting'],
    ] as const) {
      assert.ok(!has(from, to), `${from} → ${to}`);
    }
  });

  it('reaches every step, and leaves every step', () => {
    assert.deepEqual([...new Set(all.map(({ to }) => to))].sort(), [...known.step].sort());
    assert.deepEqual([...new Set(all.map(({ from }) => from))].sort(), [...known.step].sort());
  });

  it('shows the screens of one method only, if asked', () => {
    const ids = scenesOf('waiting', 'mobile-id').map(({ id }) => id);
    assert.deepEqual(ids, ['waiting-mobile-id']);
  });
});
