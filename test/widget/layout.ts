import { expect } from '@open-wc/testing';
import { inside, openPage, quietBank, upgrade, type GuestPage } from '../support/guest-page.js';
import { until, warmUp } from '../support/widget.js';

/** Where pages put a login: `@` is the element, or a text that shows how much room there is. */
const parents: Readonly<Record<string, string>> = {
  'a block': `<div>@</div>`,
  'a padded block': `<div style="padding: 24px">@</div>`,
  'a flex row': `<div style="display: flex">@</div>`,
  'a centred flex row': `<div style="display: flex; justify-content: center; align-items: center; min-height: 90vh">@</div>`,
  'a centred flex column': `<div style="display: flex; flex-direction: column; align-items: center">@</div>`,
  'a flex row that wraps': `<div style="display: flex; flex-wrap: wrap; justify-content: space-around">@</div>`,
  'a grid that centres': `<div style="display: grid; place-items: center; min-height: 90vh">@</div>`,
  'a grid that centres its tracks': `<div style="display: grid; place-content: center">@</div>`,
  'a dialog': `<dialog open>@</dialog>`,
  'a fieldset': `<fieldset>@</fieldset>`,
  'an inline block': `<div style="display: inline-block">@</div>`,
  'an inline flex box': `<div style="display: inline-flex">@</div>`,
  'a float': `<div style="display: flow-root"><div style="float: left">@</div></div>`,
  'a box that fits its content': `<div style="width: fit-content; margin-inline: auto">@</div>`,
  'a table cell': `<table><tr><td>@</td></tr></table>`,
  'a box like a table': `<div style="display: table; margin-inline: auto">@</div>`,
  'an absolutely placed box': `<div style="position: absolute">@</div>`,
  'an absolutely placed box in the middle': `<div style="position: absolute; inset: 0; width: fit-content; margin: auto">@</div>`,
  'a fixed box': `<div style="position: fixed; top: 0">@</div>`,
  'a box that scrolls': `<div style="display: flex; justify-content: center; overflow: hidden scroll; height: 600px">@</div>`,
  'a page from right to left': `<div dir="rtl" style="display: flex; justify-content: center">@</div>`,
  'one of two columns': `<div style="columns: 2 200px">@</div>`,
};
const widths = [320, 360, 768, 1280, 1920];
const text = 'so much room is there '.repeat(50);

const placed = (markup: string, content: string): string =>
  `<section style="position: relative">${markup.replace('@', content)}</section>`;
const login = (name: string, style = '') =>
  `<internetbank-login data-in="${name}" style="${style}"></internetbank-login>`;

/** Each parent twice: with the element, and with a text that may be as wide as the element. */
const pageOf = (maxWidth: string, names = Object.keys(parents)): string =>
  names
    .flatMap((name) => [
      placed(parents[name]!, login(name, `--ibl-max-width: ${maxWidth}`)),
      placed(parents[name]!, `<div data-in="${name}" style="max-width: ${maxWidth}">${text}</div>`),
    ])
    .join('');

const widthsOf = ({ document: page }: GuestPage, selector: string): Record<string, number> =>
  Object.fromEntries(
    [...page.querySelectorAll<HTMLElement>(selector)].map((each) => [
      each.dataset['in'],
      Math.round(each.getClientRects()[0]!.width),
    ]),
  );

