// Runs the kinds of tests that are named, and closes with one line that counts them together.
//
//     tsx tools/test/run.ts [browser] [node] [e2e] [--all-browsers] [options of the browser test runner]
//
// `PASSED_FILES` names a file that lists what passed whole, which is then not run again: files outside the browser, and Chromium with
// all that is for browsers, whose one run counts coverage.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { fileURLToPath } from 'node:url';
import { inWords, noCounts, type Counts } from './count-reporter.js';

/** How long a file takes says nothing about what it tests. The limit only ends what hangs. */
const FILE_ENDS_WITHIN_MS = 1_800_000;

const given = process.argv.slice(2);
const take = (word: string): boolean => given.includes(word) && given.splice(given.indexOf(word), 1).length > 0;
const passedFiles = process.env['PASSED_FILES'];
const passed = passedFiles ? readFileSync(passedFiles, 'utf8').split('\n') : [];
const CHROMIUM = 'Chromium';
/** Something that is asked for has passed before. */
let isProven = false;
if (take('--all-browsers')) process.env['BROWSERS'] = 'all';

/** A runner that stops before it counts, or fails while every test passed (coverage, say), is one failure. */
async function testInBrowser(): Promise<Counts> {
  const runner = path.join(path.dirname(fileURLToPath(import.meta.resolve('@web/test-runner'))), 'dist', 'bin.js');
  const isAgain = passed.includes(CHROMIUM);
  const options = given.filter((option) => option !== '--coverage' || !isAgain);
  if (passedFiles && !isAgain && !options.includes('--coverage')) options.push('--coverage');
  const env = isAgain ? { ...process.env, NO_CHROMIUM: '1' } : process.env;
  const child = fork(runner, options, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], env });
  let counts = noCounts();
  child.on('message', (message) => (counts = message as Counts));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  if (passedFiles && counts.failed === 0 && counts.notRun.length === 0) appendFileSync(passedFiles, `${CHROMIUM}\n`);
  return counts;
}

/** @param ending of the names of the files whose tests are meant */
async function testInNode(ending: string): Promise<Counts> {
  const counts = noCounts();
  /** With a test that failed or was left out. */
  const unproven = new Set<string | undefined>();
  const all = readdirSync('test', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => path.resolve('test', name));
  const files = all.filter((file) => !passed.includes(file)).sort();
  isProven ||= files.length < all.length;
  // None would mean all to the runner.
  if (files.length === 0) return counts;
  const tests = run({ files, concurrency: 2, timeout: FILE_ENDS_WITHIN_MS });
  tests.on('test:pass', ({ name, details, skip, todo, file }) => {
    if (skip !== undefined) unproven.add(file);
    // A file without tests passes as a whole, which proves nothing.
    if (files.includes(name) || details.type === 'suite') return;
    if (skip !== undefined) counts.notRun.push(`${name} — ${String(skip)}`);
    else if (todo === undefined) counts.passed++;
  });
  tests.on('test:fail', ({ details, todo, file }) => {
    unproven.add(file);
    // A suite fails with its tests, which are counted already.
    const { failureType } = details.error as Error & { failureType?: string };
    if (failureType !== 'subtestsFailed' && todo === undefined) counts.failed++;
  });
  // The reporter's stream must not close stdout: the sum comes last.
  for await (const text of tests.compose(new spec())) process.stdout.write(text as string);
  const proven = files.filter((file) => !unproven.has(file));
  if (passedFiles) appendFileSync(passedFiles, proven.map((file) => `${file}\n`).join(''));
  return counts;
}

const kinds = [
  { name: 'browser', where: 'In the browser', test: testInBrowser },
  { name: 'node', where: 'In Node', test: () => testInNode('.node.ts') },
  { name: 'e2e', where: 'End to end', test: () => testInNode('.e2e.ts') },
].filter(({ name }) => take(name));

const results = new Map<string, Counts>();
for (const { where, test } of kinds) results.set(where, await test());

const sum = noCounts();
console.log();
for (const [where, counts] of results) {
  sum.passed += counts.passed;
  sum.failed += counts.failed;
  sum.notRun.push(...counts.notRun);
  console.log(`${where}: ${inWords(counts)}`);
}
// What did not run proves nothing, and is told by name.
if (sum.notRun.length > 0) console.log(['Not run here:', ...sum.notRun].join('\n  '));
process.exitCode = sum.failed > 0 || (sum.passed === 0 && !isProven) ? 1 : 0;
console.log(inWords(sum));
