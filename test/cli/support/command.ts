// The built command in a process of its own, and the driver that the guide shows.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import type { NoReport, Report } from '../../../src/cli/report.js';
import { blocks } from '../../docs/support/blocks.js';

export const built = path.resolve(import.meta.dirname, '../../../dist/cli.js');

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** @param command a program with its first arguments; by default the one in dist */
export async function run(
  given: readonly string[],
  { command = [process.execPath, built], cwd = tmpdir() }: { command?: readonly string[]; cwd?: string } = {},
): Promise<Ended> {
  const [program = '', ...first] = command;
  const child = spawn(program, [...first, ...given], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { code: child.exitCode, out, err };
}

/** A folder that is there as long as the tests are. */
export function openFolder(): { readonly folder: string; readonly close: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'internetbank-login-cli-'));
  return { folder, close: () => rmSync(folder, { recursive: true, force: true }) };
}

export function writeModule(folder: string, name: string, code: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, code);
  return file;
}

/** The guide's driver for the demo bank, as a reader would copy it. */
export function writeGuideDriver(folder: string): string {
  const block = blocks.find(({ name }) => name === 'demo-bank-person.mjs');
  assert.ok(block?.name, 'the guide has the driver of the demo bank');
  return writeModule(folder, block.name, block.code);
}

/** What stands on standard output. */
export const reportIn = ({ out }: Ended): Report => JSON.parse(out) as Report;
export const noReportIn = ({ out }: Ended): NoReport => JSON.parse(out) as NoReport;
