import { expect } from '@open-wc/testing';
import { LitElement, type CSSResult } from 'lit';
import * as exported from '../../src/elements.js';
import { QrCode } from '../../src/steps/qr-code.js';
import { guardColours } from '../../src/theme/tokens.js';
import { part } from '../support/composed.js';
import { mount, reaches, warmUp } from '../support/widget.js';

/** What a browser may lack that can run the script. */
const younger = /(color-mix|light-dark)\(|\d(cq[iwhb]|[sld]v[hwib])\b|counter\(\w+\) \//;

const elements = Object.values<unknown>({ ...exported, QrCode }).filter(
  (value): value is typeof LitElement => typeof value === 'function' && value.prototype instanceof LitElement,
);
const sheetOf = ({ elementStyles }: typeof LitElement): string =>
  elementStyles.map((style) => (style as CSSResult).cssText).join('\n');

/** Declarations and rules that count in every browser, one a line: what stands inside `@supports` is left out. */
function plain(sheet: string): string[] {
  const without = sheet.replace(/\/\*[\s\S]*?\*\//g, '').replace(/@supports[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, '');
  return without.split(/[;{}]/).map((declaration) => declaration.trim());
}

describe('in a browser without the youngest CSS', () => {
  before(warmUp);

  it('no rule that counts there needs it, unless a plain value stands before', () => {
    expect(elements).to.have.length.above(12);
    for (const element of elements) {
      const declarations = plain(sheetOf(element));
      for (const [index, declaration] of declarations.entries()) {
        if (!younger.test(declaration)) continue;
        const [property] = declaration.split(':');
        expect(declaration, element.name).to.not.match(/var\(/);
        expect(declarations[index - 1], `before ${declaration} in ${element.name}`).to.match(
          new RegExp(`^${property}:`),
        );
      }
    }
  });

  describe('the main button', () => {
    const sheet = new CSSStyleSheet();
    const themed = async (theme: string) => {
      sheet.replaceSync(theme);
      const { widget } = await mount({ attributes: { order: 'user-number-first', lang: 'en' } });
      await reaches(widget, 'identifying');
      const { backgroundColor, color } = getComputedStyle(part(widget, 'submit'));
      return { backgroundColor, color };
    };
    before(() => document.adoptedStyleSheets.push(sheet));
    after(() => document.adoptedStyleSheets.pop());

    it('has the bank’s plain colours by the README’s example', async () => {
      const readme = await (await fetch('/README.md')).text();
      const [, theme = ''] = /```css\n(internetbank-login \{\n {2}--ibl-accent[^`]*)```/.exec(readme) ?? [];
      const colours = await themed(theme.replaceAll('light-dark(', 'unknown('));
      expect(colours).to.deep.equal({ backgroundColor: 'rgb(122, 31, 92)', color: 'rgb(255, 255, 255)' });
    });

    it('has our light colours where a theme holds nothing else', async () => {
      const supports = CSS.supports.bind(CSS);
      CSS.supports = () => false;
      try {
        guardColours();
        guardColours();
      } finally {
        CSS.supports = supports;
      }
      const theme =
        'internetbank-login { --ibl-accent: unknown(#7a1f5c, #f0a6d6); --ibl-on-accent: unknown(#fff, #2b0a20) }';
      expect(await themed(theme)).to.deep.equal({ backgroundColor: 'rgb(11, 90, 130)', color: 'rgb(255, 255, 255)' });
    });
  });
});
