import { expect, html } from '@open-wc/testing';
import { demoAnswers } from '../../../src/demo-bank/codes.js';
import { demoPeople, type DemoPerson } from '../../../src/demo-bank/people.js';
import '../../../demo/play/play-people.js';
import type { PlayPeople, Secret } from '../../../demo/play/play-people.js';
import { t } from '../../../demo/play/texts.js';
import { languages } from '../../../demo/shared/preferences.js';
import { violationsOf } from '../../support/axe.js';
import { keys } from '../../support/media.js';
import { find, show, speak } from './support.js';

const showPeople = (asked?: Secret) =>
  show<PlayPeople>(html`<play-people .belongings=${demoAnswers} .asked=${asked}></play-people>`);

describe('the people', () => {
  beforeEach(() => speak('en'));

  it('are all there, each with the outcome in words and a button of a name', async () => {
    const people = await showPeople();
    const numbers = demoPeople.map(({ userNumber, phoneNumber }) => userNumber ?? phoneNumber ?? '');
    const buttons = [...people.querySelectorAll<HTMLElement>('[data-use]')];
    expect(buttons.map((own) => own.dataset['use'])).to.have.members(numbers);
    for (const own of buttons) {
      const title = find(own.closest('li')!, 'p').textContent;
      expect(own.getAttribute('aria-label')).to.equal(t('useWhom', { number: own.dataset['use'] ?? '', title }));
    }
  });

  it('are used by the keyboard, and the one in use is marked', async function () {
    const people = await showPeople();
    const used: DemoPerson[] = [];
    people.use = (person) => used.push(person);
    const use = find(people, '[data-use="100003"]');
    use.focus();
    if (!(await keys({ press: 'Enter' }))) return this.skip();
    expect(used.map(({ userNumber }) => userNumber)).to.deep.equal(['100003']);
    people.person = used[0];
    await people.updateComplete;
    const pressed = [...people.querySelectorAll('[aria-pressed="true"]')];
    expect(pressed).to.deep.equal([use]);
  });

  it('come after what they know when the bank asks for it', async () => {
    const isFirst = (people: PlayPeople) => people.querySelector('dl, ul')?.localName === 'dl';
    expect(isFirst(await showPeople())).to.be.false;
    const asked = await showPeople('password');
    expect(isFirst(asked)).to.be.true;
    expect(find(asked, '.asked').textContent).to.contain(t('password'));
  });

  for (const language of languages) {
    it(`have no barriers in ${language}`, async () => {
      speak(language);
      expect(await violationsOf(await showPeople('personalCode'))).to.deep.equal([]);
    });
  }
});
