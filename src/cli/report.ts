/** What is handed to machines. The shape is described in docs/prove-your-backend.md; a change that breaks readers is a new version. */
import type { ConformanceCheck, Promised } from '../conformance/index.js';
import { inOneLine } from './cannot-run.js';

export type Outcome =
  | { readonly outcome: 'passed' }
  | { readonly outcome: 'failed'; readonly reason: string }
  | { readonly outcome: 'skipped'; readonly reason: string };

export type Judged = Promised & Outcome & { readonly tookMs: number };

export interface Report {
  readonly report: 'internetbank-login conformance';
  readonly version: 1;
  /** Of the package. */
  readonly package: string;
  readonly endpoint: string;
  readonly startedAt: string;
  readonly counts: Readonly<Record<Outcome['outcome'], number>>;
  readonly checks: readonly Judged[];
}

/** Instead of a report when the checks could not run. */
export interface NoReport extends Pick<Report, 'report' | 'version' | 'package'> {
  readonly cannotRun: string;
}

/** Which part of its name a check is left out by, if it is. */
export const leftOutBy = (name: string, skip: readonly string[]): string | undefined =>
  skip.find((part) => name.includes(part));

export async function judge(check: ConformanceCheck, skip: readonly string[]): Promise<Judged> {
  const { name, promise, see, notApplicable, run } = check;
  const before = performance.now();
  const judged = (outcome: Outcome): Judged => ({
    name,
    ...outcome,
    promise,
    see,
    tookMs: Math.round(performance.now() - before),
  });
  const leftOut = leftOutBy(name, skip);
  const reason = leftOut === undefined ? notApplicable : `Left out by --skip "${leftOut}".`;
  if (reason !== undefined) return judged({ outcome: 'skipped', reason });
  try {
    await run();
    return judged({ outcome: 'passed' });
  } catch (error) {
    return judged({ outcome: 'failed', reason: inOneLine(error) });
  }
}

export function counted(checks: readonly Judged[]): Report['counts'] {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const { outcome } of checks) counts[outcome]++;
  return counts;
}
