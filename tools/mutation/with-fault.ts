// Runs tests in Chromium, with a fault in the source or none, and tells the process that started it how many passed and failed.
import path from 'node:path';
import { startTestRunner, type TestRunnerConfig } from '@web/test-runner';
import { countReporter } from '../test/count-reporter.js';
import type { Fault } from './faults.js';

type Plugin = NonNullable<TestRunnerConfig['plugins']>[number];

const { tests, fault } = JSON.parse(process.argv[2] ?? '') as { tests: string[]; fault?: Fault };
/** A fault may make that nothing ends. */
const longestMs = 180_000;

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
    files: tests,
    plugins: [...(fault ? [putIn(fault)] : []), ...config.plugins],
    reporters: [countReporter()],
    testsFinishTimeout: longestMs,
  },
  readCliArgs: false,
  readFileConfig: false,
});
runner?.on('finished', () => void runner.stop());
