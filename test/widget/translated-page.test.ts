import { expect } from '@open-wc/testing';
import { composed, part, parts, textOf } from '../support/composed.js';
import { play, scenes } from '../support/scenes.js';
import { click, ownClock, rendered, speaks, until, warmUp, type Mounted } from '../support/widget.js';

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

  for (const scene of scenes) {
    it(`shows nothing stale after: ${scene.name}`, async () => {
      const untouched = await play(scene);
      const expected = await walkOn(untouched, 'lv');
      untouched.widget.remove();
      ownClock();

      const translated = await play(scene);
      translatePage(translated.widget);
      expect(textOf(translated.widget)).to.include('переведено');
      expect(await walkOn(translated, 'lv')).to.deep.equal(expected);
    });
  }

  it('leaves the translation alone while nothing changes', async () => {
    const { widget } = await play(scenes.find(({ name }) => name === 'choosing')!);
    translatePage(widget);
    const before = textOf(widget);
    widget.requestUpdate();
    await rendered(widget);
    expect(textOf(widget)).to.equal(before);
  });
});
