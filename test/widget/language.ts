import { expect, fixtureSync, html } from '@open-wc/testing';
import { promptBank, pushBank, scriptOf } from '../support/banks.js';
import { onCleanPage } from '../support/clean-page.js';
import { all, focused, part, parts, textOf, type } from '../support/composed.js';
import { settled } from '../support/manual-clock.js';
import { play, screens } from '../support/scenes.js';
import { bankOptions } from '../support/scripted-adapter.js';
import { englishWords, translate, unfinishedText } from '../support/texts.js';
import { choose, mount, push, reaches, rendered, speaks, until } from '../support/widget.js';

describe('<internetbank-login>: its language', () => {
  onCleanPage();

  for (const [tag, language] of [
    ['lt-LT', 'lt'],
    ['LV', 'lv'],
    ['en-GB', 'en'],
    ['et', 'en'],
    ['', 'en'],
  ] as const) {
    it(`is ${language} for lang="${tag}"`, async () => {
      document.documentElement.lang = '';
      const { widget } = await mount({ attributes: { lang: tag } });
      await reaches(widget, 'choosing');
      const t = await translate(language);
      expect(part(widget, 'card').lang).to.equal(language);
      expect(textOf(part(widget, 'heading'))).to.equal(t('choosing.heading'));
    });
  }

  it('is that of the nearest element that names one, through shadow roots', async () => {
    const place = fixtureSync(html`<div lang="lt"></div>`);
    const outer = document.createElement('div');
    const inner = document.createElement('div');
    outer.attachShadow({ mode: 'open' }).append(inner);
    inner.attachShadow({ mode: 'open' });
    place.append(outer);
    const { widget } = await mount({ place: inner.shadowRoot! });
    await speaks(widget, 'lt');
    inner.lang = 'lv';
    await speaks(widget, 'lv');
    inner.lang = '';
    (place as HTMLElement).lang = 'en';
    await speaks(widget, 'en');
    widget.lang = 'lt';
    await speaks(widget, 'lt');
  });

  it('follows the page, and what it says aloud does too', async () => {
    const { widget } = await mount();
    for (const language of ['lt', 'lv', 'en']) {
      document.documentElement.lang = language;
      await speaks(widget, language);
      expect([part(widget, 'status').lang, part(widget, 'alert').lang]).to.deep.equal([language, language]);
    }
  });

  it('is the one wished for last, however quickly wishes follow each other', async () => {
    for (const wishes of [
      ['lv', 'lt', 'en'],
      ['lt', 'lv'],
      ['lt', 'en', 'lt'],
    ]) {
      const { widget } = await mount();
      await reaches(widget, 'choosing');
      for (const wish of wishes) {
        widget.lang = wish;
        await Promise.resolve();
      }
      await speaks(widget, wishes.at(-1)!);
      await settled();
      await rendered(widget);
      const t = await translate(wishes.at(-1)!);
      expect(textOf(part(widget, 'heading'))).to.equal(t('choosing.heading'));
    }
  });

  it('changes while waiting without losing the code, asking the bank or ending the login', async () => {
    const { widget, bank, heard } = await mount({ bank: pushBank('0042') });
    await push(widget);
    await reaches(widget, 'waiting');
    const [calls, events] = [bank.calls.length, heard.length];
    widget.lang = 'lv';
    await speaks(widget, 'lv');
    const t = await translate('lv');
    expect(textOf(part(widget, 'heading'))).to.equal(t('waiting.headingApp'));
    expect(part(widget, 'control-code').textContent).to.equal('0042');
    expect(bank.calls).to.have.length(calls);
    expect(heard).to.have.length(events);
  });

  it('changes while typing without losing what was typed or where the person was', async () => {
    const { widget } = await mount();
    await choose(widget, 'smart-id-push');
    await reaches(widget, 'identifying');
    const input = part<HTMLInputElement>(widget, 'user-number');
    input.focus();
    type(input, '1234');
    widget.lang = 'lt';
    await speaks(widget, 'lt');
    expect(part<HTMLInputElement>(widget, 'user-number').value).to.equal('1234');
    expect(focused()).to.equal(part(widget, 'user-number'));
  });

  it('changes while prompting with its error, and leaves no word of the old language', async () => {
    const bank = promptBank('19', { problem: 'wrong-code', attemptsLeft: 2 });
    const { widget } = await mount({ bank, attributes: { lang: 'lt' } });
    await push(widget);
    await reaches(widget, 'prompting');
    widget.lang = 'lv';
    await speaks(widget, 'lv');
    const t = await translate('lv');
    expect(textOf(part(widget, 'error'))).to.contain(t('prompting.attemptsLeft', { count: 2 }));
    expect(textOf(widget)).to.not.match(/kodas|įveskite|bandym/i);
  });

  it('asks the bank for its own words anew, in the new language, and only if it has any', async () => {
    const notice = { kind: 'info', text: 'Labas' };
    const bank = scriptOf((script) =>
      script.always('options', (call) => {
        const { language } = call.asked as { language: string };
        return Promise.resolve({ ...bankOptions(), notice: { ...notice, text: language } });
      }),
    );
    const { widget } = await mount({ bank, attributes: { lang: 'lt' } });
    await reaches(widget, 'choosing');
    widget.lang = 'lv';
    await speaks(widget, 'lv');
    await reaches(widget, 'choosing');
    await until(() => parts(widget, 'notice').some((each) => textOf(each) === 'lv'));
    const plain = await mount({ attributes: { lang: 'lt' } });
    await reaches(plain.widget, 'choosing');
    plain.widget.lang = 'lv';
    await speaks(plain.widget, 'lv');
    expect(plain.bank.count('options')).to.equal(1);
  });

  for (const language of ['lt', 'lv']) {
    for (const screen of screens) {
      it(`leaves no English and no key in ${language} in the screen ${screen.id}`, async () => {
        const { widget } = await play(screen, { attributes: { lang: language } });
        const labels = all(widget, '[aria-label]').map((each) => each.getAttribute('aria-label'));
        const said = `${textOf(widget)} ${labels.join(' ')}`.replaceAll(/[\w.@-]+\.(com|example)/g, '');
        expect(englishWords.exec(said)?.[0]).to.be.undefined;
        expect(unfinishedText.exec(said)?.[0]).to.be.undefined;
        expect(textOf(part(widget, 'heading'))).to.not.equal('');
      });
    }
  }
});
