// Installs the packed widget into each example, builds it, and logs in there with Chromium.
//
//     npm run examples [-- --ci] [name…]
import { mkdtemp, mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import puppeteer from 'puppeteer-core';
import { findChromium } from '../test/find-browser.js';
import { inWords, noCounts } from '../test/count-reporter.js';
import { examples, type Example } from './catalogue.js';
import { openFront } from './front.js';
import { pack, prepare } from './project.js';
import { visit } from './visit.js';

const given = process.argv.slice(2);
const names = given.filter((word) => !word.startsWith('--'));
const isInCi = given.includes('--ci');
const unknown = names.filter((name) => !examples.some((example) => example.name === name));
if (unknown.length > 0) throw new Error(`There is no example called ${unknown.join(', ')}.`);

const counts = noCounts();
const folder = await mkdtemp(path.join(tmpdir(), 'examples-'));
const browser = await puppeteer.launch(findChromium());

async function tryOut(example: Example, archive: string): Promise<void> {
  const own = path.join(folder, example.name);
  await mkdir(own);
  await prepare(example.name, archive, own);
  const front = await openFront(example, own);
  try {
    await visit(browser, front.origin);
  } finally {
    await front.close();
    await rm(own, { recursive: true, force: true });
  }
}

try {
  const archive = await pack(folder);
  for (const example of examples) {
    if (names.length > 0 && !names.includes(example.name)) continue;
    if (isInCi && example.leftOut !== undefined) {
      console.log(`${example.name}: left out, ${example.leftOut}`);
      continue;
    }
    const before = performance.now();
    const problem = await tryOut(example, archive).then(
      () => undefined,
      (error: unknown) => error,
    );
    const seconds = Math.round((performance.now() - before) / 1000);
    console.log(`${example.name}: ${problem === undefined ? 'passed' : 'FAILED'} in ${seconds} s`);
    if (problem === undefined) {
      counts.passed++;
      continue;
    }
    counts.failed++;
    console.error(problem);
  }
} finally {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
}
process.exitCode = counts.failed > 0 || counts.passed === 0 ? 1 : 0;
console.log(inWords(counts));
