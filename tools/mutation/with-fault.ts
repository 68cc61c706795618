// Runs tests in Chromium, with a fault in the source or none, and tells the process that started it how many passed and failed.
import path from 'node:path';
import { startTestRunner, type TestRunnerConfig } from '@web/test-runner';
import { countReporter } from '../test/count-reporter.js';
import { freePort } from '../test/free-port.js';
import type { Fault } from './faults.js';

type Plugin = NonNullable<TestRunnerConfig['plugins']>[number];

const { tests, fault } = JSON.parse(process.argv[2] ?? '') as { tests: string[]; fault?: Fault };
/** A fault may make that nothing ends. */
const longestMs = 180_000;
/** Or that something is waited for in vain, by one test after the other: all of them have to fit. */
const longestTestMs = 10_000;

/** The tool that reads it wants JavaScript. */
const { default: config } = (await import(path.resolve('web-test-runner.config.js'))) as {
  default: TestRunnerConfig & { plugins: Plugin[] };
};

/** Serves the file of a fault with the fault in it. */
const putIn = ({ file, from, to }: Fault): Plugin => ({
  name: 'fault',
  transform: ({ path: asked, body }) => (asked === `/${file}` ? String(body).replace(from, () => to) : undefined),
});

const runner = await startTestRunner({
  config: {
    ...config,
    // The runner would look for one by itself, and find the same as the run beside it.
    port: await freePort(),
    files: tests,
    plugins: [...(fault ? [putIn(fault)] : []), ...config.plugins],
    reporters: [countReporter()],
    testsFinishTimeout: longestMs,
    ...(fault && { testFramework: { config: { ui: 'bdd', timeout: longestTestMs } } }),
  },
  readCliArgs: false,
  readFileConfig: false,
});
runner?.on('finished', () => void runner.stop());
