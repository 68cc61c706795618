// What a page downloads from the CDN build, brotli at its highest level, held against the limits below.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { parseAst } from 'rollup/parseAst';

// The first screen needs the entry and the first part of one language: two requests.
// i18next cannot be split: it is loaded alone, with the later screens.
const limits = { first: 24_000, language: 6_000, 'i18next-texts': 13_500, lazy: 8_000 };
const entry = path.join('dist', 'cdn', 'internetbank-login.min.js');
const languages = readdirSync('locales').map((file) => path.basename(file, '.json'));

const chunks = new Map();
/** A chunk's size, and what it imports at once and later, read from its code. */
function chunk(file) {
  if (chunks.has(file)) return chunks.get(file);
  const code = readFileSync(file);
  const size = brotliCompressSync(code, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
  const found = { size, raw: code.length, statics: new Set(), lazies: new Set() };
  chunks.set(file, found);
  const visit = (node) => {
    if (!node || typeof node !== 'object') return;
    // Of a part that is loaded later, the address is handed to a function first.
    const source = node.type === 'ImportExpression' ? (node.source.arguments?.[0] ?? node.source) : node.source;
    if (source && typeof source.value === 'string' && /^(Import|Export)/.test(node.type)) {
      const imported = path.join(path.dirname(file), source.value);
      (node.type === 'ImportExpression' ? found.lazies : found.statics).add(imported);
    }
    for (const value of Object.values(node)) [value].flat().forEach(visit);
  };
  visit(parseAst(code.toString()));
  return found;
}

/** Everything a browser loads with this file, without what is there already. */
function graph(file, present = new Set()) {
  const files = new Set();
  const add = (name) => {
    if (files.has(name) || present.has(name)) return;
    files.add(name);
    chunk(name).statics.forEach(add);
  };
  add(file);
  return files;
}
const sum = (files, key = 'size') => [...files].reduce((total, file) => total + chunk(file)[key], 0);

const first = graph(entry);
const rows = [{ name: 'entry', files: first, limit: limits.first }];
const seen = new Set();
const addLazies = (files) => {
  for (const file of files) {
    for (const lazy of chunk(file).lazies) {
      if (seen.has(lazy) || first.has(lazy)) continue;
      seen.add(lazy);
      const added = graph(lazy, first);
      const name = path.basename(lazy).replace(/-[\w-]{8}\.js$/, '');
      rows.push({ name, files: added, limit: limits[name] ?? limits.lazy });
      addLazies(added);
    }
  }
};
addLazies(first);
for (const language of languages) {
  const [start, later] = [language, `${language}-later`].map(
    (name) => rows.find((row) => row.name === name)?.files ?? [],
  );
  rows.push({ name: `first screen in ${language}`, files: new Set([...first, ...start]), limit: limits.first });
  rows.push({ name: `all texts in ${language}`, files: new Set([...start, ...later]), limit: limits.language });
}

let failed = false;
const line = (...cells) =>
  console.log(cells.map((cell, index) => (index ? String(cell).padStart(10) : cell.padEnd(30))).join(''));
line('', 'files', 'raw', 'brotli', 'limit');
for (const { name, files, limit } of rows) {
  const over = sum(files) > limit;
  failed ||= over;
  line(name, files.size, sum(files, 'raw'), sum(files), limit, ...(over ? ['too big'] : []));
}
process.exitCode = failed ? 1 : 0;
