/** Checks a page's own texts: known keys, strings of a sane length, the same placeholders. What fails is left out. */
import { isShipped, textsOf } from './files.js';
import type { Overrides, TextOverrides } from './texts.js';

const longest = 1_000;
const plural = /_(zero|one|two|few|many|other)$/;

export interface CheckedOverrides {
  readonly overrides: Overrides;
  /** One sentence for the page's developer per text that was left out. */
  readonly warnings: readonly string[];
}

/** @throws TypeError when the shipped texts to check against cannot be loaded */
export async function checkOverrides(raw: unknown): Promise<CheckedOverrides> {
  const warnings: string[] = [];
  const overrides: Record<string, TextOverrides> = {};
  if (!isGroup(raw)) warnings.push('texts is ignored: it is not an object');
  for (const [language, texts] of ownEntries(raw)) {
    if (!/^[a-z]{2,3}$/.test(language)) {
      warnings.push(`texts.${language} is not a language: use a code of two or three letters`);
      continue;
    }
    if (!isGroup(texts)) {
      warnings.push(`texts.${language} is ignored: it is not an object`);
      continue;
    }
    const known = new Map((await shipped(language)).map(([path, text]) => [path.replace(plural, ''), text]));
    overrides[language] = copy(texts, known, `texts.${language}`, '', warnings);
  }
  return { overrides, warnings };
}

/** All texts of a language by their paths; of English for a language from outside. A group may come in two parts. */
async function shipped(language: string): Promise<[path: string, text: string][]> {
  const parts = (['first', 'later', 'help'] as const).map((part) =>
    textsOf(isShipped(language) ? language : 'en', part),
  );
  return (await Promise.all(parts)).flatMap((part) => leaves(part));
}

function copy(
  raw: unknown,
  known: ReadonlyMap<string, string>,
  shown: string,
  prefix: string,
  warnings: string[],
): TextOverrides {
  const result: Record<string, string | TextOverrides> = {};
  for (const [key, value] of ownEntries(raw)) {
    const path = prefix + key;
    const group = [...known.keys()].some((other) => other.startsWith(`${path}.`));
    if (group && isGroup(value)) {
      result[key] = copy(value, known, shown, `${path}.`, warnings);
      continue;
    }
    const base = known.get(path.replace(plural, ''));
    const fault = group ? 'it is not an object' : faultOf(value, base);
    if (fault) warnings.push(`${shown}.${path} is ignored: ${fault}`);
    else result[key] = value as string;
  }
  return result;
}

function faultOf(value: unknown, base: string | undefined): string | undefined {
  if (base === undefined) return 'there is no such text';
  if (typeof value !== 'string') return 'it is not a string';
  if (value.trim() === '' || value.length > longest) return `it is empty or longer than ${longest} characters`;
  if (placeholders(value) !== placeholders(base)) return `its placeholders are not ${placeholders(base) || 'none'}`;
  // i18next would look another text up.
  return value.includes('$t(') ? 'it nests another text' : undefined;
}

const placeholders = (text: string): string =>
  [...new Set([...text.matchAll(/\{\{\s*(\w+)[^}]*\}\}/g)].map(([, name]) => name))].sort().join(', ');

function leaves(texts: TextOverrides, prefix = ''): [path: string, text: string][] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as [string, string]] : leaves(value, `${prefix}${key}.`),
  );
}

const isGroup = (raw: unknown): raw is object => typeof raw === 'object' && raw !== null && !Array.isArray(raw);

const ownEntries = (raw: unknown): [string, unknown][] => (isGroup(raw) ? Object.entries(raw) : []);
