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
  { name: 'faults with a test by name', file: 'test/faults/named.node.ts' },
];

/** Tests that passed and failed, as Node's own runner counts them. */
async function run({ file, env }: Figure): Promise<string> {
  const runner = spawn(process.execPath, ['--import', 'tsx', '--test', '--test-reporter=tap', file], {
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
  const count = (of: string) => new RegExp(`^# ${of} (\\d+)$`, 'm').exec(told)?.[1] ?? '?';
  return `${count('pass')} passed, ${count('fail')} failed${env ? `, ${Object.values(env).join(' ')} runs` : ''}`;
}

for (const figure of figures) console.log(`${figure.name}: ${await run(figure)}`);
