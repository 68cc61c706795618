// Makes the declarations of the package readable for compilers that are older than ours, or that resolve in other ways: the
// keys of the texts are written out, as a declaration that imports JSON compiles in few settings, and no array names its
// buffer, which TypeScript knows from 5.7 on.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const folder = 'dist/types';
const plural = /_(zero|one|two|few|many|other)$/;

interface Texts {
  readonly [key: string]: string | Texts;
}
const keysOf = (texts: Texts, prefix = ''): string[] =>
  Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [prefix + key.replace(plural, '')] : keysOf(value, `${prefix}${key}.`),
  );

const keys = [...new Set(keysOf(JSON.parse(readFileSync('locales/en.json', 'utf8')) as Texts))];
const union = keys.map((key) => `\n  | '${key}'`).join('');

const changes: Readonly<Record<string, (code: string) => string>> = {
  'i18n/texts.d.ts': (code) =>
    code
      .replace(/^import type english from .*\n/m, '')
      .replace(/^type (Leaves|WithoutPlural)<[^]*?;\n(?=type|export)/gm, '')
      .replace(/^export type TextKey = .*;/m, `export type TextKey =${union};`),
};

for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
  if (!file.endsWith('.d.ts')) continue;
  const name = file.replaceAll(path.sep, '/');
  const code = readFileSync(path.join(folder, file), 'utf8');
  const changed = (changes[name]?.(code) ?? code).replaceAll('Uint8Array<ArrayBuffer>', 'Uint8Array');
  if (/from '[^']*\.json|typeof english/.test(changed)) throw new Error(`${name} still imports JSON`);
  if (changed !== code) writeFileSync(path.join(folder, file), changed);
}
