/** Tells the process that started the runner how many tests passed and failed, or prints it when there is none. */
export function countReporter() {
  return {
    stop({ sessions }) {
      const counts = { passed: 0, failed: 0, skipped: 0 };
      const count = (suite) => {
        for (const test of suite?.tests ?? []) counts[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed']++;
        for (const inner of suite?.suites ?? []) count(inner);
      };
      for (const session of sessions) {
        count(session.testResults);
        if (session.errors?.length) counts.failed++;
      }
      if (process.send) process.send(counts);
      else console.log(`\n${counts.passed} passed, ${counts.failed} failed`);
    },
  };
}
