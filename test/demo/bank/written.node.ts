// What docs/backend.md tells a bank's engineers in tables is what the demo bank does.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import * as mobileIdOutcomes from '../../../demo/bank/clients/mobile-id/outcomes.js';
import { refusals as mobileIdRefusals } from '../../../demo/bank/clients/mobile-id/verify.js';
import * as smartIdOutcomes from '../../../demo/bank/clients/smart-id/outcomes.js';
import { refusals as smartIdRefusals } from '../../../demo/bank/clients/smart-id/refusals.js';
import { refusals as webEidRefusals } from '../../../demo/bank/clients/web-eid/verifier.js';
import { bankEvents } from '../../../demo/bank/events.js';
import { createRequest } from '../../../src/adapters/http-request.js';

const page = readFileSync(new URL('../../../docs/backend.md', import.meta.url), 'utf8');

/** The cells of the first table below a heading, without its head. */
function tableBelow(heading: string): string[][] {
  const [, section = ''] = page.split(`# ${heading}\n`);
  assert.ok(section, `No heading "${heading}"`);
  const lines = section.split('\n');
  const first = lines.findIndex((line) => line.startsWith('|'));
  const end = lines.findIndex((line, at) => at > first && !line.startsWith('|'));
  const rows = lines.slice(first + 2, end).map((line) => line.split('|').slice(1, -1));
  assert.ok(rows.length > 0, `No table below "${heading}"`);
  return rows;
}

const wordsIn = (cell = ''): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word);

interface Outcome {
  readonly problem: string;
  readonly isAlarm: boolean;
}

/** An outcome as a cell tells it: whatever is unexpected is an alarm, without being said. */
function outcomeIn(cell = ''): Outcome | undefined {
  const [problem] = wordsIn(cell);
  return problem === undefined ? undefined : { problem, isAlarm: problem === 'unexpected' || cell.includes('alarm') };
}

const pairs = (words: string[], outcome: Outcome | undefined): [string, Outcome][] =>
  outcome ? words.map((word) => [word, outcome]) : [];

const sorted = (written: Iterable<readonly [string | number, Outcome]>) =>
  [...written].map(([word, outcome]) => [String(word), outcome] as const).sort(([a], [b]) => a.localeCompare(b));

describe('what is written for a bank', () => {
  for (const { heading, refusals } of [
    { heading: "Smart-ID's answer", refusals: smartIdRefusals },
    { heading: "Mobile-ID's answer", refusals: mobileIdRefusals },
    { heading: "The card's token", refusals: webEidRefusals },
  ]) {
    it(`has every refusal in its order: ${heading}`, () => {
      const written = tableBelow(heading).flatMap(([, codes, problem]) => pairs(wordsIn(codes), outcomeIn(problem)));
      assert.deepEqual(written, Object.entries(refusals));
    });
  }

  for (const { service, column, results } of [
    { service: 'Smart-ID', column: 1, results: smartIdOutcomes.endResults },
    { service: 'Mobile-ID', column: 2, results: mobileIdOutcomes.results },
  ]) {
    it(`has every end of a session: ${service}`, () => {
      const written = tableBelow('How a session ends').flatMap((cells) =>
        pairs(wordsIn(cells[column]), outcomeIn(cells[0])),
      );
      assert.deepEqual(sorted(written), sorted(results));
    });
  }

  for (const { question, column, outcomes } of [
    { question: 'Smart-ID, start', column: 1, outcomes: smartIdOutcomes.startOutcomes },
    { question: 'Smart-ID, poll', column: 2, outcomes: smartIdOutcomes.statusOutcomes },
    { question: 'Mobile-ID, start', column: 3, outcomes: mobileIdOutcomes.startOutcomes },
    { question: 'Mobile-ID, poll', column: 4, outcomes: mobileIdOutcomes.statusOutcomes },
  ]) {
    it(`has every status of a service: ${question}`, () => {
      const written = tableBelow("What the services' statuses mean").flatMap((cells) =>
        pairs(wordsIn(cells[0]), outcomeIn(cells[column])),
      );
      assert.deepEqual(sorted(written), sorted(outcomes));
    });
  }

  it('says of a status what the adapter makes of it', async () => {
    for (const [statuses, cell] of tableBelow('What a status says without a problem')) {
      for (const status of wordsIn(statuses).map(Number)) {
        const fetch = () => Promise.resolve(new Response(null, { status }));
        const asked = createRequest({ endpoint: 'https://bank.example/bank', fetch })('GET', '/sessions/1');
        const [problem] = wordsIn(cell);
        await assert.rejects(asked, { name: 'LoginError', problem }, `${status}`);
      }
    }
  });

  it('has every event that the bank tells', () => {
    const written = tableBelow('What to log, and what never').map(([name]) => wordsIn(name)[0]);
    assert.deepEqual(written, [...bankEvents]);
  });
});
