// Spell-checks the locale files with hunspell. Usage: node tools/spell.mjs [--required] [folder]
// Without hunspell or a dictionary that language is left out; with --required, or CI=true, that is a failure.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { languages, leaves } from './check-texts.mjs';

const dictionaries = { en: 'en_GB', lt: 'lt_LT', lv: 'lv_LV' };
const folder = process.argv.slice(2).find((argument) => !argument.startsWith('-')) ?? 'locales';
const required = process.argv.includes('--required') || process.env.CI === 'true';

/** Names and words that the dictionary lacks: one a line, written as in the texts. A name may have several words. */
function ownWords(language) {
  const file = path.join(import.meta.dirname, 'words', `${language}.txt`);
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  // The longest first, so that "Smart-ID Basic" is not taken for "Smart-ID" and a stray word.
  return lines.sort((a, b) => b.length - a.length);
}

/** Takes our own words out of a text, and notes which of them it had. A word in small letters may begin a sentence. */
function withoutOwn(text, own, used) {
  return own.reduce((rest, word) => {
    const literal = word.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
    const first = /^\p{Ll}+$/u.test(word) ? `[${word[0]}${word[0].toUpperCase()}]${literal.slice(1)}` : literal;
    return rest.replace(new RegExp(String.raw`(?<![\p{L}\p{N}])${first}(?!\p{L})`, 'gu'), () => {
      used.add(word);
      return ' ';
    });
  }, text);
}

/** @returns what hunspell says about each word: its suggestions, or undefined where the word is right */
function ask(dictionary, words) {
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

const found = [];
const checked = [];
for (const language of languages) {
  const own = ownWords(language);
  const used = new Set();
  const texts = leaves(JSON.parse(readFileSync(path.join(folder, `${language}.json`), 'utf8')));
  const keysOf = new Map();
  for (const [key, text] of texts) {
    const plain = withoutOwn(text.replace(/\{\{\w+\}\}/g, ' '), own, used).replaceAll('’', "'");
    for (const word of plain.match(/\p{L}+(?:[-']\p{L}+)*/gu) ?? []) {
      keysOf.set(word, [...(keysOf.get(word) ?? []), key]);
    }
  }
  for (const word of own) if (!used.has(word)) found.push(`${language} ${word} is in the word list, but in no text`);

  try {
    for (const [word, suggestions] of ask(dictionaries[language], [...keysOf.keys()])) {
      if (suggestions === undefined) continue;
      found.push(`${language} ${word} in ${[...new Set(keysOf.get(word))].join(', ')}; suggestions: ${suggestions}`);
    }
    checked.push(`${keysOf.size} ${language}`);
  } catch (error) {
    const what = `${language} is not checked: ${error.message}`;
    if (required) found.push(what);
    else console.warn(`Spelling: ${what}`);
  }
}

for (const line of found) console.error(line);
if (found.length === 0) console.log(`Spelling: ${checked.join(', ') || 'no'} words are right`);
process.exitCode = found.length === 0 ? 0 : 1;
