// What is packed is whole: every relative link in markdown leads to a packed file and to a heading that is there, every
// script of the CDN build has its hash, and licences lie beside the code of others. Pictures are left out on purpose: the
// few there are would weigh a quarter of the package.
import { execSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const packed = execSync('npm pack --dry-run --json --ignore-scripts', {
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'ignore'],
});
// npm lists packages, by their names in its newest version.
const [list] = Object.values(JSON.parse(packed) as Record<string, { files: { path: string }[] }>);
const files = (list?.files ?? []).map((file) => file.path);
const read = (file: string) => readFileSync(file, 'utf8');
const faults: string[] = [];

const link = /(?<!!)\[[^\]]*\]\((?!\w+:)([^)#\s]*)#?([^)\s]*)\)/g;
const anchorOf = ([, heading = '']: RegExpExecArray) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');
const hasAnchor = (file: string, anchor: string) =>
  [...read(file).matchAll(/^#+ (.+)$/gm)].map(anchorOf).includes(anchor);
const links = files
  .filter((file) => file.endsWith('.md'))
  .flatMap((file) => [...read(file).matchAll(link)].map(([text, to, anchor]) => ({ file, text, to, anchor })));
for (const { file, text, to, anchor } of links) {
  const target = to ? path.posix.join(path.posix.dirname(file), to) : file;
  const isThere = files.some((name) => name === target || name.startsWith(`${target}/`));
  if (!isThere || (anchor && !hasAnchor(target, anchor))) faults.push(`${file}: ${text} leads nowhere`);
}

const hashes = JSON.parse(read('dist/cdn/integrity.json')) as Record<string, string>;
const scripts = files.filter((file) => /^dist\/cdn\/.*\.js$/.test(file));
for (const file of scripts) {
  const hash = `sha384-${createHash('sha384').update(readFileSync(file)).digest('base64')}`;
  if (hashes[path.posix.relative('dist/cdn', file)] !== hash) faults.push(`${file}: its hash is not in integrity.json`);
}

for (const file of ['dist/THIRD-PARTY-LICENSES.txt', 'dist/cdn/THIRD-PARTY-LICENSES.txt']) {
  if (!files.includes(file)) faults.push(`${file} is missing`);
}

for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;
console.log(`Package: ${files.length} files, ${links.length} links, ${scripts.length} hashes; ${faults.length} faults`);
