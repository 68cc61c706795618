import { expect } from '@open-wc/testing';
import { focused, part, parts, textOf } from '../support/composed.js';
import { showStep } from '../support/shown-step.js';
import { stateOf } from '../support/states.js';
import { languages } from '../support/texts.js';
import { warmUp } from '../support/widget.js';

describe('a wait whose contact was lost', () => {
  before(warmUp);

  it('leaves the focus at the heading when the person asks again', async () => {
    const { element, change } = await showStep(stateOf('waiting', { contact: 'paused' }));
    part(element, 'retry').focus();
    await change(stateOf('waiting', { contact: 'retrying' }));
    expect(focused()).to.equal(part(element, 'heading'));
  });
  it('leaves the focus alone when contact is lost or comes back by itself', async () => {
    const { element, change } = await showStep(stateOf('waiting'));
    part(element, 'cancel').focus();
    for (const contact of ['retrying', 'paused', 'live'] as const) await change(stateOf('waiting', { contact }));
    expect(focused()).to.equal(part(element, 'cancel'));
  });
});

describe('a wait in the app after a device link', () => {
  before(warmUp);
  const inApp = stateOf('waiting', { show: { kind: 'app' }, shownControlCode: undefined });
  const afterCode = { ...inApp, deviceLink: {} };

  for (const language of languages) {
    it(`says that it may be finished there, and offers a new code (${language})`, async () => {
      const { element, intents, t } = await showStep(afterCode, { language });
      expect(textOf(element)).to.include(t('waiting.finishInApp'));
      expect(textOf(part(element, 'retry'))).to.equal(t('waiting.newCode'));
      part(element, 'retry').click();
      expect(intents).to.deep.equal([{ type: 'restarted' }]);
    });
  }
  it('is spoken when the code gives way', async () => {
    const show = { kind: 'device-link', link: 'https://smart-id.com/l' } as const;
    const { spoken, change, t } = await showStep(stateOf('waiting', { show, shownControlCode: undefined }));
    await change(afterCode);
    expect(spoken.map(({ text }) => text)).to.include(t('waiting.finishInApp'));
  });
  it('offers no new code where there was none', async () => {
    const { element, t } = await showStep(inApp);
    expect(textOf(element)).to.include(t('waiting.continueInApp'));
    expect(parts(element, 'retry')).to.have.length(0);
  });
  it('offers one thing to press while contact is lost: to ask again', async () => {
    const { element, t } = await showStep({ ...afterCode, contact: 'paused' });
    expect(parts(element, 'retry').map(textOf)).to.deep.equal([t('waiting.tryNow')]);
  });
});

describe('a wait for an ID card', () => {
  before(warmUp);
  const card = stateOf('waiting', { show: { kind: 'id-card', nonce: 'n' }, shownControlCode: undefined });

  for (const language of languages) {
    it(`says that the window of an earlier try is open, and when it is closed (${language})`, async () => {
      const { element, spoken, change, t } = await showStep(card, { language });
      await change({ ...card, cardWindow: 'earlier' });
      expect(textOf(part(element, 'error'))).to.equal(t('waiting.cardBusy'));
      await change({ ...card, cardWindow: 'own' });
      expect(parts(element, 'error')).to.have.length(0);
      expect(textOf(element)).to.include(t('waiting.card'));
      // Before these the time is told.
      expect(spoken.slice(-2).map(({ text }) => text)).to.deep.equal([t('waiting.cardBusy'), t('waiting.card')]);
    });
  }
});
