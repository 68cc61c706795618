import { expect } from '@open-wc/testing';
import { newMemory } from '../../src/flow/state.js';
import { focused, inputOf, part, parts, type } from '../support/composed.js';
import { showStep } from '../support/shown-step.js';
import { asking } from '../support/states.js';

describe('several fields', () => {
  it('says the first error again on every submit, whatever is in the other fields, and wipes nothing', async () => {
    const { element, spoken, t } = await showStep(asking('phoneNumber', 'personalCode'));
    type(inputOf(element, 'phone-number'), 'not yet');
    type(inputOf(element, 'personal-code'), '4050 4040 002');
    for (let times = 0; times < 3; times += 1) {
      part(element, 'submit').click();
      await element.updateComplete;
    }
    expect(spoken.map(({ text }) => text)).to.deep.equal(Array(3).fill(t('fields.phoneNumber.invalid')));
    expect(inputOf(element, 'phone-number').value).to.equal('not yet');
    expect(inputOf(element, 'personal-code').value, 'as it was typed').to.equal('4050 4040 002');
    expect(parts(element, 'error')).to.have.length(2);
  });

  it('never shows in one field what was in another', async () => {
    const { element, set } = await showStep(asking('userNumber', 'password'));
    const password = inputOf(element, 'password');
    type(inputOf(element, 'user-number'), '12345678');
    type(password, 'a secret');
    await set({ state: asking('phoneNumber', 'userNumber') });
    expect(parts(element, 'input').map((input) => (input as HTMLInputElement).value)).to.deep.equal(['', '']);
    expect(password.value, 'nor in one that is gone').to.equal('');
  });

  it('takes personal codes and phone numbers of the countries that it is given', async () => {
    const { element, intents, set } = await showStep(asking('phoneNumber', 'personalCode'));
    type(inputOf(element, 'phone-number'), '5123 4567');
    type(inputOf(element, 'personal-code'), '331234-56789');
    part(element, 'submit').click();
    expect(intents, 'no Estonian number is completed').to.be.empty;
    await set({ countries: ['lt', 'ee'] });
    part(element, 'submit').click();
    expect(intents, 'no Latvian code is taken').to.be.empty;
    await set({ countries: ['ee', 'lv'] });
    part(element, 'submit').click();
    const identity = { phoneNumber: '+37251234567', personalCode: '33123456789' };
    expect(intents).to.deep.equal([{ type: 'identity-entered', identity }]);
  });
});

describe('a user number that is filled in', () => {
  const asked = asking('userNumber', 'password');
  const filled = (state = asked) => showStep(state, { userNumber: '12345678' });
  const outside = () => (focused() as HTMLElement | null)?.blur();

  it('is sent as it stands, or as the person changes it', async () => {
    for (const typed of ['12345678', '87654321']) {
      const { element, intents } = await filled(asking('userNumber'));
      expect(inputOf(element, 'user-number').value).to.equal('12345678');
      if (typed !== '12345678') type(inputOf(element, 'user-number'), typed);
      part(element, 'submit').click();
      expect(intents).to.deep.equal([{ type: 'identity-entered', identity: { userNumber: typed } }]);
    }
  });

  it('comes before the one that was handed in earlier, which comes before none', async () => {
    const memory = { ...newMemory(), userNumber: '11112222' };
    const { element, set } = await filled({ ...asked, memory });
    expect(inputOf(element, 'user-number').value).to.equal('12345678');
    await set({ state: { ...asking('userNumber'), memory }, userNumber: '' });
    expect(inputOf(element, 'user-number').value).to.equal('11112222');
  });

  for (const [what, prepare, shown] of [
    ['fills an empty field', () => undefined, '87654321'],
    ['fills an empty field that the person is at', (input) => input.focus(), '87654321'],
    [
      'takes the place of what was typed once the person is elsewhere on the page',
      (input) => {
        input.focus();
        type(input, '55556666');
        outside();
      },
      '87654321',
    ],
    [
      'leaves alone what the person is typing',
      (input) => {
        input.focus();
        type(input, '5555');
      },
      '5555',
    ],
    [
      'leaves alone what the person typed before the password',
      (input) => {
        type(input, '55556666');
        part((input.getRootNode() as ShadowRoot).host, 'password').focus();
      },
      '55556666',
    ],
  ] as [string, (input: HTMLInputElement) => void, string][]) {
    it(`${what}, if it comes late`, async () => {
      const { element, set } = await showStep(asked);
      prepare(inputOf(element, 'user-number'));
      await set({ userNumber: '87654321' });
      expect(inputOf(element, 'user-number').value).to.equal(shown);
      outside();
    });
  }

  it('gives way to a newer one, and stays when none is given any more', async () => {
    const { element, set } = await filled();
    await set({ userNumber: '87654321' });
    expect(inputOf(element, 'user-number').value).to.equal('87654321');
    await set({ userNumber: '' });
    expect(inputOf(element, 'user-number').value).to.equal('87654321');
  });

  it('wipes no password', async () => {
    const { element, set } = await filled();
    type(inputOf(element, 'password'), 'a secret');
    await set({ userNumber: '87654321' });
    expect(inputOf(element, 'password').value).to.equal('a secret');
  });
});
