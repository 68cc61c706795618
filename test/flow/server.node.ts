import { describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { browserClock } from '../../src/flow/browser-clock.js';

/** The names by which a page is reached; a server has neither. */
const names = ['addEventListener', 'document'];

describe('browserClock on a server', () => {
  it('listens to no page, as there is none', () => {
    const found = names.map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const);
    for (const name of names) Reflect.deleteProperty(globalThis, name);
    try {
      assert.doesNotThrow(() => browserClock.onReturn(() => undefined, new AbortController().signal));
    } finally {
      for (const [name, own] of found) if (own) Object.defineProperty(globalThis, name, own);
    }
  });
});
