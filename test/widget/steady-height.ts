import { expect } from '@open-wc/testing';
import { scriptOf } from '../support/banks.js';
import { onCleanPage } from '../support/clean-page.js';
import { part, textOf } from '../support/composed.js';
import { ownNetwork, playNetwork } from '../support/network.js';
import { failureReply, never, reply } from '../support/scripted-adapter.js';
import { translate } from '../support/texts.js';
import { choose, identify, mount, reaches, until } from '../support/widget.js';

describe('<internetbank-login>: its height', () => {
  onCleanPage();
  afterEach(ownNetwork);

  it('stays while the bank is asked, and is its own again where the person has something to do', async () => {
    const { widget } = await mount({ bank: scriptOf((bank) => bank.always('start', never)) });
    await reaches(widget, 'choosing');
    const choosing = part(widget, 'card').offsetHeight;
    await choose(widget, 'smart-id-push');
    await reaches(widget, 'identifying');
    const identifying = part(widget, 'card').offsetHeight;
    expect(identifying).to.be.lessThan(choosing);
    await identify(widget, { 'user-number': '12345678' });
    await reaches(widget, 'starting');
    expect(part(widget, 'card').offsetHeight).to.equal(identifying);
  });

  it('stays when the login has come to an end', async () => {
    const { widget } = await mount({ bank: scriptOf((bank) => bank.always('start', reply(failureReply('offline')))) });
    await reaches(widget, 'choosing');
    await choose(widget, 'smart-id-push');
    await reaches(widget, 'identifying');
    const identifying = part(widget, 'card').offsetHeight;
    await identify(widget, { 'user-number': '12345678' });
    await reaches(widget, 'failed');
    expect(part(widget, 'card').offsetHeight).to.equal(identifying);
    widget.reset();
    await reaches(widget, 'choosing');
    expect(part(widget, 'card').style.minHeight).to.equal('');
  });

  it('stays while a part of the widget is on its way', async () => {
    let release!: () => void;
    const held = new Promise<void>((resolve) => (release = resolve));
    playNetwork(/^later-steps$/, () => held);
    const t = await translate('en');
    const { widget } = await mount({ bank: scriptOf(() => {}) });
    await reaches(widget, 'choosing');
    const choosing = part(widget, 'card').offsetHeight;
    await choose(widget, 'smart-id-push');
    await until(() => textOf(part(widget, 'card')).includes(t('loading.part')));
    expect(part(widget, 'card').offsetHeight).to.equal(choosing);
    release();
  });
});
