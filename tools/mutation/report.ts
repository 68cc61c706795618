/** What survived, beside what is known of it. */
import { readFileSync } from 'node:fs';
import type { MutantResult } from '@stryker-mutator/api/core';
import { explanationOf } from './explained.js';

const caught: readonly string[] = ['Killed', 'Timeout'];
const missed: readonly string[] = ['Survived', 'NoCoverage'];

/** @returns how many of a hundred mutants were noticed */
export function tell(room: string, mutants: readonly MutantResult[]): number {
  const count = (statuses: readonly string[]) => mutants.filter(({ status }) => statuses.includes(status)).length;
  let open = 0;
  for (const { status, fileName, location, mutatorName, replacement } of mutants) {
    if (!missed.includes(status)) continue;
    const { line, column } = location.start;
    const text = readFileSync(fileName, 'utf8').split('\n')[line - 1] ?? '';
    const why = explanationOf(fileName, text, replacement);
    if (why === undefined) open += 1;
    const place = `${fileName.replace(/.*(?=src\/)/, '')}:${line}:${column}`;
    console.log(`${why === undefined ? status : 'Explained'} ${place} ${mutatorName} → ${why ?? replacement ?? ''}`);
  }
  const [noticed, all] = [count(caught), count(caught) + count(missed)];
  const score = (100 * noticed) / all;
  console.log(`${room}: ${noticed} of ${all} mutants noticed, ${score.toFixed(1)} %; ${open} survivors not explained`);
  return score;
}
