// What a page downloads from the CDN build, and in how many requests; brotli at its highest level, held against the limits below.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { parseAst } from 'rollup/parseAst';

// The first screen needs the entry and the first part of one language: two requests, or one where the entry holds that part.
// i18next cannot be split: it is loaded alone, with the later screens.
const limits: Record<string, number> & Record<'first' | 'language' | 'lazy', number> = {
  // The words of the form for the user number are in it, as that may come first.
  first: 24_300,
  language: 6_000,
  'later-steps': 12_500,
  'i18next-texts': 13_500,
  lazy: 8_000,
};
const languages = readdirSync('locales').map((file) => path.basename(file, '.json'));
const entryOf = (name: string) => path.join('dist', 'cdn', `${name}.min.js`);
const entry = entryOf('internetbank-login');

interface Chunk {
  /** In bytes: with brotli, and as it is. */
  readonly size: number;
  readonly raw: number;
  readonly statics: Set<string>;
  readonly lazies: Set<string>;
}

interface Source {
  readonly value?: unknown;
  readonly arguments?: readonly Source[];
}

const chunks = new Map<string, Chunk>();
/** A chunk's size, and what it imports at once and later, read from its code. */
function chunk(file: string): Chunk {
  const known = chunks.get(file);
  if (known) return known;
  const code = readFileSync(file);
  const size = brotliCompressSync(code, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
  const found: Chunk = { size, raw: code.length, statics: new Set(), lazies: new Set() };
  chunks.set(file, found);
  const visit = (value: unknown): void => {
    if (!value || typeof value !== 'object') return;
    const node = value as { type?: string; source?: Source };
    // Of a part that is loaded later, the address is handed to a function first.
    const source = node.source?.arguments?.[0] ?? node.source;
    if (typeof source?.value === 'string' && /^(Import|Export)/.test(node.type ?? '')) {
      const imported = path.join(path.dirname(file), source.value);
      (node.type === 'ImportExpression' ? found.lazies : found.statics).add(imported);
    }
    for (const inner of Object.values(node)) [inner].flat().forEach(visit);
  };
  visit(parseAst(code.toString()));
  return found;
}

/** Everything a browser loads with this file, without what is there already. */
function graph(file: string, present: ReadonlySet<string> = new Set()): Set<string> {
  const files = new Set<string>();
  const add = (name: string) => {
    if (files.has(name) || present.has(name)) return;
    files.add(name);
    chunk(name).statics.forEach(add);
  };
  add(file);
  return files;
}
const sum = (files: Iterable<string>, key: 'size' | 'raw' = 'size') =>
  [...files].reduce((total, file) => total + chunk(file)[key], 0);

const first = graph(entry);
interface Row {
  readonly name: string;
  /** Each is a request. */
  readonly files: Set<string>;
  readonly limit: number;
  readonly requests?: number;
}
const rows: Row[] = [{ name: 'entry', files: first, limit: limits.first, requests: 1 }];
const seen = new Set<string>();
const addLazies = (files: Set<string>) => {
  for (const file of files) {
    for (const lazy of chunk(file).lazies) {
      if (seen.has(lazy) || first.has(lazy)) continue;
      seen.add(lazy);
      const added = graph(lazy, first);
      const name = path.basename(lazy).replace(/-[\w-]{8}\.js$/, '');
      // One file: another that it imported could not be asked for again where it did not come.
      rows.push({ name, files: added, limit: limits[name] ?? limits.lazy, requests: 1 });
      addLazies(added);
    }
  }
};
addLazies(first);
const filesOf = (name: string) => rows.find((row) => row.name === name)?.files ?? new Set<string>();
for (const language of languages) {
  const [start, later] = [filesOf(language), filesOf(`${language}-later`)];
  const built = graph(entryOf(`internetbank-login.${language}`));
  rows.push({
    name: `first screen in ${language}`,
    files: new Set([...first, ...start]),
    limit: limits.first,
    requests: 2,
  });
  rows.push({ name: `entry with ${language}`, files: built, limit: limits.first, requests: 1 });
  rows.push({ name: `all texts in ${language}`, files: new Set([...start, ...later]), limit: limits.language });
}

let failed = false;
const line = (name: string, ...cells: (string | number)[]) =>
  console.log(name.padEnd(30) + cells.map((cell) => String(cell).padStart(10)).join(''));
line('', 'files', 'raw', 'brotli', 'limit');
for (const { name, files, limit, requests = Infinity } of rows) {
  const over = sum(files) > limit || files.size > requests;
  failed ||= over;
  line(name, files.size, sum(files, 'raw'), sum(files), limit, ...(over ? ['too much'] : []));
}
process.exitCode = failed ? 1 : 0;
