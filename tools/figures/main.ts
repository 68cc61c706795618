// The figures of docs/quality.md, made anew: `npm run figures`. It takes minutes; `npm run mutation` takes longer, and is apart.
import { spawn } from 'node:child_process';
import { once } from 'node:events';

interface Figure {
  readonly name: string;
  readonly file: string;
  readonly env?: Readonly<Record<string, string>>;
}

const figures: readonly Figure[] = [
  {
    name: 'sequences of the conversation, 22 promises',
    file: 'test/flow/sequences/sequences.node.ts',
    env: { SEQUENCES: '1000000' },
  },
  { name: 'sequences on the element, 7 promises', file: 'test/widget/sequences.test.ts', env: { SEQUENCES: '2000' } },
  { name: 'hours of a hundred widgets on a page', file: 'test/package/load.e2e.ts', env: { HOURS: '8' } },
  { name: 'faults with a test by name', file: 'test/faults/named.node.ts' },
];

/** What runs a file, and how it counts. */
const runners = {
  node: { options: ['--import', 'tsx', '--test', '--test-reporter=tap'], counts: /^# pass (\d+)[^]*^# fail (\d+)/m },
  browser: {
    options: ['--import', 'tsx', 'tools/test/run.ts', 'browser', '--files'],
    counts: /^(\d+) passed, (\d+) failed/m,
  },
};

/** Tests that passed and failed. */
async function run({ file, env }: Figure): Promise<string> {
  const { options, counts } = runners[file.endsWith('.test.ts') ? 'browser' : 'node'];
  const runner = spawn(process.execPath, [...options, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  let told = '';
  runner.stdout.on('data', (chunk: Buffer) => (told += chunk.toString()));
  const [code] = (await once(runner, 'close')) as [number | null];
  if (code !== 0) {
    process.exitCode = 1;
    console.log(told);
  }
  const [, passed = '?', failed = '?'] = counts.exec(told) ?? [];
  return `${passed} passed, ${failed} failed${env ? `, ${Object.values(env).join(' ')} of them` : ''}`;
}

for (const figure of figures) console.log(`${figure.name}: ${await run(figure)}`);
