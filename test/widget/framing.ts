import { expect } from '@open-wc/testing';
import { isFramedByOthers } from '../../src/widget/framing.js';
import { part, parts } from '../support/composed.js';
import { bankOptions, never, pending, qrLink, reply, ScriptedAdapter } from '../support/scripted-adapter.js';
import { choose, mount, reaches, until, warmUp, warningsIn } from '../support/widget.js';

const own = 'https://bank.example';
const other = 'https://evil.example';

/** The innermost of some pages, each inside the next. A page of another origin does not say where it is. */
function framed(...origins: readonly (string | 'closed')[]): Window {
  const pages = origins.map((origin) => ({
    get origin() {
      if (origin === 'closed') throw new DOMException('Blocked', 'SecurityError');
      return origin;
    },
  })) as unknown as Window[];
  pages.forEach((page, index) => Object.assign(page, { parent: pages[index + 1] ?? page }));
  return pages[0]!;
}

describe('a frame', () => {
  before(warmUp);

  for (const [what, origins, isForeign] of [
    ['none', [own], false],
    ['one of the same origin', [own, own], false],
    ['three of the same origin', [own, own, own, own], false],
    ['one of another origin', [own, other], true],
    ['one that says nothing', [own, 'closed'], true],
    ['another origin above the own', [own, own, other], true],
    ['another origin above two of the own', [own, own, own, other], true],
    ['another origin above three of the own', [own, own, own, own, 'closed'], true],
    ['another origin between two of the own', [own, 'closed', own], true],
    ['another origin second of four', [own, other, own, own], true],
    ['another origin third of four', [own, own, other, own], true],
    ['another port', [own, `${own}:8443`], true],
    ['an opaque origin', [own, 'null'], true],
  ] as const) {
    it(`is ${isForeign ? '' : 'not '}of another origin: ${what}`, () => {
      expect(isFramedByOthers(framed(...origins))).to.equal(isForeign);
    });
  }

  it('is this page’s own if there is none', () => expect(isFramedByOthers()).to.equal(window !== window.parent));

  describe('of another site', () => {
    const { parent } = Object.getOwnPropertyDescriptors(window);
    beforeEach(() => Object.defineProperty(window, 'parent', { ...parent, get: () => framed(own, other) }));
    afterEach(() => Object.defineProperty(window, 'parent', parent));

    for (const [what, properties] of [
      ['at once', {}],
      ['with what the page knows of its bank', { options: bankOptions() }],
      ['with a login that goes on', { resume: true }],
      ['with the user number first', { order: 'user-number-first' }],
    ] as const) {
      it(`refuses a login that the page has not allowed there, ${what}, and asks no bank`, async () => {
        const { widget, bank, heard } = await mount({ properties });
        await reaches(widget, 'failed');
        expect(widget.state).to.include({ problem: 'framed' });
        expect(parts(widget, 'method')).to.be.empty;
        expect(bank.calls).to.be.empty;
        await until(() => warningsIn(heard).length > 0);
        expect(warningsIn(heard)[0]).to.contain('`allow-framing`');
      });
    }

    it('is let in where the page allows it, and refused again when it does so no more', async () => {
      const { widget, bank } = await mount({ attributes: { 'allow-framing': '' } });
      await reaches(widget, 'choosing');
      expect(bank.count('options')).to.equal(1);
      widget.allowFraming = false;
      await reaches(widget, 'failed');
      expect(widget.state).to.include({ problem: 'framed' });
    });
  });

  for (const [kind, show] of [
    ['an app', { kind: 'device-link', link: qrLink(0) }],
    ['another site', { kind: 'redirect', url: 'https://smart-id.com/confirm?A=%7e' }],
  ] as const) {
    it(`is left by the link to ${kind}, which tells nobody where it was, and is byte for byte the bank’s`, async () => {
      const bank = new ScriptedAdapter().always('start', reply(pending({ show }))).always('poll', never);
      const { widget } = await mount({ bank });
      await choose(widget, 'smart-id');
      await reaches(widget, 'waiting');
      const link = part(widget, 'app-link');
      expect(link.getAttribute('href')).to.equal('link' in show ? show.link : show.url);
      expect(link.getAttribute('target')).to.equal('_top');
      expect(link.getAttribute('rel')).to.equal('noopener noreferrer');
    });
  }

  it('is left by every other link for a window of its own', async () => {
    const url = 'https://bank.example/news';
    const bank = new ScriptedAdapter().always(
      'options',
      reply({ methods: [{ id: 'password', asks: ['password'] }], notice: { kind: 'info', text: 'News', url } }),
    );
    const { widget } = await mount({ bank, properties: { links: { contact: url, forgotPassword: url } } });
    await reaches(widget, 'choosing');
    const links = parts(widget, 'link');
    expect(links.length).to.be.at.least(3);
    for (const link of links) {
      expect(link.getAttribute('target')).to.equal('_blank');
      expect(link.getAttribute('rel')).to.equal('noopener noreferrer');
    }
  });
});
