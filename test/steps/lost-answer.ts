import { expect } from '@open-wc/testing';
import { focused, part, parts, textOf } from '../support/composed.js';
import { showStep } from '../support/shown-step.js';
import { stateOf } from '../support/states.js';
import { languages } from '../support/texts.js';
import { warmUp } from '../support/widget.js';

const lost = stateOf('checking', { contact: 'lost' });

describe('an answer that may not have arrived', () => {
  before(warmUp);

  for (const language of languages) {
    it(`is told, and can be sent again or given up (${language})`, async () => {
      const { element, intents, t } = await showStep(lost, { language });
      expect(textOf(part(element, 'heading'))).to.equal(t('checking.lostHeading'));
      expect(textOf(part(element, 'error'))).to.equal(t('checking.lost'));
      expect(textOf(part(element, 'retry'))).to.equal(t('checking.sendAgain'));
      for (const name of ['retry', 'another-way', 'cancel']) part(element, name).click();
      const expected = ['contact-wanted', 'another-way-wanted', 'cancelled'];
      expect(intents.map(({ type }) => type)).to.deep.equal(expected);
    });
  }
  it('never shows what was typed', async () => {
    const { element } = await showStep(lost);
    expect(element.shadowRoot!.innerHTML).not.to.include('482913');
  });
  it('counts down the time that is left to send it', async () => {
    const { element } = await showStep(lost);
    expect(textOf(part(element, 'countdown'))).to.include('2:00');
  });
  it('is spoken once, at once, when it was lost', async () => {
    const { spoken, change, t } = await showStep(stateOf('checking'));
    expect(spoken).to.deep.equal([]);
    await change(lost);
    await change({ ...lost });
    const told = spoken.filter(({ region }) => region === 'alert').map(({ text }) => text);
    expect(told).to.deep.equal([t('checking.lost')]);
  });
  it('leaves the focus at the heading when it is sent again', async () => {
    const { element, change } = await showStep(lost);
    part(element, 'retry').focus();
    await change(stateOf('checking'));
    expect(focused()).to.equal(part(element, 'heading'));
    expect(parts(element, 'retry')).to.have.length(0);
  });
  it('says how long the bank wants to be left alone before it is sent again', async () => {
    const { memory } = stateOf('checking');
    const held = stateOf('checking', { memory: { ...memory, notBeforeAt: 21_000 } });
    const { element } = await showStep(held);
    expect(textOf(part(element, 'countdown'))).to.include('0:20');
  });
});
