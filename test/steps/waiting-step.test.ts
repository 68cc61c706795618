import { expect } from '@open-wc/testing';
import { focused, part } from '../support/composed.js';
import { showStep } from '../support/shown-step.js';
import { stateOf } from '../support/states.js';
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
