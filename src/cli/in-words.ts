/** What is handed to people. */
import type { Promised } from '../conformance/index.js';
import type { Judged, Report } from './report.js';

const PACKAGE = 'internetbank-login';

export function lineOf(judged: Judged): string {
  const { name, outcome, see, promise } = judged;
  const head = `  ${outcome.padEnd(8)} ${name}\n`;
  switch (outcome) {
    case 'passed':
      return head;
    case 'skipped':
      return `${head}             ${judged.reason}\n`;
    case 'failed':
      return [
        head,
        `             found:    ${judged.reason}\n`,
        `             promised: ${promise}\n`,
        `             see:      ${PACKAGE}/${see}\n`,
      ].join('');
  }
}

export const sumOf = ({ passed, failed, skipped }: Report['counts']): string =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`;

export const listOf = (checks: readonly Promised[]): string =>
  checks.map(({ name, promise, see }) => `${name}\n  ${promise}\n  ${PACKAGE}/${see}\n`).join('\n');
