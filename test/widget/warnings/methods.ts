import { expect } from '@open-wc/testing';
import { scriptOf } from '../../support/banks.js';
import { onCleanPage } from '../../support/clean-page.js';
import { parts } from '../../support/composed.js';
import { bankOptions, never, reply } from '../../support/scripted-adapter.js';
import { click, mount, reaches, rendered, speaks, until } from '../../support/widget.js';
import { told } from './told.js';

describe('<internetbank-login>: its warnings when no method can be shown', () => {
  onCleanPage();

  const card = { id: 'id-card', asks: [] };
  for (const [what, setting, options, reason] of [
    [
      'a name is misspelt',
      { methods: 'smartid' },
      bankOptions(),
      '`methods` names nothing that the bank offers: smartid',
    ],
    ['no name is given', { methods: ' ' }, bankOptions(), '`methods` is empty'],
    ['the bank offers none', {}, { methods: [] }, 'the bank offers none'],
    ['the library is missing', {}, { methods: [card] }, '`id-card` needs `webEid`'],
    [
      'both are wrong',
      { methods: 'id-card smartid' },
      bankOptions(),
      '`methods` names nothing that the bank offers: smartid; `id-card` needs `webEid`',
    ],
  ] as const) {
    it(`say why, once: ${what}`, async () => {
      const bank = scriptOf((script) => script.always('options', reply(options)));
      const { widget, heard } = await mount({ bank, attributes: setting });
      await reaches(widget, 'choosing');
      const expected = [`No login method can be shown: ${reason}.`];
      expect(await told(widget, heard)).to.deep.equal(expected);
      click(widget, 'retry');
      await until(() => bank.count('options') === 2);
      await reaches(widget, 'choosing');
      widget.lang = 'lt';
      await speaks(widget, 'lt');
      expect(await told(widget, heard)).to.deep.equal(expected);
    });
  }

  it('name the method whose field this version cannot ask', async () => {
    const methods = [{ id: 'fax', asks: ['faxNumber'] }];
    const bank = scriptOf((script) => script.always('options', reply({ methods })));
    const { widget, heard } = await mount({ bank });
    await reaches(widget, 'choosing');
    click(widget, 'retry');
    await until(() => bank.count('options') === 2);
    await reaches(widget, 'choosing');
    expect(await told(widget, heard, 2)).to.deep.equal([
      'The bank’s answer to `options` is used in part: `methods.fax.asks` has a field that cannot be asked, so it is not offered.',
      'No login method can be shown: the bank offers none.',
    ]);
  });

  it('come with one link to the bank, not two', async () => {
    const properties = { links: { contact: 'https://bank.example/contact' } };
    const { widget } = await mount({ attributes: { methods: 'smartid' }, properties });
    await reaches(widget, 'choosing');
    expect(parts(widget, 'link').map((link) => link.getAttribute('href'))).to.deep.equal([properties.links.contact]);
  });

  it('follow the page, which may leave nothing later', async () => {
    const { widget, heard } = await mount();
    await reaches(widget, 'choosing');
    widget.methods = 'smartid';
    expect(await told(widget, heard)).to.have.length(1);
    widget.methods = 'smart-id';
    await rendered(widget);
    widget.methods = 'smartcard';
    expect((await told(widget, heard, 2))[1]).to.contain('smartcard');
  });

  it('are none while some are left, or when the person did not wait for them', async () => {
    const some = await mount({ attributes: { methods: 'smartid id-card password' } });
    await reaches(some.widget, 'choosing');
    const none = await mount({ bank: scriptOf((script) => script.always('options', never)) });
    click(none.widget, 'cancel');
    await reaches(none.widget, 'choosing');
    expect(await told(some.widget, some.heard, 0)).to.be.empty;
    expect(await told(none.widget, none.heard, 0)).to.be.empty;
  });
});
