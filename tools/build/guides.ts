// Writes what documents say of the sources: the catalogue of problems, the tables of the element, the files that are shown.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { tablesIn, withTables } from './api-tables.js';
import { errorCatalogue } from './error-catalogue.js';
import { shownFiles, withFiles } from './shown-files.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const docs = readdirSync(`${root}docs`).filter((name) => name.endsWith('.md'));
/** Every document that a reader of the package has. */
export const documents: readonly string[] = ['README.md', ...docs.map((name) => `docs/${name}`)];

/** A document as it should be. */
export async function written(document: string): Promise<string> {
  if (document === 'docs/errors.md') return errorCatalogue();
  const text = readFileSync(root + document, 'utf8');
  if (tablesIn(text).length + shownFiles(text).length === 0) return text;
  const options = { ...(await resolveConfig(root + document)), parser: 'markdown' };
  return format(withTables(withFiles(text)), options);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const document of documents) writeFileSync(root + document, await written(document));
}
