import { expect, html } from '@open-wc/testing';
import '../../../demo/play/play-things.js';
import type { PlayThings } from '../../../demo/play/play-things.js';
import { t } from '../../../demo/play/texts.js';
import { type Thing, things, type Wants } from '../../../demo/play/wants.js';
import { languages } from '../../../demo/shared/preferences.js';
import { violationsOf } from '../../support/axe.js';
import { keys } from '../../support/media.js';
import { button, find, show, speak } from './support.js';

const none: Wants = new Map();

/** As the page has it: what is taken is shown. */
async function showThings({ isDock = true, open, wants = none }: { isDock?: boolean; open?: Thing; wants?: Wants }) {
  const shown = await show<PlayThings>(
    html`<play-things
      class=${isDock ? 'docked' : 'beside'}
      .things=${things}
      .open=${open}
      .wants=${wants}
      .isDock=${isDock}
      .view=${(thing: Thing) => html`<button type="button">In ${thing}</button>`}
    ></play-things>`,
  );
  const taken: (Thing | undefined)[] = [];
  shown.take = (thing) => {
    taken.push(thing);
    shown.open = thing;
  };
  return { shown, taken, of: (thing: Thing) => find(shown, `[data-thing="${thing}"]`) };
}

describe('what is at hand', () => {
  beforeEach(() => speak('en'));

  it('opens from the dock as a dialog that has the focus, and says so', async () => {
    const { shown, of } = await showThings({});
    expect(shown.querySelector('#thing')).to.be.null;
    of('card').click();
    await shown.updateComplete;
    const sheet = find(shown, '#thing');
    expect(sheet.getAttribute('role')).to.equal('dialog');
    expect(find(shown, `#${sheet.getAttribute('aria-labelledby')}`).textContent).to.equal(t('thing-card'));
    expect(document.activeElement).to.equal(sheet);
    expect(of('card').getAttribute('aria-expanded')).to.equal('true');
    expect(of('phone').getAttribute('aria-expanded')).to.equal('false');
  });

  for (const [how, putAway] of [
    ['Escape', async () => keys({ press: 'Escape' })],
    ['its button', async (shown: PlayThings) => (button(shown, t('putAway')).click(), true)],
    ['the dock', async (shown: PlayThings) => (find(shown, '[data-thing="card"]').click(), true)],
  ] as const) {
    it(`is put away by ${how}, and the focus returns to the dock`, async function () {
      const { shown, of } = await showThings({});
      of('card').click();
      await shown.updateComplete;
      if (!(await putAway(shown))) return this.skip();
      await shown.updateComplete;
      expect(shown.querySelector('#thing')).to.be.null;
      expect(document.activeElement).to.equal(of('card'));
    });
  }

  it('takes no focus when it opens by itself', async () => {
    const { shown, of } = await showThings({});
    of('people').focus();
    shown.open = 'phone';
    await shown.updateComplete;
    expect(document.activeElement).to.equal(of('people'));
  });

  it('marks what waits for the person, in words too', async () => {
    const wants: Wants = new Map([
      ['phone', { urgency: 'now', about: '' }],
      ['card', { urgency: 'soon', about: '' }],
    ]);
    const { of } = await showThings({ wants });
    expect(of('phone').textContent).to.contain(t('wanted'));
    expect(of('card').textContent).not.to.contain(t('wanted'));
  });

  it('is a panel that Escape does not close where there is room', async function () {
    const { shown, taken } = await showThings({ isDock: false, open: 'card' });
    expect(find(shown, '#thing').getAttribute('role')).to.be.null;
    button(shown, 'In card').focus();
    if (!(await keys({ press: 'Escape' }))) return this.skip();
    expect(taken).to.deep.equal([]);
  });

  for (const language of languages) {
    it(`has no barriers in ${language}, as a dock, a sheet and a panel`, async () => {
      speak(language);
      for (const how of [{}, { open: 'calculator' }, { open: 'people', isDock: false }] as const) {
        const { shown } = await showThings(how);
        expect(await violationsOf(shown)).to.deep.equal([]);
      }
    });
  }
});
