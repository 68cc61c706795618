import { expect, fixtureSync, html } from '@open-wc/testing';
import { Countdown } from '../../src/steps/countdown.js';
import { define } from '../../src/steps/define.js';
import { part, textOf } from '../support/composed.js';
import { ManualClock, settled } from '../support/manual-clock.js';
import { translate } from '../support/texts.js';

define('ibl-countdown', Countdown);

describe('ibl-countdown', () => {
  const counting = async (until: number, changes: Partial<Countdown> = {}) => {
    const place = fixtureSync(html`<div></div>`);
    const [element, clock, t] = [document.createElement('ibl-countdown'), new ManualClock(), await translate('en')];
    const spoken: string[] = [];
    element.addEventListener('ibl-announce', ({ text }) => spoken.push(text));
    Object.assign(element, { clock, t, until, spoken: true, ...changes });
    place.append(element);
    await element.updateComplete;
    return { element, clock, t, spoken };
  };

  it('says nothing at the start when a minute or less is left', async () => {
    const { spoken } = await counting(61_000);
    expect(spoken).to.be.empty;
  });

  it('speaks only the last time that passed while the machine slept', async () => {
    const { spoken, clock, t } = await counting(121_000);
    spoken.length = 0;
    clock.suspend(105_000);
    await clock.advance();
    expect(spoken).to.deep.equal([t('countdown.spokenSeconds', { count: 15 })]);
  });

  it('speaks the end alone where the machine slept through it', async () => {
    const { spoken, clock, t } = await counting(121_000);
    spoken.length = 0;
    clock.suspend(125_000);
    await clock.advance();
    expect(spoken).to.deep.equal([t('countdown.over')]);
  });

  it('is silent where it is not to be spoken', async () => {
    const { spoken, clock } = await counting(121_000, { spoken: false });
    await clock.advance(130_000);
    expect(spoken).to.be.empty;
  });

  it('is no live region itself', async () => {
    const { element } = await counting(121_000);
    expect(part(element, 'countdown').getAttribute('aria-live')).to.equal('off');
  });

  it('follows a deadline that comes nearer, and speaks no time twice', async () => {
    const { element, spoken, clock } = await counting(121_000);
    await clock.advance(61_000);
    element.until = 111_000;
    await element.updateComplete;
    expect(textOf(element)).to.contain('0:49');
    await clock.advance(60_000);
    expect(spoken).to.have.length(4);
    expect(new Set(spoken).size).to.equal(4);
  });

  it('stops its clock at the end and when it leaves the page, and goes on when it returns', async () => {
    const { element, clock } = await counting(121_000);
    const place = element.parentElement!;
    expect(clock.sleepers).to.equal(1);
    element.remove();
    await settled();
    expect(clock.sleepers).to.equal(0);
    place.append(element);
    await clock.advance(121_000);
    expect(clock.sleepers).to.equal(0);
    expect(textOf(element)).to.contain('Time is up');
  });
});
