import { expect } from '@open-wc/testing';
import { pushBank } from '../support/banks.js';
import { onCleanPage } from '../support/clean-page.js';
import { composed, part, parts, textOf } from '../support/composed.js';
import { forms, play, screenOf } from '../support/scenes.js';
import { translate } from '../support/texts.js';
import {
  choose,
  click,
  identify,
  manualClock,
  mount,
  ownClock,
  push,
  reaches,
  rendered,
  speaks,
  until,
  warmUp,
  type Mounted,
} from '../support/widget.js';

/** As browsers translate: each text node, however short, gives way to elements with other words. */
function translatePage(root: Node): void {
  for (const node of [...composed(root)]) {
    const parent = node.parentElement;
    if (!(node instanceof Text) || parent?.closest('[translate=no], style')) continue;
    const outer = document.createElement('font');
    const inner = document.createElement('font');
    inner.textContent = node.data.trim() === '' ? node.data : 'переведено';
    outer.append(inner);
    node.replaceWith(outer);
  }
}

describe('<internetbank-login>: a browser that translates the page', () => {
  onCleanPage();

  it('silences neither an error nor what is spoken', async () => {
    const { widget } = await mount();
    await choose(widget, 'mobile-id');
    await reaches(widget, 'identifying');
    click(widget, 'submit');
    await until(() => textOf(part(widget, 'alert')) !== '');
    translatePage(widget);
    expect(textOf(part(widget, 'alert'))).to.equal('переведено');
    await identify(widget, { 'phone-number': '1', 'personal-code': '1' });
    const t = await translate('en');
    await until(() => textOf(part(widget, 'alert')).includes(t('fields.phoneNumber.invalid')));
    expect(textOf(part(widget, 'error'))).to.equal(t('fields.phoneNumber.invalid'));
  });

  it('does not stop the time on screen', async () => {
    const clock = manualClock();
    const { widget } = await mount({ bank: pushBank() });
    await push(widget);
    await reaches(widget, 'waiting');
    translatePage(widget);
    await clock.advance(5_000);
    await rendered(widget);
    expect(textOf(part(widget, 'countdown'))).to.contain('1:55');
    expect(textOf(part(widget, 'control-code'))).to.equal('5493');
  });
});

/** The ways on from a screen that a person may take, in the order of this list. */
const waysOn = ['another-way', 'cancel', 'back', 'method', 'retry'] as const;

/** What is read after the language changed, and after one step more. */
async function walkOn({ widget }: Mounted, language: string): Promise<string[]> {
  const read: string[] = [];
  widget.lang = language;
  await speaks(widget, language);
  read.push(textOf(widget));
  const { step } = widget.state;
  const way = waysOn.find((name) => parts(widget, name).length > 0);
  if (way === undefined) return read;
  translatePage(widget);
  click(widget, way);
  await until(() => widget.state.step !== step || parts(widget, 'error').length > 0, `${way} leads on`);
  await rendered(widget);
  translatePage(part(widget, 'card').querySelector('footer')!);
  widget.lang = 'en';
  await speaks(widget, 'en');
  read.push(textOf(widget));
  return read;
}

describe('a page that the browser translates', () => {
  before(warmUp);
  afterEach(ownClock);

  for (const screen of forms) {
    it(`shows nothing stale after: ${screen.id}`, async () => {
      const untouched = await play(screen);
      const expected = await walkOn(untouched, 'lv');
      untouched.widget.remove();
      ownClock();

      const translated = await play(screen);
      translatePage(translated.widget);
      expect(textOf(translated.widget)).to.include('переведено');
      expect(await walkOn(translated, 'lv')).to.deep.equal(expected);
    });
  }

  it('leaves the translation alone while nothing changes', async () => {
    const { widget } = await play(screenOf('choosing'));
    translatePage(widget);
    const before = textOf(widget);
    widget.requestUpdate();
    await rendered(widget);
    expect(textOf(widget)).to.equal(before);
  });
});
