/** Puts faults into the element, one at a time, and sees whether the tests of its room notice, in Chromium. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { faults, type Fault } from './faults.js';

const runner = fileURLToPath(new URL('with-fault.ts', import.meta.url));

/** Each has a browser. */
const together = 2;

/** In a process, and so in a browser, of its own. */
async function passes(tests: readonly string[], fault?: Fault): Promise<boolean> {
  const at = fault ? [String(faults.indexOf(fault))] : [];
  const child = fork(runner, [tests.join(), ...at], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code === 0;
}

/** @returns how many of a hundred faults were noticed */
export async function tryFaults(files: readonly string[]): Promise<number> {
  const chosen = faults.filter(({ file }) => files.length === 0 || files.includes(file));
  const tests = [...new Set(chosen.flatMap(({ tests }) => tests))];
  if (!(await passes(tests))) throw new Error('the tests fail without any fault');
  let noticed = 0;
  const waiting = [...chosen];
  const worker = async () => {
    for (let fault = waiting.shift(); fault; fault = waiting.shift()) {
      if (!(await passes(fault.tests, fault))) noticed += 1;
      else console.log(`Survived ${fault.file}: ${fault.what}`);
    }
  };
  await Promise.all(Array.from({ length: together }, worker));
  console.log(`element: ${noticed} of ${chosen.length} faults noticed`);
  return (100 * noticed) / chosen.length;
}
