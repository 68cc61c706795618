/** Puts faults into the element, one at a time, and sees whether the tests of its room notice, in Chromium. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Counts } from '../test/count-reporter.js';
import { faults, type Fault } from './faults.js';

const runner = fileURLToPath(new URL('with-fault.ts', import.meta.url));

/** Each has a browser. */
const together = 2;

/** In a process, and so in a browser, of its own. */
async function run(tests: readonly string[], fault?: Fault): Promise<Counts> {
  const child = fork(runner, [JSON.stringify({ tests, fault })], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  let counts: Counts | undefined;
  child.on('message', (message) => (counts = message as Counts));
  await once(child, 'close');
  if (!counts) throw new Error(`the tests were not run: ${fault?.what ?? tests.join(' ')}`);
  return counts;
}

/** @returns how many of a hundred faults were noticed */
export async function tryFaults(files: readonly string[]): Promise<number> {
  const chosen = faults.filter(({ file }) => files.length === 0 || files.includes(file));
  const tests = [...new Set(chosen.flatMap(({ tests }) => tests))];
  if ((await run(tests)).failed > 0) throw new Error('the tests fail without any fault');
  let noticed = 0;
  const waiting = [...chosen];
  const worker = async () => {
    for (let fault = waiting.shift(); fault; fault = waiting.shift()) {
      const { passed, failed } = await run(fault.tests, fault);
      // What is no script any more, or never ends, proves nothing of the tests.
      if (failed > 0 && passed > 0) noticed += 1;
      else console.log(`${failed > 0 ? 'No test runs with' : 'Survived'} ${fault.file}: ${fault.what}`);
    }
  };
  await Promise.all(Array.from({ length: together }, worker));
  console.log(`element: ${noticed} of ${chosen.length} faults noticed`);
  return (100 * noticed) / chosen.length;
}
