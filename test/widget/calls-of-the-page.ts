import { expect, fixtureSync, html } from '@open-wc/testing';
import { pushBank } from '../support/banks.js';
import { onCleanPage } from '../support/clean-page.js';
import { everythingIn } from '../support/composed.js';
import { settled } from '../support/manual-clock.js';
import { forms, play } from '../support/scenes.js';
import { bankOptions, reply, ScriptedAdapter, success } from '../support/scripted-adapter.js';
import { create, mount, push, reaches, until } from '../support/widget.js';

describe('<internetbank-login>: start, cancel, reset and focus', () => {
  onCleanPage();

  it('are safe before the widget is on a page', () => {
    const { widget, heard } = create();
    widget.start();
    widget.start('smart-id');
    widget.cancel();
    widget.reset();
    widget.focus();
    expect(widget.state).to.deep.equal({ step: 'loading' });
    expect(heard).to.be.empty;
  });

  for (const screen of forms) {
    it(`are safe in the screen ${screen.id}`, async () => {
      const { widget } = await play(screen);
      widget.focus();
      widget.start('nothing-known');
      widget.cancel();
      widget.cancel();
      widget.start();
      widget.focus();
      widget.reset();
      widget.focus();
      widget.reset();
      widget.remove();
      widget.start('smart-id');
      widget.cancel();
      widget.reset();
      widget.focus();
      await until(() => widget.state.step === 'loading');
      expect(Object.isFrozen(widget.state)).to.be.true;
    });
  }

  it('begin with a method as if the person had chosen it', async () => {
    const { widget } = await mount({ bank: pushBank() });
    await reaches(widget, 'choosing');
    widget.start('smart-id-push');
    await reaches(widget, 'identifying');
  });

  it('begin with a method that is asked for before the methods are known', async () => {
    const { widget, bank } = create({ bank: pushBank() });
    fixtureSync(html`<div></div>`).append(widget);
    widget.start('smart-id');
    await reaches(widget, 'waiting');
    expect(bank.count('start')).to.equal(1);
  });

  for (const [what, attributes] of [
    ['the page hides', { methods: 'password' }],
    ['has no library', {}],
  ] as const) {
    for (const early of [true, false]) {
      it(`refuse a method that ${what}, ${early ? 'before' : 'after'} the methods are known`, async () => {
        const { widget, bank } = create({ attributes });
        const later = bank.later('options');
        fixtureSync(html`<div></div>`).append(widget);
        await until(() => bank.count('options') === 1);
        if (early) widget.start('id-card');
        later.reply(bankOptions());
        await reaches(widget, 'choosing');
        if (!early) widget.start('id-card');
        await settled();
        await reaches(widget, 'choosing');
        expect(bank.count('start')).to.equal(0);
      });
    }
  }

  it('do nothing while a login is under way', async () => {
    const { widget, bank } = await mount({ bank: pushBank() });
    await push(widget);
    await reaches(widget, 'waiting');
    widget.start('smart-id');
    widget.start();
    await settled();
    expect(widget.state).to.deep.equal({ step: 'waiting', method: 'smart-id-push' });
    expect(bank.count('start')).to.equal(1);
  });

  it('begin anew after success', async () => {
    const bank = new ScriptedAdapter().always('start', reply(success()));
    const { widget } = await mount({ bank });
    await push(widget);
    await reaches(widget, 'succeeded');
    widget.start();
    await reaches(widget, 'choosing');
    expect(bank.count('options')).to.equal(2);
    expect(everythingIn(widget)).to.not.contain('12345678');
  });

  it('reset what is under way, and tell the bank', async () => {
    const { widget, bank, story } = await mount({ bank: pushBank() });
    await push(widget);
    await reaches(widget, 'waiting');
    widget.reset();
    await reaches(widget, 'choosing');
    expect(bank.count('cancel')).to.equal(1);
    expect(story().slice(-3)).to.deep.equal(['login-cancel', 'loading', 'choosing']);
    expect(everythingIn(widget)).to.not.contain('5493').and.not.contain('12345678');
  });
});
