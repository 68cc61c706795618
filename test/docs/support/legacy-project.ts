/** The project of docs/connect-in-an-hour.md in a folder of its own, with this package installed as it is built. */
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { root } from './blocks.js';

const run = promisify(execFile);
const tools = ['@types', 'esbuild', 'tsx', 'typescript'];

export interface Project {
  readonly folder: string;
  /** @returns how it ended and what it said */
  run(program: string, ...given: string[]): Promise<{ readonly code: number; readonly said: string }>;
  remove(): Promise<void>;
}

export async function openLegacyProject(): Promise<Project> {
  const folder = await mkdtemp(path.join(tmpdir(), 'legacy-'));
  await cp(path.join(root, 'demo/examples/legacy'), folder, { recursive: true });
  const installed = path.join(folder, 'node_modules');
  await mkdir(installed);
  for (const tool of tools) await symlink(path.join(root, 'node_modules', tool), path.join(installed, tool));
  await symlink(root, path.join(installed, 'internetbank-login'));
  const env = { ...process.env };
  // Else its own tests report to ours.
  delete env['NODE_TEST_CONTEXT'];
  return {
    folder,
    async run(program, ...given) {
      const options = {
        cwd: folder,
        env: { ...env, PATH: `${path.join(root, 'node_modules/.bin')}:${env['PATH'] ?? ''}` },
      };
      try {
        const { stdout, stderr } = await run(program, given, options);
        return { code: 0, said: stdout + stderr };
      } catch (error) {
        const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
        return { code, said: stdout + stderr };
      }
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
