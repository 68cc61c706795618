// The archive as it would be published, installed in an empty folder: its command proves the demo bank, and finds out wrong ones.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Report } from '../../src/cli/report.js';
import { npm, pack } from '../../tools/examples/project.js';
import { serveBank } from '../demo/server/support/served-bank.js';
import { openFolder, reportIn, run, writeGuideDriver, writeModule } from './support/command.js';
import { serveWrongBank } from './support/wrong-bank.js';

const { folder, close } = openFolder();
after(close);
const person = writeGuideDriver(folder);
const prove = (endpoint: string, ...more: string[]) =>
  run(['conformance', endpoint, '--driver', person, '--pause-ms', '0', ...more], {
    command: ['npx', '--no', 'internetbank-login'],
    cwd: folder,
  });

describe('the command of the installed package', { concurrency: true }, () => {
  before(async () => {
    // As `npm init` writes it.
    writeModule(folder, 'package.json', '{ "private": true, "type": "commonjs" }');
    await npm(folder, 'install', await pack(folder), '--prefer-offline', '--no-audit', '--no-fund');
  });

  it('proves the demo bank by the driver of the guide, and skips nothing', async () => {
    const bank = await serveBank();
    after(() => bank.close());
    const endpoint = `${bank.origin}/bank`;
    const file = path.join(folder, 'report.json');
    const { code, out, err } = await prove(endpoint, '--fail-skipped', '--json', file);
    assert.equal(err, '');
    assert.match(out, /\n\d+ passed, 0 failed\n$/);
    assert.equal(code, 0, out);
    const { report, version, endpoint: asked, counts, checks } = JSON.parse(readFileSync(file, 'utf8')) as Report;
    assert.deepEqual([report, version, asked], ['internetbank-login conformance', 1, endpoint]);
    assert.deepEqual(counts, { passed: checks.length, failed: 0, skipped: 0 });
    for (const { name } of checks) assert.ok(out.includes(`  passed   ${name}\n`), name);
  });

  for (const what of [
    'lets any browser see and answer a login',
    'lets scripts read its cookie',
    'takes what a form of another site can send',
  ]) {
    it(`finds out a bank that ${what}`, async () => {
      const bank = await serveWrongBank(what);
      after(() => bank.close());
      const only = [...bank.fails, 'options lists'].flatMap((name) => ['--only', name]);
      const ended = await prove(bank.endpoint, ...only, '--json', '-');
      assert.equal(ended.code, 1, ended.err);
      const failed = reportIn(ended).checks.filter(({ outcome }) => outcome === 'failed');
      assert.deepEqual(
        failed.map(({ name }) => name),
        bank.fails,
      );
      for (const { promise, see } of failed) {
        assert.ok(ended.err.includes(`promised: ${promise}\n`));
        assert.ok(ended.err.includes(`see:      internetbank-login/${see}\n`));
      }
    });
  }
});
