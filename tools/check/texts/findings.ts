import { faultsOfAny, faultsOfReplacing, faultsOfScreen, faultsOfUnions } from './kinds.js';
import { tooHard, tooLong } from './plain-language.js';
import { languages, leaves, widget, type Language, type Source, type Texts } from './sources.js';
import { hasPlural, notTranslated, pluralForms, withoutPlural } from './translation.js';
import { typography } from './typography.js';

type Finding = readonly [key: string, what: string];

/** Placeholders for what is written in digits. */
const numbers: ReadonlySet<string> = new Set(['all', 'count', 'length', 'position', 'time']);

const placeholdersOf = (text: string, placeholder: RegExp) =>
  [...new Set([...text.matchAll(placeholder)].map(([, name]) => name))].sort().join(', ') || 'none';

/** What is asked of the texts of a source. */
type Rules = Omit<Source, 'where'>;

/** What all languages together say of the texts. */
interface Expected {
  /** The English texts, without plural forms. */
  readonly originals: ReadonlyMap<string, string>;
  /** The keys that any language counts with. */
  readonly counted: ReadonlySet<string>;
}

function* findingsOf(
  language: Language,
  texts: ReadonlyMap<string, string>,
  { originals, counted }: Expected,
  { placeholder, hasLimits }: Rules,
): Generator<Finding> {
  const keys = new Set(texts.keys());
  const known = new Set([...keys].map(withoutPlural));
  for (const key of originals.keys()) if (!known.has(key) && !counted.has(key)) yield [key, 'is missing'];
  for (const key of known) if (!originals.has(key)) yield [key, 'is not in the English file'];
  yield* pluralForms(language, keys, counted);

  // What comes in place of a placeholder is taken for one short word.
  const filled = [...texts].map(([key, text]) => [key, text.replace(placeholder, 'x')] as const);
  for (const [key, text] of filled) {
    const found = [...typography(language, text)];
    if (hasLimits) found.push(...tooLong(key, text));
    const original = originals.get(withoutPlural(key));
    const own = texts.get(key) ?? '';
    const spoken = own.replace(placeholder, (_, name: string) => (numbers.has(name) ? '5' : 'x'));
    found.push(...faultsOfAny(language, spoken));
    if (hasLimits) found.push(...faultsOfScreen(language, key, spoken));
    if (language !== 'en') {
      found.push(...notTranslated(language, key, own.replace(placeholder, ''), own === original));
    }
    const [has, needs] = [own, original ?? own].map((each) => placeholdersOf(each, placeholder));
    if (has !== needs) found.push(`has the placeholders ${has} instead of ${needs}`);
    yield* found.map((what) => [key, what] as const);
  }
  if (hasLimits) yield* tooHard(language, filled);
}

/**
 * @param files the texts by language; English is what the others are compared with
 * @returns one line per finding
 */
export function findings(files: Readonly<Record<Language, Texts>>, source: Rules = widget): string[] {
  const textsOf = (language: Language) => new Map(leaves(files[language]));
  const originals = new Map([...textsOf('en')].map(([key, text]) => [withoutPlural(key), text]));
  const allKeys = languages.flatMap((language) => [...textsOf(language).keys()]);
  const counted = new Set(allKeys.filter(hasPlural).map(withoutPlural));
  return (source.only ?? languages).flatMap((language) =>
    [...findingsOf(language, textsOf(language), { originals, counted }, source)].map(
      ([key, what]) => `${language} ${key} ${what}`,
    ),
  );
}

/** A group of texts with some of them replaced. */
const replaced = (texts: Texts, own: Texts): Texts =>
  Object.fromEntries(
    [...new Set([...Object.keys(texts), ...Object.keys(own)])].flatMap((name): [string, string | Texts][] => {
      const [under = {}, over] = [texts[name], own[name]];
      if (typeof over !== 'object') return [[name, over ?? under]];
      return [[name, replaced(typeof under === 'object' ? under : {}, over)]];
    }),
  );

/**
 * Of a set that replaces some of the widget's texts: as good as those in their places, whole, and of the widget. How easy a
 * screen is to read is judged with the widget's own words.
 * @returns one line per finding
 */
export function findingsOfSet(
  set: Readonly<Record<Language, Texts>>,
  files: Readonly<Record<Language, Texts>>,
  source: Rules,
): string[] {
  const whole = {
    en: replaced(files.en, set.en),
    lt: replaced(files.lt, set.lt),
    lv: replaced(files.lv, set.lv),
  };
  const found = findings(whole, source);
  return languages.flatMap((language) => {
    const texts = new Map(leaves(files[language]));
    const own = new Map(leaves(set[language]));
    return [
      ...found.filter((line) => own.has(line.split(' ')[1] ?? '') && line.startsWith(`${language} `)),
      ...[...(source.isForUnions ? faultsOfUnions(language, texts, own) : []), ...faultsOfReplacing(texts, own)].map(
        ([key, what]) => `${language} ${key} ${what}`,
      ),
    ];
  });
}

/** Of two texts with one key, the parser silently drops the first. */
export function* doubles(json: string): Generator<string> {
  const kept = leaves(JSON.parse(json) as Texts).length;
  const written = json.match(/"\s*:\s*"/g)?.length;
  if (written !== kept) yield `has ${written} texts, ${kept} after parsing: is a key there twice?`;
}