describe('the width of the element', function () {
  this.timeout(60_000);
  let page: GuestPage;
  before(warmUp);
  afterEach(() => page.remove());

  const fits = (width: number) => {
    expect(page.document.documentElement.scrollWidth, `at ${width}px`).to.be.at.most(width);
    for (const widget of page.document.querySelectorAll<HTMLElement>('internetbank-login')) {
      const card = inside(widget, '.card')!;
      expect(card.offsetWidth, `card in ${widget.dataset['in']} at ${width}px`).to.equal(widget.offsetWidth);
      expect(card.scrollWidth, `content in ${widget.dataset['in']} at ${width}px`).to.be.at.most(card.clientWidth);
    }
  };

  it('is that of a long text in the same place, in every parent', async () => {
    page = await openPage(pageOf('440px'));
    await upgrade(page);
    for (const width of widths) {
      await page.resize(width);
      const found = widthsOf(page, 'internetbank-login');
      expect(found, `at ${width}px`).to.deep.equal(widthsOf(page, 'div[data-in]'));
      if (width >= 1280) expect([...new Set(Object.values(found))]).to.deep.equal([440]);
      fits(width);
    }
  });

  for (const maxWidth of ['none', '100%', '60ch', '20em', '320px', '40rem', 'min(50vw, 600px)']) {
    it(`follows a largest width of ${maxWidth}`, async () => {
      const names = [
        'a block',
        'a centred flex row',
        'a centred flex column',
        'a grid that centres',
        'a float',
        'a table cell',
      ];
      page = await openPage(pageOf(maxWidth, names));
      await upgrade(page);
      for (const width of [320, 1280]) {
        await page.resize(width);
        expect(widthsOf(page, 'internetbank-login'), `at ${width}px`).to.deep.equal(widthsOf(page, 'div[data-in]'));
        fits(width);
      }
    });
  }

  it('is the same before anything is drawn, while the bank is asked, and afterwards', async () => {
    page = await openPage(pageOf('440px'), { width: 360 });
    let methodsCome = (): void => {};
    const asked = new Promise<void>((resolve) => (methodsCome = resolve));
    const bank = quietBank();
    const heights = () =>
      [...page.document.querySelectorAll('internetbank-login')].map(({ offsetHeight }) => offsetHeight >= 320);
    const drawn = upgrade(page, { ...bank, options: async (...request) => asked.then(() => bank.options(...request)) });
    const stages: Record<string, number>[] = [];
    await until(() => page.document.querySelector('internetbank-login')?.shadowRoot);
    stages.push(widthsOf(page, 'internetbank-login'));
    expect(heights()).to.not.include(false);
    await until(() => [...page.document.querySelectorAll('internetbank-login')].every((each) => inside(each, '.card')));
    stages.push(widthsOf(page, 'internetbank-login'));
    expect(heights()).to.not.include(false);
    methodsCome();
    await drawn;
    stages.push(widthsOf(page, 'internetbank-login'));
    expect(stages).to.deep.equal([stages[2], stages[2], stages[2]]);
  });

  it('is not squeezed to nothing beside what has much to say, and gives way where there is no room', async () => {
    page = await openPage(
      `<div style="display: flex">${login('flex')}<p>${text}</p></div>
      <table><tr><td>${login('table')}</td><td>${text}</td></tr></table>
      <div style="position: relative; height: 900px">
        <div style="position: absolute; left: 50%; transform: translateX(-50%)">${login('middle')}</div>
      </div>
      <div style="width: 120px">${login('narrow')}</div>`,
      { width: 320 },
    );
    await upgrade(page);
    const found = widthsOf(page, 'internetbank-login');
    expect(found['narrow']).to.equal(120);
    for (const name of ['flex', 'table', 'middle']) expect(found[name], name).to.be.within(200, 304);
    expect(page.document.documentElement.scrollWidth).to.be.at.most(320);
  });

  it('is right where a box is drawn only when it is seen', async () => {
    const box = (name: string, content: string) =>
      `<div id="${name}" style="content-visibility: auto; contain-intrinsic-size: auto 600px">${content}</div>`;
    page = await openPage(`<div style="height: 3000px"></div>${box('box', login('box'))}`, { width: 360 });
    await upgrade(page);
    page.document.getElementById('box')!.scrollIntoView();
    await until(() => widthsOf(page, 'internetbank-login')['box'] === page.document.body.clientWidth);
    fits(360);
  });

  it('is kept where a page gives the element a width of its own or a vertical script', async () => {
    page = await openPage(
      `<div style="display: flex; justify-content: center">${login('full', 'width: 100%')}</div>
      <div style="display: flex; justify-content: center">${login('limited', 'max-width: 100%')}</div>
      <div style="display: inline-block">${login('row', 'display: inline-block')}</div>
      <div style="writing-mode: vertical-rl">${login('vertical')}</div>`,
    );
    await upgrade(page);
    for (const width of [320, 1280]) {
      await page.resize(width);
      const wanted = Math.min(440, page.document.documentElement.clientWidth - 16);
      const { vertical, ...found } = widthsOf(page, 'internetbank-login');
      expect(found, `at ${width}px`).to.deep.equal({ full: wanted, limited: wanted, row: wanted });
      expect(vertical).to.be.within(200, 440);
    }
  });
});

describe('the children of an element that is not defined yet', () => {
  it('stay in view, in the room that the README reserves', async () => {
    const readme = await (await fetch('/README.md')).text();
    const [, rule] = /```css\n(internetbank-login:not\(:defined\)[^`]*)```/.exec(readme) ?? [];
    expect(rule).to.be.a('string');
    const page = await openPage(
      pageOf('440px').replaceAll('></internetbank-login>', '><p>No script</p></internetbank-login>'),
      {
        width: 320,
        head: `<style>${rule}</style>`,
      },
    );
    try {
      for (const width of widths) {
        await page.resize(width);
        expect(page.document.documentElement.scrollWidth, `at ${width}px`).to.be.at.most(width);
        expect(widthsOf(page, 'internetbank-login'), `at ${width}px`).to.deep.equal(widthsOf(page, 'div[data-in]'));
      }
      await page.resize(360);
      const before = widthsOf(page, 'internetbank-login');
      await upgrade(page);
      expect(widthsOf(page, 'internetbank-login')).to.deep.equal(before);
    } finally {
      page.remove();
    }
  });
});
