// Which Chromium runs the tests: CHROME_PATH, else an installed one, else the one inside a development dependency.
import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

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

/** Unpacks the packaged browser, and the libraries a bare machine lacks, into a folder only this process knows. */
function unpackPackaged() {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  let root = path.dirname(entry);
  while (!existsSync(path.join(root, 'bin', 'chromium.br'))) root = path.dirname(root);
  const folder = mkdtempSync(path.join(tmpdir(), 'test-browser-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const unpacked = (name) => brotliDecompressSync(readFileSync(path.join(root, 'bin', name)));
  const unpackArchive = (name) => execFileSync('tar', ['xf', '-', '-C', folder], { input: unpacked(name) });

  const executablePath = path.join(folder, 'chromium');
  writeFileSync(executablePath, unpacked('chromium.br'), { mode: 0o755 });
  unpackArchive('swiftshader.tar.br');
  const env = { ...process.env };
  try {
    execFileSync(executablePath, ['--version', '--no-sandbox'], { stdio: 'ignore' });
  } catch {
    unpackArchive('al2023.tar.br');
    env.LD_LIBRARY_PATH = [path.join(folder, 'lib'), env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  }
  return { executablePath, env };
}

/** Launch options for puppeteer-core, and `source`, which says where the browser comes from. */
export async function findChromium() {
  const installed = findInstalled();
  if (installed) {
    // Chromium refuses to run as root inside its sandbox.
    const args = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    return { executablePath: installed, args, source: installed };
  }
  if (process.platform === 'linux' && process.arch === 'x64') {
    const args = ['--no-sandbox', '--disable-setuid-sandbox'];
    return { ...unpackPackaged(), args, headless: 'shell', source: 'the package @sparticuz/chromium' };
  }
  throw new Error(
    'Found no Chrome, Chromium or Edge: install one (Debian: apt-get install chromium) or set CHROME_PATH.',
  );
}
