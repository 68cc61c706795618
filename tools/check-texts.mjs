// Checks the texts of the widget and of the demo's pages, the languages against each other and each by itself: keys, plurals,
// placeholders, typography, kinds of faults; those of the widget also for length and ease.
// Prints one line per finding. Usage: node tools/check-texts.mjs [folder with locale files, instead of all texts]
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { faultsOfAny, faultsOfScreen, faultsOfUnions } from './text-kinds.mjs';

export const languages = ['en', 'lt', 'lv'];
const widget = { where: 'locales', placeholder: /\{\{(\w+)\}\}/g, hasLimits: true };
const onPage = { placeholder: /\{(\w+)\}/g };
/** Instead of some of the widget's texts: a bank's words that a credit union does not use of itself. */
const forUnions = { ...widget, where: 'docs/credit-unions.md', replaces: widget };
/**
 * All texts: where they are, what in them is not language, and which languages to check if not all. A folder has a file per
 * language, a file has the languages at its top, and a document has such a file in it as its only block of JSON.
 */
export const sources = [
  widget,
  forUnions,
  { ...onPage, where: 'demo/page/texts.json' },
  { ...onPage, where: 'demo/gallery/texts.json' },
  // Translations of what the sources say in English, with code between backticks.
  { where: 'demo/gallery/meanings.json', placeholder: /`([^`]+)`/g, only: ['lt', 'lv'], english: described },
];
const plural = /_(zero|one|two|few|many|other)$/;

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

/** Placeholders for what is written in digits. */
const numbers = new Set(['all', 'count', 'length', 'position', 'time']);

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
const words = (text) => text.match(/[\p{L}\p{N}][\p{L}\p{N}’-]*/gu) ?? [];
const placeholders = (text, placeholder) =>
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
  if (/[{}]|\$t\(/.test(text)) yield 'has a broken placeholder';
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
  const { length } = text;
  for (const { what, longest, keys } of lengths) {
    if (length > longest && keys.some((pattern) => pattern.test(key))) {
      yield `is a ${what} of ${length} characters, at most ${longest} are allowed`;
    }
  }
}

function* translation(language, key, text, isAsInEnglish) {
  const plain = text.replace(new RegExp(brand, 'g'), '');
  const left = english.exec(plain)?.[0] ?? (isAsInEnglish && words(plain).length > 1 ? text : undefined);
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

function* findingsOf(language, texts, originals, counted, { placeholder, hasLimits }) {
  const keys = new Set(texts.keys());
  const known = new Set([...keys].map(withoutPlural));
  for (const key of originals.keys()) if (!known.has(key) && !counted.has(key)) yield [key, 'is missing'];
  for (const key of known) if (!originals.has(key)) yield [key, 'is not in the English file'];
  yield* pluralForms(language, keys, counted);

  // What comes in place of a placeholder is taken for one short word.
  const filled = [...texts].map(([key, text]) => [key, text.replace(placeholder, 'x')]);
  for (const [key, text] of filled) {
    const found = [...typography(text, quotes[language])];
    if (hasLimits) found.push(...lengthsOf(key, text));
    const original = originals.get(withoutPlural(key));
    const own = texts.get(key);
    const spoken = own.replace(placeholder, (_, name) => (numbers.has(name) ? '5' : 'x'));
    found.push(...faultsOfAny(language, spoken));
    if (hasLimits) found.push(...faultsOfScreen(language, key, spoken));
    if (language !== 'en') found.push(...translation(language, key, own.replace(placeholder, ''), own === original));
    const [has, needs] = [own, original ?? own].map((each) => placeholders(each, placeholder));
    if (has !== needs) found.push(`has the placeholders ${has} instead of ${needs}`);
    yield* found.map((what) => [key, what]);
  }

  if (!hasLimits) return;
  const groups = new Set([...keys].map(groupOf));
  for (const group of groups) {
    const score = lix(filled.filter(([key]) => groupOf(key) === group).map(([, text]) => text));
    if (score > hardest[language])
      yield [group, `is hard to read: LIX ${score}, at most ${hardest[language]} is allowed`];
  }
}

/**
 * @param {Record<string, object>} files the texts by language; English is what the others are compared with
 * @param {{ placeholder: RegExp, hasLimits?: boolean, only?: string[] }} source
 * @returns {string[]} one line per finding
 */
export function findings(files, source = widget) {
  const texts = new Map(languages.map((language) => [language, new Map(leaves(files[language]))]));
  const originals = new Map([...texts.get('en')].map(([key, text]) => [withoutPlural(key), text]));
  const allKeys = [...texts.values()].flatMap((own) => [...own.keys()]);
  const counted = new Set(allKeys.filter((key) => plural.test(key)).map(withoutPlural));
  return (source.only ?? languages).flatMap((language) =>
    [...findingsOf(language, texts.get(language), originals, counted, source)].map(
      ([key, what]) => `${language} ${key} ${what}`,
    ),
  );
}

/** Of two texts with one key, the parser silently drops the first. */
export function* doubles(json) {
  const kept = leaves(JSON.parse(json)).length;
  const written = json.match(/"\s*:\s*"/g)?.length;
  if (written !== kept) yield `has ${written} texts, ${kept} after parsing: is a key there twice?`;
}

/** What the designers' page says of tokens, parts and so on in English. */
async function described() {
  const { generate } = await import('./build-demo.mjs');
  const { tokens, ...lists } = JSON.parse(await generate('elements.json'));
  const byName = (rows) => Object.fromEntries(rows.map(({ name, description }) => [name, description]));
  return { tokens, ...Object.fromEntries(Object.entries(lists).map(([table, rows]) => [table, byName(rows)])) };
}

const filesOf = ({ where }) =>
  /\.(json|md)$/.test(where) ? [where] : languages.map((language) => path.join(where, `${language}.json`));

/** What is JSON in a file: all of it, or the block of a document. */
function jsonIn(file) {
  const text = readFileSync(file, 'utf8');
  if (!file.endsWith('.md')) return text;
  const blocks = [...text.matchAll(/^```json\n(.*?)^```$/gms)];
  if (blocks.length !== 1) throw new Error(`${file} has ${blocks.length} blocks of JSON instead of one`);
  return blocks[0][1];
}

/** The texts of a source by language. */
export function readTexts(source) {
  const read = filesOf(source).map((file) => JSON.parse(jsonIn(file)));
  return read.length === 1 ? read[0] : Object.fromEntries(languages.map((language, at) => [language, read[at]]));
}

/** A group of texts with some of them replaced. */
const replaced = (texts, own) =>
  Object.fromEntries(
    [...new Set([...Object.keys(texts), ...Object.keys(own)])].map((name) => {
      const [under, over] = [texts[name], own[name]];
      return [name, typeof over === 'object' ? replaced(under ?? {}, over) : (over ?? under)];
    }),
  );

/**
 * Of a set that replaces some of the widget's texts: as good as those in their places, whole, and of the widget. How easy a
 * screen is to read is judged with the widget's own words.
 * @returns {string[]} one line per finding
 */
export function findingsOfSet(set, files, source) {
  const whole = Object.fromEntries(languages.map((language) => [language, replaced(files[language], set[language])]));
  const found = findings(whole, source);
  return languages.flatMap((language) => {
    const [texts, own] = [files, set].map((each) => new Map(leaves(each[language])));
    return [
      ...found.filter((line) => own.has(line.split(' ')[1]) && line.startsWith(`${language} `)),
      ...[...faultsOfUnions(language, texts, own)].map(([key, what]) => `${language} ${key} ${what}`),
    ];
  });
}

async function check(source) {
  const files = readTexts(source);
  if (source.english) files.en = await source.english();
  const lines = source.replaces ? findingsOfSet(files, readTexts(source.replaces), source) : findings(files, source);
  const found = lines.map((line) => `${source.where} ${line}`);
  for (const file of filesOf(source)) {
    found.push(...[...doubles(jsonIn(file))].map((what) => `${file} ${what}`));
  }
  for (const line of found) console.error(line);
  if (found.length > 0) return false;
  const counts = (source.only ?? languages).map((language) => `${leaves(files[language]).length} ${language}`);
  console.log(`Texts in ${source.where}: ${counts.join(', ')}; nothing to correct`);
  return true;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = process.argv[2];
  for (const source of folder ? [{ ...widget, where: folder }] : sources) {
    if (!(await check(source))) process.exitCode = 1;
  }
}
