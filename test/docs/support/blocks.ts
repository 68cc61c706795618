/** Every fenced block of what is packed for people to read. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../../..');

export interface Block {
  readonly file: string;
  readonly line: number;
  /** As the reader saves it: the file that it shows, or that its first line names (`// my-bank.ts`). */
  readonly name: string | undefined;
  readonly language: string;
  readonly code: string;
}

/** The files of the examples, which their own tools compile and a browser visits: `npm run examples`. */
const SHOWN_FILES = 'frameworks.md';

const guides = readdirSync(path.join(root, 'docs')).filter((file) => file.endsWith('.md') && file !== SHOWN_FILES);

const block = /(?:^<!-- (demo\/\S+) -->\n\n)?^([ ]*)```([^\n]*)\n([^]*?)^\2```$/gm;

export const blocks: readonly Block[] = ['README.md', ...guides.map((file) => `docs/${file}`)].flatMap((file) => {
  const text = readFileSync(path.join(root, file), 'utf8');
  return [...text.matchAll(block)].map(({ 1: shown, 3: info = '', 4: code = '', index, 0: whole }) => ({
    file,
    line: text.slice(0, index + whole.indexOf('```')).split('\n').length,
    name: shown ? path.posix.basename(shown) : /^\/\/ ([\w-]+\.(?:m?[jt]s|[jt]sx))\n/.exec(code)?.[1],
    language: info.split(' ')[0] ?? '',
    code,
  }));
});

export const inLanguages = (...languages: string[]): readonly Block[] =>
  blocks.filter(({ language }) => languages.includes(language));

export const placeOf = ({ file, line }: Block): string => `${file}:${line}`;
