// Checks the locale files against each other and each by itself: keys, plurals, placeholders, typography, length, ease.
// Prints one line per finding. Usage: node tools/check-texts.mjs [folder]
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const languages = ['en', 'lt', 'lv'];
const plural = /_(zero|one|two|few|many|other)$/;
const placeholder = /\{\{(\w+)\}\}/g;

/** A brand may be the same in every language. Lithuanian sets it in quotes, except where it names a method. */
const brand =
  /Smart-ID(?: (?:Basic|Qualified Electronic Signature))?|Mobile-ID|eParaksts(?: mobile)?|App Store|Google Play/;
const mayBeBare = /^methods\.[^.]+\.name$/;
/** Words that neither Lithuanian nor Latvian has. */
const english = /(?<!\p{L})(?:the|and|of|you|your|please|with|for|login|enter|first|confirm|code)(?!\p{L})/iu;
const quotes = {
  en: { pair: '“”', others: /[„«»]/ },
  lt: { pair: '„“', others: /[”«»]/ },
  lv: { pair: '„”', others: /[“«»]/ },
};

const longestSentence = 25;
const lengths = [
  {
    // They must fit a phone 320 px wide.
    what: 'button',
    longest: 28,
    keys: [
      /^actions\.(?!helpMissing$)/,
      /^choosing\.load$/,
      /^waiting\.(codeDiffers|notMe|openLink|redirectLink|showLink|showQr|tryNow)$/,
      mayBeBare,
      /^who\.change$/,
      /^help\.(close|openAll|closeAll)$/,
    ],
  },
  { what: 'title', longest: 60, keys: [/\.title$/, /heading\w*$/i] },
];

/**
 * Ease of reading is LIX: words per sentence plus the percentage of words longer than six letters. The limits are what the
 * Smart-ID guides of Baltic banks and signing services score, counted in the same way: 37 in English, 57 in Lithuanian, 57
 * and 62 in Latvian. A login must not be harder than a guide. Lithuanian and Latvian put endings where English puts short
 * words, hence the difference. Groups of fewer than 40 words say too little to be measured.
 */
const hardest = { en: 37, lt: 57, lv: 57 };
const fewestWords = 40;

/** All texts of a file, as [key, text]. */
export const leaves = (texts, prefix = '') =>
  Object.entries(texts).flatMap(([name, value]) =>
    typeof value === 'string' ? [[prefix + name, value]] : leaves(value, `${prefix}${name}.`),
  );

const withoutPlural = (key) => key.replace(plural, '');
const split = (text, after) => text.split(after).filter((part) => /\p{L}/u.test(part));
const sentences = (text) => split(text, /(?<=[.!?…])(?=\s)/u);
/** Sentences, and the parts of lists, which are as easy to read as sentences. */
const clauses = (text) => split(text, /(?<=[.!?…:;])(?=\s)/u);
const words = (text) => text.replace(placeholder, 'x').match(/[\p{L}\p{N}][\p{L}\p{N}’-]*/gu) ?? [];
const placeholders = (text) =>
  [...new Set([...text.matchAll(placeholder)].map(([, name]) => name))].sort().join(', ') || 'none';

function lix(texts) {
  const all = texts.flatMap(words);
  if (all.length < fewestWords) return 0;
  const long = all.filter((word) => word.length > 6).length;
  return Math.round(all.length / texts.flatMap(clauses).length + (100 * long) / all.length);
}

/** `help` is shown topic by topic, the others screen by screen. */
const groupOf = (key) => key.split('.', key.startsWith('help.') ? 2 : 1).join('.');

