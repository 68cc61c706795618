import { expect, fixtureSync, html } from '@open-wc/testing';
import type { InternetbankLogin } from '../../src/widget/internetbank-login.js';
import { part, textOf } from '../support/composed.js';
import { pushBank } from '../support/banks.js';
import { settled } from '../support/manual-clock.js';
import { ScriptedAdapter } from '../support/scripted-adapter.js';
import { create, mount, push, reaches, rendered, until, warmUp } from '../support/widget.js';

/** Makes one element's attributes those of another, as Idiomorph (Turbo, htmx) and morphdom (LiveView) do. */
function syncAttributes(from: Element, to: Element): void {
  for (const { name, value } of to.attributes) if (from.getAttribute(name) !== value) from.setAttribute(name, value);
  for (let index = from.attributes.length - 1; index >= 0; index--) {
    const name = from.attributes[index]?.name;
    if (name !== undefined && !to.hasAttribute(name)) from.removeAttribute(name);
  }
}

/** What the server sent, and sends again. */
function fromServer(): Element {
  const template = document.createElement('template');
  template.innerHTML =
    '<internetbank-login lang="en" methods="smart-id-push"><img slot="header" alt=""></internetbank-login>';
  return template.content.firstElementChild!;
}

describe('the attribute `step`', () => {
  before(warmUp);

  it('stays while a framework makes the tag what the server sent', async () => {
    const { widget, bank, story } = await mount({
      bank: pushBank(),
      attributes: { lang: 'en', methods: 'smart-id-push' },
    });
    await push(widget);
    await reaches(widget, 'waiting');
    const before = story().length;
    syncAttributes(widget, fromServer());
    await settled();
    expect(widget.getAttribute('step')).to.equal('waiting');
    widget.replaceChildren(...fromServer().childNodes);
    await rendered(widget);
    expect(part(widget, 'control-code').textContent).to.equal('5493');
    expect(story()).to.have.length(before);
    expect(bank.count('options')).to.equal(1);
    expect(bank.count('cancel')).to.equal(0);
  });

  it('comes back when it is taken away, emptied or changed', async () => {
    const { widget } = await mount();
    await reaches(widget, 'choosing');
    for (const write of [
      () => widget.removeAttribute('step'),
      () => widget.setAttribute('step', ''),
      () => widget.setAttribute('step', 'succeeded'),
      () => widget.toggleAttribute('step'),
    ]) {
      write();
      await settled();
      expect(widget.getAttribute('step')).to.equal('choosing');
    }
  });

  it('lets a page take away all attributes one by one, and whatever insists on taking it', async () => {
    const { widget } = await mount({ attributes: { lang: 'lv', methods: 'password' } });
    await reaches(widget, 'choosing');
    while (widget.attributes.length > 0) widget.removeAttribute(widget.attributes[0]!.name);
    let taken = 0;
    const page = new MutationObserver(() => {
      taken++;
      widget.removeAttribute('step');
    });
    page.observe(widget, { attributeFilter: ['step'] });
    // Two that never gave way would never come to another task.
    await settled();
    page.disconnect();
    expect(taken).to.be.at.least(1);
    await until(() => widget.getAttribute('step') === 'choosing');
  });

  it('is that of the element, not of the one that it was copied from', async () => {
    const { widget } = await mount({ bank: pushBank() });
    await push(widget);
    await reaches(widget, 'waiting');
    const copy = widget.cloneNode(true) as InternetbankLogin;
    copy.adapter = new ScriptedAdapter();
    widget.parentNode!.append(copy);
    expect(copy.getAttribute('step')).to.equal('loading');
    await reaches(copy, 'choosing');
    expect(copy.getAttribute('step')).to.equal('choosing');
    expect(textOf(copy)).to.not.contain('5493');
  });

  it('is there at once on an element that a script makes, and a moment later on one that came as markup', async () => {
    const place = fixtureSync(html`<div></div>`);
    const made = create();
    place.append(made.widget);
    expect(made.widget.getAttribute('step')).to.equal('loading');

    const own = Object.getOwnPropertyDescriptor(globalThis, 'requestIdleCallback');
    let beIdle: (() => void) | undefined;
    globalThis.requestIdleCallback = (callback) => {
      beIdle = () => callback({ didTimeout: false, timeRemaining: () => 50 });
      return 1;
    };
    try {
      place.insertAdjacentHTML('beforeend', '<internetbank-login lang="en"></internetbank-login>');
      const sent = place.lastElementChild as InternetbankLogin;
      sent.adapter = new ScriptedAdapter();
      await reaches(sent, 'choosing');
      await until(() => beIdle);
      // What a framework compares with what it rendered on the server, until it has nothing left to do.
      expect(sent.getAttributeNames()).to.deep.equal(['lang']);
      beIdle?.();
      await settled();
      expect(sent.getAttribute('step')).to.equal('choosing');
    } finally {
      // Safari has none.
      if (own) Object.defineProperty(globalThis, 'requestIdleCallback', own);
      else Reflect.deleteProperty(globalThis, 'requestIdleCallback');
    }
  });
});
