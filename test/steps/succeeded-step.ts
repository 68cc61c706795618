import { expect } from '@open-wc/testing';
import { part, parts, textOf } from '../support/composed.js';
import { showStep } from '../support/shown-step.js';
import { stateOf } from '../support/states.js';
import { languages } from '../support/texts.js';

describe('ibl-succeeded-step', () => {
  for (const language of languages) {
    it(`says in ${language} that the person is logged in, and that a method was activated only if it was`, async () => {
      const state = stateOf('succeeded');
      const { element, change, t } = await showStep(state, { language });
      const sentence = t('succeeded.activated', { method: 'Smart-ID' });
      expect(textOf(part(element, 'heading'))).to.equal(t('succeeded.heading'));
      expect(textOf(element)).to.not.contain(sentence);
      await change({ ...state, activated: true });
      expect(textOf(element)).to.contain(sentence);
      expect(parts(element, 'cancel'), 'there is nothing to cancel any more').to.be.empty;
    });

    it(`promises in ${language} that the internet bank opens only if it has where to go`, async () => {
      const state = stateOf('succeeded');
      const { element, change, t } = await showStep(state, { language });
      expect(textOf(element)).to.contain(t('succeeded.noRedirect')).and.not.contain(t('succeeded.text'));
      await change({ ...state, redirectUrl: '/home' });
      expect(textOf(element)).to.contain(t('succeeded.text')).and.not.contain(t('succeeded.noRedirect'));
    });
  }
});
