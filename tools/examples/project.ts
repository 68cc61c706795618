// An example as a bank's developer would have it: in an empty folder, with the packed widget installed and built.
import { execFile } from 'node:child_process';
import { cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** No framework tells its makers that it was run. */
export const environment: NodeJS.ProcessEnv = {
  ...process.env,
  ASTRO_TELEMETRY_DISABLED: '1',
  NEXT_TELEMETRY_DISABLED: '1',
  NUXT_TELEMETRY_DISABLED: '1',
  NG_CLI_ANALYTICS: 'false',
};

export async function npm(folder: string, ...given: string[]): Promise<string> {
  const options = { cwd: folder, env: environment, maxBuffer: 2 ** 26, shell: process.platform === 'win32' };
  try {
    return (await run('npm', given, options)).stdout;
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`npm ${given.join(' ')} failed:\n${stdout}${stderr}`, { cause: error });
  }
}

/** Packs the built widget. @returns the archive */
export async function pack(into: string): Promise<string> {
  const printed = await npm('.', 'pack', '--json', '--ignore-scripts', '--pack-destination', into);
  // npm lists packages, by their names in its newest version.
  const [packed] = Object.values(JSON.parse(printed) as Record<string, { filename: string }>);
  if (!packed) throw new Error('Nothing was packed.');
  return path.join(into, packed.filename);
}

/** Copies an example, installs it with the archive in the place of the published package, and builds it. */
export async function prepare(name: string, archive: string, folder: string): Promise<void> {
  await cp(path.join('demo/examples', name), folder, { recursive: true });
  const file = path.join(folder, 'package.json');
  const manifest = JSON.parse(await readFile(file, 'utf8')) as { dependencies: Record<string, string> };
  manifest.dependencies['internetbank-login'] = `file:${archive}`;
  await writeFile(file, JSON.stringify(manifest));
  await npm(folder, 'install', '--no-audit', '--no-fund', '--no-package-lock', '--prefer-offline');
  await npm(folder, 'run', 'build');
}
