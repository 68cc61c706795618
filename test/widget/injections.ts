import { expect, fixtureSync, html } from '@open-wc/testing';
import { scriptOf } from '../support/banks.js';
import { onCleanPage } from '../support/clean-page.js';
import { all, parts, textOf } from '../support/composed.js';
import { injections } from '../support/injections.js';
import { reply } from '../support/scripted-adapter.js';
import { mount, reaches } from '../support/widget.js';

/** What only a text that became markup would bring. */
const foreign =
  'script, img, iframe, object, base, [srcdoc], [onerror], [onload], [ontoggle], [id="injected"], [name="injected"], [href^="javascript"]';
const perPage = { methods: 50, texts: 101 };
const pages = Math.ceil(5_000 / perPage.texts);

describe('<internetbank-login>: what a bank says', () => {
  onCleanPage();

  it(`is text, in each of ${pages * perPage.texts} tries to make it more`, async function () {
    this.timeout(120_000);
    const payload = injections(14);
    const visible = (text: string) =>
      text
        .replace(/\p{Cf}/gu, '')
        .replace(/[\p{Cc}\s]+/gu, ' ')
        .trim();
    Reflect.deleteProperty(window, 'injected');
    for (let page = 0; page < pages; page += 1) {
      const methods = Array.from({ length: perPage.methods }, (_, index) => ({
        ...{ id: `own-${index}`, asks: [], label: payload(), notice: { kind: 'info', text: payload() } },
      }));
      const notice = { kind: 'info', text: payload() };
      const bank = scriptOf((script) => script.always('options', reply({ methods, notice })));
      const place = fixtureSync(html`<div></div>`);
      const { widget } = await mount({ bank, place });
      await reaches(widget, 'choosing');
      expect(parts(widget, 'method'), `page ${page}`).to.have.length(perPage.methods);
      expect(all(widget, foreign).map(({ outerHTML }) => outerHTML)).to.deep.equal([]);
      const seen = visible(textOf(widget));
      for (const { label, notice: own } of methods) {
        expect(seen).to.contain(visible(label));
        expect(seen).to.contain(visible(own.text));
      }
      expect(seen).to.contain(visible(notice.text));
      place.remove();
    }
    expect('injected' in window).to.equal(false);
  });
});
