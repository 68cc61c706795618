import { expect } from '@open-wc/testing';
import { AnnounceEvent } from '../../src/steps/intent-event.js';
import type { InternetbankLogin } from '../../src/widget/internetbank-login.js';
import { promptBank, pushBank } from '../support/banks.js';
import { onCleanPage } from '../support/clean-page.js';
import { all, part, textOf, tidied } from '../support/composed.js';
import { settled } from '../support/manual-clock.js';
import { controlCode, reply, success } from '../support/scripted-adapter.js';
import { languages, translate } from '../support/texts.js';
import { answer, choose, click, manualClock, mount, push, reaches, speaks, until } from '../support/widget.js';

describe('<internetbank-login>: its live regions', () => {
  onCleanPage();

  /** What a screen reader is told, in the order in which the regions change. */
  const listen = (widget: InternetbankLogin) => {
    const told: string[] = [];
    const nodes = ['status', 'alert'].map((name) => part(widget, name));
    for (const node of nodes) {
      new MutationObserver(() => {
        const text = tidied(node.textContent);
        if (text) told.push(text);
      }).observe(node, { childList: true, characterData: true, subtree: true });
    }
    return { told, nodes };
  };

  it('are the same two nodes for life', async () => {
    const bank = promptBank('19').always('submit', reply(success()));
    const { widget } = await mount({ bank });
    const { nodes } = listen(widget);
    expect(nodes.map((node) => node.getAttribute('role'))).to.deep.equal(['status', 'alert']);
    await push(widget);
    await answer(widget, '123456');
    await reaches(widget, 'succeeded');
    widget.lang = 'lt';
    await speaks(widget, 'lt');
    widget.reset();
    await reaches(widget, 'choosing');
    expect(['status', 'alert'].map((name) => part(widget, name))).to.deep.equal(nodes);
  });

  for (const language of languages) {
    it(`tell of a push login in ${language}: the code digit by digit once, the time at most four times`, async () => {
      const bank = pushBank('0042').always('poll', reply(controlCode('0042')));
      const clock = manualClock();
      const { widget } = await mount({ bank, attributes: { lang: language } });
      await reaches(widget, 'choosing');
      const { told } = listen(widget);
      await push(widget);
      await reaches(widget, 'waiting');
      for (let second = 0; second < 124; second += 1) {
        await clock.advance(1_000);
        await settled();
      }
      const t = await translate(language);
      const code = t('waiting.controlCodeSpoken', { digits: '0, 0, 4, 2' });
      expect(
        told.filter((text) => text.includes(code)),
        told.join(' | '),
      ).to.have.length(1);
      const times = [
        t('countdown.spokenMinutes', { count: 2 }),
        t('countdown.spokenMinutes', { count: 1 }),
        t('countdown.spokenSeconds', { count: 20 }),
        t('countdown.over'),
      ];
      for (const time of times) {
        expect(
          told.filter((text) => text.includes(time)),
          told.join(' | '),
        ).to.have.length(1);
      }
      expect(told).to.have.length(4);
    });

    it(`tell of an error in ${language} again on every submit`, async () => {
      const { widget } = await mount({ attributes: { lang: language } });
      await choose(widget, 'smart-id-push');
      await reaches(widget, 'identifying');
      const { told } = listen(widget);
      for (let submits = 1; submits <= 3; submits += 1) {
        click(widget, 'submit');
        await until(() => told.length === submits);
      }
      const t = await translate(language);
      expect(told).to.deep.equal(Array(3).fill(t('fields.userNumber.missing')));
      expect(tidied(part(widget, 'alert').textContent)).to.equal(t('fields.userNumber.missing'));
    });
  }

  it('say the time four times in one login at most, however many countdowns it has', async () => {
    manualClock();
    const { widget } = await mount({ bank: pushBank('0042') });
    await push(widget);
    await reaches(widget, 'waiting');
    // The first, with the code.
    const t = await translate('en');
    await until(() => textOf(part(widget, 'status')).includes(t('countdown.spokenMinutes', { count: 2 })));
    const { told } = listen(widget);
    for (const time of ['once', 'twice', 'three times', 'four times', 'five times']) {
      all(widget, 'ibl-waiting-step')[0]?.dispatchEvent(new AnnounceEvent(time, 'time'));
      await settled();
      await widget.updateComplete;
      await settled();
    }
    expect(told).to.deep.equal(['once', 'twice', 'three times']);
  });

  it('say nothing any more in a language that the page has left', async () => {
    const { widget } = await mount({ bank: pushBank('0042') });
    await push(widget);
    await reaches(widget, 'waiting');
    await until(() => textOf(part(widget, 'status')) !== '');
    widget.lang = 'lt';
    await speaks(widget, 'lt');
    expect(textOf(part(widget, 'status'))).to.equal('');
  });

  it('are empty from the moment that the element is removed', async () => {
    const { widget } = await mount({ bank: pushBank('0042') });
    await push(widget);
    await reaches(widget, 'waiting');
    await until(() => textOf(part(widget, 'status')) !== '');
    widget.remove();
    // Its login ends a task later: it may have been moved only.
    await widget.updateComplete;
    expect(textOf(part(widget, 'status'))).to.equal('');
  });

  it('say nothing of a step that is over', async () => {
    const { widget } = await mount({ bank: pushBank('0042') });
    await push(widget);
    await reaches(widget, 'waiting');
    await until(() => textOf(part(widget, 'status')) !== '');
    click(widget, 'cancel');
    await reaches(widget, 'choosing');
    expect(textOf(part(widget, 'status'))).to.equal('');
  });
});
