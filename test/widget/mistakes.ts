import { expect } from '@open-wc/testing';
import { textOf } from '../support/composed.js';
import { settled } from '../support/manual-clock.js';
import { ScriptedAdapter } from '../support/scripted-adapter.js';
import { methodsIn, mount, reaches, rendered, until, warmUp, warningsIn } from '../support/widget.js';

const all = ['smart-id', 'smart-id-push', 'mobile-id', 'code-device', 'password'];

describe('what a page gets wrong', () => {
  before(warmUp);

  /** What is told when the widget is drawn again and again. */
  async function toldBy(setting: Parameters<typeof mount>[0]) {
    const mounted = await mount(setting);
    await reaches(mounted.widget, 'choosing');
    // Somebody comes near: the later screens are loaded, and look.
    mounted.widget.dispatchEvent(new Event('pointerover'));
    await until(() => warningsIn(mounted.heard).length > 0, 'a warning');
    for (let times = 0; times < 3; times++) {
      mounted.widget.requestUpdate();
      await rendered(mounted.widget);
      await settled();
    }
    return { ...mounted, told: warningsIn(mounted.heard) };
  }

  for (const [name, value] of [
    ['adapter', '[object Object]'],
    ['links', '[object Object]'],
    ['texts', '{"lt":{}}'],
    ['webeid', '[object Module]'],
    ['web-eid', ''],
    ['state', 'waiting'],
  ] as const) {
    it(`is told once: the attribute ${name}="${value}", which is a property`, async () => {
      const { told, widget } = await toldBy({ attributes: { [name]: value } });
      expect(told).to.have.length(1);
      expect(told[0]).to.contain(`\`${name}\``).and.contain('property');
      expect(methodsIn(widget)).to.deep.equal(all);
    });
  }

  for (const [name, value] of [
    ['endpoint', '[object Object]'],
    ['endpoint', 'undefined'],
    ['allowed-hosts', '[object Array]'],
    ['lang', 'undefined'],
    ['resume', 'false'],
    ['remember-method', 'undefined'],
    ['allow-framing', 'false'],
  ] as const) {
    it(`is told once: ${name}="${value}", which is no text`, async () => {
      const { told, widget } = await toldBy({ attributes: { [name]: value } });
      expect(told).to.have.length(1);
      expect(told[0]).to.contain(`\`${name}\` is no text`);
      expect(methodsIn(widget)).to.deep.equal(all);
    });
  }

  it('is told at once where the adapter or the links were lost', async () => {
    const { heard } = await mount({ attributes: { adapter: '[object Object]', links: '[object Object]' } });
    await until(() => warningsIn(heard).length === 2);
    expect(warningsIn(heard).join()).to.contain('`adapter`').and.contain('`links`');
  });

  for (const [name, value] of [
    ['order', {}],
    ['endpoint', { url: '/bank' }],
    ['allowedHosts', {}],
  ] as const) {
    it(`does no harm as a property: ${name}`, async () => {
      const { widget } = await mount({ properties: { [name]: value } as never });
      await reaches(widget, 'choosing');
      expect(methodsIn(widget)).to.deep.equal(all);
    });
  }

  for (const [attribute, value, word, shown] of [
    ['order', 'alphabetical', 'alphabetical', all],
    ['methods', 'smart-id, password', 'smart-id,', ['password']],
    ['allowed-hosts', 'bank.example https://bank.example', 'https://bank.example', all],
    ['allowed-hosts', 'http://localhost:8080', 'http://localhost:8080', all],
    ['allowed-hosts', '*.bank.example', '*.bank.example', all],
    ['allowed-hosts', 'one.example, two.example', 'one.example,', all],
  ] as const) {
    it(`is told with the word that is ignored: ${attribute}="${value}"`, async () => {
      const { told, widget } = await toldBy({ attributes: { [attribute]: value } });
      expect(told).to.have.length(1);
      expect(told[0]).to.contain(`\`${attribute}\``).and.contain(`\`${word}\` is ignored`);
      expect(methodsIn(widget)).to.deep.equal(shown);
    });
  }

  for (const [written, meant] of [
    ['allowedHosts', 'allowed-hosts'],
    ['rememberMethod', 'remember-method'],
    ['allowFraming', 'allow-framing'],
    ['allowframing', 'allow-framing'],
  ] as const) {
    it(`is told with the spelling: ${written}`, async () => {
      const { told } = await toldBy({ attributes: { [written]: '' } });
      expect(told).to.deep.equal([`An attribute is ignored because of its spelling: write \`${meant}\`.`]);
    });
  }

  for (const links of ['[object Object]', ['https://bank.example/'], 5]) {
    it(`is told once: links that are ${JSON.stringify(links)}`, async () => {
      const { told } = await toldBy({ properties: { links } as never });
      expect(told).to.deep.equal(['`links` is ignored: it is not an object.']);
    });
  }

  it('is told once: a library that reads no card, which is not offered then', async () => {
    const bank = new ScriptedAdapter();
    bank.always('options', () =>
      Promise.resolve({
        methods: [
          { id: 'id-card', asks: [] },
          { id: 'password', asks: [] },
        ],
      }),
    );
    const { told, widget } = await toldBy({ bank, properties: { webEid: {} } as never });
    expect(told).to.deep.equal(['`webEid` is ignored, as it has no `authenticate`.']);
    expect(methodsIn(widget)).to.deep.equal(['password']);
  });

  it('is shown to nobody else, whatever it says', async () => {
    const evil = '<img src=x onerror=alert(1)>\u202e';
    const { told, widget } = await toldBy({ attributes: { order: evil, 'allowed-hosts': evil } });
    expect(told.join()).to.not.contain('\u202e');
    expect(textOf(widget)).to.not.contain('onerror');
    expect(methodsIn(widget)).to.deep.equal(all);
  });

  it('is nothing in a page that says all there is to say', async () => {
    const { widget, heard } = await mount({
      attributes: {
        methods: 'password bank-app_2.0 smart-id',
        order: 'method-first',
        resume: '',
        'remember-method': 'remember-method',
        'allow-framing': 'true',
        'allowed-hosts': 'bank.example localhost:8080 [::1]',
        lang: 'lt',
        class: 'undefined',
        title: '[object Object]',
        'data-links': 'null',
        'aria-hidden': 'false',
      },
      properties: { links: {}, texts: {}, webEid: { authenticate: () => Promise.resolve() } },
    });
    await reaches(widget, 'choosing');
    await settled();
    expect(warningsIn(heard)).to.be.empty;
    expect([widget.resume, widget.rememberMethod, widget.allowFraming]).to.deep.equal([true, true, true]);
  });
});
