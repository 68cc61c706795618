import { expect } from '@open-wc/testing';
import { all, part, parts, textOf, type } from '../support/composed.js';
import { lostTimes, ownNetwork, playNetwork, silent } from '../support/network.js';
import { never, ScriptedAdapter } from '../support/scripted-adapter.js';
import { choose, click, create, mount, reaches, until, warmUp } from '../support/widget.js';

const numberFirst = { attributes: { lang: 'en', order: 'user-number-first' } };
const hasForm = (widget: Node) => until(() => parts(widget, 'user-number').length > 0, 'the form');

describe('a page that asks for the user number first', () => {
  before(warmUp);
  afterEach(ownNetwork);

  it('shows the form with the first texts alone, and says what is wrong with a number', async () => {
    playNetwork(/^(i18next-texts|en-later|talk)$/, silent);
    const { widget } = create(numberFirst);
    document.body.append(widget);
    await hasForm(widget);
    expect(textOf(part(widget, 'heading'))).to.equal('Log in');
    expect(textOf(part(widget, 'label'))).to.equal('User number');
    click(widget, 'submit');
    await until(() => parts(widget, 'error').length > 0);
    expect(textOf(part(widget, 'error'))).to.equal('Enter your user number.');
    type(part(widget, 'user-number'), '12345678');
    click(widget, 'submit');
    await until(() => parts(widget, 'method').length > 0, 'the methods');
    widget.remove();
  });

  it('asks for the screens before the bank has said what it offers', async () => {
    const asked = playNetwork(/^later-steps$/, () => Promise.resolve());
    const { widget } = create({ ...numberFirst, bank: new ScriptedAdapter().always('options', never) });
    document.body.append(widget);
    await until(() => asked.length > 0);
    expect(widget.state.step).to.equal('loading');
    widget.remove();
  });

  it('keeps what was typed when the rest comes', async () => {
    let come = () => {};
    playNetwork(/^en-later$/, () => new Promise<void>((resolve) => (come = resolve)));
    const { widget, bank } = create(numberFirst);
    document.body.append(widget);
    await hasForm(widget);
    const input = part(widget, 'user-number');
    type(input, '12345678');
    come();
    await until(() => textOf(widget).includes('Log in') && all(widget, 'ibl-busy-step').length === 0);
    expect(part(widget, 'user-number')).to.equal(input);
    click(widget, 'submit');
    await choose(widget, 'smart-id-push');
    await until(() => bank.count('start') === 1);
    expect(bank.callsOf('start')[0]).to.have.nested.property('asked.identity.userNumber', '12345678');
    widget.remove();
  });

  it('says where the form did not come, and shows it after another try', async () => {
    playNetwork(/^later-steps$/, lostTimes(2));
    const { widget } = await mount(numberFirst);
    await until(() => all(widget, 'ibl-not-loaded-step').length > 0, 'not loaded');
    click(widget, 'retry');
    await hasForm(widget);
    expect(widget.state).to.deep.equal({ step: 'identifying' });
  });
});

describe('a page with one method', () => {
  before(warmUp);
  afterEach(ownNetwork);

  it('asks for the next screens before anybody comes near', async () => {
    const asked = playNetwork(/^later-steps$/, () => Promise.resolve());
    const bank = new ScriptedAdapter().always('options', () =>
      Promise.resolve({ methods: [{ id: 'smart-id', asks: [] }] }),
    );
    const { widget } = await mount({ bank, attributes: { lang: 'en' } });
    await until(() => asked.length > 0);
    await reaches(widget, 'choosing');
    expect(asked).to.deep.equal(['later-steps']);
  });
});
