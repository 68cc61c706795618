import { expect, fixtureSync, html } from '@open-wc/testing';
import { LoginError } from '../../src/flow/adapter.js';
import type { Step } from '../../src/flow/state.js';
import type { InternetbankLogin } from '../../src/widget/internetbank-login.js';
import {
  all,
  composed,
  elementsOf,
  everythingIn,
  focused,
  part,
  parts,
  textOf,
  tidied,
  type,
} from '../support/composed.js';
import { settled } from '../support/manual-clock.js';
import { keys } from '../support/media.js';
import { play, scenes, type Scene } from '../support/scenes.js';
import {
  bankOptions,
  codePrompt,
  controlCode,
  failureReply,
  never,
  pending,
  qr,
  reject,
  reply,
  ScriptedAdapter,
  session,
  success,
  throwAtOnce,
} from '../support/scripted-adapter.js';
import { languages, translate } from '../support/texts.js';
import {
  answer,
  choose,
  click,
  create,
  endsOf,
  identify,
  manualClock,
  mount,
  ownClock,
  push,
  reaches,
  rendered,
  speaks,
  until,
  warmUp,
  warningsIn,
  type Mounted,
} from '../support/widget.js';

const sceneOf = (name: string): Scene => scenes.find((scene) => scene.name === name)!;
const scriptOf = (write: (bank: ScriptedAdapter) => void): ScriptedAdapter => {
  const bank = new ScriptedAdapter();
  write(bank);
  return bank;
};
const methodsIn = (widget: Node) => parts(widget, 'method').map(({ dataset }) => dataset['method']);
/** A bank that shows a control code and then waits for the person for ever. */
const pushBank = (code = '5493') =>
  scriptOf((bank) => bank.always('start', reply(controlCode(code))).always('poll', never));
const promptBank = (...changes: Parameters<typeof codePrompt>) =>
  scriptOf((bank) => bank.always('start', reply(codePrompt(...changes))));

/** Words that no Lithuanian or Latvian sentence has. */
const english =
  /(?<!\p{L})(the|your|you|and|with|please|enter|code|again|login|log in|bank|show|hide|cancel|back)(?!\p{L})/iu;

const faults: string[] = [];
const onError = (event: ErrorEvent | PromiseRejectionEvent) =>
  faults.push(String('reason' in event ? event.reason : event.message));

