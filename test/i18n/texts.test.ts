import { expect } from '@open-wc/testing';
import { checkOverrides } from '../../src/i18n/overrides.js';
import type { TextKey } from '../../src/i18n/texts.js';
import { primaryLanguage, Translator } from '../../src/i18n/translator.js';
import { files, languages, leaves, translate, type Language } from '../support/texts.js';

const forms = /_(zero|one|two|few|many|other)$/;
const without = (path: string) => path.replace(forms, '');
const placeholders = (text: string) =>
  [...new Set([...text.matchAll(/\{\{\s*([^}\s]+)\s*\}\}/g)].map(([, name]) => name))].sort();
const texts: Record<Language, Map<string, string>> = {
  lt: leaves(files.lt),
  lv: leaves(files.lv),
  en: leaves(files.en),
};
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
      ([path, text]) => !/^methods\..*\.name$/.test(path) && /(?<!„[^“]*)(Smart-ID|Mobile-ID)/.test(text),
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

describe('Translator', () => {
  for (const [tag, language] of [
    ['lt', 'lt'],
    ['lt-LT', 'lt'],
    ['LV', 'lv'],
    ['lv_LV', 'lv'],
    [' en-GB-oxendict ', 'en'],
    ['et', 'en'],
    ['', 'en'],
    ['toString', 'en'],
    ['__proto__', 'en'],
    ['ltx', 'en'],
  ] as const) {
    it(`speaks ${language} for the tag ${JSON.stringify(tag)}`, async () => {
      const translator = new Translator();
      expect(translator.supported(tag)).to.equal(language);
      const used = await translator.use(tag);
      expect(used.language).to.equal(language);
      expect(used.t('actions.cancel')).to.equal(texts[language].get('actions.cancel'));
    });
  }

  it('takes the part of a tag that names the language', () => {
    expect(['lt-LT', 'LV_lv', ' En ', ''].map(primaryLanguage)).to.deep.equal(['lt', 'lv', 'en', '']);
  });

  it('answers whatever was wished for with the last of several wishes', async () => {
    const translator = new Translator();
    const answers = await Promise.all(['en', 'lt', 'lv', 'lt'].map((language) => translator.use(language)));
    expect(answers.map(({ language }) => language)).to.deep.equal(['lt', 'lt', 'lt', 'lt']);
  });

  it('gives a new function for each language, and an old one goes on in its own', async () => {
    const translator = new Translator();
    const first = await translator.use('lt');
    const second = await translator.use('lv');
    expect(first.t).to.not.equal(second.t);
    expect(first.t('actions.cancel')).to.equal('Atšaukti');
    expect(second.t('actions.cancel')).to.equal('Atcelt');
  });

  it('shares nothing with another one', async () => {
    const [one, other] = [new Translator(), new Translator()];
    one.override({ lt: { actions: { cancel: 'Nutraukti' } } });
    const [first, second] = [await one.use('lt'), await other.use('lt')];
    expect(first.t('actions.cancel')).to.equal('Nutraukti');
    expect(second.t('actions.cancel')).to.equal('Atšaukti');
  });

  it('writes values as they are: nothing in them is looked up or escaped', async () => {
    const t = await translate('en');
    for (const position of ['<b>1</b>', '$t(actions.cancel)', '{{count}}', '&amp;', '$&', '__proto__']) {
      expect(t('prompting.codeCard', { position })).to.equal(`Code no.\u00a0${position}`);
    }
  });

  it('shows nothing rather than the key of a text that does not exist', async () => {
    const t = await translate('lv');
    expect(t('actions.nothing' as TextKey)).to.equal('');
  });

  it('replaces single texts, takes them back, and keeps the others', async () => {
    const translator = new Translator();
    translator.override({ lt: { actions: { cancel: 'Nutraukti' } } });
    const replaced = (await translator.use('lt'))!.t;
    expect([replaced('actions.cancel'), replaced('actions.back')]).to.deep.equal(['Nutraukti', 'Atgal']);
    translator.override({});
    expect((await translator.use('lt'))!.t('actions.cancel')).to.equal('Atšaukti');
  });

  it('speaks a language from outside, with English under it', async () => {
    const translator = new Translator();
    translator.override({ et: { actions: { cancel: 'Tühista' } } });
    const used = await translator.use('et-EE');
    expect(used.language).to.equal('et');
    expect(used.t('actions.cancel')).to.equal('Tühista');
    expect(used.t('actions.back')).to.equal('Back');
  });
});

