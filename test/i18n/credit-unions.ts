import { expect } from '@open-wc/testing';
import { checkOverrides } from '../../src/i18n/overrides.js';
import { Translator } from '../../src/i18n/translator.js';
import { languages, type Texts } from '../support/texts.js';

/** The set that the guide gives, as a credit union copies it. */
async function setOfGuide(): Promise<Texts> {
  const guide = await (await fetch(new URL('../../docs/credit-unions.md', import.meta.url))).text();
  return JSON.parse(/^```json\n(.*?)^```$/ms.exec(guide)![1]!) as Texts;
}

describe('the set of texts for credit unions', () => {
  it('is there in every language, and every text of it is taken', async () => {
    const set = await setOfGuide();
    expect(Object.keys(set).sort()).to.deep.equal([...languages].sort());
    expect(await checkOverrides(set)).to.deep.equal({ overrides: set, warnings: [] });
  });

  for (const [language, union, bank] of [
    ['lt', 'Kredito unija niekada neprašo', 'Bankas niekada neprašo'],
    ['lv', 'Krājaizdevu sabiedrība nekad neprasa', 'Banka nekad neprasa'],
    ['en', 'Your credit union never asks', 'The bank never asks'],
  ] as const) {
    it(`${language}: is shown instead of the words of a bank`, async () => {
      const { overrides } = await checkOverrides(await setOfGuide());
      const translator = new Translator();
      expect((await translator.use(language))!.t('banner.fraud')).to.contain(bank);
      translator.override(overrides);
      const { t } = (await translator.use(language))!;
      expect(t('banner.fraud')).to.contain(union).and.not.contain(bank);
      expect(t('actions.cancel'), 'what names no bank stays').to.not.equal('');
    });
  }
});
