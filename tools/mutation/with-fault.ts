// Runs tests in Chromium, with one fault of `faults.ts` in the source or none: `tsx tools/mutation/with-fault.ts <tests> [<fault>]`.
import path from 'node:path';
import { startTestRunner, type TestRunnerConfig } from '@web/test-runner';
import { faults, type Fault } from './faults.js';

type Plugin = NonNullable<TestRunnerConfig['plugins']>[number];

const [tests = '', at] = process.argv.slice(2);
/** What never ends is noticed. */
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

const fault = at === undefined ? undefined : faults[Number(at)];
const runner = await startTestRunner({
  config: {
    ...config,
    files: tests.split(','),
    plugins: [...(fault ? [putIn(fault)] : []), ...config.plugins],
    reporters: [],
    testsFinishTimeout: longestMs,
  },
  readCliArgs: false,
  readFileConfig: false,
});
runner?.on('finished', () => void runner.stop());