function* typography(text, { pair: [opening, closing], others }) {
  const count = (character) => text.split(character).length - 1;
  if (text.trim() === '') yield 'is empty';
  else if (text !== text.trim() || /\s\s|[\t\r\n]/.test(text)) yield 'has a space too many';
  if (/\s[.,:;!?…]/u.test(text)) yield 'has a space before a punctuation mark';
  if (/[{}]|\$t\(/.test(text.replace(placeholder, ''))) yield 'has a broken placeholder';
  if (/<[a-z!/]|&#?\w+;/i.test(text)) yield 'has HTML';
  if (/["'`´]/.test(text)) yield `has a straight quote or apostrophe instead of ${opening}${closing} or ’`;
  if (others.test(text) || count(opening) !== count(closing)) yield `has quotes that are not ${opening}…${closing}`;
  if (text.includes('...')) yield 'has three dots instead of …';
}

function* lengthsOf(key, text) {
  for (const sentence of sentences(text)) {
    const { length } = words(sentence);
    if (length > longestSentence) yield `has a sentence of ${length} words, at most ${longestSentence} are allowed`;
  }
  const { length } = text.replace(placeholder, '');
  for (const { what, longest, keys } of lengths) {
    if (length > longest && keys.some((pattern) => pattern.test(key))) {
      yield `is a ${what} of ${length} characters, at most ${longest} are allowed`;
    }
  }
}

function* translation(language, key, text, original) {
  const plain = text.replace(placeholder, '').replace(new RegExp(brand, 'g'), '');
  const left = english.exec(plain)?.[0] ?? (text === original && words(plain).length > 1 ? text : undefined);
  if (left !== undefined) yield `has English left: ${left}`;
  const bare =
    language === 'lt' && !mayBeBare.test(key) && new RegExp(`(?<![„\\p{L}])(?:${brand.source})`, 'u').exec(text);
  if (bare) yield `has ${bare[0]} without quotes`;
}

function* pluralForms(language, keys, counted) {
  const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
  for (const key of counted) {
    if (keys.has(key)) yield [key, 'has no plural forms'];
    for (const category of pluralCategories) {
      if (!keys.has(`${key}_${category}`)) yield [`${key}_${category}`, 'is missing'];
    }
  }
  for (const key of keys) {
    const category = plural.exec(key)?.[1];
    if (category && !pluralCategories.includes(category))
      yield [key, 'is a plural form that the language does not have'];
  }
}

function* findingsOf(language, texts, originals, counted) {
  const keys = new Set(texts.keys());
  const known = new Set([...keys].map(withoutPlural));
  for (const key of originals.keys()) if (!known.has(key) && !counted.has(key)) yield [key, 'is missing'];
  for (const key of known) if (!originals.has(key)) yield [key, 'is not in the English file'];
  yield* pluralForms(language, keys, counted);

  for (const [key, text] of texts) {
    const original = originals.get(withoutPlural(key));
    const found = [...typography(text, quotes[language]), ...lengthsOf(key, text)];
    if (language !== 'en') found.push(...translation(language, key, text, original));
    if (original !== undefined && placeholders(text) !== placeholders(original)) {
      found.push(`has the placeholders ${placeholders(text)} instead of ${placeholders(original)}`);
    }
    yield* found.map((what) => [key, what]);
  }

  const groups = new Set([...keys].map(groupOf));
  for (const group of groups) {
    const score = lix([...texts].filter(([key]) => groupOf(key) === group).map(([, text]) => text));
    if (score > hardest[language])
      yield [group, `is hard to read: LIX ${score}, at most ${hardest[language]} is allowed`];
  }
}

/**
 * @param {Record<string, object>} files the locale files by language; English is what the others are compared with
 * @returns {string[]} one line per finding
 */
export function findings(files) {
  const texts = new Map(languages.map((language) => [language, new Map(leaves(files[language]))]));
  const originals = new Map([...texts.get('en')].map(([key, text]) => [withoutPlural(key), text]));
  const allKeys = [...texts.values()].flatMap((own) => [...own.keys()]);
  const counted = new Set(allKeys.filter((key) => plural.test(key)).map(withoutPlural));
  return languages.flatMap((language) =>
    [...findingsOf(language, texts.get(language), originals, counted)].map(
      ([key, what]) => `${language} ${key} ${what}`,
    ),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = process.argv[2] ?? 'locales';
  const sources = languages.map((language) => [language, readFileSync(path.join(folder, `${language}.json`), 'utf8')]);
  const files = Object.fromEntries(sources.map(([language, source]) => [language, JSON.parse(source)]));
  const found = findings(files);
  for (const [language, source] of sources) {
    // Of two texts with one key, the parser silently drops the first.
    const kept = leaves(files[language]).length;
    const written = source.match(/"\s*:\s*"/g)?.length;
    if (written !== kept) found.push(`${language} has ${written} texts, ${kept} after parsing: is a key there twice?`);
  }
  for (const line of found) console.error(line);
  if (found.length === 0) {
    const counts = languages.map((language) => `${leaves(files[language]).length} ${language}`);
    console.log(`Texts: ${counts.join(', ')}; nothing to correct`);
  }
  process.exitCode = found.length === 0 ? 0 : 1;
}
