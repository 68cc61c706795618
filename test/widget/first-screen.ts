import { expect, fixtureSync, html } from '@open-wc/testing';
import type { InternetbankLogin } from '../../src/widget/internetbank-login.js';
import { pushBank, scriptOf } from '../support/banks.js';
import { onCleanPage } from '../support/clean-page.js';
import { all, part, textOf } from '../support/composed.js';
import { settled } from '../support/manual-clock.js';
import { bankOptions, reply, ScriptedAdapter } from '../support/scripted-adapter.js';
import { translate } from '../support/texts.js';
import { create, methodsIn, mount, push, reaches, rendered, until } from '../support/widget.js';

describe('<internetbank-login>: its first screen', () => {
  onCleanPage();

  it('shows the methods of the bank, which is asked once and in the language of the page', async () => {
    const { widget, bank } = await mount({ attributes: { lang: 'lv' } });
    await reaches(widget, 'choosing');
    expect(bank.callsOf('options').map(({ asked }) => asked)).to.deep.equal([{ language: 'lv' }]);
    expect(methodsIn(widget)).to.deep.equal(['smart-id', 'smart-id-push', 'mobile-id', 'code-device', 'password']);
  });

  it('is `loading` from the start, and reflects each step', async () => {
    const { widget, bank } = create({ bank: pushBank() });
    const later = bank.later('options');
    expect(widget.state).to.deep.equal({ step: 'loading' });
    const place = fixtureSync(html`<div></div>`);
    place.append(widget);
    expect(widget.getAttribute('step')).to.equal('loading');
    await until(() => bank.count('options') === 1);
    later.reply(bankOptions());
    await push(widget);
    await reaches(widget, 'waiting');
    expect(widget.getAttribute('step')).to.equal('waiting');
  });

  it('takes a backend that is set later in the task that made it', async () => {
    const place = fixtureSync(html`<div></div>`);
    const widget = document.createElement('internetbank-login');
    place.append(widget);
    const bank = new ScriptedAdapter();
    widget.adapter = bank;
    await reaches(widget, 'choosing');
    expect(bank.count('options')).to.equal(1);
  });

  it('takes what was set before its tag was known, and asks the bank once', async () => {
    const bank = scriptOf((script) => script.always('resume', reply(undefined)));
    const template = document.createElement('template');
    template.innerHTML = '<internetbank-login resume></internetbank-login>';
    const widget = template.content.firstElementChild as InternetbankLogin;
    // Not upgraded yet: an own property, as of any element.
    Object.assign(widget, { adapter: bank, methods: 'password' });
    fixtureSync(html`<div></div>`).append(widget);
    await reaches(widget, 'choosing');
    expect(methodsIn(widget)).to.deep.equal(['password']);
    expect([bank.count('options'), bank.count('resume')]).to.deep.equal([1, 1]);
  });

  it('takes a backend that a later script sets, whether or not anything was shown meanwhile', async () => {
    const { widget, bank } = create();
    widget.adapter = undefined;
    fixtureSync(html`<div></div>`).append(widget);
    await settled();
    widget.adapter = bank;
    await reaches(widget, 'choosing');
    expect(bank.count('options')).to.equal(1);
  });

  it('asks the bank once, however its address was given', async () => {
    const asked: string[] = [];
    const { fetch } = globalThis;
    globalThis.fetch = (url) => (asked.push(String(url)), Promise.resolve(Response.json(bankOptions())));
    try {
      const place = fixtureSync(html`<div></div>`);
      const widget = document.createElement('internetbank-login');
      widget.setAttribute('endpoint', '/bank');
      place.append(widget);
      await reaches(widget, 'choosing');
      expect(asked).to.deep.equal(['/bank/options?language=en']);
    } finally {
      globalThis.fetch = fetch;
    }
  });

  it('says that the page is not finished when it names no backend', async () => {
    const { widget, heard, story } = create();
    widget.adapter = undefined;
    fixtureSync(html`<div></div>`).append(widget);
    await reaches(widget, 'failed');
    await until(() => heard.length === 3);
    expect(story()).to.deep.equal(['failed', 'login-failure', 'login-warning']);
    expect(heard[1]!.detail).to.deep.equal({ problem: 'not-configured' });
    expect(heard[2]!.detail['message']).to.contain('endpoint');
  });

  it('has the four slots, and warns of fraud unless the bank does', async () => {
    const { widget } = await mount();
    const slots = all(widget, 'slot').map((slot) => slot.getAttribute('name'));
    expect(slots.filter((name) => !name?.startsWith('mark-'))).to.deep.equal(['header', 'notice', 'help', 'footer']);
    const t = await translate('en');
    expect(textOf(part(widget, 'card'))).to.contain(t('banner.fraud'));
    const notice = document.createElement('p');
    notice.slot = 'notice';
    notice.textContent = ' \n';
    widget.append(notice);
    // Told a task later that something is in the slot.
    await settled();
    await rendered(widget);
    expect(textOf(part(widget, 'card'))).to.contain(t('banner.fraud'));
    notice.textContent = 'Our own words';
    widget.append(notice.cloneNode(true));
    await until(() => !textOf(part(widget, 'card')).includes(t('banner.fraud')));
  });
});
