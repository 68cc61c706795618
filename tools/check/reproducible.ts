// Two clean builds, each from a copy of its own, are alike to the byte: whoever builds a tag can compare with what was published.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const shell = process.platform === 'win32';
const tracked = execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8' }).split('\0').filter(Boolean);

/** Builds in a new folder; the names of the files in `dist` with the hash of each. */
function build(): ReadonlyMap<string, string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'internetbank-login-build-'));
  try {
    for (const file of tracked) cpSync(file, path.join(folder, file));
    symlinkSync(path.resolve('node_modules'), path.join(folder, 'node_modules'), 'junction');
    execFileSync('npm', ['run', 'build'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'], shell });
    const dist = path.join(folder, 'dist');
    const files = readdirSync(dist, { recursive: true, encoding: 'utf8' })
      .filter((file) => statSync(path.join(dist, file)).isFile())
      .sort();
    const hashOf = (file: string) =>
      createHash('sha256')
        .update(readFileSync(path.join(dist, file)))
        .digest('hex');
    return new Map(files.map((file) => [file, hashOf(file)]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const [first, second] = [build(), build()];
const different = [...new Set([...first.keys(), ...second.keys()])].filter(
  (file) => first.get(file) !== second.get(file),
);
for (const file of different) console.error(`${file} differs`);
console.log(`Reproducible: ${first.size} files, ${different.length} differ`);
process.exitCode = first.size > 0 && different.length === 0 ? 0 : 1;
