import { expect } from '@open-wc/testing';
import { violationsOf } from '../support/axe.js';
import { all, focused, textOf } from '../support/composed.js';
import { keys } from '../support/media.js';
import { nameOf, showField, unions } from '../support/shown-picker.js';
import { warmUp } from '../support/widget.js';

const handled = { isHeard: false, isPrevented: true };
const passed = { isHeard: true, isPrevented: false };

describe('a combobox, as ibl-institution-picker has it', () => {
  before(warmUp);

  it('is a combobox with a list, whatever the list shows', async () => {
    const { element, field, isOpen, press, search } = await showField({ chosen: 'union-3' });
    const states = () => [isOpen(), field.getAttribute('aria-expanded')];
    expect(states()).to.deep.equal([false, 'false']);
    expect(await violationsOf(element)).to.be.empty;
    await press('ArrowDown');
    expect(states()).to.deep.equal([true, 'true']);
    const list = element.shadowRoot!.getElementById(field.getAttribute('aria-controls')!)!;
    expect(list.getAttribute('role')).to.equal('listbox');
    expect(all(list, '[aria-selected=true]').map(textOf)).to.deep.equal([nameOf(3)]);
    expect(all(list, '[aria-selected=false]')).to.have.length(unions.length - 1);
    expect(await violationsOf(element)).to.be.empty;
    await search('no such union');
    expect(states()).to.deep.equal([true, 'false']);
    expect(await violationsOf(element)).to.be.empty;
  });

  it('finds by all words, in any order and without diacritics, and chooses nothing while one types', async () => {
    const { offered, search, spoken, intents, active, t } = await showField();
    const found = (count: number) => t('institution.found', { count });
    await search('UNIJA  siauliu');
    expect(offered()).to.deep.equal([nameOf(2)]);
    await search('s ');
    expect(offered()).to.deep.equal([0, 2, 3, 4, 5, 6, 7].map(nameOf));
    await search('');
    expect(offered()).to.deep.equal(unions.map(({ name }) => name));
    expect(spoken).to.deep.equal([`${found(1)}: ${nameOf(2)}`, found(7), found(unions.length)]);
    expect(active()).to.equal('');
    expect(intents).to.be.empty;
  });

  it('says that nothing is found, seen and heard, and takes nothing then', async () => {
    const { field, offered, popup, search, press, leave, spoken, intents, isOpen, t } = await showField();
    await search('no such union');
    expect(offered()).to.be.empty;
    expect(textOf(popup())).to.equal(t('institution.none'));
    expect(spoken).to.deep.equal([t('institution.none')]);
    for (const key of ['ArrowDown', 'ArrowUp', 'Enter']) expect(await press(key), key).to.deep.equal(handled);
    await search('kauno');
    expect(offered()).to.deep.equal([nameOf(1)]);
    await search('no such union');
    await leave();
    expect([field.value, isOpen()]).to.deep.equal(['', false]);
    expect(intents).to.be.empty;
  });

  it('goes through the list by arrows, round and round, and takes one by Enter', async () => {
    const { field, press, active, isOpen, intents, chosen } = await showField();
    expect(await press('ArrowDown')).to.deep.equal(handled);
    expect(active()).to.equal(nameOf(0));
    await press('ArrowUp');
    expect(active()).to.equal(nameOf(7));
    await press('ArrowDown');
    await press('ArrowDown');
    expect(active()).to.equal(nameOf(1));
    expect(await press('Enter')).to.deep.equal(handled);
    expect([field.value, isOpen(), active()]).to.deep.equal([nameOf(1), false, '']);
    expect(intents).to.deep.equal([chosen('union-1')]);
    expect(await press('Enter')).to.deep.equal(passed);
    // Begins with the one that is chosen.
    await press('ArrowUp');
    expect(active()).to.equal(nameOf(1));
    await press('ArrowDown');
    await press('Enter');
    expect(intents).to.deep.equal(['union-1', 'union-2'].map(chosen));
  });

  it('begins with the last by Up, opens only by Alt, and leaves the list for the text', async () => {
    const { press, active, isOpen } = await showField();
    await press('ArrowDown', { altKey: true });
    expect([isOpen(), active()]).to.deep.equal([true, '']);
    await press('ArrowUp');
    expect(active()).to.equal(nameOf(7));
    for (const key of ['Home', 'End', 'ArrowLeft', 'ArrowRight']) {
      await press('ArrowDown');
      expect(active()).to.not.equal('');
      expect(await press(key), key).to.deep.equal(passed);
      expect([isOpen(), active()], key).to.deep.equal([true, '']);
    }
  });

  it('takes the only one that is found by Enter, and none of several', async () => {
    const { field, search, press, isOpen, intents, chosen } = await showField();
    await search('kredito');
    expect(await press('Enter')).to.deep.equal(handled);
    expect([field.value, isOpen()]).to.deep.equal(['kredito', true]);
    await search('zem');
    await press('Enter', { isComposing: true });
    expect(intents).to.be.empty;
    await press('Enter');
    expect(field.value).to.equal(nameOf(3));
    expect(intents).to.deep.equal([chosen('union-3')]);
  });

  it('closes by Escape, which the page hears of only where nothing was open', async () => {
    const { field, search, press, isOpen, offered, intents } = await showField();
    await search('kre');
    expect(await press('Escape')).to.deep.equal(handled);
    expect([field.value, isOpen()]).to.deep.equal(['kre', false]);
    expect(await press('Escape')).to.deep.equal(passed);
    await search('zar');
    await press('Escape');
    await press('ArrowDown');
    expect(offered()).to.deep.equal([nameOf(7)]);
    expect(intents).to.be.empty;
  });

  it('takes the active one by Tab, and lets the focus go', async () => {
    const { field, search, press, isOpen, intents, chosen } = await showField();
    await search('kredito');
    await press('ArrowDown');
    expect(await press('Tab')).to.deep.equal(passed);
    expect([field.value, isOpen()]).to.deep.equal([nameOf(0), false]);
    await press('ArrowDown', { altKey: true });
    await press('Tab', { shiftKey: true });
    expect(isOpen()).to.be.false;
    expect(intents).to.deep.equal([chosen('union-0')]);
  });

  it('takes what is left in it if that is one, and else shows again the one that was chosen', async () => {
    const { field, search, leave, intents, chosen, isOpen } = await showField();
    const leaving = async (words: string) => {
      field.focus();
      await search(words);
      await leave();
      expect(isOpen()).to.be.false;
      return field.value;
    };
    expect(await leaving('kredito')).to.equal('');
    expect(await leaving('uten')).to.equal(nameOf(4));
    expect(await leaving('kredito')).to.equal(nameOf(4));
    expect(await leaving('')).to.equal(nameOf(4));
    expect(await leaving(' KAUNO kredito unija ')).to.equal(nameOf(1));
    expect(intents).to.deep.equal([chosen('union-4'), chosen('union-1')]);
  });

  it('takes the one of that name where others have more to theirs, and the first of those that have the same', async () => {
    const more = [
      { id: 'longer', name: 'Jonavos rajono' },
      { id: 'first', name: 'Jonavos' },
      { id: 'second', name: 'Jonavos' },
    ];
    const { element, field, search, leave, put, drawn, intents, chosen } = await showField({
      institutions: [...unions, ...more],
    });
    await search('jonavos');
    await leave();
    expect([field.value, intents]).to.deep.equal(['Jonavos', [chosen('first')]]);
    element.chosen = 'second';
    await drawn();
    field.focus();
    await leave();
    expect(element.confirm()).to.be.true;
    expect(intents).to.have.length(1);
    await put('Jonavos', 'change');
    expect(intents).to.deep.equal([chosen('first'), chosen('first')]);
  });

  it('settles what is typed when a method is chosen with the focus still in it', async () => {
    const { element, search, intents, chosen } = await showField();
    await search('taur');
    expect(element.confirm()).to.be.true;
    expect(intents).to.deep.equal([chosen('union-6')]);
    await search('kredito');
    expect(element.confirm()).to.be.true;
    expect(intents).to.have.length(1);
  });

  it('opens by a press, whole, and takes the one that is pressed while the focus stays', async () => {
    const { element, field, offered, popup, clickOn, isOpen, intents, chosen } = await showField({ chosen: 'union-0' });
    expect(isOpen()).to.be.false;
    await clickOn(field);
    expect(isOpen()).to.be.true;
    expect(offered()).to.have.length(unions.length);
    expect([field.selectionStart, field.selectionEnd]).to.deep.equal([0, nameOf(0).length]);
    await clickOn(popup());
    expect([isOpen(), focused()]).to.deep.equal([true, field]);
    await clickOn(all(element, '[role=option]')[5]!);
    expect([field.value, isOpen(), focused()]).to.deep.equal([nameOf(5), false, field]);
    expect(intents).to.deep.equal([chosen('union-5')]);
  });

  it('moves nothing below, and shows the active one of many', async () => {
    const many = Array.from({ length: 60 }, (_, at) => ({ id: `${at}`, name: `Kredito unija ${at}` }));
    const { element, field, press, popup } = await showField({ institutions: many });
    const { height } = element.getBoundingClientRect();
    await press('ArrowUp');
    expect(element.getBoundingClientRect().height).to.equal(height);
    const list = all(element, '[role=listbox]')[0]!.getBoundingClientRect();
    const last = all(element, '.active')[0]!.getBoundingClientRect();
    expect(last.height).to.be.at.least(44);
    expect(last.bottom).to.be.at.most(list.bottom + 1);
    expect(last.top).to.be.at.least(list.top - 1);
    const [above, below] = [field.getBoundingClientRect(), popup().getBoundingClientRect()];
    expect([below.left, below.right]).to.deep.equal([above.left, above.right]);
    expect(below.top).to.be.within(above.bottom, above.bottom + 8);
  });

  it('shows another name when another is chosen elsewhere, whatever was typed', async () => {
    const { element, field, search, drawn, isOpen, intents } = await showField({ chosen: 'union-0' });
    await search('kredito');
    element.chosen = 'union-6';
    await drawn();
    expect([field.value, isOpen()]).to.deep.equal([nameOf(6), false]);
    element.institutions = unions.map(({ id, name }) => ({ id, name: name.replace('kredito unija', 'credit union') }));
    await drawn();
    expect(field.value).to.equal('Tauragės credit union');
    expect(intents).to.be.empty;
  });

  it('keeps what is being typed when it is drawn anew', async () => {
    const { element, field, search, drawn, offered } = await showField({ chosen: 'union-0' });
    await search('kauno');
    element.missing = true;
    await drawn();
    expect([field.value, offered()]).to.deep.equal(['kauno', [nameOf(1)]]);
  });

  it('works by a keyboard: what is typed finds, and an id that is typed is no choice', async function () {
    const { element, field, drawn, leave, intents, chosen, offered } = await showField();
    const next = document.createElement('button');
    element.after(next);
    if (!(await keys({ type: 'union-1' }))) this.skip();
    await leave();
    expect([field.value, intents]).to.deep.equal(['', []]);
    field.focus();
    await keys({ type: 'alyt' });
    await drawn();
    expect(offered()).to.deep.equal([nameOf(5)]);
    await keys({ press: 'ArrowDown' });
    await keys({ press: 'Tab' });
    await drawn();
    expect(focused()).to.equal(next);
    expect([field.value, intents]).to.deep.equal([nameOf(5), [chosen('union-5')]]);
  });
});