describe('<internetbank-login>', () => {
  before(warmUp);
  before(() => {
    addEventListener('error', onError);
    addEventListener('unhandledrejection', onError);
  });
  after(() => {
    removeEventListener('error', onError);
    removeEventListener('unhandledrejection', onError);
  });
  afterEach(() => {
    ownClock();
    localStorage.clear();
    document.documentElement.lang = 'en';
    expect(faults.splice(0), 'nothing may be thrown at the page').to.deep.equal([]);
  });

  describe('its first screen', () => {
    it('shows the methods of the bank, which is asked once and in the language of the page', async () => {
      const { widget, bank } = await mount({ attributes: { lang: 'lv' } });
      await reaches(widget, 'choosing');
      expect(bank.callsOf('options').map(({ asked }) => asked)).to.deep.equal([{ language: 'lv' }]);
      expect(methodsIn(widget)).to.deep.equal(['smart-id', 'smart-id-push', 'mobile-id', 'code-device', 'password']);
    });

    it('is `loading` from the start, and reflects each step', async () => {
      const { widget, bank } = create({ bank: pushBank() });
      const later = bank.later('options');
      expect(widget.state).to.deep.equal({ step: 'loading' });
      const place = fixtureSync(html`<div></div>`);
      place.append(widget);
      expect(widget.getAttribute('step')).to.equal('loading');
      await until(() => bank.count('options') === 1);
      later.reply(bankOptions());
      await push(widget);
      await reaches(widget, 'waiting');
      expect(widget.getAttribute('step')).to.equal('waiting');
    });

    it('takes a backend that is set later in the task that made it', async () => {
      const place = fixtureSync(html`<div></div>`);
      const widget = document.createElement('internetbank-login');
      place.append(widget);
      const bank = new ScriptedAdapter();
      widget.adapter = bank;
      await reaches(widget, 'choosing');
      expect(bank.count('options')).to.equal(1);
    });

    it('takes what was set before its tag was known, and asks the bank once', async () => {
      const bank = scriptOf((script) => script.always('resume', reply(undefined)));
      const template = document.createElement('template');
      template.innerHTML = '<internetbank-login resume></internetbank-login>';
      const widget = template.content.firstElementChild as InternetbankLogin;
      // Not upgraded yet: an own property, as of any element.
      Object.assign(widget, { adapter: bank, methods: 'password' });
      fixtureSync(html`<div></div>`).append(widget);
      await reaches(widget, 'choosing');
      expect(methodsIn(widget)).to.deep.equal(['password']);
      expect([bank.count('options'), bank.count('resume')]).to.deep.equal([1, 1]);
    });

    it('takes a backend that a later script sets, whether or not anything was shown meanwhile', async () => {
      const { widget, bank } = create();
      widget.adapter = undefined;
      fixtureSync(html`<div></div>`).append(widget);
      await settled();
      widget.adapter = bank;
      await reaches(widget, 'choosing');
      expect(bank.count('options')).to.equal(1);
    });

    it('asks the bank once, however its address was given', async () => {
      const asked: string[] = [];
      const { fetch } = globalThis;
      globalThis.fetch = (url) => (asked.push(String(url)), Promise.resolve(Response.json(bankOptions())));
      try {
        const place = fixtureSync(html`<div></div>`);
        const widget = document.createElement('internetbank-login');
        widget.setAttribute('endpoint', '/bank');
        place.append(widget);
        await reaches(widget, 'choosing');
        expect(asked).to.deep.equal(['/bank/options?language=en']);
      } finally {
        globalThis.fetch = fetch;
      }
    });

    it('says that the page is not finished when it names no backend', async () => {
      const { widget, heard, story } = create();
      widget.adapter = undefined;
      fixtureSync(html`<div></div>`).append(widget);
      await reaches(widget, 'failed');
      await until(() => heard.length === 3);
      expect(story()).to.deep.equal(['failed', 'login-failure', 'login-warning']);
      expect(heard[1]!.detail).to.deep.equal({ problem: 'not-configured' });
      expect(heard[2]!.detail['message']).to.contain('endpoint');
    });

    it('has the four slots, and warns of fraud unless the bank does', async () => {
      const { widget } = await mount();
      const slots = all(widget, 'slot').map((slot) => slot.getAttribute('name'));
      expect(slots).to.deep.equal(['header', 'notice', 'help', 'footer']);
      const t = await translate('en');
      expect(textOf(part(widget, 'card'))).to.contain(t('banner.fraud'));
      const notice = document.createElement('p');
      notice.slot = 'notice';
      notice.textContent = 'Our own words';
      widget.append(notice);
      await until(() => !textOf(part(widget, 'card')).includes(t('banner.fraud')));
    });
  });

  describe('endpoint', () => {
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

  describe('adapter', () => {
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

  describe('methods', () => {
    for (const [attribute, shown] of [
      ['mobile-id smart-id', ['mobile-id', 'smart-id']],
      ['  password\n smart-id-push ', ['password', 'smart-id-push']],
      ['mobile-id mobile-id', ['mobile-id']],
      ['mobile-id code-card bank-app', ['mobile-id']],
      ['', []],
      ['nothing-known', []],
    ] as const) {
      it(`shows ${shown.join(', ') || 'none'} for "${attribute.trim()}"`, async () => {
        const { widget } = await mount({ attributes: { methods: attribute } });
        await reaches(widget, 'choosing');
        expect(methodsIn(widget)).to.deep.equal(shown);
      });
    }

    it('is followed when it changes', async () => {
      const { widget } = await mount({ attributes: { methods: 'smart-id' } });
      await reaches(widget, 'choosing');
      widget.methods = 'password mobile-id';
      await rendered(widget);
      expect(methodsIn(widget)).to.deep.equal(['password', 'mobile-id']);
    });

    it('keeps the ID card for pages with its library', async () => {
      const { widget } = await mount({ attributes: { methods: 'id-card password' } });
      await reaches(widget, 'choosing');
      expect(methodsIn(widget)).to.deep.equal(['password']);
      widget.webEid = { authenticate: () => new Promise(() => {}) };
      await rendered(widget);
      expect(methodsIn(widget)).to.deep.equal(['id-card', 'password']);
    });
  });

  describe('order="user-number-first"', () => {
    it('asks the number, then the method, and not the number again', async () => {
      const { widget, bank } = await mount({ bank: pushBank(), attributes: { order: 'user-number-first' } });
      await identify(widget, { 'user-number': '12345678' });
      await choose(widget, 'smart-id-push');
      await reaches(widget, 'waiting');
      expect(bank.last('start')!.asked).to.deep.include({ identity: { userNumber: '12345678' } });
    });

    it('asks only what is still missing', async () => {
      const { widget } = await mount({ attributes: { order: 'user-number-first' } });
      await identify(widget, { 'user-number': '12345678' });
      await choose(widget, 'password');
      await reaches(widget, 'identifying');
      expect(all(widget, 'input').map((input) => input.id)).to.deep.equal(['password']);
    });
  });

  describe('institutions', () => {
    const institutions = [
      { id: 'vilnius', name: 'Vilniaus kredito unija' },
      { id: 'kaunas', name: '<b>Kauno</b> kredito unija' },
    ];
    const offering = () =>
      scriptOf((bank) => bank.always('options', reply(bankOptions({ institutions }))).always('poll', never));
    const pick = (widget: Node, id: string) => {
      const list = part<HTMLElement & { value: string }>(widget, 'institution');
      list.value = id;
      list.dispatchEvent(new Event('change'));
    };

    it('are asked before the method, as text, and sent with the start', async () => {
      const { widget, bank } = await mount({ bank: offering() });
      await reaches(widget, 'choosing');
      await until(() => parts(widget, 'institution').length === 1);
      expect(textOf(part(widget, 'institution'))).to.contain('<b>Kauno</b> kredito unija');
      pick(widget, 'kaunas');
      await choose(widget, 'smart-id');
      await reaches(widget, 'waiting');
      expect(bank.last('start')!.asked).to.deep.include({ institution: 'kaunas' });
    });

    it('have to be chosen: the person is told, and brought to the list', async () => {
      const { widget, bank } = await mount({ bank: offering() });
      await reaches(widget, 'choosing');
      await until(() => parts(widget, 'institution').length === 1);
      await choose(widget, 'smart-id');
      await until(() => parts(widget, 'error').length === 1);
      expect(widget.state.step).to.equal('choosing');
      expect(focused()).to.equal(part(widget, 'institution'));
      expect(textOf(part(widget, 'alert'))).to.equal(textOf(part(widget, 'error')));
      expect(bank.count('start')).to.equal(0);
    });

    it('are found by typing where there are many, without diacritics, and the only one is chosen and named', async () => {
      const many = Array.from({ length: 60 }, (_, at) => ({ id: `other-${at}`, name: `Kredito unija ${at}` }));
      const named = { id: 'zemaitijos', name: 'Žemaitijos kredito unija' };
      const bank = scriptOf((script) =>
        script.always('options', reply(bankOptions({ institutions: [...many, named] }))),
      );
      const { widget } = await mount({ bank });
      await reaches(widget, 'choosing');
      await until(() => parts(widget, 'institution').length === 1);
      const list = part<HTMLSelectElement>(widget, 'institution');
      const search = async (words: string) => {
        type(all(widget, 'input[type=search]')[0] as HTMLInputElement, words);
        await rendered(widget);
        return [...list.options].filter(({ disabled }) => !disabled).map(({ value }) => value);
      };
      const t = await translate('en');
      const withFive = many.map(({ id }) => id).filter((id) => id.includes('5'));
      expect(await search('5 unija')).to.deep.equal(withFive);
      expect(list.value).to.equal('');
      await until(() => textOf(part(widget, 'status')) === t('institution.found', { count: withFive.length }));
      expect(await search('nothing like it')).to.be.empty;
      await until(() => textOf(part(widget, 'status')) === t('institution.none'));
      expect(await search('ZEMAIT')).to.deep.equal(['zemaitijos']);
      await until(() => textOf(part(widget, 'status')) === `${t('institution.found', { count: 1 })}: ${named.name}`);
      await until(() => list.value === 'zemaitijos');
    });

    it('are asked nothing of where the bank has none', async () => {
      const { widget } = await mount();
      await reaches(widget, 'choosing');
      expect(parts(widget, 'institution')).to.be.empty;
    });
  });

  describe('webEid', () => {
    it('reads the card with the nonce and the language, and hands the token to the bank once', async () => {
      const asked: unknown[] = [];
      const webEid = {
        authenticate: (...call: unknown[]) => Promise.resolve(asked.push(...call) && { signature: 'c2ln' }),
      };
      const bank = scriptOf((script) =>
        script.always('start', reply(pending({ show: { kind: 'id-card', nonce: 'n-1' } }))),
      );
      const { widget } = await mount({ bank, properties: { webEid }, attributes: { lang: 'lt' } });
      await choose(widget, 'id-card');
      await reaches(widget, 'succeeded');
      expect(asked).to.deep.equal(['n-1', { lang: 'lt' }]);
      expect(bank.callsOf('submit').map((call) => call.asked)).to.deep.equal([
        { kind: 'id-card', value: '{"signature":"c2ln"}' },
      ]);
    });

    for (const [code, problem] of [
      ['ERR_WEBEID_EXTENSION_UNAVAILABLE', 'id-card-missing-software'],
      ['ERR_WEBEID_USER_CANCELLED', 'id-card-refused'],
      ['ERR_WEBEID_UNKNOWN_ERROR', 'id-card-problem'],
    ] as const) {
      it(`explains ${code}`, async () => {
        const webEid = { authenticate: () => Promise.reject(Object.assign(new Error('no'), { code })) };
        const bank = scriptOf((script) =>
          script.always('start', reply(pending({ show: { kind: 'id-card', nonce: 'n' } }))),
        );
        const { widget } = await mount({ bank, properties: { webEid } });
        await choose(widget, 'id-card');
        await reaches(widget, 'failed');
        expect(widget.state.problem).to.equal(problem);
      });
    }
  });

  describe('resume', () => {
    const resuming = (act: ReturnType<typeof reply>) =>
      scriptOf((bank) => bank.always('resume', act).always('poll', never));

    it('goes on with the login that the bank knows of', async () => {
      const bank = resuming(reply({ method: 'smart-id-push', reply: controlCode('0042') }));
      const { widget, story } = await mount({ bank, attributes: { resume: '' } });
      await reaches(widget, 'waiting');
      expect(part(widget, 'control-code').textContent).to.equal('0042');
      expect(widget.state.method).to.equal('smart-id-push');
      expect(bank.count('start')).to.equal(0);
      expect(story()).to.deep.equal(['waiting']);
    });

    for (const [what, act] of [
      ['there is none', reply(undefined)],
      ['looking for it fails', reject(new LoginError('unavailable'))],
      ['looking for it throws', throwAtOnce('no')],
      ['the answer is malformed', reply({ method: 5, reply: 42 })],
    ] as const) {
      it(`offers the methods when ${what}`, async () => {
        const { widget, heard } = await mount({ bank: resuming(act), attributes: { resume: '' } });
        await reaches(widget, 'choosing');
        expect(endsOf(heard)).to.be.empty;
      });
    }

    it('is not asked for without the attribute', async () => {
      const { widget, bank } = await mount();
      await reaches(widget, 'choosing');
      expect(bank.count('resume')).to.equal(0);
    });
  });

  describe('remember-method', () => {
    const logIn = async (attributes: Record<string, string>) => {
      const bank = scriptOf((script) => script.always('start', reply(success({ result: { token: 'abc' } }))));
      const mounted = await mount({ bank, attributes });
      await push(mounted.widget);
      await reaches(mounted.widget, 'succeeded');
      return mounted;
    };

    it('keeps the id of the method and nothing else, and shows that method first', async () => {
      await logIn({ 'remember-method': '' });
      expect({ ...localStorage }).to.deep.equal({ 'internetbank-login.method': 'smart-id-push' });
      expect(sessionStorage.length).to.equal(0);
      const { widget } = await mount({ attributes: { 'remember-method': '' } });
      await reaches(widget, 'choosing');
      expect(methodsIn(widget)[0]).to.equal('smart-id-push');
      expect(methodsIn(widget)).to.have.length(5);
    });

    it('stores nothing where the page does not ask for it, or where the login did not succeed', async () => {
      await logIn({});
      expect(localStorage.length).to.equal(0);
      const bank = scriptOf((script) => script.always('start', reply(failureReply('user-refused'))));
      const { widget } = await mount({ bank, attributes: { 'remember-method': '' } });
      await push(widget);
      await reaches(widget, 'failed');
      expect(localStorage.length).to.equal(0);
    });

    it('never adds a method, whatever is stored', async () => {
      for (const stored of ['code-card', '<b>', '__proto__']) {
        localStorage.setItem('internetbank-login.method', stored);
        const { widget } = await mount({ attributes: { 'remember-method': '' } });
        await reaches(widget, 'choosing');
        expect(methodsIn(widget)).to.deep.equal(['smart-id', 'smart-id-push', 'mobile-id', 'code-device', 'password']);
      }
    });

    it('works where storage throws', async () => {
      const { getItem, setItem } = Storage.prototype;
      const refuse = () => {
        throw new DOMException('no', 'SecurityError');
      };
      Object.assign(Storage.prototype, { getItem: refuse, setItem: refuse });
      try {
        const { heard } = await logIn({ 'remember-method': '' });
        expect(endsOf(heard).map(({ type }) => type)).to.deep.equal(['login-success']);
      } finally {
        Object.assign(Storage.prototype, { getItem, setItem });
      }
    });
  });

  describe('links and texts', () => {
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

  describe('properties that are taken back', () => {
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

  describe('a browser that translates the page', () => {
    /** Does as such a browser does: each text node is replaced by elements with the words of another language. */
    const translatePage = (widget: Node) => {
      for (const element of elementsOf(widget)) {
        if (element.closest('[translate=no]')) continue;
        for (const node of [...element.childNodes]) {
          if (!(node instanceof Text) || node.data.trim() === '') continue;
          const font = document.createElement('font');
          font.textContent = 'translated';
          node.replaceWith(font);
        }
      }
    };

    it('silences neither an error nor what is spoken', async () => {
      const { widget } = await mount();
      await choose(widget, 'mobile-id');
      await reaches(widget, 'identifying');
      click(widget, 'submit');
      await until(() => textOf(part(widget, 'alert')) !== '');
      translatePage(widget);
      expect(textOf(part(widget, 'alert'))).to.equal('translated');
      await identify(widget, { 'phone-number': '1', 'personal-code': '1' });
      const t = await translate('en');
      await until(() => textOf(part(widget, 'alert')).includes(t('fields.phoneNumber.invalid')));
      expect(textOf(part(widget, 'error'))).to.equal(t('fields.phoneNumber.invalid'));
    });

    it('does not stop the time on screen', async () => {
      const clock = manualClock();
      const { widget } = await mount({ bank: pushBank() });
      await push(widget);
      await reaches(widget, 'waiting');
      translatePage(widget);
      await clock.advance(5_000);
      await rendered(widget);
      expect(textOf(part(widget, 'countdown'))).to.contain('1:55');
      expect(textOf(part(widget, 'control-code'))).to.equal('5493');
    });
  });

  describe('its help', () => {
    const openTopics = (widget: Node) => {
      const panel = all(widget, 'ibl-help-panel')[0]?.shadowRoot;
      return [...(panel?.querySelectorAll('details[open] summary') ?? [])].map(textOf);
    };
    const help = async ({ widget }: Mounted) => {
      click(widget, 'help');
      await until(() => all(widget, 'ibl-help-panel')[0]?.shadowRoot?.querySelector('details'));
      await rendered(widget);
    };
    const atFailure = async (problem: string) => {
      const bank = scriptOf((script) => script.always('start', reply(failureReply(problem))));
      const mounted = await mount({ bank });
      await push(mounted.widget);
      await reaches(mounted.widget, 'failed');
      return mounted;
    };

    for (const language of languages) {
      it(`is open where the screen asks for it, and closed elsewhere, in ${language}`, async () => {
        const t = await translate(language);
        const opened: Record<string, string[]> = {};
        for (const problem of ['user-refused', 'app-outdated', 'expired']) {
          const mounted = await atFailure(problem);
          mounted.widget.lang = language;
          await speaks(mounted.widget, language);
          await help(mounted);
          opened[problem] = openTopics(mounted.widget);
          mounted.widget.remove();
        }
        expect(opened).to.deep.equal({
          'user-refused': [tidied(t('help.notMe.title'))],
          'app-outdated': [tidied(t('help.outdated.title'))],
          expired: [],
        });
      });
    }

    it('keeps closed what the person closed while the login goes on', async () => {
      const bank = promptBank('19').always('submit', reply(codePrompt('7', { problem: 'wrong-code' })));
      const mounted = await mount({ bank });
      await push(mounted.widget);
      await reaches(mounted.widget, 'prompting');
      await help(mounted);
      const panel = all(mounted.widget, 'ibl-help-panel')[0]!.shadowRoot!;
      const details = panel.querySelector<HTMLDetailsElement>('details[open]')!;
      details.open = false;
      await answer(mounted.widget, '123456');
      await until(() => bank.count('submit') === 1);
      await reaches(mounted.widget, 'prompting');
      await rendered(mounted.widget);
      expect(openTopics(mounted.widget)).to.deep.equal([]);
    });

    it('is there at once where the way on stands in it, without moving the focus', async () => {
      const { widget } = await atFailure('account-not-qualified');
      await until(() => openTopics(widget).length > 0);
      const t = await translate('en');
      expect(openTopics(widget)).to.deep.equal([tidied(t('help.levels.title')), tidied(t('help.qualified.title'))]);
      expect(focused() === part(widget, 'heading')).to.be.true;
      expect(parts(widget, 'help').some((button) => button.getAttribute('aria-expanded') === 'true')).to.be.true;
      click(widget, 'another-way');
      await reaches(widget, 'choosing');
      await rendered(widget);
      expect(all(widget, 'ibl-help-panel')).to.have.length(0);
    });

    it('stays when the person asked for it before', async () => {
      const bank = scriptOf((script) => script.always('start', reply(failureReply('account-not-qualified'))));
      const mounted = await mount({ bank });
      await reaches(mounted.widget, 'choosing');
      await help(mounted);
      await push(mounted.widget);
      await reaches(mounted.widget, 'failed');
      click(mounted.widget, 'another-way');
      await reaches(mounted.widget, 'choosing');
      expect(all(mounted.widget, 'ibl-help-panel')).to.have.length(1);
    });
  });

  describe('its events', () => {
    it('tell the story of a login in order', async () => {
      const bank = pushBank().next('start', reply(codePrompt('19', { problem: undefined })));
      const { widget, story, heard } = await mount({ bank });
      await push(widget);
      await answer(widget, '482913');
      await reaches(widget, 'succeeded');
      expect(story()).to.deep.equal([
        'choosing',
        'identifying',
        'starting',
        'prompting',
        'checking',
        'succeeded',
        'login-success',
      ]);
      expect(heard.map(({ detail }) => detail['method'])).to.deep.equal([undefined, ...Array(6).fill('smart-id-push')]);
    });

    it('bubble through shadow roots, and cannot be changed by who hears them', async () => {
      const { widget, bank } = create({ bank: pushBank() });
      bank.always('start', reply(success({ result: { token: 'abc' } })));
      const outer = document.createElement('div');
      outer.attachShadow({ mode: 'open' }).append(widget);
      const heard: CustomEvent[] = [];
      for (const name of ['login-step', 'login-success'])
        outer.addEventListener(name, (event) => heard.push(event as CustomEvent));
      fixtureSync(html`<div></div>`).append(outer);
      await push(widget);
      await reaches(widget, 'succeeded');
      expect(heard.map(({ type }) => type)).to.include('login-success');
      for (const { detail, bubbles, composed, cancelable, type } of heard) {
        expect(Object.isFrozen(detail)).to.be.true;
        expect([bubbles, composed, cancelable]).to.deep.equal([true, true, type === 'login-success']);
      }
    });

    it('carry no secret and nothing personal', async () => {
      const bank = pushBank('8173').always('poll', reply(codePrompt('19', { session: { id: 'session-secret' } })));
      const clock = manualClock();
      const { widget, heard } = await mount({ bank });
      await push(widget, '87654321');
      await reaches(widget, 'waiting');
      expect(JSON.stringify(widget.state)).to.equal('{"step":"waiting","method":"smart-id-push"}');
      await clock.advance(2_000);
      await answer(widget, '482913');
      await reaches(widget, 'succeeded');
      const told = JSON.stringify(heard.map(({ detail }) => detail));
      for (const secret of ['8173', '87654321', '482913', 'session-secret']) expect(told).to.not.contain(secret);
    });

    it('hand on the result of the bank, and that a method was activated', async () => {
      const bank = scriptOf((script) =>
        script.always('start', reply(success({ result: { token: 'abc' }, activated: true }))),
      );
      const { widget, heard } = await mount({ bank });
      await push(widget);
      await reaches(widget, 'succeeded');
      expect(heard.at(-1)!.detail).to.deep.equal({
        method: 'smart-id-push',
        result: { token: 'abc' },
        activated: true,
      });
    });

    describe('about a redirect after success', () => {
      afterEach(() => history.replaceState(null, '', location.pathname + location.search));
      const succeed = async (redirectUrl: string, prevent = false) => {
        const bank = scriptOf((script) => script.always('start', reply(success({ redirectUrl }))));
        const mounted = create({ bank });
        if (prevent) mounted.widget.addEventListener('login-success', (event) => event.preventDefault());
        fixtureSync(html`<div></div>`).append(mounted.widget);
        await push(mounted.widget);
        await reaches(mounted.widget, 'succeeded');
        return mounted.heard.find(({ type }) => type === 'login-success')!.detail;
      };

      it('open it', async () => {
        expect(await succeed('#logged-in')).to.deep.include({ redirectUrl: '#logged-in' });
        await until(() => location.hash === '#logged-in');
      });

      it('leave it to a page that prevents it', async () => {
        expect(await succeed('#logged-in', true)).to.deep.include({ redirectUrl: '#logged-in' });
        await settled();
        expect(location.hash).to.equal('');
      });

      for (const url of [
        'javascript:alert(1)',
        'https://evil.example/',
        '//evil.example/',
        'https://smart-id.com.evil.example/',
        'https://user@smart-id.com/',
        '/\\evil.example',
        'data:text/html,x',
        'blob:https://smart-id.com/x',
      ]) {
        it(`never follow ${url}`, async () => {
          expect(await succeed(url)).to.deep.equal({ method: 'smart-id-push', activated: false });
          expect(location.hash).to.equal('');
        });
      }
    });

    for (const problem of ['user-refused', 'account-problem', 'brand-new-problem']) {
      it(`tell of the failure ${problem} once, with its reference`, async () => {
        const bank = scriptOf((script) => script.always('start', reply(failureReply(problem, { reference: 'A1' }))));
        const { widget, heard, story } = await mount({ bank });
        await push(widget);
        await reaches(widget, 'failed');
        expect(story().slice(-3)).to.deep.equal(['starting', 'failed', 'login-failure']);
        expect(heard.at(-1)!.detail).to.deep.equal({ method: 'smart-id-push', problem, reference: 'A1' });
        const t = await translate('en');
        const shown = problem === 'brand-new-problem' ? 'unexpected' : problem;
        expect(textOf(part(widget, 'heading'))).to.equal(t(`problems.${shown as 'user-refused'}.title`));
      });
    }

    for (const problem of ['<b>', 'a problem', 'x'.repeat(65), '']) {
      it(`make the problem ${JSON.stringify(problem.slice(0, 20))} unexpected: it is not short and plain`, async () => {
        const bank = scriptOf((script) => script.always('start', reply(failureReply(problem))));
        const { widget, heard } = await mount({ bank });
        await push(widget);
        await reaches(widget, 'failed');
        expect(heard.at(-1)!.detail['problem']).to.equal('unexpected');
      });
    }

    for (const [step, reach] of [
      ['loading', () => mount({ bank: scriptOf((bank) => bank.always('options', never)) })],
      ['identifying', async () => advanced(await mount(), ({ widget }) => choose(widget, 'smart-id-push'))],
      [
        'starting',
        async () => {
          const bank = scriptOf((script) => script.always('start', never));
          return advanced(await mount({ bank }), ({ widget }) => push(widget));
        },
      ],
      ['waiting', async () => advanced(await mount({ bank: pushBank() }), ({ widget }) => push(widget))],
      ['prompting', async () => advanced(await mount({ bank: promptBank('19') }), ({ widget }) => push(widget))],
      [
        'checking',
        async () => {
          const bank = promptBank('19').always('submit', never);
          return advanced(await mount({ bank }), async ({ widget }) => {
            await push(widget);
            await answer(widget, '123456');
          });
        },
      ],
    ] as readonly [Step, () => Promise<Mounted>][]) {
      it(`tell once that the page gave up while ${step}`, async () => {
        const { widget, heard, bank } = await reach();
        await reaches(widget, step);
        widget.cancel();
        widget.cancel();
        await reaches(widget, 'choosing');
        const method = step === 'loading' ? {} : { method: 'smart-id-push' };
        expect(endsOf(heard).map(({ type, detail }) => [type, detail])).to.deep.equal([
          ['login-cancel', { ...method, step }],
        ]);
        expect(bank.count('cancel')).to.equal(['waiting', 'prompting', 'checking'].includes(step) ? 1 : 0);
        for (const call of bank.calls) if (call.signal && !call.settled) expect(call.signal.aborted).to.be.true;
      });
    }

    for (const reason of ['code-differs', 'not-me'] as const) {
      it(`tell of the alarm ${reason} before the end of the login`, async () => {
        const { widget, heard, story, bank } = await mount({ bank: pushBank() });
        await push(widget);
        await reaches(widget, 'waiting');
        parts(widget, 'alarm')[reason === 'code-differs' ? 0 : 1]!.click();
        await reaches(widget, 'choosing');
        expect(story().slice(-3)).to.deep.equal(['login-alarm', 'login-cancel', 'choosing']);
        expect(heard.at(-3)!.detail).to.deep.equal({ method: 'smart-id-push', reason });
        expect(bank.count('cancel')).to.equal(1);
      });
    }

    it('stay silent about answers that come after the end', async () => {
      const bank = pushBank();
      const late = bank.later('start', { heedless: true });
      const { widget, heard } = await mount({ bank });
      await push(widget);
      await until(() => bank.count('start') === 1);
      click(widget, 'cancel');
      await reaches(widget, 'choosing');
      const before = heard.length;
      late.reply(success());
      await settled();
      await rendered(widget);
      expect(heard).to.have.length(before);
      expect(widget.state.step).to.equal('choosing');
    });

    it('let the page that hears them remove the widget, or call it', async () => {
      const { widget, heard } = create({ bank: pushBank() });
      widget.addEventListener('login-step', (event) => {
        if (event.detail.step === 'waiting') widget.remove();
        if (event.detail.step === 'identifying') widget.cancel();
      });
      fixtureSync(html`<div></div>`).append(widget);
      await choose(widget, 'smart-id-push');
      await until(() => endsOf(heard).length === 1);
      widget.start('smart-id');
      await until(() => endsOf(heard).length === 2);
      expect(endsOf(heard).map(({ detail }) => detail['step'])).to.deep.equal(['identifying', 'waiting']);
    });
  });

  describe('its warnings for the page’s developer', () => {
    const contract = 'see openapi.yaml and the conformance checks.';
    const advice = 'Reject with a LoginError to say what is wrong.';
    /** All that was told, once nothing more is to come. */
    const told = async (widget: InternetbankLogin, heard: Mounted['heard'], atLeast = 1) => {
      await until(() => warningsIn(heard).length >= atLeast, `${atLeast} warnings`);
      widget.requestUpdate();
      await rendered(widget);
      await settled();
      return warningsIn(heard);
    };

    describe('when no method can be shown', () => {
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
        expect(parts(widget, 'link').map((link) => link.getAttribute('href'))).to.deep.equal([
          properties.links.contact,
        ]);
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

    describe('about an adapter', () => {
      const failing = async (act: ReturnType<typeof reply>) => {
        const { widget, heard } = await mount({ bank: scriptOf((script) => script.always('start', act)) });
        await push(widget, 'JONAS');
        await reaches(widget, 'failed');
        return { widget, heard };
      };
      const undefinedOf = "Cannot read properties of undefined (reading 'methods')";

      for (const [what, act, expected] of [
        ['a TypeError', throwAtOnce(new TypeError(undefinedOf)), `TypeError: ${undefinedOf}`],
        ['a ReferenceError', reject(new ReferenceError('bnak is not defined')), 'ReferenceError: bnak is not defined'],
        // These quote an answer, or are worded by whoever wrote the adapter.
        ['a SyntaxError', reject(new SyntaxError('"482913" is not valid JSON')), 'SyntaxError'],
        ['an Error', reject(new Error('no such client: JONAS')), 'Error'],
        ['a timeout', reject(new DOMException('too late', 'TimeoutError')), 'TimeoutError'],
        ['a string', reject('wrong password of JONAS'), 'a value of type string'],
        ['nothing', reject(undefined), 'a value of type undefined'],
        ['what is named oddly', reject({ name: '<b> 39001010000' }), 'a value of type object'],
        // What a browser quotes may be a code, a number, a link or what was typed.
        [
          'a message with numbers and links',
          reject(new TypeError('Failed to parse\u202e URL from https://bank.example/x?code=482913\n39001010000')),
          'TypeError: Failed to parse URL from … …',
        ],
        [
          'a message with what was typed',
          reject(new TypeError("Cannot create property 'x' on string 'JONAS'")),
          'TypeError',
        ],
        ['a message without an end', reject(new TypeError('x'.repeat(9_999))), `TypeError: ${'x'.repeat(300)}`],
      ] as const) {
        it(`name the call and the error: ${what}`, async () => {
          const { widget, heard } = await failing(act);
          expect(await told(widget, heard)).to.deep.equal([`The adapter’s \`start\` threw ${expected}. ${advice}`]);
          click(widget, 'retry');
          await until(() => endsOf(heard).length === 2);
          expect(await told(widget, heard, 2), 'each failed login is told').to.have.length(2);
        });
      }

      it('name the call that is missing', async () => {
        const { widget, heard } = await mount({ properties: { adapter: {} as never } });
        await reaches(widget, 'failed');
        const [message] = await told(widget, heard);
        expect(message).to.match(/^The adapter’s `options` threw TypeError: .*options is not a function/);
      });

      it('look behind a failure of the page’s own headers', async () => {
        const cause = new TypeError('token is null');
        const { widget, heard } = await failing(reject(new LoginError('unexpected', { cause })));
        expect(await told(widget, heard)).to.deep.equal([
          `The adapter’s \`start\` threw TypeError: token is null. ${advice}`,
        ]);
      });

      it('ask for a problem code where a sentence was given', async () => {
        const { widget, heard } = await failing(reject(new LoginError('The bank is closed')));
        expect(await told(widget, heard)).to.deep.equal([
          'The adapter’s `start` threw a LoginError without a problem code.',
        ]);
      });

      it('ask for an answer that can be read', async () => {
        const { widget, heard } = await failing(reject(new LoginError('bad-reply', { cause: new SyntaxError('x') })));
        expect(await told(widget, heard)).to.deep.equal([
          `The bank’s answer to \`start\` does not fit the contract: it is no object that can be read; ${contract}`,
        ]);
      });

      for (const problem of ['unavailable', 'user-refused', 'unexpected', 'brand-new-problem']) {
        it(`are none when it says on purpose: ${problem}`, async () => {
          const { widget, heard } = await failing(reject(new LoginError(problem)));
          expect(await told(widget, heard, 0)).to.be.empty;
        });
      }

      it('name `resume`, which the person does not miss', async () => {
        const bank = scriptOf((script) => script.always('resume', throwAtOnce(new TypeError('x is not a function'))));
        const { widget, heard } = await mount({ bank, attributes: { resume: '' } });
        await reaches(widget, 'choosing');
        widget.reset();
        await until(() => bank.count('resume') === 2);
        await reaches(widget, 'choosing');
        expect(await told(widget, heard)).to.deep.equal([
          `The adapter’s \`resume\` threw TypeError: x is not a function. ${advice}`,
        ]);
      });
    });

    describe('about an answer of the bank', () => {
      const starting = async (answered: unknown) => {
        const { widget, heard } = await mount({ bank: scriptOf((script) => script.always('start', reply(answered))) });
        await push(widget);
        return { widget, heard };
      };

      for (const [field, answered] of [
        ['show.controlCode', controlCode('42')],
        ['show.kind', pending({ show: { kind: 'dance' } as never })],
        ['session', { status: 'pending', show: { kind: 'app' } }],
        ['prompt.position', codePrompt('')],
      ] as const) {
        it(`name the call and the field, never the value: ${field}`, async () => {
          const { widget, heard } = await starting(answered);
          await reaches(widget, 'failed');
          expect(await told(widget, heard)).to.deep.equal([
            `The bank’s answer to \`start\` does not fit the contract: \`${field}\` is missing or of the wrong form; ${contract}`,
          ]);
        });
      }

      it('name the poll that fails, once', async () => {
        const clock = manualClock();
        const bank = pushBank().always('poll', reply(controlCode('42')));
        const { widget, heard } = await mount({ bank });
        await push(widget);
        await reaches(widget, 'waiting');
        await clock.advance(10_000);
        await reaches(widget, 'failed');
        expect(await told(widget, heard)).to.deep.equal([
          `The bank’s answer to \`poll\` does not fit the contract: \`show.controlCode\` is missing or of the wrong form; ${contract}`,
        ]);
      });

      it('tell two control codes in one login apart from a malformed one', async () => {
        const clock = manualClock();
        const { widget, heard } = await mount({ bank: pushBank('1234').always('poll', reply(controlCode('4321'))) });
        await push(widget);
        await reaches(widget, 'waiting');
        await clock.advance(2_000);
        await reaches(widget, 'failed');
        expect(await told(widget, heard)).to.deep.equal([
          'The bank’s answer to `poll` has another `show.controlCode` than one before: two codes in one login.',
        ]);
      });

      for (const [show, field] of [
        [{ kind: 'redirect', url: 'https://elsewhere.example/confirm?code=secret' }, 'show.url'],
        [{ kind: 'device-link', link: 'https://elsewhere.example/app?token=secret' }, 'show.link'],
        [{ kind: 'device-link', qr: 'https://elsewhere.example/app?token=secret' }, 'show.qr'],
      ] as const) {
        it(`name the host that is not listed: ${field}`, async () => {
          const { widget, heard } = await starting(pending({ show }));
          await reaches(widget, 'failed');
          expect(endsOf(heard).map(({ detail }) => detail['problem'])).to.deep.equal(['bad-reply']);
          expect(await told(widget, heard)).to.deep.equal([
            `The bank’s answer to \`start\` is refused: the host elsewhere.example of \`${field}\` is not in \`allowed-hosts\`.`,
          ]);
        });
      }

      for (const [redirectUrl, reason] of [
        [
          'https://elsewhere.example/home?token=secret',
          'the host elsewhere.example of `redirectUrl` is not in `allowed-hosts`',
        ],
        ['javascript:alert("secret")', '`redirectUrl` is no plain `https:` URL'],
        ['https://user:secret@elsewhere.example/', '`redirectUrl` is no plain `https:` URL'],
      ] as const) {
        it(`tell of a redirect that is not followed, ${redirectUrl.split(':')[0]}, and promise nothing`, async () => {
          const { widget, heard } = await starting(success({ redirectUrl }));
          await reaches(widget, 'succeeded');
          expect(await told(widget, heard)).to.deep.equal([
            `The bank’s answer to \`start\` is used in part: ${reason}.`,
          ]);
          const t = await translate('en');
          expect(textOf(widget)).to.contain(t('succeeded.noRedirect')).and.not.contain(t('succeeded.text'));
        });
      }

      it('are none when all is well', async () => {
        const { widget, heard } = await starting(success({ redirectUrl: '#logged-in' }));
        await reaches(widget, 'succeeded');
        expect(await told(widget, heard, 0)).to.be.empty;
        history.replaceState(null, '', location.pathname + location.search);
      });
    });

    describe('about its links', () => {
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
  });

  describe('start, cancel, reset and focus', () => {
    it('are safe before the widget is on a page', () => {
      const { widget, heard } = create();
      widget.start();
      widget.start('smart-id');
      widget.cancel();
      widget.reset();
      widget.focus();
      expect(widget.state).to.deep.equal({ step: 'loading' });
      expect(heard).to.be.empty;
    });

    for (const scene of scenes) {
      it(`are safe in the scene ${scene.name}`, async () => {
        const { widget } = await play(scene);
        widget.focus();
        widget.start('nothing-known');
        widget.cancel();
        widget.cancel();
        widget.start();
        widget.focus();
        widget.reset();
        widget.focus();
        widget.reset();
        widget.remove();
        widget.start('smart-id');
        widget.cancel();
        widget.reset();
        widget.focus();
        await until(() => widget.state.step === 'loading');
        expect(Object.isFrozen(widget.state)).to.be.true;
      });
    }

    it('begin with a method as if the person had chosen it', async () => {
      const { widget } = await mount({ bank: pushBank() });
      await reaches(widget, 'choosing');
      widget.start('smart-id-push');
      await reaches(widget, 'identifying');
    });

    it('begin with a method that is asked for before the methods are known', async () => {
      const { widget, bank } = create({ bank: pushBank() });
      fixtureSync(html`<div></div>`).append(widget);
      widget.start('smart-id');
      await reaches(widget, 'waiting');
      expect(bank.count('start')).to.equal(1);
    });

    for (const [what, attributes] of [
      ['the page hides', { methods: 'password' }],
      ['has no library', {}],
    ] as const) {
      for (const early of [true, false]) {
        it(`refuse a method that ${what}, ${early ? 'before' : 'after'} the methods are known`, async () => {
          const { widget, bank } = create({ attributes });
          const later = bank.later('options');
          fixtureSync(html`<div></div>`).append(widget);
          await until(() => bank.count('options') === 1);
          if (early) widget.start('id-card');
          later.reply(bankOptions());
          await reaches(widget, 'choosing');
          if (!early) widget.start('id-card');
          await settled();
          await reaches(widget, 'choosing');
          expect(bank.count('start')).to.equal(0);
        });
      }
    }

    it('do nothing while a login is under way', async () => {
      const { widget, bank } = await mount({ bank: pushBank() });
      await push(widget);
      await reaches(widget, 'waiting');
      widget.start('smart-id');
      widget.start();
      await settled();
      expect(widget.state).to.deep.equal({ step: 'waiting', method: 'smart-id-push' });
      expect(bank.count('start')).to.equal(1);
    });

    it('begin anew after success', async () => {
      const { widget, bank } = await play(sceneOf('succeeded'));
      widget.start();
      await reaches(widget, 'choosing');
      expect(bank.count('options')).to.equal(2);
      expect(everythingIn(widget)).to.not.contain('12345678');
    });

    it('reset what is under way, and tell the bank', async () => {
      const { widget, bank, story } = await mount({ bank: pushBank() });
      await push(widget);
      await reaches(widget, 'waiting');
      widget.reset();
      await reaches(widget, 'choosing');
      expect(bank.count('cancel')).to.equal(1);
      expect(story().slice(-3)).to.deep.equal(['login-cancel', 'loading', 'choosing']);
      expect(everythingIn(widget)).to.not.contain('5493').and.not.contain('12345678');
    });
  });

  describe('its life on a page', () => {
    it('goes on when it is moved within one task, and keeps the control code', async () => {
      const { widget, bank, heard } = await mount({ bank: pushBank() });
      await push(widget);
      await reaches(widget, 'waiting');
      const before = heard.length;
      const place = fixtureSync(html`<section></section>`);
      place.append(widget);
      await settled();
      await settled();
      await rendered(widget);
      expect(part(widget, 'control-code').textContent).to.equal('5493');
      expect(heard).to.have.length(before);
      expect(bank.count('cancel') + bank.count('options')).to.equal(1);
      expect(bank.last('poll') ?? bank.last('start')).to.deep.include({ verb: 'start' });
    });

    it('ends when it is removed: the bank is told once, and nothing is left', async () => {
      const windowListeners = listenersOf(window);
      const documentListeners = listenersOf(document);
      try {
        const { widget, bank, heard } = await mount({ bank: pushBank('8173') });
        await push(widget, '87654321');
        await reaches(widget, 'waiting');
        expect(windowListeners.active()).to.be.greaterThan(0);
        widget.remove();
        await until(() => bank.count('cancel') === 1);
        await until(() => !widget.isUpdatePending);
        await settled();
        expect(endsOf(heard).map(({ type, detail }) => [type, detail])).to.deep.equal([
          ['login-cancel', { method: 'smart-id-push', step: 'waiting' }],
        ]);
        expect(everythingIn(widget)).to.not.contain('8173').and.not.contain('87654321').and.not.contain('8, 1, 7, 3');
        expect(windowListeners.active()).to.equal(0);
        expect(documentListeners.active()).to.equal(0);
        expect(bank.count('cancel')).to.equal(1);
        for (const { signal, settled: done } of bank.calls) if (signal && !done) expect(signal.aborted).to.be.true;
      } finally {
        windowListeners.stop();
        documentListeners.stop();
      }
    });

    it('leaves no timer behind when it is removed', async () => {
      const clock = manualClock();
      const { widget } = await mount({ bank: pushBank() });
      await push(widget);
      await reaches(widget, 'waiting');
      expect(clock.sleepers).to.be.greaterThan(0);
      widget.remove();
      await until(() => clock.sleepers === 0 && clock.returnListeners === 0);
    });

    it('begins anew when it is put back', async () => {
      const { widget, bank } = await mount({ bank: pushBank() });
      const place = widget.parentElement!;
      await push(widget);
      await reaches(widget, 'waiting');
      widget.remove();
      await until(() => bank.count('cancel') === 1);
      place.append(widget);
      await reaches(widget, 'choosing');
      expect(bank.count('options')).to.equal(2);
    });

    it('ends when the page is left, and begins anew when it is shown again', async () => {
      const { widget, bank, heard, story } = await mount({ bank: pushBank() });
      await push(widget);
      await reaches(widget, 'waiting');
      heard.length = 0;
      window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
      expect(bank.count('cancel')).to.equal(1);
      expect(story()).to.deep.equal(['login-cancel', 'loading']);
      await until(() => !widget.isUpdatePending);
      await settled();
      expect(everythingIn(widget)).to.not.contain('5493').and.not.contain('12345678');
      expect(bank.count('options')).to.equal(1);
      window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
      await reaches(widget, 'choosing');
      expect(bank.count('options')).to.equal(2);
    });

    it('does not begin twice on the first `pageshow`', async () => {
      const { widget, bank } = await mount();
      window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }));
      await reaches(widget, 'choosing');
      expect(bank.count('options')).to.equal(1);
    });

    it('leaves a login alive at the bank that goes on at another site', async () => {
      const { bank } = await play(sceneOf('waiting: another site'));
      window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: false }));
      await settled();
      expect(bank.count('cancel')).to.equal(0);
    });

    it('asks the bank at once when the page is seen again', async () => {
      const bank = pushBank().always('poll', reply(controlCode('5493')));
      const { widget, clock } = await playPush(bank);
      await clock.advance(1_900);
      const before = bank.count('poll');
      clock.return();
      await clock.advance(750);
      expect(bank.count('poll')).to.be.greaterThan(before);
      expect(widget.state.step).to.equal('waiting');
    });

    it('shares nothing with another widget on the page', async () => {
      const [one, other] = [await mount({ bank: pushBank('1111') }), await mount({ bank: pushBank('2222') })];
      other.widget.lang = 'lt';
      await push(one.widget, '11112222');
      await push(other.widget, '33334444');
      await Promise.all([reaches(one.widget, 'waiting'), reaches(other.widget, 'waiting')]);
      one.widget.cancel();
      await reaches(one.widget, 'choosing');
      expect(part(other.widget, 'control-code').textContent).to.equal('2222');
      expect(everythingIn(other.widget)).to.not.contain('1111');
      expect(part(other.widget, 'card').lang).to.equal('lt');
      expect(part(one.widget, 'card').lang).to.equal('en');
      expect(other.bank.count('cancel')).to.equal(0);
      expect(endsOf(other.heard)).to.be.empty;
    });

    it('leaves no node, listener or timer after 100 mounts and removals', async () => {
      const clock = manualClock();
      const [windowListeners, documentListeners] = [listenersOf(window), listenersOf(document)];
      const place = fixtureSync(html`<div></div>`);
      const before = [...composed(document)].length;
      try {
        for (let count = 0; count < 100; count += 1) {
          const { widget, bank } = create({ bank: pushBank() });
          place.append(widget);
          widget.start('smart-id');
          if (count % 10 === 0) await reaches(widget, 'waiting');
          widget.remove();
          if (count % 10 === 0) await until(() => bank.count('cancel') === 1);
        }
        await until(() => windowListeners.active() === 0);
        expect(documentListeners.active()).to.equal(0);
        await until(() => clock.sleepers === 0);
        expect([...composed(document)]).to.have.length(before);
      } finally {
        windowListeners.stop();
        documentListeners.stop();
      }
    });
  });

  describe('its language', () => {
    for (const [tag, language] of [
      ['lt-LT', 'lt'],
      ['LV', 'lv'],
      ['en-GB', 'en'],
      ['et', 'en'],
      ['', 'en'],
    ] as const) {
      it(`is ${language} for lang="${tag}"`, async () => {
        document.documentElement.lang = '';
        const { widget } = await mount({ attributes: { lang: tag } });
        await reaches(widget, 'choosing');
        const t = await translate(language);
        expect(part(widget, 'card').lang).to.equal(language);
        expect(textOf(part(widget, 'heading'))).to.equal(t('choosing.heading'));
      });
    }

    it('is that of the nearest element that names one, through shadow roots', async () => {
      const place = fixtureSync(html`<div lang="lt"></div>`);
      const outer = document.createElement('div');
      const inner = document.createElement('div');
      outer.attachShadow({ mode: 'open' }).append(inner);
      inner.attachShadow({ mode: 'open' });
      place.append(outer);
      const { widget } = await mount({ place: inner.shadowRoot! });
      await speaks(widget, 'lt');
      inner.lang = 'lv';
      await speaks(widget, 'lv');
      inner.lang = '';
      (place as HTMLElement).lang = 'en';
      await speaks(widget, 'en');
      widget.lang = 'lt';
      await speaks(widget, 'lt');
    });

    it('follows the page, and what it says aloud does too', async () => {
      const { widget } = await mount();
      for (const language of ['lt', 'lv', 'en']) {
        document.documentElement.lang = language;
        await speaks(widget, language);
        expect([part(widget, 'status').lang, part(widget, 'alert').lang]).to.deep.equal([language, language]);
      }
    });

    it('is the one wished for last, however quickly wishes follow each other', async () => {
      for (const wishes of [
        ['lv', 'lt', 'en'],
        ['lt', 'lv'],
        ['lt', 'en', 'lt'],
      ]) {
        const { widget } = await mount();
        await reaches(widget, 'choosing');
        for (const wish of wishes) {
          widget.lang = wish;
          await Promise.resolve();
        }
        await speaks(widget, wishes.at(-1)!);
        await settled();
        await rendered(widget);
        const t = await translate(wishes.at(-1)!);
        expect(textOf(part(widget, 'heading'))).to.equal(t('choosing.heading'));
      }
    });

    it('changes while waiting without losing the code, asking the bank or ending the login', async () => {
      const { widget, bank, heard } = await mount({ bank: pushBank('0042') });
      await push(widget);
      await reaches(widget, 'waiting');
      const [calls, events] = [bank.calls.length, heard.length];
      widget.lang = 'lv';
      await speaks(widget, 'lv');
      const t = await translate('lv');
      expect(textOf(part(widget, 'heading'))).to.equal(t('waiting.headingApp'));
      expect(part(widget, 'control-code').textContent).to.equal('0042');
      expect(bank.calls).to.have.length(calls);
      expect(heard).to.have.length(events);
    });

    it('changes while typing without losing what was typed or where the person was', async () => {
      const { widget } = await mount();
      await choose(widget, 'smart-id-push');
      await reaches(widget, 'identifying');
      const input = part<HTMLInputElement>(widget, 'user-number');
      input.focus();
      type(input, '1234');
      widget.lang = 'lt';
      await speaks(widget, 'lt');
      expect(part<HTMLInputElement>(widget, 'user-number').value).to.equal('1234');
      expect(focused()).to.equal(part(widget, 'user-number'));
    });

    it('changes while prompting with its error, and leaves no word of the old language', async () => {
      const bank = promptBank('19', { problem: 'wrong-code', attemptsLeft: 2 });
      const { widget } = await mount({ bank, attributes: { lang: 'lt' } });
      await push(widget);
      await reaches(widget, 'prompting');
      widget.lang = 'lv';
      await speaks(widget, 'lv');
      const t = await translate('lv');
      expect(textOf(part(widget, 'error'))).to.contain(t('prompting.attemptsLeft', { count: 2 }));
      expect(textOf(widget)).to.not.match(/kodas|įveskite|bandym/i);
    });

    it('asks the bank for its own words anew, in the new language, and only if it has any', async () => {
      const notice = { kind: 'info', text: 'Labas' };
      const bank = scriptOf((script) =>
        script.always('options', (call) => {
          const { language } = call.asked as { language: string };
          return Promise.resolve({ ...bankOptions(), notice: { ...notice, text: language } });
        }),
      );
      const { widget } = await mount({ bank, attributes: { lang: 'lt' } });
      await reaches(widget, 'choosing');
      widget.lang = 'lv';
      await speaks(widget, 'lv');
      await reaches(widget, 'choosing');
      await until(() => parts(widget, 'notice').some((each) => textOf(each) === 'lv'));
      const plain = await mount({ attributes: { lang: 'lt' } });
      await reaches(plain.widget, 'choosing');
      plain.widget.lang = 'lv';
      await speaks(plain.widget, 'lv');
      expect(plain.bank.count('options')).to.equal(1);
    });

    for (const language of ['lt', 'lv']) {
      for (const scene of scenes) {
        it(`leaves no English and no key in ${language} in the scene ${scene.name}`, async () => {
          const { widget } = await play(scene, { attributes: { lang: language } });
          const labels = all(widget, '[aria-label]').map((each) => each.getAttribute('aria-label'));
          const said = `${textOf(widget)} ${labels.join(' ')}`.replaceAll(/[\w.@-]+\.com/g, '');
          expect(english.exec(said)?.[0]).to.be.undefined;
          expect(/\b[a-z]+\.[a-z]+[A-Z.]\w*|\{\{|\}\}|undefined|\[object/.exec(said)?.[0]).to.be.undefined;
          expect(textOf(part(widget, 'heading'))).to.not.equal('');
        });
      }
    }
  });

  describe('its focus', () => {
    it('stays where it is on load', async () => {
      const place = fixtureSync(html`<div><button id="before">Before</button></div>`);
      place.querySelector('button')!.focus();
      const { widget } = await mount({ place });
      await reaches(widget, 'choosing');
      expect(focused()?.id).to.equal('before');
    });

    it('goes to the heading of each step that the person brings about', async () => {
      const { widget } = await mount({ bank: pushBank() });
      await choose(widget, 'smart-id-push');
      await reaches(widget, 'identifying');
      await until(() => focused() === part(widget, 'heading'));
      await identify(widget, { 'user-number': '12345678' });
      await reaches(widget, 'waiting');
      await until(() => focused() === part(widget, 'heading'));
      click(widget, 'another-way');
      await reaches(widget, 'choosing');
      await until(() => (focused() as HTMLElement).dataset['method'] === 'smart-id-push');
    });

    it('returns to the method that was opened after cancel and back', async () => {
      const { widget } = await mount({ bank: pushBank() });
      for (const leave of ['back', 'cancel']) {
        await choose(widget, 'smart-id-push');
        await reaches(widget, 'identifying');
        if (leave === 'cancel') await identify(widget, { 'user-number': '12345678' });
        if (leave === 'cancel') await reaches(widget, 'waiting');
        click(widget, leave);
        await reaches(widget, 'choosing');
        await until(() => (focused() as HTMLElement | null)?.dataset['method'] === 'smart-id-push', leave);
      }
    });

    it('goes to what to do now after an alarm', async () => {
      const { widget } = await play(sceneOf('choosing: after an alarm'));
      await until(() => focused() === part(widget, 'heading'));
    });

    it('goes to the field after a wrong code', async () => {
      const bank = promptBank('19').always('submit', reply(codePrompt('7', { problem: 'wrong-code' })));
      const { widget } = await mount({ bank });
      await push(widget);
      await answer(widget, '123456');
      await until(() => parts(widget, 'error').length === 1);
      await until(() => focused() === part(widget, 'prompt-code'));
    });

    it('is not moved by polls, fresh QR codes and countdowns', async () => {
      const bank = scriptOf((script) => script.always('start', reply(qr(1))));
      let second = 1;
      bank.always('poll', () => Promise.resolve(qr((second += 1))));
      const clock = manualClock();
      const { widget } = await mount({ bank });
      await choose(widget, 'smart-id');
      await reaches(widget, 'waiting');
      await until(() => focused() === part(widget, 'heading'));
      part(widget, 'cancel').focus();
      await clock.advance(10_000);
      expect(bank.count('poll')).to.be.greaterThan(8);
      expect(focused()).to.equal(part(widget, 'cancel'));
    });

    it('is not taken from another part of the page', async () => {
      const bank = pushBank();
      const later = bank.later('start');
      const place = fixtureSync(html`<div><button id="elsewhere">Elsewhere</button></div>`);
      const { widget } = await mount({ bank, place });
      await push(widget);
      await reaches(widget, 'starting');
      await until(() => focused() === part(widget, 'heading'));
      place.querySelector('button')!.focus();
      later.reply(controlCode('1234'));
      await reaches(widget, 'waiting');
      await settled();
      expect(focused()?.id).to.equal('elsewhere');
    });
  });

  describe('its live regions', () => {
    /** What a screen reader is told, in the order in which the regions change. */
    const listen = (widget: InternetbankLogin) => {
      const told: string[] = [];
      const nodes = ['status', 'alert'].map((name) => part(widget, name));
      for (const node of nodes) {
        new MutationObserver(() => {
          const text = tidied(node.textContent);
          if (text) told.push(text);
        }).observe(node, { childList: true, characterData: true, subtree: true });
      }
      return { told, nodes };
    };

    it('are the same two nodes for life', async () => {
      const bank = promptBank('19').always('submit', reply(success()));
      const { widget } = await mount({ bank });
      const { nodes } = listen(widget);
      expect(nodes.map((node) => node.getAttribute('role'))).to.deep.equal(['status', 'alert']);
      await push(widget);
      await answer(widget, '123456');
      await reaches(widget, 'succeeded');
      widget.lang = 'lt';
      await speaks(widget, 'lt');
      widget.reset();
      await reaches(widget, 'choosing');
      expect(['status', 'alert'].map((name) => part(widget, name))).to.deep.equal(nodes);
    });

    for (const language of languages) {
      it(`tell of a push login in ${language}: the code digit by digit once, the time at most four times`, async () => {
        const bank = pushBank('0042').always('poll', reply(controlCode('0042')));
        const clock = manualClock();
        const { widget } = await mount({ bank, attributes: { lang: language } });
        await reaches(widget, 'choosing');
        const { told } = listen(widget);
        await push(widget);
        await reaches(widget, 'waiting');
        for (let second = 0; second < 124; second += 1) {
          await clock.advance(1_000);
          await settled();
        }
        const t = await translate(language);
        const code = t('waiting.controlCodeSpoken', { digits: '0, 0, 4, 2' });
        expect(
          told.filter((text) => text.includes(code)),
          told.join(' | '),
        ).to.have.length(1);
        const times = [
          t('countdown.spokenMinutes', { count: 2 }),
          t('countdown.spokenMinutes', { count: 1 }),
          t('countdown.spokenSeconds', { count: 20 }),
          t('countdown.over'),
        ];
        for (const time of times) {
          expect(
            told.filter((text) => text.includes(time)),
            told.join(' | '),
          ).to.have.length(1);
        }
        expect(told).to.have.length(4);
      });

      it(`tell of an error in ${language} again on every submit`, async () => {
        const { widget } = await mount({ attributes: { lang: language } });
        await choose(widget, 'smart-id-push');
        await reaches(widget, 'identifying');
        const { told } = listen(widget);
        for (let submits = 1; submits <= 3; submits += 1) {
          click(widget, 'submit');
          await until(() => told.length === submits);
        }
        const t = await translate(language);
        expect(told).to.deep.equal(Array(3).fill(t('fields.userNumber.missing')));
        expect(tidied(part(widget, 'alert').textContent)).to.equal(t('fields.userNumber.missing'));
      });
    }

    it('say nothing of a step that is over', async () => {
      const { widget } = await mount({ bank: pushBank('0042') });
      await push(widget);
      await reaches(widget, 'waiting');
      await until(() => textOf(part(widget, 'status')) !== '');
      click(widget, 'cancel');
      await reaches(widget, 'choosing');
      expect(textOf(part(widget, 'status'))).to.equal('');
    });
  });

  describe('a login by a person', () => {
    it('starts once for a double click', async () => {
      const { widget, bank } = await mount({ bank: pushBank() });
      await choose(widget, 'smart-id-push');
      await reaches(widget, 'identifying');
      type(part(widget, 'user-number'), '12345678');
      const submit = part(widget, 'submit');
      submit.click();
      submit.click();
      await reaches(widget, 'waiting');
      expect(bank.count('start')).to.equal(1);
    });

    it('starts once for a double click on a method that asks nothing', async () => {
      const { widget, bank } = await mount({ bank: pushBank() });
      await reaches(widget, 'choosing');
      const button = all(widget, '[data-method="smart-id"]')[0]!;
      button.click();
      button.click();
      await reaches(widget, 'waiting');
      expect(bank.count('start')).to.equal(1);
    });

    it('works by keyboard alone, and Enter with a click counts once', async function () {
      const { widget, bank } = await mount({ bank: pushBank() });
      await reaches(widget, 'choosing');
      all(widget, '[data-method="smart-id-push"]')[0]!.focus();
      if (!(await keys({ press: 'Enter' }))) this.skip();
      await reaches(widget, 'identifying');
      await until(() => focused() === part(widget, 'heading'));
      await keys({ press: 'Tab' });
      expect(focused()).to.equal(part(widget, 'user-number'));
      await keys({ type: '12345678' });
      const submit = part(widget, 'submit');
      await keys({ press: 'Enter' });
      submit.click();
      await reaches(widget, 'waiting');
      expect(bank.count('start')).to.equal(1);
    });

    it('submits a code once, and asks for the next position in an empty, masked field', async () => {
      const bank = promptBank('19').always(
        'submit',
        reply(codePrompt('7', { problem: 'wrong-code', attemptsLeft: 1 })),
      );
      const { widget } = await mount({ bank });
      await push(widget);
      await reaches(widget, 'prompting');
      type(part(widget, 'prompt-code'), '12 34-56');
      const submit = part(widget, 'submit');
      submit.click();
      submit.click();
      await until(() => parts(widget, 'error').length === 1);
      expect(bank.callsOf('submit').map(({ asked }) => asked)).to.deep.equal([{ kind: 'code-card', value: '123456' }]);
      const input = part<HTMLInputElement>(widget, 'prompt-code');
      expect([input.value, input.type]).to.deep.equal(['', 'password']);
      expect(textOf(input.labels![0]!)).to.contain('7');
    });

    it('tries again without typing the number anew', async () => {
      const bank = scriptOf((script) => script.always('start', reply(failureReply('expired'))));
      const { widget } = await mount({ bank });
      await push(widget, '87654321');
      await reaches(widget, 'failed');
      click(widget, 'retry');
      await until(() => bank.count('start') === 2);
      expect(bank.last('start')!.asked).to.deep.include({ identity: { userNumber: '87654321' } });
    });

    it('keeps the number through another method and another language', async () => {
      const { widget } = await mount({ bank: pushBank() });
      await push(widget, '87654321');
      await reaches(widget, 'waiting');
      widget.lang = 'lt';
      await speaks(widget, 'lt');
      click(widget, 'another-way');
      await choose(widget, 'password');
      await reaches(widget, 'identifying');
      expect(part<HTMLInputElement>(widget, 'user-number').value).to.equal('87654321');
    });

    it('keeps a user number that was typed and not sent when another method is chosen', async () => {
      const { widget, bank } = await mount();
      await choose(widget, 'smart-id-push');
      await reaches(widget, 'identifying');
      type(part<HTMLInputElement>(widget, 'user-number'), '12345678');
      await rendered(widget);
      click(widget, 'back');
      await reaches(widget, 'choosing');
      await choose(widget, 'code-device');
      await reaches(widget, 'identifying');
      expect(part<HTMLInputElement>(widget, 'user-number').value).to.equal('12345678');
      expect(bank.count('start')).to.equal(0);
    });

    it('asks personal details again rather than keeping them', async () => {
      const bank = scriptOf((script) => script.always('start', reply(failureReply('expired'))));
      const { widget } = await mount({ bank });
      await choose(widget, 'mobile-id');
      await identify(widget, { 'phone-number': '+37061234567', 'personal-code': '40504040001' });
      await reaches(widget, 'failed');
      expect(everythingIn(widget)).to.not.contain('40504040001').and.not.contain('61234567');
      click(widget, 'retry');
      await reaches(widget, 'identifying');
      expect(all(widget, 'input').map((input) => (input as HTMLInputElement).value)).to.deep.equal(['', '']);
    });

    it('waits as long as the bank asks, with the time on screen, and then lets the person go on', async () => {
      const clock = manualClock();
      const bank = scriptOf((script) =>
        script.always('start', reply(failureReply('unavailable', { retryAfterMs: 5_000 }))),
      );
      const { widget } = await mount({ bank });
      await push(widget);
      await reaches(widget, 'failed');
      await until(() => parts(widget, 'countdown').length === 1);
      expect(parts(widget, 'retry')).to.be.empty;
      await clock.advance(5_000);
      await rendered(widget);
      click(widget, 'retry');
      await until(() => bank.count('start') === 2);
    });

    it('shows for an account problem the same, whatever the bank says and however it says it', async () => {
      manualClock();
      const pictures: string[] = [];
      const stories: string[] = [];
      for (const act of [
        reply(failureReply('account-problem')),
        reply({ ...failureReply('account-problem'), detail: 'no such account', cause: 'DOCUMENT_UNUSABLE' }),
        reject(new LoginError('account-problem', { cause: new Error('404') })),
      ]) {
        const { widget, heard } = await mount({ bank: scriptOf((script) => script.always('start', act)) });
        await push(widget);
        await reaches(widget, 'failed');
        pictures.push(everythingIn(widget).replace(/lit\$\d+\$?/g, ''));
        stories.push(JSON.stringify(heard.map(({ type, detail }) => [type, detail])));
      }
      expect(new Set(pictures).size).to.equal(1);
      expect(new Set(stories).size).to.equal(1);
    });
  });

  describe('its secrets', () => {
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
      [
        'an app link to a host that looks like ours',
        { kind: 'device-link', link: 'https://smart-id.com.evil.example/' },
      ],
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

  describe('a malformed answer', () => {
    const trap = (): never => {
      throw new Error('trap');
    };
    const malformed: readonly [string, unknown][] = [
      ['nothing', undefined],
      ['null', null],
      ['a number', 42],
      ['a page of HTML', '<!doctype html><title>502</title>'],
      ['a list', []],
      ['an empty object', {}],
      ['an unknown status', { status: 'fine' }],
      ['a challenge of an unknown kind', pending({ show: { kind: 'dance' } as never })],
      ['no session', { status: 'pending', show: { kind: 'app' } }],
      ['a control code that is a number', controlCode(42 as never)],
      ['a control code that lost its zeros', controlCode('42')],
      ['a control code of five digits', controlCode('00421')],
      ['a control code with a space', controlCode(' 1234')],
      ['a full-width control code', controlCode('１２３４')],
      ['an Arabic control code', controlCode('١٢٣٤')],
      ['a control code after a bidi override', controlCode('\u202e1234')],
      ['a control code with a line after it', controlCode('1234\n')],
      [
        'a proxy whose traps throw',
        // All but the one that a promise itself asks for.
        new Proxy(
          {},
          { get: (_, key) => key !== 'then' && trap(), has: trap, ownKeys: trap, getOwnPropertyDescriptor: trap },
        ),
      ],
      ['a success that inherits its status', Object.create({ status: 'success' })],
    ];

    for (const [what, answered] of malformed) {
      const language = languages[malformed.findIndex(([name]) => name === what) % 3]!;
      it(`such as ${what} ends the login with words in ${language} and a way on`, async () => {
        const bank = scriptOf((script) => script.always('start', reply(answered)));
        const { widget, heard } = await mount({ bank, attributes: { lang: language } });
        await push(widget);
        await reaches(widget, 'failed');
        const t = await translate(language);
        expect(textOf(part(widget, 'heading'))).to.equal(t('problems.bad-reply.title'));
        expect(textOf(part(widget, 'retry'))).to.equal(t('actions.retry'));
        expect(endsOf(heard).map(({ detail }) => detail['problem'])).to.deep.equal(['bad-reply']);
        await until(() => warningsIn(heard).length === 1);
      });
    }

    for (const [what, answered] of [
      ['nothing', undefined],
      ['a list', []],
      ['no list of methods', { methods: 'smart-id' }],
      ['methods that are none', { methods: [42] }],
    ] as const) {
      it(`such as ${what} instead of the methods says so and offers to try again`, async () => {
        const bank = scriptOf((script) => script.next('options', reply(answered)));
        const { widget } = await mount({ bank });
        await reaches(widget, 'failed');
        expect(widget.state.problem).to.equal('bad-reply');
        click(widget, 'retry');
        await reaches(widget, 'choosing');
      });
    }

    for (const [what, act] of [
      ['throws at once', throwAtOnce(new Error('no'))],
      ['rejects with nothing', reject(undefined)],
      ['rejects with a string', reject('no')],
      ['rejects with a frozen object', reject(Object.freeze({ problem: 'locked' }))],
    ] as const) {
      it(`is no worse than an adapter that ${what}`, async () => {
        const { widget, heard } = await mount({ bank: scriptOf((script) => script.always('start', act)) });
        await push(widget);
        await reaches(widget, 'failed');
        expect(endsOf(heard).map(({ detail }) => detail['problem'])).to.deep.equal(['unexpected']);
      });
    }

    it('such as another control code while waiting ends the login', async () => {
      const clock = manualClock();
      const bank = pushBank('1234').always('poll', reply(controlCode('4321')));
      const { widget } = await mount({ bank });
      await push(widget);
      await reaches(widget, 'waiting');
      await clock.advance(2_000);
      await reaches(widget, 'failed');
      expect(widget.state.problem).to.equal('bad-reply');
      expect(textOf(widget)).to.not.contain('1234').and.not.contain('4321');
      expect(bank.count('cancel')).to.equal(1);
    });
  });

  describe('a hostile page', () => {
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

  describe('its parts', () => {
    const contract =
      'card heading notice method field label input hint error submit cancel back retry another-way user-number ' +
      'personal-code phone-number password institution control-code qr app-link countdown instructions alarm prompt ' +
      'prompt-position prompt-code reveal problem reference status alert help link';
    const names = contract.split(' ');
    const seen = new Set<string>();
    const tagOf: Readonly<Record<string, string>> = {
      ...Object.fromEntries(
        'user-number personal-code phone-number password prompt-code'.split(' ').map((name) => [name, 'input']),
      ),
      ...Object.fromEntries(
        'submit cancel back retry another-way alarm reveal method'.split(' ').map((name) => [name, 'button']),
      ),
      'app-link': 'a',
      qr: 'svg',
      heading: 'h2',
    };

    for (const scene of scenes) {
      it(`are reached from the page in the scene ${scene.name}`, async () => {
        const { widget } = await play(scene);
        const here = [...new Set(all(widget, '[part]').flatMap((each) => [...each.part]))];
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(
          here.map((name) => `internetbank-login::part(${name}) { outline-color: rgb(1, 2, 3); }`).join('\n'),
        );
        document.adoptedStyleSheets.push(sheet);
        try {
          for (const each of all(widget, '[part]')) {
            expect(getComputedStyle(each).outlineColor, each.getAttribute('part')!).to.equal('rgb(1, 2, 3)');
          }
        } finally {
          document.adoptedStyleSheets.pop();
        }
        expect(names).to.include.members(here);
        expect(here).to.include.members(['card', 'heading', 'status', 'alert', ...scene.parts]);
        for (const name of here.filter((each) => tagOf[each])) {
          for (const each of parts(widget, name)) expect(each.localName, name).to.equal(tagOf[name]);
        }
        for (const name of here) seen.add(name);
      });
    }

    it('are all those of the contract', () => {
      expect([...seen].sort()).to.deep.equal([...names].sort());
    });
  });
});

async function advanced(mounted: Mounted, act: (mounted: Mounted) => Promise<void>): Promise<Mounted> {
  await act(mounted);
  return mounted;
}

async function playPush(bank: ScriptedAdapter) {
  const clock = manualClock();
  const mounted = await mount({ bank });
  await push(mounted.widget);
  await reaches(mounted.widget, 'waiting');
  return { ...mounted, clock };
}

/** Counts the listeners that are added to a target and still there. */
function listenersOf(target: EventTarget) {
  const { addEventListener: add, removeEventListener: remove } = target;
  const active: { type: string; listener: unknown }[] = [];
  const drop = (type: string, listener: unknown) => {
    const index = active.findIndex((each) => each.type === type && each.listener === listener);
    if (index >= 0) active.splice(index, 1);
  };
  Object.assign(target, {
    addEventListener(this: EventTarget, ...call: Parameters<EventTarget['addEventListener']>) {
      const [type, listener, options] = call;
      active.push({ type, listener });
      if (typeof options === 'object') options.signal?.addEventListener('abort', () => drop(type, listener));
      add.apply(target, call);
    },
    removeEventListener(this: EventTarget, ...call: Parameters<EventTarget['removeEventListener']>) {
      drop(call[0], call[1]);
      remove.apply(target, call);
    },
  });
  return {
    active: () => active.length,
    stop() {
      delete (target as Partial<EventTarget>).addEventListener;
      delete (target as Partial<EventTarget>).removeEventListener;
    },
  };
}
