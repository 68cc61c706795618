import { expect } from '@open-wc/testing';
import { everythingIn, focused, inputOf, part } from '../support/composed.js';
import { showStep } from '../support/shown-step.js';
import { asking, prompting } from '../support/states.js';
import { translate } from '../support/texts.js';
import { until } from '../support/widget.js';

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
      const { element, intents } = await showStep(asking('userNumber', 'password'));
      fill(inputOf(element, 'user-number'), '12345678');
      fill(inputOf(element, 'password'), 'a secret');
      part(element, 'submit').click();
      const identity = { userNumber: '12345678', password: 'a secret' };
      expect(intents).to.deep.equal([{ type: 'identity-entered', identity }]);
    });

    it('stays when another field is wrong, and when the language changes', async () => {
      const { element, set } = await showStep(asking('userNumber', 'password'));
      fill(inputOf(element, 'user-number'), '12 34');
      fill(inputOf(element, 'password'), 'x'.repeat(129));
      part(element, 'submit').click();
      await set({ t: await translate('lt') });
      expect(inputOf(element, 'user-number').value).to.equal('12 34');
      expect(inputOf(element, 'password').value).to.equal('x'.repeat(129));
      expect(focused()).to.equal(inputOf(element, 'password'));
    });

    it('stays when a password is revealed and hidden again', async () => {
      const { element } = await showStep(asking('userNumber', 'password'));
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
      const { element, intents } = await showStep(asking('userNumber', 'password'));
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
        const { element, intents } = await showStep(prompting({ kind, position: '19' }));
        fill(inputOf(element, 'prompt-code'), code);
        part(element, 'submit').click();
        expect(intents).to.deep.equal([{ type: 'code-entered', value }]);
        expect(everythingIn(element)).to.not.contain(code);
      });
    }

    it('stays where the bank asked for another length, in another language, revealed or not', async () => {
      const { element, intents, set } = await showStep(prompting({ kind: 'code-card', position: '19', length: 6 }));
      fill(inputOf(element, 'prompt-code'), '12-34');
      part(element, 'submit').click();
      part(element, 'reveal').click();
      await set({ t: await translate('lv') });
      expect(inputOf(element, 'prompt-code').value).to.equal('12-34');
      expect(intents).to.be.empty;
    });

    it('is emptied when the bank asks something else, and when the element leaves the page', async () => {
      const { element, set } = await showStep(prompting({ kind: 'code-card', position: '19' }));
      fill(inputOf(element, 'prompt-code'), '482913');
      await set({ state: prompting({ kind: 'code-card', position: '7' }) });
      expect(inputOf(element, 'prompt-code').value).to.equal('');
      fill(inputOf(element, 'prompt-code'), '482913');
      element.remove();
      await until(() => !everythingIn(element).includes('482913'), 'forgotten');
    });
  });
}
