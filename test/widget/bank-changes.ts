import { expect, fixtureSync, html } from '@open-wc/testing';
import { pushBank } from '../support/banks.js';
import { settled } from '../support/manual-clock.js';
import { ScriptedAdapter } from '../support/scripted-adapter.js';
import {
  create,
  manualClock,
  mount,
  ownClock,
  push,
  reaches,
  rendered,
  until,
  warmUp,
  warningsIn,
} from '../support/widget.js';

describe('a page that replaces its adapter', () => {
  before(warmUp);
  afterEach(ownClock);

  /** A page that makes its adapter anew whenever it is drawn, and is drawn whenever a login takes a step. */
  async function inline() {
    const clock = manualClock();
    const banks = [pushBank()];
    const mounted = create({ bank: banks[0]! });
    mounted.widget.addEventListener('login-step', () => {
      const next = pushBank();
      banks.push(next);
      mounted.widget.adapter = next;
    });
    fixtureSync(html`<div></div>`).append(mounted.widget);
    await rendered(mounted.widget);
    const asked = () => banks.reduce((sum, bank) => sum + bank.count('options'), 0);
    /** Lets time pass as it does on a page: what is drawn is drawn meanwhile. */
    const pass = async (ms: number) => {
      for (let passed = 0; passed < ms; passed += 50) {
        await clock.advance(50);
        await rendered(mounted.widget);
      }
    };
    return { ...mounted, clock, banks, asked, pass };
  }

  it('asks few banks, is told why once, and shows the methods', async () => {
    const { widget, heard, asked, pass } = await inline();
    await until(() => warningsIn(heard).length > 0);
    await pass(3_000);
    expect(asked()).to.be.at.most(8);
    await pass(57_000);
    expect(asked()).to.be.at.most(12);
    expect(warningsIn(heard)).to.have.length(1);
    expect(warningsIn(heard)[0]).to.contain('`adapter`').and.contain('replaced').and.contain('useMemo');
    await reaches(widget, 'choosing');
  });

  it('keeps a login that is under way, and comes to its end', async () => {
    const { widget, heard, banks, pass } = await inline();
    await until(() => warningsIn(heard).length > 0);
    await reaches(widget, 'choosing');
    await push(widget);
    await reaches(widget, 'waiting');
    await pass(10_000);
    expect(widget.state.step).to.equal('waiting');
    expect(heard.map(({ type }) => type)).to.not.include('login-cancel');
    const used = banks.find((bank) => bank.count('start') > 0)!;
    expect(used.count('cancel')).to.equal(0);
  });

  it('is obeyed at once for three times a second, as where frameworks set what they have in steps', async () => {
    const clock = manualClock();
    const { widget, heard } = await mount();
    await reaches(widget, 'choosing');
    for (let times = 0; times < 6; times++) {
      const next = new ScriptedAdapter();
      widget.adapter = next;
      await until(() => next.count('options') === 1);
      await reaches(widget, 'choosing');
      await clock.advance(400);
    }
    expect(warningsIn(heard)).to.be.empty;
  });

  it('is left with the newest when it has been quiet for a second', async () => {
    const clock = manualClock();
    const { widget, heard } = await mount();
    await reaches(widget, 'choosing');
    const banks = Array.from({ length: 5 }, () => new ScriptedAdapter());
    for (const bank of banks) {
      widget.adapter = bank;
      await rendered(widget);
      await clock.advance(100);
    }
    await until(() => warningsIn(heard).length > 0);
    expect(banks.map((bank) => bank.count('options'))).to.deep.equal([1, 1, 1, 0, 0]);
    await clock.advance(850);
    expect(banks[4]!.count('options')).to.equal(0);
    await clock.advance(200);
    await until(() => banks[4]!.count('options') === 1);
    expect(banks[3]!.count('options')).to.equal(0);
    expect(warningsIn(heard)).to.have.length(1);
    await clock.advance(10_000);
    // Long after that the page is obeyed at once again.
    const later = (widget.adapter = new ScriptedAdapter());
    await until(() => later.count('options') === 1);
  });

  it('leaves no timer behind when the widget goes, and begins with the newest when it returns', async () => {
    const clock = manualClock();
    const { widget } = await mount();
    await reaches(widget, 'choosing');
    const place = widget.parentNode!;
    let newest = new ScriptedAdapter();
    for (let times = 0; times < 5; times++) {
      widget.adapter = newest = new ScriptedAdapter();
      await rendered(widget);
    }
    widget.remove();
    await settled();
    await until(() => clock.sleepers === 0);
    place.append(widget);
    await until(() => newest.count('options') === 1);
    await clock.advance(5_000);
    await reaches(widget, 'choosing');
    expect(newest.count('options')).to.equal(1);
  });
});
