import { expect } from '@open-wc/testing';
import type { LoginState } from '../../src/flow/state.js';
import type { TextKey } from '../../src/i18n/texts.js';
import { all, everythingIn, focused, part, textOf } from '../support/composed.js';
import { showStep } from '../support/shown-step.js';
import { stateOf, steps } from '../support/states.js';
import { englishWords, translate, unfinishedText } from '../support/texts.js';

describe('every step', () => {
  for (const step of steps) {
    it(`${step}: has one heading that can be focused, and focuses it`, async () => {
      const { element } = await showStep(stateOf(step) as LoginState);
      expect(all(element, 'h1, h2, h3, [role="heading"]')).to.deep.equal([part(element, 'heading')]);
      element.focusStep();
      expect(focused()).to.equal(part(element, 'heading'));
    });

    for (const language of ['lt', 'lv']) {
      it(`${step}: has no English word in ${language} and never shows a key`, async () => {
        const { element } = await showStep(stateOf(step) as LoginState, { language });
        const said = textOf(element);
        expect(said).to.not.match(englishWords);
        expect(said).to.not.match(unfinishedText);
      });
    }

    it(`${step}: renders the same picture from the same state`, async () => {
      const pictures = await Promise.all(
        [1, 2].map(async () => everythingIn((await showStep(stateOf(step) as LoginState)).element)),
      );
      const plain = (picture: string) => picture.replace(/lit\$\d+\$?/g, '');
      expect(plain(pictures[0]!)).to.equal(plain(pictures[1]!));
    });

    it(`${step}: lets no event with what was typed leave its page`, async () => {
      const { element } = await showStep(stateOf(step) as LoginState);
      const heard: string[] = [];
      const stop = new AbortController();
      for (const name of ['ibl-intent', 'ibl-announce']) {
        document.addEventListener(name, ({ composed }) => composed && heard.push(name), { signal: stop.signal });
      }
      for (const button of all(element, 'button')) button.click();
      stop.abort();
      expect(heard).to.be.empty;
    });
  }

  it('stays silent about texts that do not exist', async () => {
    const t = await translate('lt');
    expect(t('no.such.text' as TextKey)).to.equal('');
  });
});
