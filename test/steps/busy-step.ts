import { expect } from '@open-wc/testing';
import type { LoginState } from '../../src/flow/state.js';
import { all, click, part, parts, textOf } from '../support/composed.js';
import { showStep } from '../support/shown-step.js';
import { stateOf } from '../support/states.js';
import { languages } from '../support/texts.js';

describe('ibl-busy-step and ibl-checking-step', () => {
  for (const step of ['loading', 'starting', 'checking'] as const) {
    for (const language of languages) {
      it(`says in ${language} what is awaited while ${step}, and offers a way out`, async () => {
        const { element, intents, t } = await showStep(stateOf(step), { language });
        expect(textOf(part(element, 'heading'))).to.equal(t(`${step}.heading`));
        expect(textOf(element)).to.contain(t(`${step}.text`));
        expect(textOf(part(element, 'cancel'))).to.equal(t('actions.cancel'));
        click(element, 'cancel');
        expect(intents).to.deep.equal([{ type: 'cancelled' }]);
      });
    }
  }

  it('offers no way out of what is over, while its screen is on the way', async () => {
    const { element } = await showStep<LoginState>(stateOf('loading'));
    for (const [step, ways] of [
      ['choosing', 0],
      ['prompting', 1],
      ['succeeded', 0],
      ['waiting', 1],
      ['failed', 0],
    ] as const) {
      Object.assign(element, { awaits: 'part', state: stateOf(step) });
      await element.updateComplete;
      expect(parts(element, 'cancel'), step).to.have.length(ways);
    }
  });

  it('counts down to a start that is held back', async () => {
    const { element, clock } = await showStep(stateOf('starting', { startsAt: 4_000 }));
    expect(textOf(part(element, 'countdown'))).to.contain('0:03');
    await clock.advance(1_000);
    expect(textOf(part(element, 'countdown'))).to.contain('0:02');
  });

  it('shows no countdown for a start that is not held back', async () => {
    const { element } = await showStep(stateOf('starting', { startsAt: 1_000 }));
    expect(parts(element, 'countdown')).to.be.empty;
  });

  it('hides its moving bar from assistive technology', async () => {
    const { element } = await showStep(stateOf('checking'));
    expect(all(element, '.bar').every((bar) => bar.getAttribute('aria-hidden') === 'true')).to.be.true;
  });
});
