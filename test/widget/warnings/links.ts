import { expect } from '@open-wc/testing';
import { onCleanPage } from '../../support/clean-page.js';
import { choose, mount, reaches } from '../../support/widget.js';
import { told } from './told.js';

describe('<internetbank-login>: its warnings about its links', () => {
  onCleanPage();

  const messagesAbout = (...paths: string[]) =>
    paths.map((path) => `\`links.${path}\` is ignored: only \`https:\`, \`tel:\` and \`mailto:\` are shown.`);

  it('name those that are never shown, once per set', async () => {
    const links = {
      contact: 'javascript:alert(1)',
      faq: { lt: 'https://bank.example/lt', en: 'http://bank.example/en' },
      fraud: 5,
      forgotPassword: 'https://bank.example/password',
      lostDevice: undefined,
      typo: 'https://bank.example/typo',
    } as never;
    const { widget, heard } = await mount({ properties: { links } });
    await reaches(widget, 'choosing');
    const expected = [
      ...messagesAbout('contact', 'faq.en', 'fraud'),
      '`links.typo` is ignored: the links are contact, forgotPassword, faq, getSmartId, qualifiedAccount, lostDevice, fraud.',
    ];
    expect(await told(widget, heard, 4)).to.deep.equal(expected);
    await choose(widget, 'smart-id-push');
    await reaches(widget, 'identifying');
    // As a framework does that makes the same object anew each time.
    widget.links = { ...(links as object) };
    expect(await told(widget, heard, 4)).to.deep.equal(expected);
    widget.links = { contact: 'https://bank.example/', faq: 'ftp://bank.example/' };
    expect(await told(widget, heard, 5)).to.deep.equal([...expected, ...messagesAbout('faq')]);
  });

  it('are none for links that fit, or for none', async () => {
    const links = { contact: 'tel:+37061234567', faq: { lt: 'https://bank.example/' }, fraud: 'mailto:a@b.lt' };
    const { widget, heard } = await mount({ properties: { links } });
    await reaches(widget, 'choosing');
    widget.links = undefined;
    expect(await told(widget, heard, 0)).to.be.empty;
  });
});
