/** Node's own test functions as mocha has them, so that one runner has the tests of both. */
import { createRequire } from 'node:module';

const real = createRequire(import.meta.url)('node:test') as typeof import('node:test');
type Work = (context: { mock: typeof real.mock }) => unknown;
const given = globalThis as unknown as Record<'describe' | 'it', (name: string, work: () => unknown) => void> &
  Record<'before' | 'after' | 'beforeEach' | 'afterEach', (work: () => unknown) => void>;

export const { mock } = real;
export const { describe, before, after, beforeEach, afterEach } = given;
export const it = (name: string, work: Work): void =>
  given.it(name, async () => {
    try {
      await work({ mock });
    } finally {
      mock.restoreAll();
    }
  });
