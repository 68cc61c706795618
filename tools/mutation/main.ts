// Changes the source in one place at a time and sees whether a test notices: `npm run mutation [room …]`. What survives must be
// explained in `explained.ts`; the score counts it as survived all the same.
import { mkdirSync } from 'node:fs';
import { Stryker } from '@stryker-mutator/core';
import { tell } from './report.js';
import { rooms, type RoomName } from './rooms.js';

/** Of all mutants, so many must be noticed. */
const leastScore = 90;

const [named, files] = [process.argv.slice(2).filter(isRoom), process.argv.slice(2).filter((word) => !isRoom(word))];
function isRoom(word: string): word is RoomName {
  return Object.hasOwn(rooms, word);
}

mkdirSync('mutation', { recursive: true });
for (const name of named.length > 0 ? named : (Object.keys(rooms) as RoomName[])) {
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