describe('checkOverrides', () => {
  it('lets known texts pass, and plural forms of a language', async () => {
    const raw = {
      lt: {
        actions: { cancel: 'Nutraukti' },
        prompting: { attemptsLeft_few: 'Dar {{count}}', codeCard: '{{position}}.' },
      },
      et: { actions: { cancel: 'Tühista' }, prompting: { attemptsLeft_one: 'Veel {{count}}' } },
    };
    expect(await checkOverrides(raw)).to.deep.equal({ overrides: raw, warnings: [] });
  });

  for (const [what, lt, path] of [
    ['a text that does not exist', { actions: { dance: 'Šokti' } }, 'actions.dance'],
    ['a group that does not exist', { dances: { waltz: 'Valsas' } }, 'dances'],
    ['a group in place of a text', { actions: { cancel: { deep: 'x' } } }, 'actions.cancel'],
    ['a text in place of a group', { actions: 'x' }, 'actions'],
    ['a number', { actions: { cancel: 5 } }, 'actions.cancel'],
    ['an empty text', { actions: { cancel: ' ' } }, 'actions.cancel'],
    ['a text that is too long', { actions: { cancel: 'x'.repeat(1_001) } }, 'actions.cancel'],
    ['a missing placeholder', { prompting: { codeCard: 'Kodas' } }, 'prompting.codeCard'],
    ['a foreign placeholder', { actions: { cancel: 'Atšaukti {{count}}' } }, 'actions.cancel'],
    ['nesting', { actions: { cancel: '$t(actions.back)' } }, 'actions.cancel'],
  ] as const) {
    it(`leaves out ${what}, and says so once`, async () => {
      const { overrides, warnings } = await checkOverrides({ lt, lv: { actions: { cancel: 'Pārtraukt' } } });
      expect(warnings).to.have.length(1);
      expect(warnings[0]).to.contain(`texts.lt.${path} is ignored`);
      expect(overrides['lv']).to.deep.equal({ actions: { cancel: 'Pārtraukt' } });
      expect(leaves(overrides['lt'] as never).size).to.equal(0);
    });
  }

  for (const raw of [
    undefined,
    null,
    42,
    'texts',
    [],
    { lt: null },
    { lt: 'x' },
    { lt: [] },
    { lt: { actions: null } },
  ]) {
    it(`makes nothing of ${JSON.stringify(raw)}, and says so`, async () => {
      const { overrides, warnings } = await checkOverrides(raw);
      expect(leaves(overrides as never).size).to.equal(0);
      expect(warnings).to.have.length(1);
      expect(warnings[0]).to.match(/^texts[.\w]* is ignored: it is not an object$/);
    });
  }

  it('takes no name for a language that is none', async () => {
    const { overrides, warnings } = await checkOverrides({ 'lt-LT': {}, LT: {}, toString: {}, x: {} });
    expect(overrides).to.deep.equal({});
    expect(warnings).to.have.length(4);
  });

  it('is not fooled by __proto__', async () => {
    const raw = JSON.parse(
      '{"__proto__":{"x":"y"},"lt":{"__proto__":{"cancel":"x"},"actions":{"__proto__":{"a":"b"}}}}',
    );
    const { overrides } = await checkOverrides(raw);
    expect(({} as { x?: string }).x).to.be.undefined;
    expect(leaves(overrides as never).size).to.equal(0);
  });
});
