import type { Reporter, TestSession } from '@web/test-runner';

/** What a runner did: how many tests passed and failed, and which did not run, each in words and with the reason. */
export interface Counts {
  passed: number;
  failed: number;
  notRun: string[];
}

export const noCounts = (): Counts => ({ passed: 0, failed: 0, notRun: [] });

/** As the last line of a run: `2 passed, 0 failed`, and what did not run only if there is such. */
export const inWords = ({ passed, failed, notRun }: Counts): string =>
  `${passed} passed, ${failed} failed${notRun.length > 0 ? `, ${notRun.length} skipped` : ''}`;

type Suite = NonNullable<TestSession['testResults']>;

function add(counts: Counts, suite: Suite | undefined, browser: string): void {
  for (const test of suite?.tests ?? []) {
    if (test.skipped) counts.notRun.push(`${browser}: ${test.name} — its driver cannot do that`);
    else if (test.passed) counts.passed++;
    else counts.failed++;
  }
  for (const inner of suite?.suites ?? []) add(counts, inner, browser);
}

/** Tells the process that started the runner what was counted, or prints it when there is no such process. */
export function countReporter(): Reporter {
  return {
    stop({ sessions }) {
      const counts = noCounts();
      for (const session of sessions) {
        add(counts, session.testResults, session.browser.name);
        if (session.errors.length > 0) counts.failed++;
      }
      if (process.send) process.send(counts);
      else console.log(`\n${inWords(counts)}`);
    },
  };
}
