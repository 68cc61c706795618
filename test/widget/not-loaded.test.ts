import { expect, fixtureSync, html } from '@open-wc/testing';
import { all, focused, part, parts, textOf } from '../support/composed.js';
import { lost, lostTimes, ownNetwork, playNetwork, silent } from '../support/network.js';
import { controlCode, never, reply, ScriptedAdapter, success, failureReply } from '../support/scripted-adapter.js';
import {
  choose,
  click,
  create,
  endsOf,
  manualClock,
  mount,
  ownClock,
  reaches,
  rendered,
  until,
  warmUp,
  warningsIn,
} from '../support/widget.js';

const laterScreens = /^(later-steps|i18next-texts|en-later)$/;
const laterPart = /^(later-steps|i18next-texts|en-later|talk)$/;
const lang = { attributes: { lang: 'en' } };
const showsNotLoaded = (widget: Node) => until(() => all(widget, 'ibl-not-loaded-step').length > 0, 'not-loaded');

describe('a part of the widget that does not come', () => {
  before(warmUp);
  afterEach(() => {
    ownNetwork();
    ownClock();
  });

  for (const name of ['later-steps', 'i18next-texts', 'en-later', 'talk']) {
    it(`is told with what helps: ${name}`, async () => {
      playNetwork(new RegExp(`^${name}$`), lost);
      const { widget, heard } = await mount(lang);
      await choose(widget, 'smart-id-push');
      await showsNotLoaded(widget);
      expect(textOf(part(widget, 'heading'))).to.equal('The page has not loaded completely');
      expect(textOf(part(widget, 'problem'))).to.contain('could not be loaded');
      expect(textOf(part(widget, 'retry'))).to.equal('Try again');
      expect(parts(widget, 'link').map(textOf)).to.deep.equal(['Reload the page']);
      expect(part(widget, 'alert').textContent).to.contain('The page has not loaded completely');
      expect(focused()).to.equal(part(widget, 'heading'));
      expect(warningsIn(heard)).to.have.length(1);
      expect(warningsIn(heard)[0]).to.match(new RegExp(`^${name} did not load: Failed to fetch`));
      expect(widget.state).to.deep.equal({ step: 'identifying', method: 'smart-id-push', problem: 'not-loaded' });
      expect(endsOf(heard)).to.deep.equal([]);
    });
  }

  it('comes when it is asked for again, and the login goes on where it was', async () => {
    const asked = playNetwork(/^later-steps$/, lostTimes(1));
    const { widget, bank, heard } = await mount(lang);
    await choose(widget, 'smart-id-push');
    await showsNotLoaded(widget);
    click(widget, 'retry');
    await until(() => parts(widget, 'user-number').length > 0);
    expect(asked).to.have.length(2);
    expect(widget.state).to.deep.equal({ step: 'identifying', method: 'smart-id-push' });
    expect(bank.count('options')).to.equal(1);
    expect(endsOf(heard)).to.deep.equal([]);
    expect(focused()).to.equal(part(widget, 'heading'));
  });

  it('is told anew each time, to the ear too', async () => {
    playNetwork(/^later-steps$/, lost);
    const { widget } = await mount(lang);
    await choose(widget, 'smart-id-push');
    await showsNotLoaded(widget);
    const said = part(widget, 'alert').textContent;
    click(widget, 'retry');
    await until(() => part(widget, 'alert').textContent !== said);
    await showsNotLoaded(widget);
    expect(part(widget, 'alert').textContent.trim()).to.equal(said.trim());
    expect(focused()).to.equal(part(widget, 'heading'));
  });

  it('that failed unseen, before anybody needed it, is asked for again when it is needed', async () => {
    const asked = playNetwork(/^later-steps$/, lostTimes(1));
    const { widget } = await mount(lang);
    widget.dispatchEvent(new Event('pointerover'));
    await until(() => asked.length === 1);
    await rendered(widget);
    expect(widget.state).to.deep.equal({ step: 'choosing' });
    expect(all(widget, 'ibl-not-loaded-step')).to.deep.equal([]);
    await choose(widget, 'smart-id-push');
    await until(() => parts(widget, 'user-number').length > 0);
    expect(asked).to.have.length(2);
  });

  it('is awaited with words and a way out, for 15 s at most', async () => {
    playNetwork(laterPart, silent);
    const clock = manualClock();
    const { widget } = await mount(lang);
    await choose(widget, 'smart-id-push');
    await until(() => all(widget, 'ibl-busy-step.late').length > 0);
    expect(textOf(widget)).to.contain('Loading the next step…');
    await clock.advance(14_000);
    expect(all(widget, 'ibl-busy-step.late')).to.have.length(1);
    await clock.advance(1_000);
    await showsNotLoaded(widget);
    click(widget, 'cancel');
    await reaches(widget, 'choosing');
    expect(parts(widget, 'method')).not.to.be.empty;
  });

  it('can be given up while it is awaited', async () => {
    playNetwork(laterPart, silent);
    const { widget } = await mount(lang);
    await choose(widget, 'smart-id-push');
    await until(() => parts(widget, 'cancel').length > 0);
    click(widget, 'cancel');
    await reaches(widget, 'choosing');
  });

  it('holds a start back for as long as it takes, and no longer', async () => {
    const clock = manualClock();
    playNetwork(/^later-steps$/, lostTimes(1));
    const { widget, bank, heard } = await mount(lang);
    await choose(widget, 'smart-id');
    await showsNotLoaded(widget);
    await clock.advance(60_000);
    expect(widget.state).to.deep.equal({ step: 'starting', method: 'smart-id', problem: 'not-loaded' });
    expect(bank.count('start')).to.equal(0);
    click(widget, 'retry');
    await reaches(widget, 'waiting');
    expect(bank.count('start')).to.equal(1);
    expect(endsOf(heard)).to.deep.equal([]);
  });

  it('does not keep a resumed login from going on at the bank', async () => {
    const clock = manualClock();
    playNetwork(laterScreens, lost);
    const bank = new ScriptedAdapter()
      .next('resume', reply({ method: 'smart-id-push', reply: controlCode('0042') }))
      .always('poll', reply(controlCode('0042')));
    const { widget } = await mount({ bank, attributes: { lang: 'en', resume: '' } });
    await showsNotLoaded(widget);
    await clock.advance(5_000);
    expect(bank.count('poll')).to.equal(2);
    expect(bank.count('cancel')).to.equal(0);
    expect(widget.state).to.deep.equal({ step: 'waiting', method: 'smart-id-push', problem: 'not-loaded' });
    ownNetwork();
    click(widget, 'retry');
    await until(() => parts(widget, 'control-code').length > 0);
    bank.always('poll', reply(success()));
    await clock.advance(2_000);
    await reaches(widget, 'succeeded');
  });

  it('does not keep anybody from a new login, where an unfinished one cannot be gone on with', async () => {
    playNetwork(/^talk$/, lost);
    const bank = new ScriptedAdapter().next('resume', reply({ method: 'smart-id-push', reply: controlCode('0042') }));
    const { widget, heard } = await mount({ bank, attributes: { lang: 'en', resume: '' } });
    await reaches(widget, 'choosing');
    await until(() => warningsIn(heard).length > 0);
    expect(warningsIn(heard).join()).to.match(/talk did not load/);
  });

  const found = (answer: object) => new ScriptedAdapter().next('resume', reply({ method: 'smart-id', reply: answer }));
  for (const [what, step, bank] of [
    ['cannot begin', 'failed', () => new ScriptedAdapter().always('options', lost)],
    ['is found to have failed', 'failed', () => found(failureReply('expired'))],
    ['is found under way', 'waiting', () => found(controlCode('0042')).always('poll', never)],
  ] as const) {
    it(`is awaited with words, not on an empty card, where a login ${what}`, async () => {
      let come = () => {};
      playNetwork(/^later-steps$/, () => new Promise<void>((resolve) => (come = resolve)));
      const { widget } = create({ bank: bank(), attributes: { lang: 'en', resume: '' } });
      fixtureSync(html`<div></div>`).append(widget);
      await until(() => widget.state.step === step);
      await until(() => all(widget, 'ibl-busy-step.late').length > 0);
      expect(textOf(part(widget, 'heading'))).to.equal('One moment');
      come();
      await until(() => all(widget, `ibl-${step}-step`).length > 0);
    });
  }

  it('leaves nothing to give up where no login is under way', async () => {
    playNetwork(laterPart, lost);
    const options = { institutions: [{ id: 'a', name: 'A' }], methods: [{ id: 'smart-id', asks: [] }] };
    const bank = new ScriptedAdapter().always('options', reply(options));
    const { widget } = await mount({ bank, ...lang });
    await showsNotLoaded(widget);
    expect(widget.state).to.deep.equal({ step: 'choosing', problem: 'not-loaded' });
    expect(parts(widget, 'cancel')).to.deep.equal([]);
  });
});
