import { expect } from '@open-wc/testing';
import type { Field, Identity } from '../../src/flow/adapter.js';
import { newMemory } from '../../src/flow/state.js';
import { all, click, everythingIn, focused, inputOf, part, parts, textOf, type } from '../support/composed.js';
import { settled } from '../support/manual-clock.js';
import { keys } from '../support/media.js';
import { showStep } from '../support/shown-step.js';
import { asking, stateOf } from '../support/states.js';
import { languages, translate } from '../support/texts.js';

describe('ibl-identifying-step', () => {
  const everything: Field[] = ['userNumber', 'personalCode', 'phoneNumber', 'password'];
  const partOf = {
    userNumber: 'user-number',
    personalCode: 'personal-code',
    phoneNumber: 'phone-number',
    password: 'password',
  };
  const valid: Required<Identity> = {
    userNumber: '12345678',
    personalCode: '40504040001',
    phoneNumber: '+37061234567',
    password: 'a secret',
  };
  const fill = (element: Element, identity: Identity) => {
    for (const [field, value] of Object.entries(identity)) type(inputOf(element, partOf[field as Field]), value);
  };
  const errorsIn = (element: Element) => parts(element, 'error').map(textOf);

  for (const [field, autocomplete, inputmode, inputType] of [
    ['userNumber', 'username', null, 'text'],
    ['personalCode', 'off', 'numeric', 'text'],
    ['phoneNumber', 'tel', 'tel', 'text'],
    ['password', 'current-password', null, 'password'],
  ] as const) {
    it(`helps browsers and phones to fill in ${field}`, async () => {
      const { element } = await showStep(asking(field));
      const input = inputOf(element, partOf[field]);
      expect(input.getAttribute('autocomplete')).to.equal(autocomplete);
      expect(input.getAttribute('inputmode')).to.equal(inputmode);
      expect(input.type).to.equal(inputType);
      expect(input.name).to.equal(partOf[field]);
      expect(input.form).to.equal(element.shadowRoot!.querySelector('form'));
      expect(input.getAttribute('spellcheck')).to.equal('false');
    });

    for (const language of languages) {
      it(`labels ${field}, and says what is missing or wrong with it, in ${language}`, async () => {
        const { element, t, intents, spoken } = await showStep(asking(field), { language });
        const input = inputOf(element, partOf[field]);
        const wordsOf = (attribute: string) =>
          (input.getAttribute(attribute) ?? '').split(' ').map((id) => textOf(element.shadowRoot!.getElementById(id)!));
        expect([...input.labels!].map(textOf)).to.deep.equal([t(`fields.${field}.label`)]);
        expect(wordsOf('aria-describedby')).to.deep.equal([t(`fields.${field}.hint`)]);
        for (const [typed, problem] of [
          ['', 'missing'],
          [field === 'password' ? 'x'.repeat(129) : '!', 'invalid'],
        ] as const) {
          type(input, typed);
          click(element, 'submit');
          await element.updateComplete;
          const message = t(`fields.${field}.${problem}`);
          expect(errorsIn(element)).to.deep.equal([message]);
          expect(input.getAttribute('aria-invalid')).to.equal('true');
          expect(wordsOf('aria-describedby')).to.deep.equal([t(`fields.${field}.hint`), message]);
          expect(spoken.at(-1)).to.deep.equal({ text: message, region: 'alert' });
        }
        expect(intents).to.be.empty;
      });
    }
  }

  it('hands over what was typed, tidied and in full', async () => {
    const { element, intents } = await showStep(asking(...everything));
    fill(element, {
      userNumber: ' 1234-5678 ',
      personalCode: '４０５０４０４-0001',
      phoneNumber: '8 612 34567',
      password: ' a secret ',
    });
    click(element, 'submit');
    const identity = { ...valid, password: ' a secret ' };
    expect(intents).to.deep.equal([{ type: 'identity-entered', identity }]);
  });

  for (const code of ['161175-19997', '16117519997', '320000-12345', '32000012345', '161175 19997']) {
    it(`takes the Latvian personal code ${code}`, async () => {
      const { element, intents } = await showStep(asking('personalCode'));
      type(inputOf(element, 'personal-code'), code);
      click(element, 'submit');
      const personalCode = code.replace(/[- ]/, '');
      expect(intents).to.deep.equal([{ type: 'identity-entered', identity: { personalCode } }]);
    });
  }

  it('shows a Latvian personal code with its dash when something else has to be corrected', async () => {
    const { element } = await showStep(asking('personalCode', 'phoneNumber'));
    type(inputOf(element, 'personal-code'), '16117519997');
    click(element, 'submit');
    await element.updateComplete;
    expect(inputOf(element, 'personal-code').value).to.equal('161175-19997');
  });

  it('judges nothing before it is submitted', async () => {
    const { element, spoken } = await showStep(asking('personalCode'));
    type(inputOf(element, 'personal-code'), '4');
    inputOf(element, 'personal-code').blur();
    await element.updateComplete;
    expect(errorsIn(element)).to.be.empty;
    expect(spoken).to.be.empty;
  });

  it('focuses the first field that is wrong, and only it while others are good', async () => {
    const { element } = await showStep(asking(...everything));
    fill(element, { ...valid, phoneNumber: '1', password: '' });
    click(element, 'submit');
    await element.updateComplete;
    await settled();
    expect(focused()).to.equal(inputOf(element, 'phone-number'));
    expect(all(element, '[aria-invalid]')).to.have.length(2);
  });

  it('announces the first error again on every submit', async () => {
    const { element, spoken, t } = await showStep(asking('userNumber', 'personalCode'));
    for (let times = 0; times < 3; times += 1) click(element, 'submit');
    expect(spoken).to.deep.equal(Array(3).fill({ text: t('fields.userNumber.missing'), region: 'alert' }));
  });

  it('takes the errors away once they are corrected', async () => {
    const { element, intents } = await showStep(asking('userNumber'));
    click(element, 'submit');
    await element.updateComplete;
    type(inputOf(element, 'user-number'), '12345678');
    click(element, 'submit');
    await element.updateComplete;
    expect(errorsIn(element)).to.be.empty;
    expect(inputOf(element, 'user-number').hasAttribute('aria-invalid')).to.be.false;
    expect(intents).to.have.length(1);
  });

  it('words its errors anew when the language changes, and keeps what was typed', async () => {
    const { element, set } = await showStep(asking('userNumber'));
    type(inputOf(element, 'user-number'), '!');
    click(element, 'submit');
    const t = await translate('lt');
    await set({ t });
    expect(errorsIn(element)).to.deep.equal([t('fields.userNumber.invalid')]);
    expect(inputOf(element, 'user-number').value).to.equal('!');
  });

  it('reveals a password when asked, says so, and masks it again as it is sent', async () => {
    const { element, spoken, t } = await showStep(asking('userNumber', 'password'));
    fill(element, { userNumber: '12345678', password: 'a secret' });
    const [input, reveal] = [inputOf(element, 'password'), part(element, 'reveal')];
    reveal.click();
    await element.updateComplete;
    expect([input.type, textOf(reveal)]).to.deep.equal(['text', t('actions.hide')]);
    expect(spoken.at(-1)?.text).to.equal(t('fields.revealed'));
    reveal.click();
    await element.updateComplete;
    expect([input.type, textOf(reveal)]).to.deep.equal(['password', t('actions.reveal')]);
    expect(spoken.at(-1)?.text).to.equal(t('fields.hidden'));
    reveal.click();
    click(element, 'submit');
    await element.updateComplete;
    expect(input.type).to.equal('password');
  });

  it('offers what the person typed last as the user number, and nothing else', async () => {
    const memory = { ...newMemory(), userNumber: '12345678' };
    const { element } = await showStep({ ...asking(...everything), memory });
    expect(everything.map((field) => inputOf(element, partOf[field]).value)).to.deep.equal(['12345678', '', '', '']);
  });

  it('forgets what was typed for one method when another is shown', async () => {
    const { element, change } = await showStep(asking('userNumber', 'password'));
    fill(element, { userNumber: '87654321', password: 'a secret' });
    await change({ ...asking('password'), method: { id: 'other', asks: ['password'] } });
    expect(inputOf(element, 'password').value).to.equal('');
    expect(everythingIn(element)).to.not.contain('a secret');
  });

  it('keeps what was typed while the same question stands', async () => {
    const state = asking('userNumber', 'password');
    const { element, change } = await showStep(state);
    fill(element, { userNumber: '87654321', password: 'a secret' });
    await change({ ...state, memory: { ...state.memory, institution: 'vilnius' } });
    expect(inputOf(element, 'password').value).to.equal('a secret');
  });

  it('takes nobody anywhere when a script submits its form natively', async () => {
    const { element } = await showStep(asking('userNumber', 'password'));
    fill(element, { userNumber: '12345678', password: 'a secret' });
    // Unlike a press of the button this sends no `submit` event that could be prevented.
    try {
      element.shadowRoot!.querySelector('form')!.submit();
    } catch {
      // Firefox refuses with an exception.
    }
    await settled();
    expect(location.href).to.not.contain('12345678');
    expect(inputOf(element, 'password').value).to.equal('a secret');
  });

  it('submits once for one Enter, and never natively', async function () {
    const { element, intents } = await showStep(asking('userNumber'));
    let prevented: boolean | undefined;
    element.shadowRoot!.addEventListener('submit', (event) => (prevented = event.defaultPrevented));
    inputOf(element, 'user-number').focus();
    if (!(await keys({ type: '12345678' }))) this.skip();
    await keys({ press: 'Enter' });
    expect(intents).to.deep.equal([{ type: 'identity-entered', identity: { userNumber: '12345678' } }]);
    expect(prevented).to.be.true;
  });

  it('returns to the methods, unless the user number comes first', async () => {
    const { element, intents, change } = await showStep(asking('userNumber'));
    click(element, 'back');
    type(inputOf(element, 'user-number'), '!');
    await element.updateComplete;
    click(element, 'back');
    type(inputOf(element, 'user-number'), '1234 5678');
    await element.updateComplete;
    click(element, 'back');
    // One that was typed for this method serves the next; what cannot be a number does not.
    const nothing = { type: 'another-way-wanted', userNumber: undefined };
    expect(intents).to.deep.equal([nothing, nothing, { ...nothing, userNumber: '12345678' }]);
    await change(stateOf('identifying', { method: undefined, asks: ['userNumber'] }));
    expect(parts(element, 'back')).to.be.empty;
  });

  it('has neither number fields nor a field for a PIN', async () => {
    const { element } = await showStep(asking(...everything));
    expect(all(element, 'input').map((input) => (input as HTMLInputElement).type)).to.not.include('number');
    expect(everythingIn(element)).to.not.match(/\bpin\b/i);
  });
});
