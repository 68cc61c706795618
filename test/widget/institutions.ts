import { expect } from '@open-wc/testing';
import { scriptOf } from '../support/banks.js';
import { onCleanPage } from '../support/clean-page.js';
import { all, focused, part, parts, textOf, type } from '../support/composed.js';
import { bankOptions, never, reply } from '../support/scripted-adapter.js';
import { translate } from '../support/texts.js';
import { choose, mount, reaches, rendered, until } from '../support/widget.js';

describe('<internetbank-login>: institutions', () => {
  onCleanPage();

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

  it('are found by typing where there are many, without diacritics, and the one that is left is chosen and sent', async () => {
    const many = Array.from({ length: 60 }, (_, at) => ({ id: `other-${at}`, name: `Kredito unija ${at}` }));
    const named = { id: 'zemaitijos', name: 'Žemaitijos kredito unija' };
    const options = reply(bankOptions({ institutions: [...many, named] }));
    const { widget, bank } = await mount({
      bank: scriptOf((script) => script.always('options', options).always('poll', never)),
    });
    await reaches(widget, 'choosing');
    await until(() => parts(widget, 'institution').length === 1);
    const field = part<HTMLInputElement>(widget, 'institution');
    field.focus();
    const search = async (words: string) => {
      type(field, words);
      await rendered(widget);
      return all(widget, '[role=option]').map(textOf);
    };
    const t = await translate('en');
    const withFive = many.map(({ name }) => name).filter((name) => name.includes('5'));
    expect(await search('5 unija')).to.deep.equal(withFive);
    // What is said within one task is said together, and tasks of the test may be as short as that.
    const says = (words: string) => until(() => textOf(part(widget, 'status')).endsWith(words));
    await says(t('institution.found', { count: withFive.length }));
    expect(await search('nothing like it')).to.be.empty;
    await says(t('institution.none'));
    expect(await search('ZEMAIT')).to.deep.equal([named.name]);
    await says(`${t('institution.found', { count: 1 })}: ${named.name}`);
    field.blur();
    await rendered(widget);
    expect(field.value).to.equal(named.name);
    await choose(widget, 'smart-id');
    await reaches(widget, 'waiting');
    expect(bank.last('start')!.asked).to.deep.include({ institution: named.id });
  });

  it('are asked nothing of where the bank has none', async () => {
    const { widget } = await mount();
    await reaches(widget, 'choosing');
    expect(parts(widget, 'institution')).to.be.empty;
  });
});
