import { expect, fixtureSync, html } from '@open-wc/testing';
import { promptBank, pushBank, scriptOf } from '../support/banks.js';
import { onCleanPage } from '../support/clean-page.js';
import { composed, everythingIn, part, textOf } from '../support/composed.js';
import { codePrompt, never, pending, reply, session } from '../support/scripted-adapter.js';
import { answer, choose, click, manualClock, mount, push, reaches, until, warningsIn } from '../support/widget.js';

describe('<internetbank-login>: its secrets', () => {
  onCleanPage();

  it('leave no trace outside the widget, nor inside once they were used', async () => {
    const noise: unknown[] = [];
    const methods = ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const;
    const own = Object.fromEntries(methods.map((name) => [name, console[name]]));
    for (const name of methods) console[name] = (...said) => void noise.push(...said);
    const [title, url] = [document.title, location.href];
    const clock = manualClock();
    const place = fixtureSync(html`<div></div>`);
    try {
      const bank = pushBank('8173').always('poll', reply(codePrompt('19')));
      const { widget } = await mount({ bank, place });
      await push(widget, '87654321');
      await reaches(widget, 'waiting');
      const attributes = [...composed(document)].flatMap((node) =>
        node instanceof Element ? [...node.attributes].map(({ value }) => value) : [],
      );
      expect(attributes.join('\n')).to.not.contain('8173').and.not.contain('87654321');
      await clock.advance(2_000);
      await reaches(widget, 'prompting');
      expect(textOf(document)).to.not.contain('8173').and.not.contain('8, 1, 7, 3');
      await answer(widget, '482913');
      await reaches(widget, 'succeeded');
      const page = everythingIn(document);
      for (const secret of ['8173', '87654321', '482913', session.id]) expect(page).to.not.contain(secret);
      expect([localStorage.length, sessionStorage.length, document.cookie]).to.deep.equal([0, 0, '']);
      expect([document.title, location.href, history.state as unknown]).to.deep.equal([title, url, null]);
      expect(noise).to.deep.equal([]);
    } finally {
      Object.assign(console, own);
    }
  });

  it('do not travel in events that leave the widget', async () => {
    const bank = promptBank('19');
    const place = fixtureSync(html`<div></div>`);
    const seen: string[] = [];
    const { dispatchEvent } = EventTarget.prototype;
    EventTarget.prototype.dispatchEvent = function (event) {
      if (event.composed) seen.push(JSON.stringify([event.type, (event as CustomEvent).detail]));
      return dispatchEvent.call(this, event);
    };
    try {
      const { widget } = await mount({ bank, place });
      await push(widget, '87654321');
      await reaches(widget, 'prompting');
      part<HTMLInputElement>(widget, 'prompt-code').value = '482913';
      part(widget, 'prompt-code').dispatchEvent(new InputEvent('input', { bubbles: true }));
      click(widget, 'submit');
      await reaches(widget, 'succeeded');
    } finally {
      EventTarget.prototype.dispatchEvent = dispatchEvent;
    }
    expect(seen.length).to.be.greaterThan(3);
    expect(seen.join('\n')).to.not.contain('482913');
  });

  for (const [what, show] of [
    ['a script as an app link', { kind: 'device-link', link: 'javascript:alert(1)' }],
    ['a script as a QR code', { kind: 'device-link', qr: 'javascript:alert(1)' }],
    ['an app link to a foreign host', { kind: 'device-link', link: 'https://evil.example/device-link' }],
    ['an app link to a host that looks like ours', { kind: 'device-link', link: 'https://smart-id.com.evil.example/' }],
    ['an app link with a user', { kind: 'device-link', link: 'https://smart-id.com@evil.example/' }],
    ['an app link without TLS', { kind: 'device-link', link: 'http://smart-id.com/' }],
    ['a link that a bidi character hides', { kind: 'device-link', link: 'https://smart-id.com/\u202e' }],
    ['a script as a redirect', { kind: 'redirect', url: 'javascript:alert(1)' }],
    ['a redirect to a foreign host', { kind: 'redirect', url: 'https://evil.example/' }],
  ] as const) {
    it(`never show ${what}`, async () => {
      const bank = scriptOf((script) => script.always('start', reply(pending({ show: show as never }))));
      const { widget, heard } = await mount({ bank });
      await choose(widget, 'smart-id');
      await reaches(widget, 'failed');
      expect(widget.state.problem).to.equal('bad-reply');
      expect(everythingIn(widget)).to.not.contain('evil').and.not.contain('javascript:');
      // The page's developer is told the host, and nobody anything else.
      await until(() => warningsIn(heard).length === 1);
      const details = heard.filter(({ type }) => type !== 'login-warning').map(({ detail }) => detail);
      expect(JSON.stringify(details)).to.not.contain('evil');
      expect(JSON.stringify(heard.map(({ detail }) => detail))).to.not.match(/javascript:|https:\/\/|device-link/);
    });
  }

  it('let the page allow a host of its own', async () => {
    const url = 'https://eparaksts.example/confirm?A=%7e';
    const bank = scriptOf((script) =>
      script.always('start', reply(pending({ show: { kind: 'redirect', url } }))).always('poll', never),
    );
    const { widget } = await mount({ bank, attributes: { 'allowed-hosts': 'eparaksts.example' } });
    await choose(widget, 'smart-id');
    await reaches(widget, 'waiting');
    expect(part(widget, 'app-link').getAttribute('href')).to.equal(url);
  });
});
