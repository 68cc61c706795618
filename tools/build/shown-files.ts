// Code blocks that show a file: the one that a comment before them names.
import { readFileSync } from 'node:fs';

const block = /^<!-- (demo\/\S+) -->\n\n```(\w+)\n[^]*?\n```$/gm;

/** The guide with each such block as its file is now. */
export const withFiles = (guide: string, read = (file: string) => readFileSync(file, 'utf8')): string =>
  guide.replace(
    block,
    (_, file: string, language: string) => `<!-- ${file} -->\n\n\`\`\`${language}\n${read(file).trimEnd()}\n\`\`\``,
  );

export const shownFiles = (guide: string): string[] => [...guide.matchAll(block)].map(([, file = '']) => file);
