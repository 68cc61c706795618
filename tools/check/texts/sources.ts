import { readFileSync } from 'node:fs';
import path from 'node:path';

export const languages = ['en', 'lt', 'lv'] as const;
export type Language = (typeof languages)[number];

/** Texts, nested as in their file. */
export interface Texts {
  readonly [name: string]: string | Texts;
}

export interface Source {
  /**
   * A folder that has a file per language, a file that has the languages at its top, or a document that has such a file in it
   * as its only block of JSON.
   */
  readonly where: string;
  /** What in the texts is not language. */
  readonly placeholder: RegExp;
  /** Whether the texts are held to a length and to ease. */
  readonly hasLimits?: boolean;
  /** Which languages to check, if not all. */
  readonly only?: readonly Language[];
  /** Where the English comes from, if not from here. */
  readonly english?: () => Promise<Texts>;
  /** Instead of some of whose texts these are. */
  readonly replaces?: Source;
  /** Whether they say credit union wherever those say bank. */
  readonly isForUnions?: boolean;
}

export const widget: Source = { where: 'locales', placeholder: /\{\{(\w+)\}\}/g, hasLimits: true };
/** A bank's words that a credit union does not use of itself. */
const forUnions: Source = { ...widget, where: 'docs/credit-unions.md', replaces: widget, isForUnions: true };
/** A bank's own name for the number that it gives its clients. */
const forClients: Source = { ...widget, where: 'docs/texts.md', replaces: widget };
const onPage = { placeholder: /\{(\w+)\}/g };

interface Described {
  readonly name: string;
  readonly description: string;
}

/** What the designers' page says of tokens, parts and so on in English. */
async function described(): Promise<Texts> {
  const { describedElement } = await import('../../build/element.js');
  const { tokens, ...lists } = await describedElement();
  const byName = (rows: readonly Described[]): Texts =>
    Object.fromEntries(rows.map(({ name, description }) => [name, description]));
  return {
    tokens,
    ...Object.fromEntries(Object.entries(lists).map(([table, rows]) => [table, byName(rows)])),
  };
}

/** All texts that people read. */
export const sources: readonly Source[] = [
  widget,
  forUnions,
  forClients,
  { ...onPage, where: 'demo/shared/texts.json' },
  { ...onPage, where: 'demo/play/texts.json' },
  { ...onPage, where: 'demo/designers/texts.json' },
  // Translations of what the sources say in English, with code between backticks.
  { where: 'demo/designers/meanings.json', placeholder: /`([^`]+)`/g, only: ['lt', 'lv'], english: described },
];

export const filesOf = ({ where }: Source): string[] =>
  /\.(json|md)$/.test(where) ? [where] : languages.map((language) => path.join(where, `${language}.json`));

/** What is JSON in a file: all of it, or the block of a document. */
export function jsonIn(file: string): string {
  const text = readFileSync(file, 'utf8');
  if (!file.endsWith('.md')) return text;
  const blocks = [...text.matchAll(/^```json\n(.*?)^```$/gms)];
  if (blocks.length !== 1) throw new Error(`${file} has ${blocks.length} blocks of JSON instead of one`);
  return blocks[0]?.[1] ?? '';
}

/** The texts of a source by language. */
export function readTexts(source: Source): Record<Language, Texts> {
  const read = filesOf(source).map((file) => JSON.parse(jsonIn(file)) as Texts);
  const byLanguage =
    read.length === 1 ? read[0] : Object.fromEntries(languages.map((language, at) => [language, read[at]]));
  return byLanguage as Record<Language, Texts>;
}

/** All texts of a file, as [key, text]. */
export const leaves = (texts: Texts, prefix = ''): [key: string, text: string][] =>
  Object.entries(texts).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + name, value]] : leaves(value, `${prefix}${name}.`),
  );
