// Which Chromium runs the tests: CHROME_PATH, else an installed one, else the one inside a development dependency.
// And the oldest one that the widget is tried in.
import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import type { LaunchOptions } from 'puppeteer-core';

/** Launch options for puppeteer-core, and where the browser comes from, in words. */
export type FoundBrowser = LaunchOptions & { source: string };

/** Development dependencies that hold a browser, a headless shell for Linux on x64. */
const newest = '@sparticuz/chromium';
const oldest = 'chromium-oldest';

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const isText = (value: string | undefined): value is string => Boolean(value);

/** The first of these programs that is on the PATH. */
export function findExecutable(...names: string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter(isText);
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(isExecutable);
}

function findInstalled(): string | undefined {
  if (process.env['CHROME_PATH']) return process.env['CHROME_PATH'];
  if (process.env['NO_SYSTEM_BROWSER']) return undefined;
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge']
      .map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)
      .find(existsSync);
  }
  if (process.platform === 'win32') {
    return [process.env['PROGRAMFILES'], process.env['PROGRAMFILES(X86)'], process.env['LOCALAPPDATA']]
      .filter(isText)
      .flatMap((folder) =>
        ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'].map((program) =>
          path.join(folder, program),
        ),
      )
      .find(existsSync);
  }
  return findExecutable('chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge');
}

function folderOf(packageName: string): string {
  let folder = path.dirname(createRequire(import.meta.url).resolve(packageName));
  while (!existsSync(path.join(folder, 'bin', 'chromium.br'))) folder = path.dirname(folder);
  return path.join(folder, 'bin');
}

/** Whether the dynamic linker, asked as `ldd` asks it, misses a library that the program needs. */
const lacksLibraries = (program: string): boolean =>
  execFileSync(program, { env: { LD_TRACE_LOADED_OBJECTS: '1' }, encoding: 'utf8' }).includes('not found');

/** The fonts of the machine, if it has any, and those of a folder. */
const fontsOf = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${folder}</dir>
  <cachedir>${folder}/cache</cachedir>
</fontconfig>
`;

/**
 * Unpacks a browser that a package holds, into a folder only this process knows, and what a bare machine lacks: libraries,
 * and fonts, without which Chromium crashes on the first letter that it looks for in vain. Both are always those of the
 * newest package: the older ones relied on more of their machine.
 */
function unpackPackaged(packageName: string): FoundBrowser {
  const folder = mkdtempSync(path.join(tmpdir(), 'test-browser-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const unpacked = (from: string, name: string) => brotliDecompressSync(readFileSync(path.join(folderOf(from), name)));
  const unpackArchive = (from: string, name: string) =>
    execFileSync('tar', ['xf', '-', '-C', folder], { input: unpacked(from, name) });

  const executablePath = path.join(folder, 'chromium');
  writeFileSync(executablePath, unpacked(packageName, 'chromium.br'), { mode: 0o755 });
  unpackArchive(packageName, 'swiftshader.tar.br');
  unpackArchive(newest, 'fonts.tar.br');
  const fonts = path.join(folder, 'fonts.conf');
  writeFileSync(fonts, fontsOf(path.join(folder, 'fonts')));
  const env: NodeJS.ProcessEnv = { ...process.env, FONTCONFIG_FILE: fonts };
  if (lacksLibraries(executablePath)) {
    unpackArchive(newest, 'al2023.tar.br');
    env['LD_LIBRARY_PATH'] = [path.join(folder, 'lib'), env['LD_LIBRARY_PATH']].filter(isText).join(':');
  }
  const args = ['--no-sandbox', '--disable-setuid-sandbox'];
  return { executablePath, env, args, headless: 'shell', source: `the package ${packageName}` };
}

const canRunPackaged = process.platform === 'linux' && process.arch === 'x64';

/** @throws when there is none, with what to do about it */
export function findChromium(): FoundBrowser {
  const installed = findInstalled();
  if (installed) {
    // Chromium refuses to run as root inside its sandbox.
    const args = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    return { executablePath: installed, args, source: installed };
  }
  if (canRunPackaged) return unpackPackaged(newest);
  throw new Error(
    'Found no Chrome, Chromium or Edge: install one (Debian: apt-get install chromium) or set CHROME_PATH.',
  );
}

/**
 * The oldest Chromium that the registry has and the widget promises to run in, or undefined where it cannot run. Its
 * protocol lacks what newer ones have: emulate nothing, and use few commands.
 */
export const findOldestChromium = (): FoundBrowser | undefined => (canRunPackaged ? unpackPackaged(oldest) : undefined);
