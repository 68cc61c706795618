import { expect } from '@open-wc/testing';
import { inside, openPage, upgrade, type GuestPage } from '../support/guest-page.js';
import { until, warmUp } from '../support/widget.js';

/** Any of these may be a value of a property; where it is one, and is handed down, a page can have it. */
const guesses = [
  'none', 'hidden', 'all', 'always', 'auto', 'no', 'red', '7px', '7', '0.3', '300', '-7px', 'bold', 'italic', 'right', 'center', 'justify',
  'uppercase', 'small-caps', 'ultra-expanded', 'condensed', 'nowrap', 'pre', 'break-all', 'keep-all', 'anywhere', 'strict', 'manual', 'text',
  'wait', 'collapse', 'inside', 'square', 'hide', 'bottom', 'balance', 'pixelated', 'crispEdges', 'geometricPrecision', 'evenodd',
  'round', 'bevel', 'linearRGB', 'stroke', 'middle', 'vertical-rl', 'upright', 'sideways', 'over', 'under', 'dot', 'filled dot', 'first', 'last',
  'full-width', 'antialiased', 'exact', 'under left', 'from-font', 'ruby', 'weight', 'subpixel', 'url("data:,")', '"«" "»"', '"liga" 0',
  '"wght" 300', 'red 1px 1px', '2px red', '3 2 1', 'from-image', '90deg', 'normal', 'text-bottom', 'space-all', 'no-autospace', 'inert', 'spell-out',
  'titling-caps', 'oldstyle-nums', 'sub', 'no-common-ligatures', 'traditional', 'emoji', 'historical-forms', 'ex-height 0.9', 'slashed-zero', 'open', 'overlay', 'stable', 'preserve', 'trim-both cap alphabetic', 'fill', 'markers',
]; // prettier-ignore
/** Whether and where a place is shown is the page's to say, and the font and the theme are. */
const wanted = [
  'color-scheme',
  'direction',
  'font-family',
  'pointer-events',
  'visibility',
  'interactivity',
  '-webkit-font-smoothing',
  '-moz-osx-font-smoothing',
];

/** A value other than the initial one for each property that this engine hands down from parent to child. */
function inheritedIn({ document: page, window }: GuestPage): Map<string, string> {
  const [parent, child] = [page.createElement('div'), page.createElement('span')];
  parent.append(child);
  page.body.append(parent);
  const [ofParent, ofChild] = [window.getComputedStyle(parent), window.getComputedStyle(child)];
  const found = new Map<string, string>();
  for (const name of [...ofChild].filter((each) => !each.startsWith('--'))) {
    const initial = ofChild.getPropertyValue(name);
    for (const guess of guesses) {
      parent.style.setProperty(name, guess);
      const value = ofParent.getPropertyValue(name);
      const isTaken = value !== initial;
      if (isTaken && ofChild.getPropertyValue(name) === value) found.set(name, guess);
      parent.style.removeProperty(name);
      if (isTaken) break;
    }
  }
  parent.remove();
  return found;
}

/** What is drawn by the widget, with the values of these properties. */
function looksOf({ document: page, window }: GuestPage, names: readonly string[]): Record<string, string>[] {
  const card = inside(page.querySelector('internetbank-login')!, '.card')!;
  const below = (root: ParentNode): Element[] =>
    [...root.querySelectorAll('*')].flatMap((each) => [each, ...(each.shadowRoot ? below(each.shadowRoot) : [])]);
  return [card, ...below(card)]
    .filter(({ localName }) => localName !== 'slot')
    .map((element) => {
      const style = window.getComputedStyle(element);
      return {
        element: element.localName,
        ...Object.fromEntries(names.map((name) => [name, style.getPropertyValue(name)])),
      };
    });
}

describe('what a page’s text has by inheritance', function () {
  this.timeout(60_000);
  let page: GuestPage;
  before(warmUp);
  afterEach(() => page.remove());

  it('ends at the card, whatever it is, and what is meant to go on does', async () => {
    page = await openPage('<internetbank-login lang="en"></internetbank-login>');
    const inherited = inheritedIn(page);
    for (const name of [
      'letter-spacing',
      'text-shadow',
      'cursor',
      'text-transform',
      'visibility',
      'quotes',
      'stroke',
    ]) {
      expect([...inherited.keys()]).to.include(name);
    }
    await upgrade(page);
    const widget = page.document.querySelector('internetbank-login')!;
    inside(widget, 'ibl-choosing-step')!.shadowRoot!.querySelector<HTMLElement>('[data-method=password]')!.click();
    await until(() => inside(widget, 'ibl-identifying-step')?.shadowRoot?.querySelector('input'));
    const names = [...inherited.keys()].filter((name) => !wanted.includes(name));
    const clean = looksOf(page, names);
    for (const [name, value] of inherited) {
      if (!wanted.includes(name)) page.document.body.style.setProperty(name, value);
    }
    expect(page.window.getComputedStyle(page.document.body).textTransform).to.equal('uppercase');
    expect(looksOf(page, names)).to.deep.equal(clean);
  });

  it('cannot keep a person from marking a text or typing', async () => {
    page = await openPage('<internetbank-login></internetbank-login>', {
      head: '<style>body { -webkit-user-select: none; user-select: none }</style>',
    });
    await upgrade(page);
    const card = page.window.getComputedStyle(inside(page.document.querySelector('internetbank-login')!, '.card')!);
    expect(card.getPropertyValue('user-select') || card.getPropertyValue('-webkit-user-select')).to.equal('text');
  });

  it('hides the widget with the place that it is in, and takes it from the pointer', async () => {
    page = await openPage('<main><internetbank-login></internetbank-login></main>', {
      head: '<style>main { visibility: hidden; pointer-events: none; color-scheme: dark; direction: rtl; font-family: monospace }</style>',
    });
    await upgrade(page);
    const widget = page.document.querySelector('internetbank-login')!;
    const [method] = [inside(widget, 'ibl-choosing-step')!.shadowRoot!.querySelector('[part=method]')!];
    const { visibility, pointerEvents, colorScheme, direction, fontFamily } = page.window.getComputedStyle(method);
    expect({ visibility, pointerEvents, colorScheme, direction, fontFamily }).to.deep.equal({
      visibility: 'hidden',
      pointerEvents: 'none',
      colorScheme: 'dark',
      direction: 'rtl',
      fontFamily: 'monospace',
    });
  });
});
