import { expect } from '@open-wc/testing';
import { violationsOf } from '../support/axe.js';
import { focused, part, parts, textOf } from '../support/composed.js';
import { bankOptions, reply, ScriptedAdapter } from '../support/scripted-adapter.js';
import { nameOf, show, unions } from '../support/shown-picker.js';
import { choose, mount, reaches, rendered, warmUp } from '../support/widget.js';

describe('ibl-institution-picker', () => {
  before(warmUp);

  it('begins with none', async () => {
    const few = await show({ institutions: unions.slice(0, 7) });
    expect(few.control().localName).to.equal('select');
    const many = await show();
    expect(many.control().localName).to.equal('input');
    for (const { element, control, intents } of [few, many]) {
      expect(parts(element, 'institution')).to.have.length(1);
      expect(control().value).to.equal('');
      expect(element.confirm()).to.be.false;
      expect(intents).to.be.empty;
    }
  });

  it('is described by how it is used and by what is missing', async () => {
    for (const [institutions, hints] of [
      [unions.slice(0, 7), []],
      [unions, ['institution.hint']],
    ] as const) {
      const { element, control, drawn, t } = await show({ institutions });
      const describing = () =>
        (control().getAttribute('aria-describedby') ?? '')
          .split(' ')
          .filter(Boolean)
          .map((id) => textOf(element.shadowRoot!.getElementById(id)!));
      const words = hints.map((key) => t(key));
      expect([describing(), control().getAttribute('aria-invalid')]).to.deep.equal([words, null]);
      element.missing = true;
      await drawn();
      expect(control().getAttribute('aria-invalid')).to.equal('true');
      expect(describing()).to.deep.equal([...words, t('institution.missing')]);
      expect(await violationsOf(element)).to.be.empty;
    }
  });

  it('shows what was chosen elsewhere, and none when that is gone', async () => {
    for (const institutions of [unions, unions.slice(0, 7)]) {
      const { element, control, drawn, intents } = await show({ institutions, chosen: 'union-5' });
      const shown = (at: number) => (control().localName === 'select' ? `union-${at}` : nameOf(at));
      expect(control().value).to.equal(shown(5));
      element.chosen = 'union-1';
      await drawn();
      expect(control().value).to.equal(shown(1));
      element.institutions = institutions.filter(({ id }) => id !== 'union-1');
      await drawn();
      expect(control().value).to.equal('');
      expect(element.confirm()).to.be.false;
      expect(intents).to.be.empty;
    }
  });

  it('keeps what was chosen where the list becomes short, and where it becomes long', async () => {
    const { element, control, put, drawn } = await show();
    await put('union-2', 'change');
    element.institutions = unions.slice(0, 7);
    await drawn();
    expect([control().localName, control().value]).to.deep.equal(['select', 'union-2']);
    element.institutions = unions;
    await drawn();
    expect([control().localName, control().value]).to.deep.equal(['input', nameOf(2)]);
  });

  it('takes an id, and a whole name, that a script puts there', async () => {
    const { control, put, intents, chosen } = await show();
    await put('union-2', 'change');
    await put('union-3', 'input');
    await put(nameOf(4), 'change');
    await put(nameOf(5), 'input');
    expect(control().value).to.equal(nameOf(5));
    expect(intents).to.deep.equal(['union-2', 'union-3', 'union-4', 'union-5'].map(chosen));
  });

  it('keeps one that was put there with no event, and tells of it when asked', async () => {
    for (const [institutions, value] of [
      [unions.slice(0, 7), 'union-5'],
      [unions, 'union-5'],
      [unions, nameOf(5)],
    ] as const) {
      const { element, control, drawn, intents, chosen, t } = await show({ institutions });
      control().value = value;
      element.t = ((...asked: Parameters<typeof t>) => t(...asked)) as typeof t;
      await drawn();
      expect(control().value).to.equal(value);
      expect(intents).to.be.empty;
      expect(element.confirm()).to.be.true;
      expect(element.confirm()).to.be.true;
      expect(intents).to.deep.equal([chosen('union-5')]);
    }
  });

  it('is heard by the login also where it was filled with no event', async () => {
    const bank = new ScriptedAdapter().always('options', reply(bankOptions({ institutions: [...unions] })));
    const { widget } = await mount({ bank });
    await reaches(widget, 'choosing');
    await choose(widget, 'smart-id');
    await rendered(widget);
    expect(parts(widget, 'error')).to.have.length(1);
    expect(focused()).to.equal(part(widget, 'institution'));
    part<HTMLInputElement>(widget, 'institution').value = 'union-3';
    await choose(widget, 'smart-id');
    await reaches(widget, 'waiting');
    expect(bank.last('start')!.asked).to.deep.include({ institution: 'union-3' });
    widget.remove();
  });
});
