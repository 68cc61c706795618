// The adapter of docs/connect-in-an-hour.md keeps what the kit asks, at the old bank of that guide, over HTTP. The kit finds
// what the guide says that it finds.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it, mock } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { LoginAdapter, LoginReply } from '../../src/flow/adapter.js';
import { openLegacyProject, type Project } from './support/legacy-project.js';

const prove = ['--import', 'tsx', '--test', '--test-reporter', 'tap', 'prove.ts'];
const lines = (said: string, pattern: RegExp) => [...said.matchAll(pattern)].map(([, name]) => name);
const failures = (said: string) => lines(said, /^not ok \d+ - (.*)$/gm);

/** Mistakes that are made when an old bank is connected, and the check that each fails. */
const mistakes: readonly { file: string; right: string; wrong: string; failed: string; says?: RegExp }[] = [
  {
    file: 'legacy-adapter.ts',
    right: "53: 'account-problem'",
    wrong: "53: 'locked'",
    failed: 'account problems look the same',
    says: /A stranger's login ended as .*"problem":"locked".*, not with account-problem\./,
  },
  {
    file: 'legacy-adapter.ts',
    right: 'signal.throwIfAborted(); // nothing is asked',
    wrong: '// nothing is asked',
    failed: 'an aborted call is given up',
  },
  {
    file: 'old-bank.ts',
    right: "login.ended ?? { RC: 99, REF: 'NOT-ASKED' }",
    wrong: "{ RC: 99, REF: 'NOT-ASKED' }",
    failed: 'an answer that is sent again because its reply was lost is judged once',
  },
];

describe('the adapter for the old bank', () => {
  let project: Project;
  before(async () => (project = await openLegacyProject()));
  after(() => project.remove());

  it('compiles, with all that stands beside it', async () => {
    assert.deepEqual(await project.run('tsc'), { code: 0, said: '' });
  });

  it('keeps what the kit asks, but what the old bank cannot do', async () => {
    const { code, said } = await project.run(process.execPath, ...prove);
    assert.deepEqual([code, failures(said)], [0, []]);
    assert.ok(lines(said, /^ok \d+ - ((?!.*# SKIP).*)$/gm).length >= 20, said);
    assert.deepEqual([...new Set(lines(said, /# SKIP (.*)$/gm))].sort(), [
      'The adapter has no resume.',
      'The driver has no linked person.',
    ]);
  });

  it('leaves out what a bank may leave out', async () => {
    const { createLegacyAdapter } = (await import(
      pathToFileURL(path.join(project.folder, 'legacy-adapter.ts')).href
    )) as { createLegacyAdapter: (address: string) => LoginAdapter };
    const { signal } = new AbortController();
    const adapter = createLegacyAdapter('https://old.bank.example/cgi-bin/gate');
    const replies: LoginReply[] = [];
    for (const answer of ['RC=1&SID=7&CHK=0042', 'RC=44&SID=7&POS=3', 'RC=51']) {
      const answered = mock.method(globalThis, 'fetch', () => Promise.resolve(new Response(answer)));
      replies.push(await adapter.poll({ id: '7' }, signal));
      answered.mock.restore();
    }
    assert.deepEqual(
      replies.map((reply) => Object.keys(reply).sort()),
      [
        ['session', 'show', 'status'],
        ['problem', 'prompt', 'session', 'status'],
        ['problem', 'status'],
      ],
    );
  });

  for (const { file, right, wrong, failed, says = /./ } of mistakes) {
    it(`is found out: ${failed}`, async () => {
      const place = path.join(project.folder, file);
      const written = readFileSync(place, 'utf8');
      assert.ok(written.includes(right), right);
      writeFileSync(place, written.replace(right, wrong));
      try {
        const { said } = await project.run(process.execPath, ...prove);
        assert.deepEqual(failures(said), [failed]);
        assert.match(said, says);
      } finally {
        writeFileSync(place, written);
      }
    });
  }
});
