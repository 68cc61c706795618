// Runs the tests in the browser, then those in Node, and closes with one line that counts both.
//
//     tsx tools/test.mjs [browser|node] [--all-browsers] [options of the browser test runner]
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { fileURLToPath } from 'node:url';

const given = process.argv.slice(2);
const take = (word) => given.includes(word) && Boolean(given.splice(given.indexOf(word), 1));
if (take('--all-browsers')) process.env.BROWSERS = 'all';
const onlyBrowser = take('browser');
const onlyNode = take('node');

/** A runner that stops before it counts, or fails while every test passed (coverage, say), is one failure. */
async function testInBrowser() {
  const runner = path.join(path.dirname(fileURLToPath(import.meta.resolve('@web/test-runner'))), 'dist', 'bin.js');
  const child = fork(runner, given, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  let counts;
  child.on('message', (message) => (counts = message));
  const [code] = await once(child, 'close');
  counts ??= { passed: 0, failed: 0, notRun: [] };
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  return counts;
}

/** The tests that run in Node: those of test/node, and in any other room what is named for it. */
const isForNode = (name) => /(^node[\\/].*\.test\.js|\.node\.ts)$/.test(name);

async function testInNode() {
  const counts = { passed: 0, failed: 0, notRun: [] };
  const files = readdirSync('test', { recursive: true })
    .filter(isForNode)
    .map((name) => path.resolve('test', name))
    .sort();
  // How long a file takes says nothing about what it tests. The limit only ends what hangs.
  const tests = run({ files, concurrency: 2, timeout: 1_800_000 });
  tests.on('test:pass', ({ name, details, skip, todo }) => {
    // A file without tests passes as a whole, which proves nothing.
    if (files.includes(name) || details.type === 'suite') return;
    if (skip !== undefined) counts.notRun.push(`${name} — ${skip}`);
    else if (todo === undefined) counts.passed++;
  });
  tests.on('test:fail', ({ details, todo }) => {
    // A suite fails with its tests, which are counted already.
    if (details.error?.failureType !== 'subtestsFailed' && todo === undefined) counts.failed++;
  });
  // The reporter's stream must not close stdout: the sum comes last.
  for await (const text of tests.compose(new spec())) process.stdout.write(text);
  return counts;
}

const results = {};
if (!onlyNode) results['In the browser'] = await testInBrowser();
if (!onlyBrowser) results['In Node'] = await testInNode();

const sum = { passed: 0, failed: 0, notRun: [] };
console.log();
for (const [where, { passed, failed, notRun }] of Object.entries(results)) {
  sum.passed += passed;
  sum.failed += failed;
  sum.notRun.push(...notRun);
  console.log(`${where}: ${passed} passed, ${failed} failed`);
}
// What did not run proves nothing, and is told by name.
if (sum.notRun.length > 0) console.log(['Not run here:', ...sum.notRun].join('\n  '));
process.exitCode = sum.failed > 0 || sum.passed === 0 ? 1 : 0;
const skipped = sum.notRun.length > 0 ? `, ${sum.notRun.length} skipped` : '';
console.log(`${sum.passed} passed, ${sum.failed} failed${skipped}`);
