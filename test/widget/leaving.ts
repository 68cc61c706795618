import { expect, fixtureSync, html } from '@open-wc/testing';
import { everythingIn, part } from '../support/composed.js';
import { settled } from '../support/manual-clock.js';
import { never, pending, reply, ScriptedAdapter } from '../support/scripted-adapter.js';
import { choose, click, create, endsOf, mount, reaches, until, warmUp, type Setting } from '../support/widget.js';

const link = 'https://smart-id.com/device-link/?deviceLinkType=Web2App&sessionToken=AbC';
const appBank = () =>
  new ScriptedAdapter().always('start', reply(pending({ show: { kind: 'device-link', link } }))).always('poll', never);

async function atLink(setting: Setting = {}) {
  const mounted = await mount({ bank: appBank(), ...setting });
  // Nothing that a test presses leaves the page of all tests.
  mounted.widget.addEventListener('click', (event) => event.preventDefault());
  await choose(mounted.widget, 'smart-id');
  await reaches(mounted.widget, 'waiting');
  return mounted;
}
async function leavePage(persisted = false): Promise<void> {
  window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted }));
  await settled();
}

describe('leaving the page', () => {
  before(warmUp);

  for (const persisted of [false, true]) {
    it(`by the link to the app keeps the login alive at the bank (persisted: ${persisted})`, async () => {
      const { widget, bank, heard } = await atLink();
      click(widget, 'app-link');
      await leavePage(persisted);
      expect(bank.count('cancel')).to.equal(0);
      expect(endsOf(heard)).to.have.length(1);
      expect(everythingIn(widget)).not.to.include('sessionToken');
    });
  }
  it('by the link stays so although the page is touched in between', async () => {
    const { widget, bank } = await atLink();
    click(widget, 'app-link');
    part(widget, 'heading').focus();
    window.dispatchEvent(new Event('blur'));
    await leavePage();
    expect(bank.count('cancel')).to.equal(0);
  });
  it('without it gives the login up', async () => {
    const { bank } = await atLink();
    await leavePage();
    expect(bank.count('cancel')).to.equal(1);
  });
  it('by another link of the page gives the login up, though the app was opened before', async () => {
    const { widget, bank } = await atLink();
    const away = fixtureSync<HTMLAnchorElement>(html`<a href="#elsewhere">Elsewhere</a>`);
    click(widget, 'app-link');
    away.click();
    await leavePage();
    expect(bank.count('cancel')).to.equal(1);
  });
  it('by a telephone number gives the login up: the page stays where it is called', async () => {
    const { widget, bank } = await atLink({ properties: { links: { contact: 'tel:+37060000000' } } });
    click(widget, 'link');
    await leavePage();
    expect(bank.count('cancel')).to.equal(1);
  });
  it('by the link of another widget gives this one’s login up', async () => {
    const [one, other] = [await atLink(), await atLink()];
    click(other.widget, 'app-link');
    await leavePage();
    expect([one.bank.count('cancel'), other.bank.count('cancel')]).to.deep.equal([1, 0]);
  });
  it('by a page’s own link that bears the name gives the login up', async () => {
    const { bank } = await atLink();
    fixtureSync<HTMLAnchorElement>(html`<a part="app-link" href="#elsewhere">Elsewhere</a>`).click();
    await leavePage();
    expect(bank.count('cancel')).to.equal(1);
  });
  it('ends with a new beginning when the page comes back from the back/forward cache', async () => {
    const { widget, bank } = await atLink();
    click(widget, 'app-link');
    await leavePage(true);
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await reaches(widget, 'choosing');
    await choose(widget, 'smart-id');
    await reaches(widget, 'waiting');
    await leavePage();
    expect(bank.count('cancel'), 'of the second login').to.equal(1);
  });
});

describe('an element that is on the page for no longer than a task', () => {
  before(warmUp);

  it('asks the bank nothing', async () => {
    const { widget, bank, heard } = create({ attributes: { resume: '' } });
    document.body.append(widget);
    widget.remove();
    await settled();
    await settled();
    expect(bank.calls).to.deep.equal([]);
    expect(heard).to.deep.equal([]);
  });
  it('begins when it is put back in the same task', async () => {
    const { widget, bank } = create();
    const place = fixtureSync(html`<div></div>`);
    for (let round = 0; round < 3; round += 1) {
      place.append(widget);
      widget.remove();
    }
    place.append(widget);
    await reaches(widget, 'choosing');
    expect(bank.count('options')).to.equal(1);
  });
  it('begins when it is put back later in that task', async () => {
    const { widget, bank } = create();
    const place = fixtureSync(html`<div></div>`);
    place.append(widget);
    widget.remove();
    await Promise.resolve().then(() => undefined);
    place.append(widget);
    await reaches(widget, 'choosing');
    expect(bank.count('options')).to.equal(1);
  });
  it('asks no other bank that it is given when it is off the page', async () => {
    const { widget } = await mount();
    await reaches(widget, 'choosing');
    const other = new ScriptedAdapter();
    widget.remove();
    widget.adapter = other;
    await settled();
    await until(() => !widget.isUpdatePending);
    expect(other.calls).to.deep.equal([]);
  });
});
