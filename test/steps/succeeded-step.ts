import { expect } from '@open-wc/testing';
import { violationsOf } from '../support/axe.js';
import { all, part, parts, textOf } from '../support/composed.js';
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

    for (const redirectUrl of ['/home', undefined]) {
      it(`says in ${language} for five seconds that the bank opens, then that it did not: ${redirectUrl}`, async () => {
        const { element, advance, spoken, t } = await showStep(stateOf('succeeded', { redirectUrl }), { language });
        const isOpening = () => {
          expect(textOf(element)).to.contain(t('succeeded.text')).and.not.contain(t('succeeded.notOpened'));
          expect(all(element, '.bar')).to.have.length(1);
          expect(parts(element, 'link')).to.be.empty;
          expect(spoken).to.be.empty;
        };
        isOpening();
        await advance(4_999);
        isOpening();
        await advance(1);
        expect(textOf(element)).to.contain(t('succeeded.notOpened')).and.not.contain(t('succeeded.text'));
        expect(all(element, '.bar')).to.be.empty;
        expect(textOf(part(element, 'link'))).to.equal(t(redirectUrl ? 'succeeded.open' : 'actions.reload'));
        expect(spoken).to.deep.equal([{ text: t('succeeded.notOpened'), region: 'status' }]);
        expect(await violationsOf(element)).to.deep.equal([]);
      });
    }
  }

  it('leads late to the bank’s next page, byte for byte, or reloads this one', async () => {
    const late = async (redirectUrl?: string) => {
      const { element, advance } = await showStep(stateOf('succeeded', { redirectUrl }));
      await advance(5_000);
      return part(element, 'link');
    };
    const link = await late('https://bank.example/home?A=%7e');
    expect([link.localName, link.getAttribute('href'), link.getAttribute('target')]).to.deep.equal([
      'a',
      'https://bank.example/home?A=%7e',
      '_top',
    ]);
    expect((await late()).localName).to.equal('button');
  });

  it('leaves it to the widget where a frame may not be left', async () => {
    const { element, set, advance, spoken, t } = await showStep(stateOf('succeeded', { redirectUrl: '/home' }));
    await set({ isStuck: true });
    expect(textOf(element)).to.equal(t('succeeded.heading'));
    await advance(5_000);
    expect(textOf(element)).to.equal(t('succeeded.heading'));
    expect(spoken).to.be.empty;
  });

  it('stops its clock when it leaves the page', async () => {
    const { element, clock, spoken } = await showStep(stateOf('succeeded'));
    expect(clock.sleepers).to.equal(1);
    element.remove();
    await clock.advance(5_000);
    expect(clock.sleepers).to.equal(0);
    expect(spoken).to.be.empty;
  });
});
