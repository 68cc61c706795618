// The command as it is built: what it prints, and what it ends with.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { serveBank } from '../demo/server/support/served-bank.js';
import { noReportIn, openFolder, reportIn, run, writeGuideDriver, writeModule } from './support/command.js';

const { folder, close } = openFolder();
after(close);
const person = writeGuideDriver(folder);

describe('the command conformance', { concurrency: true }, () => {
  let bank: Awaited<ReturnType<typeof serveBank>>;
  let endpoint = '';
  /** Where a bank was. */
  let silent = '';
  before(async () => {
    const gone = await serveBank();
    silent = `${gone.origin}/bank`;
    await gone.close();
    bank = await serveBank();
    endpoint = `${bank.origin}/bank`;
  });
  after(() => bank.close());
  const prove = (...more: string[]) => run(['conformance', endpoint, '--driver', person, '--pause-ms', '0', ...more]);

  it('ends with 0 when nothing fails, and names what passed', async () => {
    const { code, out, err } = await prove('--only', 'options');
    assert.deepEqual([code, err], [0, '']);
    assert.match(out, /^internetbank-login \d+\.\d+\.\d+, conformance of http:.*\/bank\n\n/);
    assert.match(out, /\n {2}passed {3}options offers the same methods in every language\n/);
    assert.match(out, /\n\d passed, 0 failed\n$/);
  });

  it('ends with 1 when a check fails, and says what was found, promised and where', async () => {
    const wrong = writeModule(
      folder,
      'wrong-code.mjs',
      `import make from ${JSON.stringify(person)};
      export default async (context) => {
        const driver = await make(context);
        return { ...driver, questioned: { ...driver.questioned, right: () => '123' } };
      };`,
    );
    const only = ['--only', 'the right code succeeds'];
    const { code, out } = await run(['conformance', endpoint, '--driver', wrong, ...only]);
    assert.equal(code, 1);
    assert.match(out, / {2}failed {3}the right code succeeds\n/);
    assert.match(out, /found: {4}The right code was answered with a prompt for code-card, not success\.\n/);
    assert.match(out, /promised: The right code to what was asked leads to `success`\.\n/);
    assert.match(out, /see: {6}internetbank-login\/docs\/backend\.md#codes-questions-and-step-up\n/);
  });

  const few = () =>
    writeModule(folder, 'few.mjs', `export const driver = { identity: { userNumber: '100001' }, confirm() {} };`);
  const locked = ['--only', 'wrong codes end with locked', '--json', '-'];

  it('passes over what the driver cannot play, and says why', async () => {
    const ended = await run(['conformance', endpoint, '--driver', few(), ...locked]);
    assert.equal(ended.code, 0);
    assert.deepEqual(reportIn(ended).counts, { passed: 0, failed: 0, skipped: 1 });
    assert.match(ended.err, /skipped {2}wrong codes end with locked\n +The driver has no lockable person\.\n/);
  });

  it('ends with 1 for a skipped check where none may be', async () => {
    const ended = await run(['conformance', endpoint, '--driver', few(), ...locked, '--fail-skipped']);
    assert.equal(ended.code, 1);
  });

  it('ends with 0 where what was skipped was to be left out', async () => {
    const ended = await run([
      'conformance',
      endpoint,
      '--driver',
      few(),
      ...locked,
      '--fail-skipped',
      '--skip',
      'locked',
    ]);
    assert.equal(ended.code, 0);
    assert.match(ended.err, /Left out by --skip "locked"\.\n/);
  });

  it('leaves out what it is told to, and says so', async () => {
    const ended = await prove('--only', 'options', '--skip', 'every language', '--json', '-');
    assert.equal(ended.code, 0);
    assert.deepEqual(
      reportIn(ended).checks.map(({ name, outcome }) => [name, outcome]),
      [
        ['options lists the methods in the right shape', 'passed'],
        ['options offers the same methods in every language', 'skipped'],
      ],
    );
  });

  it('names a driver that fails or never ends', async () => {
    const never = `{ identity: { userNumber: '100001' }, confirm: () => new Promise(() => {}) }`;
    const file = writeModule(folder, 'never.mjs', `export default ${never};`);
    const only = ['--only', 'a confirmed login succeeds', '--driver-limit-ms', '100', '--json', '-'];
    const [check] = reportIn(await run(['conformance', endpoint, '--driver', file, ...only])).checks;
    const reason = check?.outcome === 'failed' && check.reason;
    assert.equal(reason, "The driver's confirm() failed: it did not end within 100 ms");
  });

  const cannotRun: Record<string, [given: () => readonly string[], says: RegExp]> = {
    'nobody answers at the address': [
      () => ['conformance', silent, '--driver', person],
      /^Nothing answers at http:\/\/127\.0\.0\.1:\d+\/bank: /,
    ],
    'the driver is not there': [
      () => ['conformance', endpoint, '--driver', 'nobody.js'],
      /^The driver nobody\.js cannot be loaded: /,
    ],
    'no check has such a name': [
      () => ['conformance', endpoint, '--driver', person, '--only', 'nonsense'],
      /^No check has "nonsense" in its name\./,
    ],
    'the report cannot be written': [
      () => ['conformance', endpoint, '--driver', person, '--only', 'every language', '--json', `${folder}/no/such`],
      /^The report cannot be written: ENOENT/,
    ],
  };
  for (const [when, [given, says]] of Object.entries(cannotRun)) {
    it(`ends with 2 when ${when}`, async () => {
      const { code, err } = await run(given());
      assert.match(err, says);
      assert.equal(code, 2);
    });
  }

  it('tells machines too that it could not run', async () => {
    const ended = await run(['conformance', endpoint, '--driver', 'nobody.js', '--json', '-']);
    assert.match(noReportIn(ended).cannotRun, /nobody\.js cannot be loaded/);
  });
});

describe('the command besides', () => {
  it('helps, says its version, and lists each promise with its place', async () => {
    assert.match((await run(['--help'])).out, /^Usage: internetbank-login conformance <endpoint> --driver <file>/);
    assert.match((await run(['--version'])).out, /^\d+\.\d+\.\d+\n$/);
    const { code, out } = await run(['conformance', '--list']);
    assert.equal(code, 0);
    assert.match(out, /^a confirmed login succeeds\n {2}Once .*\n {2}internetbank-login\/docs\/backend\.md#/m);
  });
});
