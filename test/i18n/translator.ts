import { expect } from '@open-wc/testing';
import type { TextKey } from '../../src/i18n/texts.js';
import { primaryLanguage, Translator } from '../../src/i18n/translator.js';
import { texts, translate } from '../support/texts.js';

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

  it('has the words of the last override alone', async () => {
    const translator = new Translator();
    translator.override({ en: { actions: { cancel: 'Stop', retry: 'Anew' } } });
    await translator.use('en');
    translator.override({ en: { actions: { cancel: 'Leave' } } });
    const { t } = await translator.use('en');
    expect([t('actions.cancel'), t('actions.retry')]).to.deep.equal(['Leave', texts.en.get('actions.retry')]);
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
    const replaced = (await translator.use('lt')).t;
    expect([replaced('actions.cancel'), replaced('actions.back')]).to.deep.equal(['Nutraukti', 'Atgal']);
    translator.override({});
    expect((await translator.use('lt')).t('actions.cancel')).to.equal('Atšaukti');
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
