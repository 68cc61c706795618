import { expect, fixtureSync, html } from '@open-wc/testing';
import { part, parts, textOf } from '../support/composed.js';
import { ownNetwork, playNetwork } from '../support/network.js';
import { codePrompt, reply, ScriptedAdapter } from '../support/scripted-adapter.js';
import { settled } from '../support/manual-clock.js';
import { languages } from '../support/texts.js';
import { create, manualClock, ownClock, until, warmUp } from '../support/widget.js';
import { Translator } from '../../src/i18n/translator.js';

/** The first file of the language is held back once: all that is asked for after it comes before it. */
function holdFirst(language: string): () => void {
  let release!: () => void;
  const held = new Promise<void>((resolve) => (release = resolve));
  playNetwork(new RegExp(`^${language}$`), (attempt) => (attempt === 1 ? held : Promise.resolve()));
  return release;
}

describe('texts that overtake each other', () => {
  before(warmUp);
  afterEach(ownNetwork);
  afterEach(ownClock);

  for (const language of languages) {
    it(`leave no screen without words: ${language}`, async () => {
      manualClock();
      const release = holdFirst(language);
      const bank = new ScriptedAdapter();
      bank.next('resume', reply({ method: 'smart-id-push', reply: codePrompt('19') }));
      const { widget } = create({ bank, attributes: { lang: language }, properties: { resume: true } });
      fixtureSync(html`<div></div>`).append(widget);
      await until(() => widget.state.step === 'prompting');
      release();
      await until(() => parts(widget, 'submit').length > 0, 'the screen');
      const said = textOf(part(widget, 'card'));
      expect(textOf(part(widget, 'heading'))).to.not.equal('');
      expect(textOf(part(widget, 'submit'))).to.not.equal('');
      await settled();
      await widget.updateComplete;
      expect(textOf(part(widget, 'card'))).to.equal(said);
    });
  }

  it('give the words of the last wish, be it for the same language', async () => {
    const release = holdFirst('lv');
    const translator = new Translator();
    const first = translator.use('lv');
    translator.want('later');
    const last = await translator.use('lv');
    release();
    expect((await first).t('actions.cancel')).to.equal('Atcelt');
    expect(last.t('actions.cancel')).to.equal('Atcelt');
  });
});
