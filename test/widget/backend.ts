import { expect, fixtureSync, html } from '@open-wc/testing';
import { pushBank } from '../support/banks.js';
import { onCleanPage } from '../support/clean-page.js';
import { everythingIn } from '../support/composed.js';
import { bankOptions, ScriptedAdapter, session } from '../support/scripted-adapter.js';
import { create, mount, push, reaches, until, warningsIn } from '../support/widget.js';

describe('<internetbank-login>: endpoint', () => {
  onCleanPage();

  const fetched: string[] = [];
  const { fetch } = globalThis;
  beforeEach(() => {
    fetched.length = 0;
    globalThis.fetch = (input) => {
      const url = input instanceof Request ? input.url : String(input);
      if (url.includes('/options')) fetched.push(url);
      if (!url.includes('/options')) return fetch(input);
      return Promise.resolve(Response.json(bankOptions()));
    };
  });
  afterEach(() => {
    globalThis.fetch = fetch;
  });
  const mountAt = (endpoint: string, allowedHosts = '') => {
    const mounted = create({ attributes: { endpoint, ...(allowedHosts && { 'allowed-hosts': allowedHosts }) } });
    mounted.widget.adapter = undefined;
    fixtureSync(html`<div></div>`).append(mounted.widget);
    return mounted;
  };

  for (const endpoint of ['/bank/login', 'login', `${location.origin}/bank`]) {
    it(`asks the bank at ${endpoint.replace(location.origin, 'this origin')}`, async () => {
      const { widget } = mountAt(endpoint);
      await reaches(widget, 'choosing');
      expect(fetched).to.deep.equal([`${endpoint}/options?language=en`]);
    });
  }

  it('asks the bank at a host that is allowed, however it is written', async () => {
    const { widget } = mountAt('https://Bank.Example:8443/login', 'other.example BANK.example');
    await reaches(widget, 'choosing');
    expect(fetched).to.deep.equal(['https://Bank.Example:8443/login/options?language=en']);
  });

  for (const [endpoint, hosts] of [
    ['https://elsewhere.example/login', ''],
    ['//elsewhere.example/login', ''],
    ['https://elsewhere.example/login', 'another.example'],
    ['https://sub.elsewhere.example/login', 'elsewhere.example'],
    ['http://elsewhere.example/login', 'elsewhere.example'],
    ['https://user:secret@elsewhere.example/login', 'elsewhere.example'],
    ['javascript:alert(1)', ''],
    ['data:application/json,{}', ''],
    ['https://', ''],
  ] as const) {
    it(`sends nothing to ${endpoint} with allowed-hosts="${hosts}"`, async () => {
      const { widget, heard } = mountAt(endpoint, hosts);
      await reaches(widget, 'failed');
      expect(fetched).to.be.empty;
      expect(heard.map(({ detail }) => detail['problem'])).to.include('not-configured');
      await until(() => warningsIn(heard).length === 1);
    });
  }

  it('offers nothing that the page knows of a bank that may not be asked', async () => {
    const { widget } = create({
      attributes: { endpoint: '//elsewhere.example' },
      properties: { options: bankOptions() },
    });
    widget.adapter = undefined;
    fixtureSync(html`<div></div>`).append(widget);
    await reaches(widget, 'failed');
    expect(widget.state).to.include({ problem: 'not-configured' });
  });

  it('asks a bank of another origin that the page lists', async () => {
    const { widget } = mountAt('https://elsewhere.example/login', 'one.example elsewhere.example');
    await reaches(widget, 'choosing');
    expect(fetched).to.deep.equal(['https://elsewhere.example/login/options?language=en']);
  });

  it('gives way to an adapter', async () => {
    const { widget, bank } = await mount({ attributes: { endpoint: '/bank' } });
    await reaches(widget, 'choosing');
    expect(bank.count('options')).to.equal(1);
    expect(fetched).to.be.empty;
  });
});

describe('<internetbank-login>: adapter', () => {
  onCleanPage();

  it('ends the running login with the old one when it is replaced, and begins with the new one', async () => {
    const { widget, bank, heard, story } = await mount({ bank: pushBank() });
    await push(widget);
    await reaches(widget, 'waiting');
    heard.length = 0;
    const next = (widget.adapter = new ScriptedAdapter());
    await reaches(widget, 'choosing');
    expect(bank.callsOf('cancel').map(({ asked }) => asked)).to.deep.equal([session]);
    expect(next.count('cancel')).to.equal(0);
    expect(next.count('options')).to.equal(1);
    expect(story()).to.deep.equal(['login-cancel', 'loading', 'choosing']);
    expect(everythingIn(widget)).to.not.contain('5493').and.not.contain('12345678');
  });

  it('tells the old one nothing when nothing was under way', async () => {
    const { widget, bank } = await mount();
    await reaches(widget, 'choosing');
    widget.adapter = new ScriptedAdapter();
    await reaches(widget, 'choosing');
    expect(bank.count('cancel')).to.equal(0);
  });

  it('gets what was typed, the language and the kind of device', async () => {
    const { widget, bank } = await mount({ bank: pushBank(), attributes: { lang: 'lt' } });
    await push(widget, ' 1234-5678 ');
    await reaches(widget, 'waiting');
    expect(bank.last('start')!.asked).to.deep.equal({
      method: 'smart-id-push',
      identity: { userNumber: '12345678' },
      language: 'lt',
      device: 'desktop',
    });
  });
});
