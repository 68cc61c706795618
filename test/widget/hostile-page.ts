import { expect, fixtureSync, html } from '@open-wc/testing';
import { pushBank } from '../support/banks.js';
import { onCleanPage } from '../support/clean-page.js';
import { everythingIn, part, textOf } from '../support/composed.js';
import { controlCode, reply } from '../support/scripted-adapter.js';
import { click, mount, push, reaches } from '../support/widget.js';

describe('<internetbank-login>: a hostile page', () => {
  onCleanPage();

  it('does not change the widget by its style sheets', async () => {
    // In an element that the sheet leaves alone: what is not laid out has other computed values.
    const place = document.body.appendChild(document.createElement('main'));
    const { widget } = await mount({ bank: pushBank(), place });
    await push(widget);
    await reaches(widget, 'waiting');
    const looks = () =>
      ['heading', 'control-code', 'cancel', 'card'].map((name) => {
        const { display, fontSize, color, padding, textTransform, visibility } = getComputedStyle(part(widget, name));
        return [display, fontSize, color, padding, textTransform, visibility];
      });
    const before = looks();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      'h2, p, div, span, button, input, a, ol, li, form, label, [part], ibl-waiting-step { display: none !important; ' +
        'font-size: 99px !important; color: red !important; padding: 40px !important; text-transform: uppercase !important; }',
    );
    document.adoptedStyleSheets.push(sheet);
    try {
      expect(looks()).to.deep.equal(before);
    } finally {
      document.adoptedStyleSheets.pop();
      place.remove();
    }
  });

  it('does not stop it by clobbering the document', async () => {
    const place = fixtureSync(html`<div></div>`);
    for (const name of ['currentScript', 'visibilityState', 'activeElement']) {
      const image = document.createElement('img');
      image.setAttribute('name', name);
      document.body.append(image);
    }
    try {
      const { widget } = await mount({ bank: pushBank(), place });
      await push(widget);
      await reaches(widget, 'waiting');
      expect(part(widget, 'control-code').textContent).to.equal('5493');
    } finally {
      for (const image of document.querySelectorAll('body > img[name]')) image.remove();
    }
  });

  it('does not mislead it by polluting Object.prototype', async () => {
    const pollution: Record<string, unknown> = {
      label: 'evil',
      notice: { kind: 'info', text: 'evil' },
      url: 'javascript:evil',
      link: 'javascript:evil',
      redirectUrl: 'https://evil.example/',
      problem: 'evil',
      activated: true,
      choose: true,
      institutions: [{ id: 'evil', name: 'evil' }],
      defaultValue: 'evil',
      context: 'evil',
      count: 5,
      lt: { choosing: { heading: 'evil' } },
      contact: 'https://evil.example/',
    };
    const prototype = Object.prototype as unknown as Record<string, unknown>;
    const place = fixtureSync(html`<div></div>`);
    const see = async () => {
      const bank = pushBank().next('start', reply(controlCode('0042')), reply({ status: 'failure' }));
      const { widget, heard } = await mount({ bank, place });
      await push(widget);
      await reaches(widget, 'waiting');
      const first = textOf(widget) + everythingIn(widget);
      click(widget, 'cancel');
      await push(widget);
      await reaches(widget, 'failed');
      return { seen: first + textOf(widget), heard, problem: widget.state.problem };
    };
    Object.assign(prototype, pollution);
    const { seen, heard, problem } = await see().finally(() => {
      for (const name of Object.keys(pollution)) delete prototype[name];
    });
    expect(/.{0,60}evil.{0,60}/.exec(seen)?.[0]).to.be.undefined;
    expect(seen).to.contain('0042');
    expect(problem).to.equal('bad-reply');
    expect(JSON.stringify(heard.map(({ detail }) => detail))).to.not.contain('evil');
  });
});
