import { expect, fixtureSync, html } from '@open-wc/testing';
import type { Institution } from '../../src/flow/adapter.js';
import type { Intent } from '../../src/flow/state.js';
import { InstitutionPicker } from '../../src/steps/institution-picker.js';
import { defineLaterSteps } from '../../src/widget/later-steps.js';
import { all, part, parts, textOf, type } from '../support/composed.js';
import { settled } from '../support/manual-clock.js';
import { translate } from '../support/texts.js';
import { bankOptions, reply, ScriptedAdapter } from '../support/scripted-adapter.js';
import { choose, mount, reaches, rendered, warmUp } from '../support/widget.js';

defineLaterSteps();

const unions: readonly Institution[] = [
  'Vilniaus',
  'Kauno',
  'Šiaulių',
  'Žemaitijos',
  'Utenos',
  'Alytaus',
  'Tauragės',
  'Zarasų',
].map((name, at) => ({ id: `union-${at}`, name: `${name} kredito unija` }));

/** A picker that is obeyed, as the widget does. */
async function show(properties: Partial<InstitutionPicker> = {}) {
  const element = new InstitutionPicker();
  const [intents, spoken]: [Intent[], string[]] = [[], []];
  element.addEventListener('ibl-intent', ({ intent }) => {
    intents.push(intent);
    if (intent.type === 'institution-chosen') element.chosen = intent.institutionId;
  });
  element.addEventListener('ibl-announce', ({ text }) => spoken.push(text));
  const t = await translate('en');
  Object.assign(element, { institutions: unions, t }, properties);
  fixtureSync(html`<div></div>`).append(element);
  const drawn = async () => {
    await element.updateComplete;
    await settled();
  };
  await drawn();
  const list = part<HTMLSelectElement>(element, 'institution');
  const offered = () => [...list.options].filter(({ disabled }) => !disabled).map(({ value }) => value);
  const search = async (words: string) => {
    type(part(element, 'input'), words);
    await drawn();
  };
  const pick = async (id: string) => {
    list.value = id;
    list.dispatchEvent(new Event('change'));
    await drawn();
  };
  return { element, intents, spoken, list, offered, search, pick, drawn, t };
}

describe('ibl-institution-picker', () => {
  before(warmUp);

  it('begins with none', async () => {
    const { element, list, intents } = await show();
    expect(list.value).to.equal('');
    expect(element.confirm()).to.be.false;
    expect(intents).to.be.empty;
  });

  it('describes the list, and the search, by what is missing', async () => {
    const { element, list, drawn, t } = await show();
    const describing = (input: Element) =>
      (input.getAttribute('aria-describedby') ?? '')
        .split(' ')
        .filter(Boolean)
        .map((id) => textOf(element.shadowRoot!.getElementById(id)!));
    expect([describing(list), list.getAttribute('aria-invalid')]).to.deep.equal([[], null]);
    element.missing = true;
    await drawn();
    expect(list.getAttribute('aria-invalid')).to.equal('true');
    expect(describing(list)).to.deep.equal([t('institution.missing')]);
    expect(describing(part(element, 'input'))).to.deep.equal([t('institution.hint'), t('institution.missing')]);
  });

  it('chooses the only one that is found, says so, and keeps it when the search is emptied', async () => {
    const { list, offered, search, spoken, intents, t } = await show();
    await search('siauliu');
    const chosen = { type: 'institution-chosen', institutionId: 'union-2' };
    expect(intents).to.deep.equal([chosen]);
    expect(spoken).to.deep.equal([`${t('institution.found', { count: 1 })}: Šiaulių kredito unija`]);
    await search('');
    expect(intents).to.deep.equal([chosen]);
    expect(spoken.at(-1)).to.equal(t('institution.found', { count: unions.length }));
    expect(offered()).to.deep.equal(unions.map(({ id }) => id));
    expect(list.value).to.equal('union-2');
  });

  it('counts and chooses what is found, though another was chosen before and is still offered', async () => {
    const { list, offered, search, pick, spoken, t } = await show();
    await pick('union-0');
    await search('u');
    await search('no such union');
    expect(spoken.at(-1)).to.equal(t('institution.none'));
    expect([offered(), list.value]).to.deep.equal([['union-0'], 'union-0']);
    await search('kauno');
    expect(spoken.at(-1)).to.equal(`${t('institution.found', { count: 1 })}: Kauno kredito unija`);
    expect(list.value).to.equal('union-1');
  });

  it('never shows another than the one that was chosen, however the list changes below it', async () => {
    const { list, search, pick } = await show();
    for (const { id } of unions) {
      await pick(id);
      for (const words of ['u', 'kredito', 's', '']) {
        await search(words);
        expect(list.value, words).to.equal(id);
      }
    }
  });

  it('shows none when the one that was chosen is gone', async () => {
    const { element, list, drawn } = await show({ chosen: 'union-7' });
    expect(list.value).to.equal('union-7');
    element.institutions = unions.slice(0, 7);
    await drawn();
    expect([list.value, list.selectedIndex]).to.deep.equal(['', 0]);
    expect(element.confirm()).to.be.false;
  });

  it('keeps one that was put there with no event, and tells of it when asked', async () => {
    const { element, list, search, intents, t } = await show();
    list.value = 'union-5';
    element.t = ((...asked: Parameters<typeof t>) => t(...asked)) as typeof t;
    await search('kredito');
    expect(list.value).to.equal('union-5');
    expect(intents).to.be.empty;
    expect(element.confirm()).to.be.true;
    expect(element.confirm()).to.be.true;
    expect(intents).to.deep.equal([{ type: 'institution-chosen', institutionId: 'union-5' }]);
  });

  it('is heard by the login also where it was filled with no event', async () => {
    const bank = new ScriptedAdapter().always('options', reply(bankOptions({ institutions: [...unions] })));
    const { widget } = await mount({ bank });
    await reaches(widget, 'choosing');
    await choose(widget, 'smart-id');
    await rendered(widget);
    expect(parts(widget, 'error')).to.have.length(1);
    const [list] = all(widget, 'select') as HTMLSelectElement[];
    list!.value = 'union-3';
    await choose(widget, 'smart-id');
    await reaches(widget, 'waiting');
    expect(bank.last('start')!.asked).to.deep.include({ institution: 'union-3' });
    widget.remove();
  });
});
