import { expect, fixtureSync, html, waitUntil } from '@open-wc/testing';
import type { Field, Prompt } from '../../src/flow/adapter.js';
import { newMemory, type Intent } from '../../src/flow/state.js';
import { IdentifyingStep } from '../../src/steps/identifying-step.js';
import { PromptingStep } from '../../src/steps/prompting-step.js';
import { defineLaterSteps } from '../../src/widget/later-steps.js';
import { everythingIn, focused, part, parts, type } from '../support/composed.js';
import { ManualClock, settled } from '../support/manual-clock.js';
import { stateOf } from '../support/states.js';
import { translate } from '../support/texts.js';

defineLaterSteps();

const inputOf = (root: Node, name: string) => part<HTMLInputElement>(root, name);
const asking = (...asks: Field[]) => stateOf('identifying', { method: { id: 'password', asks }, asks });
const prompting = (prompt: object) => stateOf('prompting', { prompt: { reason: 'sign-in', ...prompt } as Prompt });

/** A step alone on a page, with all that it says to the widget. */
async function show<E extends IdentifyingStep | PromptingStep>(element: E, properties: Partial<E>) {
  const intents: Intent[] = [];
  const spoken: string[] = [];
  element.addEventListener('ibl-intent', ({ intent }) => intents.push(intent));
  element.addEventListener('ibl-announce', ({ text }) => spoken.push(text));
  const set = async (more: Partial<E>) => {
    Object.assign(element, more);
    await element.updateComplete;
    await settled();
  };
  const t = await translate('en');
  Object.assign(element, { t, language: 'en', clock: new ManualClock() });
  fixtureSync(html`<div></div>`).append(element);
  await set(properties);
  return { element, intents, spoken, set, t };
}
const identify = (properties: Partial<IdentifyingStep>) => show(new IdentifyingStep(), properties);
const prompt = (properties: Partial<PromptingStep>) => show(new PromptingStep(), properties);

const { set: setNatively } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!;
/** How a field may be filled by what is no keyboard: a password manager, a voice, a hand that drags. */
const fills: Record<string, (input: HTMLInputElement, value: string) => void> = {
  'with no event': (input, value) => setNatively!.call(input, value),
  'with change alone': (input, value) => {
    setNatively!.call(input, value);
    input.dispatchEvent(new Event('change', { bubbles: true }));
  },
  'with a keyboard event that has no key': (input, value) => {
    setNatively!.call(input, value);
    for (const name of ['keydown', 'keyup']) input.dispatchEvent(new Event(name, { bubbles: true, composed: true }));
  },
  'as a range of text': (input, value) => {
    input.setRangeText(value, 0, input.value.length, 'end');
  },
};

for (const [how, fill] of Object.entries(fills)) {
  describe(`a field that is filled ${how}`, () => {
    it('counts when identifying is sent', async () => {
      const { element, intents } = await identify({ state: asking('userNumber', 'password') });
      fill(inputOf(element, 'user-number'), '12345678');
      fill(inputOf(element, 'password'), 'a secret');
      part(element, 'submit').click();
      const identity = { userNumber: '12345678', password: 'a secret' };
      expect(intents).to.deep.equal([{ type: 'identity-entered', identity }]);
    });

    it('stays when another field is wrong, and when the language changes', async () => {
      const { element, set } = await identify({ state: asking('userNumber', 'password') });
      fill(inputOf(element, 'user-number'), '12 34');
      fill(inputOf(element, 'password'), 'x'.repeat(129));
      part(element, 'submit').click();
      await set({ t: await translate('lt') });
      expect(inputOf(element, 'user-number').value).to.equal('12 34');
      expect(inputOf(element, 'password').value).to.equal('x'.repeat(129));
      expect(focused()).to.equal(inputOf(element, 'password'));
    });

    it('stays when a password is revealed and hidden again', async () => {
      const { element } = await identify({ state: asking('userNumber', 'password') });
      fill(inputOf(element, 'password'), 'a secret');
      for (const shownAs of ['text', 'password']) {
        part(element, 'reveal').click();
        await element.updateComplete;
        expect([inputOf(element, 'password').type, inputOf(element, 'password').value]).to.deep.equal([
          shownAs,
          'a secret',
        ]);
      }
    });

    it('gives the user number to the next method', async () => {
      const { element, intents } = await identify({ state: asking('userNumber', 'password') });
      fill(inputOf(element, 'user-number'), '1234 5678');
      part(element, 'back').click();
      expect(intents).to.deep.equal([{ type: 'another-way-wanted', userNumber: '12345678' }]);
    });

    for (const [kind, code, value] of [
      ['code-card', '48 29-13', '482913'],
      ['sms-code', '0042', '0042'],
      ['personal-code', '331234-56789', '33123456789'],
      ['password', ' a secret ', ' a secret '],
    ] as const) {
      it(`counts as the answer where the bank asks for ${kind}, and leaves as it is sent`, async () => {
        const { element, intents } = await prompt({ state: prompting({ kind, position: '19' }) });
        fill(inputOf(element, 'prompt-code'), code);
        part(element, 'submit').click();
        expect(intents).to.deep.equal([{ type: 'code-entered', value }]);
        expect(everythingIn(element)).to.not.contain(code);
      });
    }

    it('stays where the bank asked for another length, in another language, revealed or not', async () => {
      const { element, intents, set } = await prompt({ state: prompting({ kind: 'sms-code', length: 6 }) });
      fill(inputOf(element, 'prompt-code'), '12-34');
      part(element, 'submit').click();
      part(element, 'reveal').click();
      await set({ t: await translate('lv') });
      expect(inputOf(element, 'prompt-code').value).to.equal('12-34');
      expect(intents).to.be.empty;
    });

    it('is emptied when the bank asks something else, and when the element leaves the page', async () => {
      const { element, set } = await prompt({ state: prompting({ kind: 'code-card', position: '19' }) });
      fill(inputOf(element, 'prompt-code'), '482913');
      await set({ state: prompting({ kind: 'code-card', position: '7' }) });
      expect(inputOf(element, 'prompt-code').value).to.equal('');
      fill(inputOf(element, 'prompt-code'), '482913');
      element.remove();
      await waitUntil(() => !everythingIn(element).includes('482913'), 'forgotten');
    });
  });
}

