import assert from 'node:assert/strict';
import type { Verdict } from '../../../../../demo/bank/clients/service.js';

/** Each refusal of a table, once it was seen: a table of tests that forgets one is told so at its end. */
export class Refusals {
  readonly #seen = new Set<string>();

  expect(verdict: Verdict, code: string, problem: string): void {
    assert.equal(verdict.kind, 'failed');
    assert.deepEqual({ code: verdict.cause.code, problem: verdict.problem }, { code, problem });
    this.#seen.add(code);
  }

  expectAll(table: Readonly<Record<string, unknown>>): void {
    assert.deepEqual(
      Object.keys(table).filter((code) => !this.#seen.has(code)),
      [],
    );
  }
}
