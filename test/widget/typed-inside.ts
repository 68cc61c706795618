import { expect, fixtureSync, html } from '@open-wc/testing';
import type { InternetbankLogin } from '../../src/widget/internetbank-login.js';
import { part } from '../support/composed.js';
import { keys } from '../support/media.js';
import { codePrompt, reply, ScriptedAdapter } from '../support/scripted-adapter.js';
import { bankOptions } from '../support/scripted-adapter.js';
import { choose, mount, push, reaches, warmUp } from '../support/widget.js';

const textual = ['beforeinput', 'input', 'compositionstart', 'compositionupdate', 'compositionend'];
const clipboard = ['paste', 'copy', 'cut'];
const dragged = ['dragstart', 'drop'];
const keyed = ['keydown', 'keypress', 'keyup'];
const everything = [...textual, 'textInput', ...clipboard, ...dragged, ...keyed];

/** Counts what a page hears that waits for events to bubble up to the element or the document. */
function listen(widget: InternetbankLogin) {
  const heard: string[] = [];
  const life = new AbortController();
  for (const place of [widget, widget.parentElement!, document, window])
    for (const name of everything)
      place.addEventListener(name, (event) => heard.push(event instanceof KeyboardEvent ? event.key : event.type), {
        signal: life.signal,
      });
  return { heard, stop: () => life.abort() };
}

const composed = { bubbles: true, composed: true, cancelable: true };
const eventOf = (name: string): Event => {
  if (keyed.includes(name)) return new KeyboardEvent(name, { ...composed, key: '7', code: 'Digit7' });
  if (name.startsWith('composition')) return new CompositionEvent(name, { ...composed, data: '7' });
  if (name === 'beforeinput' || name === 'input') return new InputEvent(name, { ...composed, data: '7' });
  return new Event(name, composed);
};

const banks = {
  identifying: (method: string) => async () => {
    const asks = ['userNumber', 'personalCode', 'phoneNumber', 'password'] as const;
    const bank = new ScriptedAdapter().always(
      'options',
      reply(bankOptions({ methods: [{ id: method, asks: [...asks] }] })),
    );
    const { widget } = await mount({ bank, place: fixtureSync(html`<div></div>`) });
    await choose(widget, method);
    await reaches(widget, 'identifying');
    return widget;
  },
  prompting: async () => {
    const bank = new ScriptedAdapter().next('start', reply(codePrompt('19')));
    const { widget } = await mount({ bank, place: fixtureSync(html`<div></div>`) });
    await push(widget);
    await reaches(widget, 'prompting');
    return widget;
  },
};

describe('what is typed', () => {
  before(warmUp);

  for (const [field, get] of [
    ['user-number', banks.identifying('password')],
    ['personal-code', banks.identifying('password')],
    ['phone-number', banks.identifying('password')],
    ['password', banks.identifying('password')],
    ['prompt-code', banks.prompting],
  ] as const) {
    it(`into ${field} ends inside the widget: no event that tells it bubbles up to the page`, async () => {
      const widget = await get();
      const { heard, stop } = listen(widget);
      const input = part<HTMLInputElement>(widget, field);
      for (const name of everything) input.dispatchEvent(eventOf(name));
      expect(heard).to.be.empty;
      stop();
    });

    it(`into ${field} does not take away the page's own keys`, async () => {
      const widget = await get();
      const { heard, stop } = listen(widget);
      const input = part<HTMLInputElement>(widget, field);
      const press = (key: string, more: KeyboardEventInit = {}) =>
        input.dispatchEvent(new KeyboardEvent('keydown', { ...composed, key, ...more }));
      const named = ['Escape', 'Tab', 'ArrowUp', 'F1', 'Shift'];
      for (const key of named) press(key);
      press('k', { ctrlKey: true });
      press('k', { metaKey: true });
      expect(heard.filter((_, at) => at % 4 === 0)).to.deep.equal([...named, 'k', 'k']);
      heard.length = 0;
      for (const key of ['Process', 'Dead', 'Unidentified', ' ', '𝟕']) press(key);
      // AltGr on Windows, Option on a Mac.
      press('€', { ctrlKey: true, altKey: true });
      press('€', { altKey: true });
      expect(heard).to.be.empty;
      stop();
    });
  }

  it('by real keys stays inside, and is sent all the same', async function () {
    const widget = await banks.prompting();
    const { heard, stop } = listen(widget);
    part(widget, 'prompt-code').focus();
    if (!(await keys({ type: '482913' }))) this.skip();
    expect(part<HTMLInputElement>(widget, 'prompt-code').value).to.equal('482913');
    expect(heard).to.be.empty;
    await keys({ press: 'Enter' });
    await reaches(widget, 'succeeded');
    expect(heard.join()).to.not.match(/\d/);
    stop();
  });

  it('elsewhere in the widget is left alone', async () => {
    const widget = await banks.prompting();
    const { heard, stop } = listen(widget);
    part(widget, 'cancel').dispatchEvent(new KeyboardEvent('keydown', { ...composed, key: '7' }));
    expect(heard).to.deep.equal(Array(4).fill('7'));
    stop();
  });
});
