import { expect } from '@open-wc/testing';
import type { AlarmedStep } from '../../src/steps/alarmed-step.js';
import { all, focused, part, parts, textOf } from '../support/composed.js';
import { settled } from '../support/manual-clock.js';
import { bankOptions } from '../support/scripted-adapter.js';
import { showStep } from '../support/shown-step.js';
import { stateOf } from '../support/states.js';
import { languages } from '../support/texts.js';

describe('ibl-alarmed-step', () => {
  for (const alarm of ['code-differs', 'not-me'] as const) {
    for (const language of languages) {
      it(`says in ${language} what to do after the alarm ${alarm}, whom to tell, and keeps the methods one press away`, async () => {
        const links = { contact: 'tel:+37061234567', lostDevice: 'https://bank.example/lost' };
        const { element, t } = await showStep(stateOf('choosing', { alarm }), { language, links });
        expect(textOf(part(element, 'heading'))).to.equal(t('choosing.alarmHeading'));
        const told = textOf(part(element, 'problem'));
        expect(told).to.contain(t(alarm === 'not-me' ? 'choosing.alarmNotMe' : 'choosing.alarmCodeDiffers'));
        expect(told).to.contain(t('choosing.alarmDo'));
        expect(parts(element, 'link').map((link) => link.getAttribute('href'))).to.deep.equal(Object.values(links));
        expect(all(element, '.primary').map((main) => main.getAttribute('href'))).to.deep.equal([links.contact]);
        expect(all(element, 'details:not([open]) [data-method]')).to.have.length(parts(element, 'method').length);
        expect(textOf(all(element, 'summary')[0]!)).to.equal(t('actions.anotherWay'));
      });
    }
  }

  it('keeps what to do now before the method that was left', async () => {
    const { element } = await showStep(stateOf('choosing', { alarm: 'not-me' }));
    (element as unknown as AlarmedStep).focusMethod();
    expect(focused()).to.equal(part(element, 'heading'));
  });

  it('begins another login by any method, for the institution that is chosen', async () => {
    const options = { ...bankOptions(), institutions: [{ id: 'a', name: 'Alpha' }] };
    const { element, intents } = await showStep(stateOf('choosing', { alarm: 'not-me', options }));
    all(element, '[data-method="mobile-id"]')[0]!.click();
    expect(intents, 'no institution is chosen').to.be.empty;
    await element.updateComplete;
    await settled();
    expect(textOf(part(element, 'error'))).to.not.equal('');
  });
});
