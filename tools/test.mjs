// Runs the tests in the browser, then those in Node, and closes with one line that counts both.
//
//     node tools/test.mjs [browser|node] [--all-browsers] [options of the browser test runner]
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
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
  counts ??= { passed: 0, failed: 0 };
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  return counts;
}

async function testInNode() {
  const counts = { passed: 0, failed: 0 };
  const folder = 'test/node';
  const files = existsSync(folder)
    ? readdirSync(folder, { recursive: true })
        .filter((name) => name.endsWith('.test.js'))
        .map((name) => path.resolve(folder, name))
        .sort()
    : [];
  if (files.length === 0) return counts;
  // The demo bank is TypeScript.
  process.env.NODE_OPTIONS = [process.env.NODE_OPTIONS, '--import tsx'].filter(Boolean).join(' ');
  const tests = run({ files, concurrency: 2, timeout: 300_000 });
  tests.on('test:pass', ({ name, details, skip, todo }) => {
    // A file without tests passes as a whole, which proves nothing.
    if (files.includes(name) || details.type === 'suite') return;
    if (skip === undefined && todo === undefined) counts.passed++;
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

const sum = { passed: 0, failed: 0 };
console.log();
for (const [where, { passed, failed }] of Object.entries(results)) {
  sum.passed += passed;
  sum.failed += failed;
  console.log(`${where}: ${passed} passed, ${failed} failed`);
}
process.exitCode = sum.failed > 0 || sum.passed === 0 ? 1 : 0;
console.log(`${sum.passed} passed, ${sum.failed} failed`);
