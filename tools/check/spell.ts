// Spell-checks all texts with hunspell. Usage: tsx tools/check/spell.ts [--required] [folder with locale files, instead of all texts]
// Without hunspell or a dictionary that language is left out; with --required, or CI=true, that is a failure.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { languages, leaves, readTexts, sources, widget, type Language } from './texts/sources.js';

/** Where a long word may part. */
const SOFT_HYPHEN = '\u00ad';
const dictionaries: Record<string, string> = { en: 'en_GB', lt: 'lt_LT', lv: 'lv_LV' };
const folder = process.argv.slice(2).find((argument) => !argument.startsWith('-'));
const everything = (folder ? [{ ...widget, where: folder }] : sources).map((source) => ({
  source,
  texts: readTexts(source),
}));
const required = process.argv.includes('--required') || process.env['CI'] === 'true';

/** Names and words that a dictionary lacks: one a line, written as in the texts. A name may have several words. */
function wordList(name: string): string[] {
  const file = path.join(import.meta.dirname, 'words', `${name}.txt`);
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
}

/** Takes our own words out of a text, and notes which of them it had. A word in small letters may begin a sentence. */
function withoutOwn(text: string, own: readonly string[], used: Set<string>): string {
  return own.reduce((rest, word) => {
    const literal = word.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
    const first = /^\p{Ll}+$/u.test(word)
      ? `[${word.charAt(0)}${word.charAt(0).toUpperCase()}]${literal.slice(1)}`
      : literal;
    return rest.replace(new RegExp(String.raw`(?<![\p{L}\p{N}])${first}(?!\p{L})`, 'gu'), () => {
      used.add(word);
      return ' ';
    });
  }, text);
}

/** @returns what hunspell says about each word: its suggestions, or undefined where the word is right */
function ask(dictionary: string, words: readonly string[]): Map<string, string | undefined> {
  const { error, status, stdout, stderr } = spawnSync('hunspell', ['-a', '-i', 'utf-8', '-d', dictionary], {
    // A leading ^ keeps hunspell from reading a word as a command.
    input: words.map((word) => `^${word}\n`).join(''),
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  });
  if (error || status !== 0) throw new Error(error?.message ?? stderr.trim());
  // A line about the version, then for each word a line per part and an empty one.
  const answers = stdout.split('\n').slice(1).join('\n').split('\n\n').slice(0, words.length);
  return new Map(
    words.map((word, index) => {
      const wrong = answers[index]?.split('\n').find((line) => /^[&#]/.test(line));
      return [word, wrong && (wrong.split(': ')[1] ?? 'none')];
    }),
  );
}

/** Every text of a language without its placeholders, and where it is. */
const textsIn = (language: Language) =>
  everything
    .filter(({ source: { only = languages } }) => only.includes(language))
    .flatMap(({ source: { where, placeholder }, texts }) =>
      leaves(texts[language]).map(([key, text]) => ({
        where,
        key,
        text: text.replace(placeholder, ' ').replaceAll(SOFT_HYPHEN, ''),
      })),
    );

const found: string[] = [];
const checked: string[] = [];
/** Names and code, which are alike in all languages. */
const alike = wordList('all');
// Only all texts together show which words nobody needs.
const unused = new Set(folder ? [] : alike);
for (const language of languages) {
  const ofLanguage = wordList(language);
  // The longest first, so that "Smart-ID Basic" is not taken for "Smart-ID" and a stray word.
  const own = [...ofLanguage, ...alike].sort((a, b) => b.length - a.length);
  const used = new Set<string>();
  const placesOf = new Map<string, Map<string, Set<string>>>();
  for (const { where, key, text } of textsIn(language)) {
    const plain = withoutOwn(text, own, used).replaceAll('’', "'");
    for (const word of plain.match(/\p{L}+(?:[-']\p{L}+)*/gu) ?? []) {
      const places = placesOf.get(word) ?? new Map<string, Set<string>>();
      placesOf.set(word, places.set(where, (places.get(where) ?? new Set<string>()).add(key)));
    }
  }
  for (const word of used) unused.delete(word);
  for (const word of folder ? [] : ofLanguage) {
    if (!used.has(word)) found.push(`${language} ${word} is in the word list, but in no text`);
  }

  try {
    for (const [word, suggestions] of ask(dictionaries[language] ?? language, [...placesOf.keys()])) {
      if (suggestions === undefined) continue;
      const places = [...(placesOf.get(word) ?? [])].map(([where, keys]) => `${where} (${[...keys].join(', ')})`);
      found.push(`${language} ${word} in ${places.join(', ')}; suggestions: ${suggestions}`);
    }
    checked.push(`${placesOf.size} ${language}`);
  } catch (error) {
    const what = `${language} is not checked: ${error instanceof Error ? error.message : String(error)}`;
    if (required) found.push(what);
    else console.warn(`Spelling: ${what}`);
  }
}
for (const word of unused) found.push(`${word} is in the word list of all languages, but in no text`);

for (const line of found) console.error(line);
if (found.length === 0) console.log(`Spelling: ${checked.join(', ') || 'no'} words are right`);
process.exitCode = found.length === 0 ? 0 : 1;
