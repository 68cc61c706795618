/** What smaller elements inside a step say reaches the widget, whichever step they are in. */
import { expect, fixtureSync } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit';
import type { StateOf } from '../../src/flow/state.js';
import { define } from '../../src/steps/define.js';
import { AnnounceEvent, IntentEvent } from '../../src/steps/intent-event.js';
import { StepElement } from '../../src/steps/step-element.js';

/** It hands nothing on by itself. */
class SilentStep extends StepElement<StateOf<'waiting'>> {
  override render(): TemplateResult {
    return html`<p><span></span></p>`;
  }
}
define('test-silent-step', SilentStep);

async function shown() {
  const step = fixtureSync<SilentStep>(html`<test-silent-step></test-silent-step>`);
  await step.updateComplete;
  return { step, inside: step.renderRoot.querySelector('span')! };
}

describe('an element inside a step', () => {
  it('has its intents heard by whoever listens to the step, once each', async () => {
    const { step, inside } = await shown();
    const heard: unknown[] = [];
    step.addEventListener('ibl-intent', ({ intent }) => heard.push(intent));
    inside.dispatchEvent(new IntentEvent({ type: 'institution-chosen', institutionId: '7' }));
    expect(heard).to.deep.equal([{ type: 'institution-chosen', institutionId: '7' }]);
  });

  for (const region of ['status', 'alert', 'time'] as const) {
    it(`has its sentences for ${region} heard there too`, async () => {
      const { step, inside } = await shown();
      const heard: unknown[] = [];
      step.addEventListener('ibl-announce', (event) => heard.push([event.text, event.region]));
      inside.dispatchEvent(new AnnounceEvent('Soon.', region));
      expect(heard).to.deep.equal([['Soon.', region]]);
    });
  }

  it('is not heard outside the widget', async () => {
    const { step, inside } = await shown();
    const outside: Event[] = [];
    const place = document.createElement('div');
    place.attachShadow({ mode: 'open' }).append(step);
    place.addEventListener('ibl-intent', (event) => outside.push(event));
    inside.dispatchEvent(new IntentEvent({ type: 'cancelled' }));
    expect(outside).to.be.empty;
  });
});
