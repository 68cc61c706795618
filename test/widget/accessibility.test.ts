import { expect, fixtureSync, html } from '@open-wc/testing';
import { violationsOf } from '../support/axe.js';
import { all, elementsOf, focused, part, parts, textOf } from '../support/composed.js';
import { emulate, keys, viewport } from '../support/media.js';
import { forms, play, screenOf } from '../support/scenes.js';
import { languages } from '../support/texts.js';
import { ownClock, rendered, warmUp } from '../support/widget.js';

const root = document.documentElement;
const interactive = 'button, a[href], input, select, summary';
/** What a person sees and can tap; what is closed or hidden is not asked. */
const targetsOf = (widget: Node) =>
  all(widget, interactive).filter((each) => each.checkVisibility() && each.getBoundingClientRect().width > 0);

describe('accessibility', () => {
  before(warmUp);
  before(() => viewport(320, 640));
  after(() => viewport(800, 600));
  afterEach(async () => {
    ownClock();
    root.removeAttribute('style');
    await emulate();
  });

  for (const screen of forms) {
    describe(screen.id, () => {
      for (const language of languages) {
        it(`fits in ${language} into 320 px and has no violation: light, dark and forced colours`, async () => {
          const { widget } = await play(screen, { attributes: { lang: language } });
          for (const details of all(widget, 'details')) (details as HTMLDetailsElement).open = true;
          await rendered(widget);
          expect(overflowing(widget), 'as it is').to.deep.equal([]);
          root.style.fontSize = '200%';
          expect(overflowing(widget), 'twice as large').to.deep.equal([]);
          root.style.fontSize = '';
          root.style.colorScheme = 'light';
          settle(widget);
          expect(await violationsOf(widget), 'light').to.deep.equal([]);
          root.style.colorScheme = 'dark';
          settle(widget);
          expect(await violationsOf(widget, 'colours'), 'dark').to.deep.equal([]);
          if (await emulate({ name: 'forced-colors', value: 'active' })) {
            settle(widget);
            expect(await violationsOf(widget, 'colours'), 'forced colours').to.deep.equal([]);
          }
          // WCAG 1.4.12
          const spaced = { lineHeight: '1.5', letterSpacing: '0.12em', wordSpacing: '0.16em' };
          for (const each of elementsOf(widget)) Object.assign(each.style, spaced);
          expect(overflowing(widget), 'spaced').to.deep.equal([]);
        });
      }

      it('has targets large enough for a finger, with names for a voice, in an order for the keyboard', async () => {
        const { widget } = await play(screen);
        for (const target of targetsOf(widget)) {
          const { width, height } = target.getBoundingClientRect();
          const least = isMainAction(target) ? 44 : 24;
          expect(Math.min(width, height), `${target.localName} ${textOf(target)}`).to.be.at.least(least);
          const { labels } = target as HTMLInputElement;
          const label = labels ? [...labels].map((each) => textOf(each)).join(' ') : '';
          const name = target.getAttribute('aria-label') ?? (label || textOf(target));
          expect(name, target.outerHTML).to.not.equal('');
          // Words that are gone when something is typed, or that only a mouse finds.
          expect(target.hasAttribute('placeholder'), target.outerHTML).to.be.false;
          expect(target.hasAttribute('title'), target.outerHTML).to.be.false;
        }
        expect(all(widget, '[tabindex]').filter((each) => each.tabIndex > 0)).to.be.empty;
        const hidden = all(widget, '[aria-hidden="true"]').flatMap((each) => all(each, interactive));
        expect(hidden).to.be.empty;
      });

      it('shows where the focus is, also in forced colours', async () => {
        const { widget } = await play(screen);
        const [first] = targetsOf(widget);
        if (!first) return;
        first.focus();
        // The keyboard is what makes a focus visible.
        await keys({ press: 'Shift' });
        for (const target of targetsOf(widget)) {
          target.focus();
          expect(focused()).to.equal(target);
          expect(outlineOf(target), `${target.localName} ${textOf(target)}`).to.match(/^(solid|auto) [2-9]/);
        }
        if (await emulate({ name: 'forced-colors', value: 'active' })) {
          expect(outlineOf(focused() as HTMLElement)).to.match(/^(solid|auto) [2-9]/);
        }
      });

      it('stands still where motion is not wanted', async () => {
        if (!(await emulate({ name: 'prefers-reduced-motion', value: 'reduce' }))) return;
        const { widget } = await play(screen);
        const moving = elementsOf(widget).flatMap((each) => each.getAnimations({ subtree: true }));
        expect(moving.filter(({ playState }) => playState === 'running')).to.be.empty;
      });
    });
  }

  it('marks codes and brand names as not to be translated', async () => {
    const { widget } = await play(screenOf('waiting-code'));
    expect(part(widget, 'control-code').translate).to.be.false;
  });

  it('draws the QR code black on white in every theme', async () => {
    const { widget } = await play(screenOf('waiting-qr'));
    const drawing = part(widget, 'qr');
    for (const theme of ['light', 'dark', 'forced']) {
      root.style.colorScheme = theme === 'light' ? 'light' : 'dark';
      if (theme === 'forced' && !(await emulate({ name: 'forced-colors', value: 'active' }))) continue;
      expect(getComputedStyle(drawing).backgroundImage, theme).to.equal('linear-gradient(rgb(0, 0, 0), rgb(0, 0, 0))');
      expect(getComputedStyle(drawing.querySelector('path')!).fill, theme).to.equal('rgb(255, 255, 255)');
    }
  });

  it('says on the prompting screen that there is another way', async () => {
    for (const screen of forms.filter(({ step }) => step === 'prompting' || step === 'waiting')) {
      const { widget } = await play(screen);
      expect(parts(widget, 'another-way'), screen.id).to.have.length(1);
      expect(parts(widget, 'cancel'), screen.id).to.have.length(1);
      widget.remove();
    }
  });

  it('finds what is wrong, in every theme', async () => {
    const place = fixtureSync(
      html`<div>
        <button></button>
        <p>Grey</p>
      </div>`,
    );
    Object.assign(place.querySelector('p')!.style, { color: '#bbb', background: '#fff' });
    expect((await violationsOf(place)).join()).to.match(/button-name.*color-contrast|color-contrast.*button-name/s);
    expect((await violationsOf(place, 'colours')).join()).to.match(/^color-contrast/);
  });

  it('shows nothing of a forced theme of its own: a dark page gets a dark card, a light one a light card', async () => {
    const { widget } = await play(screenOf('choosing'), { place: fixtureSync(html`<div></div>`) });
    const surface = () => getComputedStyle(part(widget, 'card')).backgroundColor;
    root.style.colorScheme = 'light';
    const light = surface();
    root.style.colorScheme = 'dark';
    expect(surface()).to.not.equal(light);
  });
});

