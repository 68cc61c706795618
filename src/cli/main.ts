#!/usr/bin/env node
import { readFileSync, writeFileSync } from 'node:fs';
import { type Order, readArguments } from './arguments.js';
import { CannotRun, inOneLine } from './cannot-run.js';
import { conformance, everyCheck } from './conformance.js';
import { help } from './help.js';
import { lineOf, listOf, sumOf } from './in-words.js';
import { leftOutBy, type NoReport, type Report } from './report.js';

const EXIT = { passed: 0, failed: 1, cannotRun: 2 } as const;

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};
const head = { report: 'internetbank-login conformance', version: 1, package: version } as const;

/** Waits until it is written: the process ends right after. */
const write = (stream: NodeJS.WriteStream, text: string): Promise<void> =>
  new Promise((resolve) => stream.write(text, () => resolve()));

async function handOver(to: string, report: Report | NoReport): Promise<void> {
  const text = `${JSON.stringify(report, null, 2)}\n`;
  if (to === '-') return write(process.stdout, text);
  try {
    writeFileSync(to, text);
  } catch (error) {
    throw new CannotRun(`The report cannot be written: ${inOneLine(error)}`);
  }
}

async function prove(order: Extract<Order, { kind: 'conformance' }>): Promise<number> {
  const { endpoint, json, choice } = order;
  // Standard output is for one reader.
  const people = json === '-' ? process.stderr : process.stdout;
  await write(people, `internetbank-login ${version}, conformance of ${endpoint}\n\n`);
  const found = await conformance(order, (judged) => people.write(lineOf(judged)));
  if (json !== undefined) await handOver(json, { ...head, ...found });
  const { counts } = found;
  await write(people, `\n${sumOf(counts)}`);
  const couldNotRun = found.checks.some(
    ({ name, outcome }) => outcome === 'skipped' && leftOutBy(name, choice.skip) === undefined,
  );
  const isProven = counts.failed === 0 && !(choice.failsSkipped && couldNotRun);
  return isProven ? EXIT.passed : EXIT.failed;
}

async function obey(order: Order): Promise<number> {
  switch (order.kind) {
    case 'help':
      await write(process.stdout, help);
      return EXIT.passed;
    case 'version':
      await write(process.stdout, `${version}\n`);
      return EXIT.passed;
    case 'list':
      await write(process.stdout, listOf(everyCheck()));
      return EXIT.passed;
    case 'conformance':
      return prove(order).catch(async (error: unknown) => {
        if (error instanceof CannotRun && order.json === '-')
          await handOver('-', { ...head, cannotRun: error.message });
        throw error;
      });
  }
}

/** A fault of our own is told with the place where it is. */
const sentenceOf = (error: unknown): string =>
  error instanceof Error && !(error instanceof CannotRun) ? (error.stack ?? error.message) : inOneLine(error);

async function main(given: readonly string[]): Promise<number> {
  try {
    return await obey(readArguments(given));
  } catch (error) {
    await write(process.stderr, `${sentenceOf(error)}\n`);
    return EXIT.cannotRun;
  }
}

// What a driver leaves to fail by itself says nothing of the bank.
for (const event of ['uncaughtException', 'unhandledRejection']) {
  process.on(event, (error: unknown) => {
    process.stderr.write(`${sentenceOf(error)}\n`, () => process.exit(EXIT.cannotRun));
  });
}
// Whatever a driver holds open does not keep the command from ending.
process.exit(await main(process.argv.slice(2)));
