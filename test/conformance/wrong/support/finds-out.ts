// A bank that is wrong in one way fails the checks about it, and no others.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { judged } from './right-bank.js';
import type { WrongBank } from './wrong-bank.js';

/** Most of it is waiting: some at a time. */
export function findsOut(banks: Readonly<Record<string, WrongBank>>): void {
  describe('the command finds out, and says nothing else of, a bank that', { concurrency: 3 }, () => {
    for (const [what, { change, fails }] of Object.entries(banks)) {
      it(what, async () => {
        const found = await judged(change());
        const failures = found.flatMap((check) =>
          check.outcome === 'failed' ? [`${check.name}: ${check.reason}`] : [],
        );
        const failed = found.filter(({ outcome }) => outcome === 'failed').map(({ name }) => name);
        assert.deepEqual(failed, fails, failures.join('\n'));
      });
    }
  });
}