/** Ends the transitions that a change of theme began; what moves for ever goes on. */
function settle(widget: Node): void {
  for (const animation of elementsOf(widget).flatMap((each) => each.getAnimations())) {
    if (animation instanceof CSSTransition) animation.finish();
  }
}

const outlineOf = (element: Element): string => {
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  return `${outlineStyle} ${outlineWidth}`;
};

/** Buttons, fields and the link to the app; links in text and toggles beside a field are not the screen's main actions. */
function isMainAction(target: HTMLElement): boolean {
  const names = ['submit', 'cancel', 'another-way', 'retry', 'method', 'app-link', 'alarm', 'input', 'institution'];
  return names.some((name) => target.part.contains(name));
}

/** Elements whose text or box goes beyond the page or their own box. */
function overflowing(widget: HTMLElement): string[] {
  const edge = root.clientWidth;
  return elementsOf(widget)
    .filter((each) => each instanceof HTMLElement && each.checkVisibility() && !isVisuallyHidden(each))
    .filter((each) => {
      const { left, right } = each.getBoundingClientRect();
      const clips = getComputedStyle(each).overflowX !== 'visible' && each.localName !== 'input';
      return right > edge + 0.5 || left < -0.5 || (clips && each.scrollWidth > each.clientWidth + 1);
    })
    .map((each) => `${each.localName}.${each.className} ${textOf(each).slice(0, 40)}`);
}

const isVisuallyHidden = (element: Element): boolean => element.closest('.hidden, .bar, select') !== null;
