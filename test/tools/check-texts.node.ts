// The checker of texts, by what it finds in a page's texts, in translations of what the sources say, and in the widget's.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { doubles, findings } from '../../tools/check/texts/findings.js';
import { languages, sources, type Language, type Texts } from '../../tools/check/texts/sources.js';

const source = (end: string) => {
  const found = sources.find(({ where }) => where.endsWith(end));
  assert.ok(found, end);
  return found;
};

describe('the texts of a page', () => {
  const good = {
    en: { shown: '{count}\u00a0screens: “{name}”', hint: 'The bank’s page' },
    lt: { shown: 'Rodoma: {count}, „{name}“', hint: 'Banko puslapis' },
    lv: { shown: 'Parādīti: {count}, „{name}”', hint: 'Bankas lapa' },
  };

  it('may be long: the limits of the widget are not theirs', () => {
    const long = Object.fromEntries(
      languages.map((language) => [language, { heading: `${good[language].hint} – puslapis, lapa`.repeat(30) }]),
    ) as unknown as Record<Language, Texts>;
    assert.deepEqual(findings(good, source('play/texts.json')), []);
    assert.deepEqual(findings(long, source('play/texts.json')), []);
    assert.match(findings(long).join('\n'), /lv heading is a title of \d+ characters, at most 60 are allowed/);
  });

  const wanting: [Language, Record<string, string | undefined>, string][] = [
    ['lt', { hint: undefined }, 'lt hint is missing'],
    ['lv', { more: 'Vairāk' }, 'lv more is not in the English file'],
    ['lt', { shown: 'Rodoma: {count}' }, 'lt shown has the placeholders count instead of count, name'],
    ['lt', { shown: 'Rodoma: {count}, „{name“' }, 'lt shown has a broken placeholder'],
    ['lv', { shown: 'Parādīti: {{count}}, „{name}”' }, 'lv shown has a broken placeholder'],
    ['lv', { hint: 'Bankas „lapa“' }, 'lv hint has quotes that are not „…”'],
    ['en', { hint: "The bank's page" }, 'en hint has a straight quote or apostrophe instead of “” or ’'],
    ['lt', { hint: 'Banko  puslapis' }, 'lt hint has a space too many'],
    ['lv', { hint: 'Bankas login lapa' }, 'lv hint has English left: login'],
    ['lt', { hint: 'The bank’s page' }, 'lt hint has English left: The'],
    ['lt', { hint: 'Programėlė Smart-ID' }, 'lt hint has Smart-ID without quotes'],
  ];
  for (const [language, texts, expected] of wanting) {
    it(`are found wanting: ${expected}`, () => {
      const changed = JSON.parse(
        JSON.stringify({ ...good, [language]: { ...good[language], ...texts } }),
      ) as typeof good;
      const found = findings(changed, source('designers/texts.json'));
      assert.ok(found.includes(expected), found.join('\n'));
    });
  }

  it('have each key once', () => {
    assert.deepEqual([...doubles('{ "lt": { "a": "1", "b": "2" } }')], []);
    assert.deepEqual(
      [...doubles('{ "lt": { "a": "1", "a": "2" } }')],
      ['has 2 texts, 1 after parsing: is a key there twice?'],
    );
  });
});

describe('translations of what the sources say', () => {
  const files = {
    en: { slots: { help: 'the bank\'s words, `"<id>"`' } },
    lt: { slots: { help: 'banko žodžiai, `"<id>"`' } },
    lv: { slots: { help: 'bankas vārdi, `"<id>"`' } },
  };

  it('may have code, and the sources may write as they like', () =>
    assert.deepEqual(findings(files, source('meanings.json')), []));

  it('keep code as it is', () =>
    assert.deepEqual(findings({ ...files, lv: { slots: { help: 'bankas vārdi, `id`' } } }, source('meanings.json')), [
      'lv slots.help has the placeholders id instead of "<id>"',
    ]));

  it('are all there', () =>
    assert.deepEqual(findings({ ...files, lt: {} }, source('meanings.json')), ['lt slots.help is missing']));
});
