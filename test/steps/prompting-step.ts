import { expect } from '@open-wc/testing';
import type { StateOf } from '../../src/flow/state.js';
import type { StepElement } from '../../src/steps/step-element.js';
import { all, click, everythingIn, focused, inputOf, part, textOf, tidied, type } from '../support/composed.js';
import { settled } from '../support/manual-clock.js';
import { keys } from '../support/media.js';
import { showStep } from '../support/shown-step.js';
import { prompting } from '../support/states.js';
import { languages, translate } from '../support/texts.js';
import { until } from '../support/widget.js';

describe('ibl-prompting-step', () => {
  const card = (changes: object = {}, position = '19') => prompting({ kind: 'code-card', position }, changes);
  const enter = async (element: StepElement<StateOf<'prompting'>>, code: string) => {
    type(inputOf(element, 'prompt-code'), code);
    click(element, 'submit');
    await element.updateComplete;
  };

  for (const language of languages) {
    it(`names the position of the code in the label, in ${language}`, async () => {
      const { element, t } = await showStep(card(), { language });
      const input = inputOf(element, 'prompt-code');
      const label = tidied([...input.labels!].map(({ textContent }) => textContent).join());
      expect(label).to.equal(t('prompting.codeCard', { position: '19' }));
      expect(label).to.contain('19');
    });

    for (const count of [1, 2, 10, 11, 21]) {
      it(`says in ${language} that ${count} attempts are left, and where the next code is`, async () => {
        const state = card({ problem: 'wrong-code', attemptsLeft: count }, '7');
        const { element, spoken, t } = await showStep(state, { language });
        const expected = `${t('prompting.wrongCard', { position: '7' })} ${t('prompting.attemptsLeft', { count })}`;
        expect(textOf(part(element, 'error'))).to.equal(expected);
        expect(spoken[0]).to.deep.equal({ text: expected, region: 'alert' });
        expect(inputOf(element, 'prompt-code').getAttribute('aria-invalid')).to.equal('true');
      });
    }
  }

  for (const [language, forms] of [
    ['lt', { 1: 'bandymas', 2: 'bandymai', 10: 'bandymų', 11: 'bandymų', 21: 'bandymas' }],
    ['lv', { 1: 'mēģinājums', 2: 'mēģinājumi', 11: 'mēģinājumu', 21: 'mēģinājums' }],
    ['en', { 1: 'attempt ', 2: 'attempts', 11: 'attempts', 21: 'attempts' }],
  ] as const) {
    it(`counts attempts in ${language} as its grammar asks`, async () => {
      const t = await translate(language);
      for (const [count, form] of Object.entries(forms)) {
        expect(t('prompting.attemptsLeft', { count: Number(count) })).to.contain(form);
      }
    });
  }

  it('asks for the next position after a wrong code, in an empty field', async () => {
    const { element, change, t } = await showStep(card());
    type(inputOf(element, 'prompt-code'), '1234');
    await change(card({ problem: 'wrong-code' }, '7'));
    const input = inputOf(element, 'prompt-code');
    expect(input.value).to.equal('');
    expect(tidied(input.labels![0]!.textContent)).to.equal(t('prompting.codeCard', { position: '7' }));
    element.focusStep();
    expect(focused()).to.equal(input);
  });

  for (const [prompt, autocomplete, inputmode, label] of [
    [{ kind: 'code-card', position: '19' }, 'one-time-code', 'numeric', 'prompting.codeCard'],
    [{ kind: 'code-calculator' }, 'one-time-code', 'numeric', 'prompting.codeCalculator'],
    [{ kind: 'sms-code' }, 'one-time-code', 'numeric', 'prompting.smsCode'],
    [{ kind: 'personal-code' }, 'off', 'numeric', 'fields.personalCode.label'],
    [{ kind: 'password' }, 'current-password', null, 'fields.password.label'],
  ] as const) {
    it(`asks for ${prompt.kind} in one field, masked unless it is good once, with a label and help for phones`, async () => {
      const { element, t } = await showStep(prompting(prompt));
      const inputs = all(element, 'input:not([hidden])') as HTMLInputElement[];
      expect(inputs.length).to.equal(1);
      const [input] = inputs;
      const isForOnce = prompt.kind === 'sms-code' || prompt.kind === 'code-calculator';
      expect(input!.type).to.equal(isForOnce ? 'text' : 'password');
      expect(input!.getAttribute('autocomplete')).to.equal(autocomplete);
      expect(input!.getAttribute('inputmode')).to.equal(inputmode);
      expect(textOf(input!.labels![0]!)).to.equal(tidied(t(label, { position: '19' })));
    });

    for (const reason of ['sign-in', 'first-login', 'new-device'] as const) {
      it(`says why ${prompt.kind} is asked for ${reason}, and offers another way and an end`, async () => {
        const { element, intents, t } = await showStep(prompting({ ...prompt, reason }));
        expect(textOf(part(element, 'heading'))).to.not.equal('');
        if (reason === 'first-login')
          expect(textOf(element)).to.contain(t('prompting.firstLogin', { method: 'Smart-ID' }));
        if (reason === 'new-device') expect(textOf(element)).to.contain(t('prompting.newDevice'));
        click(element, 'another-way');
        click(element, 'cancel');
        expect(intents).to.deep.equal([{ type: 'another-way-wanted' }, { type: 'cancelled' }]);
      });
    }
  }

  for (const [typed, value] of [
    ['12 34-56', '123456'],
    [' 123456\u200b', '123456'],
    ['１２３４５６', '123456'],
    ['0042', '0042'],
    ['ab 12', 'ab12'],
  ] as const) {
    it(`sends ${JSON.stringify(typed)} as ${value}`, async () => {
      const { element, intents } = await showStep(card());
      await enter(element, typed);
      expect(intents).to.deep.equal([{ type: 'code-entered', value }]);
    });
  }

  it('tells password managers whose password it is', async () => {
    const { element } = await showStep(prompting({ kind: 'password' }));
    const [username] = all(element, 'input[hidden]') as HTMLInputElement[];
    expect(username?.autocomplete).to.equal('username');
  });

  it('leaves a password as it was typed', async () => {
    const { element, intents } = await showStep(prompting({ kind: 'password' }));
    await enter(element, ' a - secret ');
    expect(intents).to.deep.equal([{ type: 'code-entered', value: ' a - secret ' }]);
  });

  it('checks a personal code before it is sent', async () => {
    const { element, intents, t } = await showStep(prompting({ kind: 'personal-code' }));
    await enter(element, '40504040002');
    expect(textOf(part(element, 'error'))).to.equal(t('fields.personalCode.invalid'));
    await enter(element, '405 0404-0001');
    expect(intents).to.deep.equal([{ type: 'code-entered', value: '40504040001' }]);
  });

  it('empties and masks the field as the code is sent', async () => {
    const { element } = await showStep(card());
    click(element, 'reveal');
    await element.updateComplete;
    const input = inputOf(element, 'prompt-code');
    expect(input.type).to.equal('text');
    await enter(element, '482913');
    expect([input.value, input.type]).to.deep.equal(['', 'password']);
    expect(everythingIn(element)).to.not.contain('482913');
  });

  it('masks what was revealed when the bank asks again', async () => {
    const { element, change, t } = await showStep(card());
    click(element, 'reveal');
    await change(card({ problem: 'wrong-code' }, '7'));
    expect(inputOf(element, 'prompt-code').type).to.equal('password');
    expect(textOf(part(element, 'reveal'))).to.equal(t('actions.reveal'));
  });

  it('forgets what was typed when it leaves the page', async () => {
    const { element } = await showStep(card());
    type(inputOf(element, 'prompt-code'), '482913');
    element.remove();
    await until(() => !everythingIn(element).includes('482913'));
  });

  it('keeps what was typed when it is moved', async () => {
    const { element } = await showStep(card());
    type(inputOf(element, 'prompt-code'), '482913');
    const place = element.parentElement!;
    element.remove();
    place.append(element);
    // The task after the one that was queued by the move.
    await new Promise((resolve) => setTimeout(resolve));
    await element.updateComplete;
    expect(inputOf(element, 'prompt-code').value).to.equal('482913');
  });

  for (const language of languages) {
    it(`says in ${language} when the code is missing or too short, each time`, async () => {
      const state = prompting({ kind: 'code-card', position: '19', length: 6 });
      const { element, intents, spoken, t } = await showStep(state, { language });
      for (const [typed, message] of [
        ['', t('prompting.missing')],
        ['12345', t('prompting.length', { count: 6 })],
        ['1234567', t('prompting.length', { count: 6 })],
      ] as const) {
        await enter(element, typed);
        expect(textOf(part(element, 'error'))).to.equal(message);
        expect(spoken.at(-1)).to.deep.equal({ text: message, region: 'alert' });
        await settled();
        expect(focused()).to.equal(inputOf(element, 'prompt-code'));
      }
      expect(intents).to.be.empty;
      await enter(element, '123-456');
      expect(intents).to.have.length(1);
    });
  }

  it('takes no length for granted when the bank names none', async () => {
    const { element, intents } = await showStep(card());
    await enter(element, '1');
    expect(intents).to.deep.equal([{ type: 'code-entered', value: '1' }]);
  });

  it('words its error anew when the language changes, and keeps what was typed', async () => {
    const { element, set } = await showStep(card({ problem: 'wrong-code', attemptsLeft: 2 }));
    type(inputOf(element, 'prompt-code'), '12');
    const t = await translate('lv');
    await set({ t });
    expect(textOf(part(element, 'error'))).to.equal(
      `${t('prompting.wrongCard', { position: '19' })} ${t('prompting.attemptsLeft', { count: 2 })}`,
    );
    expect(inputOf(element, 'prompt-code').value).to.equal('12');
  });

  it('does not submit by itself after the last digit', async function () {
    const { element, intents } = await showStep(prompting({ kind: 'code-card', position: '19', length: 4 }));
    inputOf(element, 'prompt-code').focus();
    if (!(await keys({ type: '1234' }))) this.skip();
    await element.updateComplete;
    expect(intents).to.be.empty;
    await keys({ press: 'Enter' });
    expect(intents).to.deep.equal([{ type: 'code-entered', value: '1234' }]);
  });

  it('takes a code longer than the card says when it is pasted with spaces', async () => {
    const { element } = await showStep(prompting({ kind: 'code-card', position: '19', length: 6 }));
    expect(inputOf(element, 'prompt-code').maxLength).to.be.greaterThan(12);
  });

  it("shows a calculator's challenge as it came", async () => {
    const { element, t } = await showStep(prompting({ kind: 'code-calculator', challenge: '0073 4410' }));
    expect(all(element, '.challenge').map(textOf)).to.deep.equal(['0073 4410']);
    expect(textOf(element)).to.contain(t('prompting.challenge')).and.contain(t('prompting.challengeHint'));
  });

  it('shows the position as text, whatever the bank wrote into it', async () => {
    const position = '<b>1</b> {{count}} $t(actions.cancel)';
    const { element } = await showStep(card({}, position));
    expect(textOf(inputOf(element, 'prompt-code').labels![0]!)).to.contain(position);
    expect(all(element, 'b')).to.be.empty;
  });
});
