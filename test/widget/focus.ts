import { expect, fixtureSync, html } from '@open-wc/testing';
import { promptBank, pushBank, scriptOf } from '../support/banks.js';
import { onCleanPage } from '../support/clean-page.js';
import { focused, part, parts } from '../support/composed.js';
import { settled } from '../support/manual-clock.js';
import { play, screenOf } from '../support/scenes.js';
import { codePrompt, controlCode, qr, reply } from '../support/scripted-adapter.js';
import {
  answer,
  choose,
  click,
  identify,
  manualClock,
  mount,
  push,
  reaches,
  rendered,
  until,
} from '../support/widget.js';

describe('<internetbank-login>: its focus', () => {
  onCleanPage();

  it('stays where it is on load', async () => {
    const place = fixtureSync(html`<div><button id="before">Before</button></div>`);
    place.querySelector('button')!.focus();
    const { widget } = await mount({ place });
    await reaches(widget, 'choosing');
    expect(focused()?.id).to.equal('before');
  });

  it('is nowhere on load where it was nowhere, and again when the widget is put back', async () => {
    const { widget } = await mount({ bank: pushBank() });
    const place = widget.parentElement!;
    await reaches(widget, 'choosing');
    await rendered(widget);
    await settled();
    expect(focused()).to.equal(document.body);
    await push(widget);
    await reaches(widget, 'waiting');
    await until(() => focused() === part(widget, 'heading'));
    widget.remove();
    await until(() => widget.state.step === 'loading');
    place.append(widget);
    await reaches(widget, 'choosing');
    await rendered(widget);
    await settled();
    expect(focused()).to.equal(document.body);
  });

  it('goes to the heading of each step that the person brings about', async () => {
    const { widget } = await mount({ bank: pushBank() });
    await choose(widget, 'smart-id-push');
    await reaches(widget, 'identifying');
    await until(() => focused() === part(widget, 'heading'));
    await identify(widget, { 'user-number': '12345678' });
    await reaches(widget, 'waiting');
    await until(() => focused() === part(widget, 'heading'));
    click(widget, 'another-way');
    await reaches(widget, 'choosing');
    await until(() => (focused() as HTMLElement).dataset['method'] === 'smart-id-push');
  });

  it('returns to the method that was opened after cancel and back', async () => {
    const { widget } = await mount({ bank: pushBank() });
    for (const leave of ['back', 'cancel']) {
      await choose(widget, 'smart-id-push');
      await reaches(widget, 'identifying');
      if (leave === 'cancel') await identify(widget, { 'user-number': '12345678' });
      if (leave === 'cancel') await reaches(widget, 'waiting');
      click(widget, leave);
      await reaches(widget, 'choosing');
      await until(() => (focused() as HTMLElement | null)?.dataset['method'] === 'smart-id-push', leave);
    }
  });

  it('goes to what to do now after an alarm', async () => {
    const { widget } = await play(screenOf('choosing-after-alarm'));
    await until(() => focused() === part(widget, 'heading'));
  });

  it('goes to the field after a wrong code', async () => {
    const bank = promptBank('19').always('submit', reply(codePrompt('7', { problem: 'wrong-code' })));
    const { widget } = await mount({ bank });
    await push(widget);
    await answer(widget, '123456');
    await until(() => parts(widget, 'error').length === 1);
    await until(() => focused() === part(widget, 'prompt-code'));
  });

  it('is not moved by polls, fresh QR codes and countdowns', async () => {
    const bank = scriptOf((script) => script.always('start', reply(qr(1))));
    let second = 1;
    bank.always('poll', () => Promise.resolve(qr((second += 1))));
    const clock = manualClock();
    const { widget } = await mount({ bank });
    await choose(widget, 'smart-id');
    await reaches(widget, 'waiting');
    await until(() => focused() === part(widget, 'heading'));
    part(widget, 'cancel').focus();
    await clock.advance(10_000);
    expect(bank.count('poll')).to.be.greaterThan(8);
    expect(focused()).to.equal(part(widget, 'cancel'));
  });

  it('is not taken from another part of the page', async () => {
    const bank = pushBank();
    const later = bank.later('start');
    const place = fixtureSync(html`<div><button id="elsewhere">Elsewhere</button></div>`);
    const { widget } = await mount({ bank, place });
    await push(widget);
    await reaches(widget, 'starting');
    await until(() => focused() === part(widget, 'heading'));
    place.querySelector('button')!.focus();
    later.reply(controlCode('1234'));
    await reaches(widget, 'waiting');
    await settled();
    expect(focused()?.id).to.equal('elsewhere');
  });
});
