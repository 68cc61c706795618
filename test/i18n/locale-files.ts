import { expect } from '@open-wc/testing';
import type { TextKey } from '../../src/i18n/texts.js';
import { languages, texts, translate, type Language } from '../support/texts.js';

const forms = /_(zero|one|two|few|many|other)$/;
const without = (path: string) => path.replace(forms, '');
const placeholders = (text: string) =>
  [...new Set([...text.matchAll(/\{\{\s*([^}\s]+)\s*\}\}/g)].map(([, name]) => name))].sort();
const keysOf = (language: Language) => [...new Set([...texts[language].keys()].map(without))];
const countedKeys = [...new Set([...texts.en.keys()].filter((path) => forms.test(path)).map(without))] as TextKey[];
const values = { count: 3, time: '1:05', digits: '1, 2', method: 'Smart-ID', position: '19', host: 'bank.example' };

describe('the locale files', () => {
  for (const language of languages) {
    it(`${language}: has every text and no other`, () => {
      expect(keysOf(language).sort()).to.deep.equal(keysOf('en').sort());
    });

    it(`${language}: has the same placeholders everywhere`, () => {
      const wrong = [...texts[language]].filter(([path, text]) => {
        const english = [...texts.en].find(([other]) => without(other) === without(path));
        return placeholders(text).join() !== placeholders(english?.[1] ?? '').join();
      });
      expect(wrong).to.deep.equal([]);
    });

    it(`${language}: has just the plural forms that its grammar has`, () => {
      const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
      for (const key of countedKeys) {
        const written = [...texts[language].keys()].filter((path) => forms.test(path) && without(path) === key);
        expect(written.map((path) => forms.exec(path)![1]).sort(), key).to.deep.equal([...pluralCategories].sort());
      }
    });

    it(`${language}: counts from 0 to 120 with a text each`, async () => {
      const t = await translate(language);
      const rules = new Intl.PluralRules(language);
      for (const key of countedKeys) {
        for (let count = 0; count <= 120; count += 1) {
          const form = texts[language].get(`${key}_${rules.select(count)}`)!;
          expect(t(key, { count })).to.equal(form.replace('{{count}}', String(count)));
        }
      }
    });

    it(`${language}: holds no markup, no nesting and no stray space`, () => {
      for (const [path, text] of texts[language]) {
        expect(text, path).to.not.match(/[<>]|&\w+;|\$t\(|^\s|\s$| {2}|^$/);
      }
    });

    it(`${language}: shows a text for every key, never the key itself`, async () => {
      const t = await translate(language);
      for (const key of keysOf(language) as TextKey[]) {
        const shown = t(key, values);
        expect(shown, key).to.not.equal('');
        expect(shown, key).to.not.contain(key);
      }
    });

    it(`${language}: uses typographic quotation marks and dashes`, () => {
      for (const [path, text] of texts[language]) expect(text, path).to.not.match(/["`]|\w'\w|\.\.\.| - /);
    });
  }

  for (const language of ['lt', 'lv'] as const) {
    it(`${language}: leaves no text in English but the names of brands`, () => {
      const brands = /^(Smart-ID|Mobile-ID|eParaksts mobile)$/;
      const same = [...texts[language]].filter(([path, text]) => text === texts.en.get(path) && !brands.test(text));
      expect(same.filter(([, text]) => /\p{L}{3}/u.test(text.replace(/\{\{.*?\}\}/g, '')))).to.deep.equal([]);
    });

    it(`${language}: has no English word in its sentences`, () => {
      const english =
        /(?<!\p{L})(the|your|you|and|with|please|enter|code|again|login|log|bank|number|phone|time|this|that|try|is|are|not)(?!\p{L})/iu;
      const found = [...texts[language]].filter(([, text]) => english.test(text.replace(/\{\{.*?\}\}/g, '')));
      expect(found).to.deep.equal([]);
    });

    it(`${language}: uses the letters of its alphabet`, () => {
      const all = [...texts[language].values()].join(' ').toLowerCase();
      for (const letter of language === 'lt' ? 'ąčęėįšųūž' : 'āēģīļņšūž') expect(all).to.contain(letter);
      expect(all).to.not.match(/�|Ã|Ä/);
    });
  }

  it('lt: quotes names of brands in sentences', () => {
    const unquoted = [...texts.lt].filter(
      ([path, text]) => !/^methods\..*\.(name|scan|here)$/.test(path) && /(?<!„[^“]*)(Smart-ID|Mobile-ID)/.test(text),
    );
    expect(unquoted).to.deep.equal([]);
  });

  it('addresses people politely in Latvian and Lithuanian', () => {
    expect([...texts.lt].filter(([, text]) => /(?<!\p{L})(tu|tavo|tau|tave)(?!\p{L})/iu.test(text))).to.deep.equal([]);
    expect([...texts.lv].filter(([, text]) => /(?<!\p{L})(tu|tavs|tava|tev|tevi)(?!\p{L})/iu.test(text))).to.deep.equal(
      [],
    );
  });

  it('warns in every language that a bank never asks for PINs', () => {
    for (const language of languages) expect(texts[language].get('banner.fraud')).to.contain('PIN');
  });
});
