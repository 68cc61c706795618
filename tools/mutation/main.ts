// Changes the source in one place at a time and sees whether a test notices: `npm run mutation [room … [file …]]`. What survives must be
// explained in `explained.ts`; the score counts it as survived all the same.
import { mkdirSync } from 'node:fs';
import { Stryker } from '@stryker-mutator/core';
import { tryFaults } from './element.js';
import { tell } from './report.js';
import { rooms, type RoomName } from './rooms.js';

/** Of all mutants, so many must be noticed. */
const leastScore = 90;

const named = process.argv.slice(2);
const files = named.filter((word) => word.startsWith('src/'));
const isChosen = (room: string): boolean => named.length === 0 || named.includes(room);

mkdirSync('mutation', { recursive: true });
for (const name of (Object.keys(rooms) as RoomName[]).filter(isChosen)) {
  const stryker = new Stryker({
    mutate: files.length > 0 ? files : [...rooms[name].mutate],
    // What the tests of these rooms do not need is not copied.
    ignorePatterns: ['coverage', 'demo', 'dist', 'dist-demo', 'docs', 'test/{demo,e2e,visual,widget}'],
    tempDirName: `mutation/sandbox-${name}`,
    buildCommand: `npx tsx tools/mutation/bundle.ts ${name} tests.mjs`,
    testRunner: 'mocha',
    mochaOptions: { spec: ['tests.mjs'] },
    coverageAnalysis: 'perTest',
    concurrency: 2,
    // What never ends is noticed: the tests wait for nothing but a clock that they turn.
    timeoutMS: 2_000,
    timeoutFactor: 2,
    reporters: ['json', 'clear-text'],
    clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportMutants: false },
    jsonReporter: { fileName: `mutation/${name}.json` },
    allowConsoleColors: false,
    plugins: ['@stryker-mutator/mocha-runner'],
  });
  if (tell(name, await stryker.runMutationTest()) < leastScore) process.exitCode = 1;
}
if (isChosen('element') && (await tryFaults(files)) < leastScore) process.exitCode = 1;