describe('ibl-identifying-step', () => {
  it('says the first error again on every submit, whatever is in the other fields, and wipes nothing', async () => {
    const { element, spoken, t } = await identify({ state: asking('phoneNumber', 'personalCode') });
    type(inputOf(element, 'phone-number'), 'not yet');
    type(inputOf(element, 'personal-code'), '4050 4040 002');
    for (let times = 0; times < 3; times += 1) {
      part(element, 'submit').click();
      await element.updateComplete;
    }
    expect(spoken).to.deep.equal(Array(3).fill(t('fields.phoneNumber.invalid')));
    expect(inputOf(element, 'phone-number').value).to.equal('not yet');
    expect(inputOf(element, 'personal-code').value, 'as it was typed').to.equal('4050 4040 002');
    expect(parts(element, 'error')).to.have.length(2);
  });

  it('never shows in one field what was in another', async () => {
    const { element, set } = await identify({ state: asking('userNumber', 'password') });
    const password = inputOf(element, 'password');
    type(inputOf(element, 'user-number'), '12345678');
    type(password, 'a secret');
    await set({ state: asking('phoneNumber', 'userNumber') });
    expect(parts(element, 'input').map((input) => (input as HTMLInputElement).value)).to.deep.equal(['', '']);
    expect(password.value, 'nor in one that is gone').to.equal('');
  });

  it('takes personal codes and phone numbers of the countries that it is given', async () => {
    const { element, intents, set } = await identify({ state: asking('phoneNumber', 'personalCode') });
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
  const filled = (properties: Partial<IdentifyingStep>) =>
    identify({ state: asked, userNumber: '12345678', ...properties });
  const outside = () => (focused() as HTMLElement | null)?.blur();

  it('is sent as it stands, or as the person changes it', async () => {
    for (const typed of ['12345678', '87654321']) {
      const { element, intents } = await filled({ state: asking('userNumber') });
      expect(inputOf(element, 'user-number').value).to.equal('12345678');
      if (typed !== '12345678') type(inputOf(element, 'user-number'), typed);
      part(element, 'submit').click();
      expect(intents).to.deep.equal([{ type: 'identity-entered', identity: { userNumber: typed } }]);
    }
  });

  it('comes before the one that was handed in earlier, which comes before none', async () => {
    const memory = { ...newMemory(), userNumber: '11112222' };
    const { element, set } = await filled({ state: { ...asked, memory } });
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
      const { element, set } = await identify({ state: asked });
      prepare(inputOf(element, 'user-number'));
      await set({ userNumber: '87654321' });
      expect(inputOf(element, 'user-number').value).to.equal(shown);
      outside();
    });
  }

  it('gives way to a newer one, and stays when none is given any more', async () => {
    const { element, set } = await filled({});
    await set({ userNumber: '87654321' });
    expect(inputOf(element, 'user-number').value).to.equal('87654321');
    await set({ userNumber: '' });
    expect(inputOf(element, 'user-number').value).to.equal('87654321');
  });

  it('wipes no password', async () => {
    const { element, set } = await filled({});
    type(inputOf(element, 'password'), 'a secret');
    await set({ userNumber: '87654321' });
    expect(inputOf(element, 'password').value).to.equal('a secret');
  });
});
