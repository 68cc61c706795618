// Which Chromium runs the tests: CHROME_PATH, else an installed one, else the one inside a development dependency.
// And the oldest one that the widget is tried in.
import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

/** Development dependencies that hold a browser, a headless shell for Linux on x64. */
const newest = '@sparticuz/chromium';
const oldest = 'chromium-oldest';

const isExecutable = (file) => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** The first of these programs that is on the PATH. */
export function findExecutable(...names) {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(isExecutable);
}

function findInstalled() {
  if (process.env.CHROME_PATH) return process.env.CHROME_PATH;
  if (process.env.NO_SYSTEM_BROWSER) return undefined;
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge']
      .map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)
      .find(existsSync);
  }
  if (process.platform === 'win32') {
    return [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
      .filter(Boolean)
      .flatMap((folder) =>
        ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'].map((program) =>
          path.join(folder, program),
        ),
      )
      .find(existsSync);
  }
  return findExecutable('chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge');
}

const folderOf = (packageName) => {
  let folder = path.dirname(createRequire(import.meta.url).resolve(packageName));
  while (!existsSync(path.join(folder, 'bin', 'chromium.br'))) folder = path.dirname(folder);
  return path.join(folder, 'bin');
};

/** Whether the dynamic linker, asked as `ldd` asks it, misses a library that the program needs. */
const lacksLibraries = (program) =>
  execFileSync(program, { env: { LD_TRACE_LOADED_OBJECTS: '1' }, encoding: 'utf8' }).includes('not found');

/**
 * Unpacks a browser that a package holds, and the libraries a bare machine lacks, into a folder only this process knows.
 * The libraries are always those of the newest package: the older ones relied on more of their machine.
 */
function unpackPackaged(packageName) {
  const folder = mkdtempSync(path.join(tmpdir(), 'test-browser-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const unpacked = (from, name) => brotliDecompressSync(readFileSync(path.join(folderOf(from), name)));
  const unpackArchive = (from, name) => execFileSync('tar', ['xf', '-', '-C', folder], { input: unpacked(from, name) });

  const executablePath = path.join(folder, 'chromium');
  writeFileSync(executablePath, unpacked(packageName, 'chromium.br'), { mode: 0o755 });
  unpackArchive(packageName, 'swiftshader.tar.br');
  const env = { ...process.env };
  if (lacksLibraries(executablePath)) {
    unpackArchive(newest, 'al2023.tar.br');
    env.LD_LIBRARY_PATH = [path.join(folder, 'lib'), env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  }
  const args = ['--no-sandbox', '--disable-setuid-sandbox'];
  return { executablePath, env, args, headless: 'shell', source: `the package ${packageName}` };
}

const canRunPackaged = process.platform === 'linux' && process.arch === 'x64';

/** Launch options for puppeteer-core, and `source`, which says where the browser comes from. */
export async function findChromium() {
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
 * The oldest Chromium that the registry has and the widget promises to run in, as launch options for puppeteer-core, or
 * undefined where it cannot run. Its protocol lacks what newer ones have: emulate nothing, and use few commands.
 */
export const findOldestChromium = () => (canRunPackaged ? unpackPackaged(oldest) : undefined);
