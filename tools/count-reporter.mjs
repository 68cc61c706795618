/**
 * Tells the process that started the runner how many tests passed and failed and which did not run, by browser and name,
 * or prints it when there is no such process.
 */
export function countReporter() {
  return {
    stop({ sessions }) {
      const counts = { passed: 0, failed: 0, notRun: [] };
      const count = (suite, where) => {
        for (const test of suite?.tests ?? []) {
          if (test.skipped) counts.notRun.push(`${where}: ${test.name} — its driver cannot do that`);
          else counts[test.passed ? 'passed' : 'failed']++;
        }
        for (const inner of suite?.suites ?? []) count(inner, where);
      };
      for (const session of sessions) {
        count(session.testResults, session.browser.name);
        if (session.errors?.length) counts.failed++;
      }
      if (process.send) process.send(counts);
      else console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.notRun.length} skipped`);
    },
  };
}
