import { expect, fixtureSync, html } from '@open-wc/testing';
import { pushBank, scriptOf } from '../support/banks.js';
import { onCleanPage } from '../support/clean-page.js';
import { all } from '../support/composed.js';
import { failureReply, reply, success } from '../support/scripted-adapter.js';
import { choose, create, endsOf, identify, methodsIn, mount, push, reaches, rendered } from '../support/widget.js';

describe('<internetbank-login>: methods', () => {
  onCleanPage();

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

  it('are all seen at once with `all-methods`', async () => {
    const webEid = { authenticate: () => new Promise<never>(() => {}) };
    const { widget } = await mount({ properties: { webEid } });
    await reaches(widget, 'choosing');
    expect(all(widget, 'details [data-method]')).to.have.length(2);
    widget.allMethods = true;
    await rendered(widget);
    expect(all(widget, 'details [data-method]')).to.be.empty;
    expect(methodsIn(widget)).to.have.length(6);
  });

  it('have the pictures of the page in the place of ours', async () => {
    const { widget } = create();
    const mark = document.createElement('img');
    mark.slot = 'mark-mobile-id';
    mark.alt = '';
    widget.append(mark);
    fixtureSync(html`<div></div>`).append(widget);
    await reaches(widget, 'choosing');
    const drawn = (id: string) => all(widget, `[data-method="${id}"] .icon svg`)[0]!.getBoundingClientRect().width > 0;
    expect([drawn('mobile-id'), drawn('smart-id-push')]).to.deep.equal([false, true]);
    expect(mark.assignedSlot).to.not.equal(null);
  });
});

describe('<internetbank-login>: order="user-number-first"', () => {
  onCleanPage();

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

describe('<internetbank-login>: remember-method', () => {
  onCleanPage();

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

  it('reads nothing where the page does not ask for it', async () => {
    localStorage.setItem('internetbank-login.method', 'password');
    const { widget } = await mount();
    await reaches(widget, 'choosing');
    expect(methodsIn(widget)[0]).to.equal('smart-id');
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
