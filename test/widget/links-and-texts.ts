import { expect } from '@open-wc/testing';
import { scriptOf } from '../support/banks.js';
import { onCleanPage } from '../support/clean-page.js';
import { all, part, parts, textOf } from '../support/composed.js';
import { bankOptions, never, qr, reply } from '../support/scripted-adapter.js';
import { translate } from '../support/texts.js';
import { choose, methodsIn, mount, reaches, rendered, speaks, until } from '../support/widget.js';

describe('<internetbank-login>: links and texts', () => {
  onCleanPage();

  it('shows links of safe schemes only, in the language of the page', async () => {
    const links = {
      contact: { lt: 'https://bank.example/lt', en: 'https://bank.example/en' },
      faq: 'javascript:alert(1)',
      forgotPassword: 'mailto:help@bank.example',
      fraud: 'data:text/html,x',
    };
    const { widget } = await mount({ properties: { links }, attributes: { lang: 'lt' } });
    await reaches(widget, 'choosing');
    const shown = parts(widget, 'link').map((link) => link.getAttribute('href'));
    expect(shown).to.have.members(['https://bank.example/lt', 'mailto:help@bank.example']);
    widget.lang = 'en';
    await speaks(widget, 'en');
    expect(parts(widget, 'link').map((link) => link.getAttribute('href'))).to.include('https://bank.example/en');
  });

  it('shows no link of another scheme, nor one that only looks like a safe one', async () => {
    const shown = async (url: string) => {
      const { widget } = await mount({ properties: { links: { contact: url, forgotPassword: url } } });
      await reaches(widget, 'choosing');
      const links = parts(widget, 'link').map((link) => link.getAttribute('href'));
      widget.remove();
      return links;
    };
    for (const url of ['https://bank.example/a?b=%7e#c', 'tel:+37060000000', 'mailto:help@bank.example'])
      expect(await shown(url)).to.deep.equal([url, url]);
    for (const url of [
      'javascript:alert(1)',
      ' javascript:alert(1)',
      'java\nscript:alert(1)',
      'data:text/html,<script>alert(1)</script>',
      'blob:https://bank.example/1',
      'vbscript:x',
      'http://bank.example/',
      '//evil.example/',
      'https:\\\\evil.example',
      'https://bank.example@evil.example/',
      '',
    ])
      expect(await shown(url), url).to.deep.equal([]);
  });

  it('replaces single texts, and warns of those it leaves out', async () => {
    const texts = { lt: { choosing: { heading: 'Labas', nothing: 'x' }, prompting: { codeCard: 'x' } } };
    const { widget, heard } = await mount({ properties: { texts } as never, attributes: { lang: 'lt' } });
    await until(() => textOf(part(widget, 'heading')) === 'Labas');
    const messages = heard
      .filter(({ type }) => type === 'login-warning')
      .map(({ detail }) => String(detail['message']));
    expect(messages).to.have.length(2);
    expect(messages[0]).to.contain('texts.lt.choosing.nothing');
    widget.texts = undefined;
    const t = await translate('lt');
    await until(() => textOf(part(widget, 'heading')) === t('choosing.heading'));
  });

  it('speaks a language that only the page knows, with the bank too', async () => {
    const texts = { et: { choosing: { heading: 'Logi sisse' } } };
    const { widget, bank } = await mount({ properties: { texts } as never, attributes: { lang: 'et-EE' } });
    await until(() => textOf(part(widget, 'heading')) === 'Logi sisse');
    expect(bank.callsOf('options').map(({ asked }) => asked)).to.deep.equal([{ language: 'et' }]);
    expect(part(widget, 'card').lang).to.equal('et');
  });

  it('shows the words of the bank as text, without invisible characters', async () => {
    const text = '<img src=x onerror=alert(1)> \u202eevil\u0007 {{count}} $t(actions.cancel)';
    const bank = scriptOf((script) =>
      script.always(
        'options',
        reply({
          methods: [{ id: 'own', asks: [], label: '\u200b<b>Own</b>\u202e' }],
          notice: { kind: 'info', text, url: 'javascript:alert(1)' },
        }),
      ),
    );
    const { widget } = await mount({ bank });
    await reaches(widget, 'choosing');
    expect(textOf(part(widget, 'method'))).to.equal('<b>Own</b>');
    expect(textOf(widget)).to.contain('<img src=x onerror=alert(1)> evil {{count}} $t(actions.cancel)');
    expect(all(widget, 'img, b, [href^="javascript"]')).to.be.empty;
    expect(textOf(widget)).to.not.match(/\p{Cf}|\p{Cc}/u);
  });
});

describe('<internetbank-login>: properties that are taken back', () => {
  onCleanPage();

  for (const nothing of [null, undefined]) {
    it(`are as if they had not been set: ${nothing}`, async () => {
      const names = ['links', 'allowedHosts', 'methods', 'texts', 'webEid', 'order'];
      const properties = Object.fromEntries(names.map((name) => [name, nothing]));
      const bank = scriptOf((script) =>
        script
          .always('options', reply(bankOptions({ methods: [{ id: 'id-card', asks: [] }, ...bankOptions().methods] })))
          .always('start', reply(qr(1)))
          .always('poll', never),
      );
      const { widget, heard } = await mount({ bank, properties });
      await reaches(widget, 'choosing');
      expect(methodsIn(widget)).to.deep.equal(['smart-id', 'smart-id-push', 'mobile-id', 'code-device', 'password']);
      await choose(widget, 'smart-id');
      await reaches(widget, 'waiting');
      Object.assign(widget, properties);
      await rendered(widget);
      expect(textOf(part(widget, 'help'))).to.not.be.empty;
      expect(heard.filter(({ type }) => type === 'login-warning')).to.be.empty;
    });
  }
});
