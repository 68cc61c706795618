import { expect } from '@open-wc/testing';
import { controlCode, never, reply, ScriptedAdapter } from '../support/scripted-adapter.js';
import { part } from '../support/composed.js';
import { mount, push, reaches, warmUp } from '../support/widget.js';

const root = document.documentElement;
const px = (element: Element, property: 'fontSize' | 'width' = 'fontSize'): number =>
  Math.round(parseFloat(getComputedStyle(element)[property]) * 10) / 10;
const waitingBank = () => new ScriptedAdapter().always('start', reply(controlCode('0042'))).always('poll', never);

/** Sizes on the way through a push login, CSS pixels. */
async function sizes(): Promise<Record<string, number>> {
  const { widget } = await mount({ bank: waitingBank(), attributes: { lang: 'en' } });
  await reaches(widget, 'choosing');
  const [icon] = [part(widget, 'method').querySelector('svg')!];
  const found: Record<string, number> = {
    text: px(part(widget, 'card')),
    heading: px(part(widget, 'heading')),
    icon: px(icon, 'width'),
  };
  await push(widget);
  await reaches(widget, 'waiting');
  return { ...found, code: px(part(widget, 'control-code')) };
}

describe('the size of letters', () => {
  const sheet = new CSSStyleSheet();
  before(warmUp);
  before(() => document.adoptedStyleSheets.push(sheet));
  after(() => document.adoptedStyleSheets.splice(document.adoptedStyleSheets.indexOf(sheet), 1));
  afterEach(() => {
    root.style.fontSize = '';
    sheet.replaceSync('');
  });

  it('is never less than 16px by itself, and follows a person who wants larger ones', async () => {
    for (const [rootSize, text] of [
      ['', 16],
      ['62.5%', 16],
      ['150%', 24],
    ] as const) {
      root.style.fontSize = rootSize;
      expect(await sizes(), `root of ${rootSize}`).to.deep.equal({
        text,
        heading: text * 1.5,
        icon: text * 1.75,
        code: text * 3.25,
      });
    }
  });

  it('is that of the token, whatever the page’s root has', async () => {
    for (const [token, text] of [
      ['16px', 16],
      ['20px', 20],
      ['14px', 14],
      ['1.8rem', 18],
    ] as const) {
      root.style.fontSize = '62.5%';
      sheet.replaceSync(`internetbank-login { --ibl-font-size: ${token} }`);
      expect(await sizes(), token).to.deep.equal({
        text,
        heading: text * 1.5,
        icon: text * 1.75,
        code: text * 3.25,
      });
    }
  });
});
