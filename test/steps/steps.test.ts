import { expect, fixtureSync, html, waitUntil } from '@open-wc/testing';
import type { LitElement } from 'lit';
import type { Field, Identity, Prompt } from '../../src/flow/adapter.js';
import { problems, type KnownProblem } from '../../src/flow/problems.js';
import { newMemory, type Intent, type LoginState, type StateOf, type Step } from '../../src/flow/state.js';
import type { TextKey, Translate } from '../../src/i18n/texts.js';
import { BusyStep } from '../../src/steps/busy-step.js';
import { ChoosingStep } from '../../src/steps/choosing-step.js';
import { spokenDigits } from '../../src/steps/control-code.js';
import type { Countdown } from '../../src/steps/countdown.js';
import { define } from '../../src/steps/define.js';
import { loadQrCode } from '../../src/steps/device-link.js';
import { formatPersonalCode, isLatvianCode, isLithuanianCode, judge, normalise } from '../../src/steps/field-rules.js';
import type { Links, StepElement } from '../../src/steps/step-element.js';
import { minutesAndSeconds } from '../../src/steps/time.js';
import { tidy } from '../../src/steps/user-number.js';
import { defineLaterSteps } from '../../src/widget/later-steps.js';
import { all, everythingIn, focused, part, parts, textOf, tidied, type } from '../support/composed.js';
import { ManualClock, settled } from '../support/manual-clock.js';
import { keys } from '../support/media.js';
import { bankOptions, qrLink } from '../support/scripted-adapter.js';
import { methodOf, stateOf } from '../support/states.js';
import { languages, translate } from '../support/texts.js';

define('ibl-busy-step', BusyStep);
define('ibl-choosing-step', ChoosingStep);
defineLaterSteps();

const tagOf: Record<Step, string> = {
  loading: 'ibl-busy-step',
  choosing: 'ibl-choosing-step',
  identifying: 'ibl-identifying-step',
  starting: 'ibl-busy-step',
  waiting: 'ibl-waiting-step',
  prompting: 'ibl-prompting-step',
  checking: 'ibl-busy-step',
  succeeded: 'ibl-succeeded-step',
  failed: 'ibl-failed-step',
};

interface Shown<S extends LoginState> {
  readonly element: StepElement<S>;
  readonly clock: ManualClock;
  readonly t: Translate;
  readonly intents: Intent[];
  readonly spoken: { text: string; region: 'status' | 'alert' | 'time' }[];
  /** Shows a later state, as the widget does after a poll or a reply. */
  change(state: S): Promise<void>;
}

/** One step alone on a page, with all that it says to the widget. */
async function show<S extends LoginState>(
  state: S,
  { language = 'en', ...more }: { language?: string; links?: Links } = {},
): Promise<Shown<S>> {
  const place = fixtureSync(html`<div></div>`);
  const [clock, t] = [new ManualClock(), await translate(language)];
  const element = document.createElement(tagOf[state.step]) as StepElement<S>;
  const [intents, spoken]: [Intent[], Shown<S>['spoken']] = [[], []];
  element.addEventListener('ibl-intent', ({ intent }) => intents.push(intent));
  element.addEventListener('ibl-announce', ({ text, region }) => spoken.push({ text, region }));
  Object.assign(element, { state, t, language, clock }, more);
  place.append(element);
  await shown(element);
  const change = async (next: S) => {
    element.state = next;
    await shown(element);
  };
  return { element, clock, t, intents, spoken, change };
}

/** Until the element and the smaller ones inside have rendered. */
async function shown(element: LitElement): Promise<void> {
  await element.updateComplete;
  await settled();
}

/** Words that no Lithuanian or Latvian sentence has. */
const english = /(?<!\p{L})(the|your|you|and|with|please|enter|code|again|login|log in|bank)(?!\p{L})/iu;

const click = (root: Node, name: string) => part(root, name).click();
/** Hours and minutes of the browser's time zone: `08:05`. */
const hourOf = (wall: number) => new Date(wall).toTimeString().slice(0, 5);
const inputOf = (root: Node, name: string) => part<HTMLInputElement>(root, name);

describe('the rules for what is typed', () => {
  const zeroWidth = '\u200b\u200d\ufeff\u2060';

  for (const [typed, tidied] of [
    [' 12 34 56 ', '123456'],
    ['12-34-56', '123456'],
    ['12–34—56\u2212\u2011\u2010', '123456'],
    ['\t12\u00a034\u202f56\n', '123456'],
    [`1${zeroWidth}2\u202e3\u200f4`, '1234'],
    ['３０４０３０３９９１７', '30403039917'],
    ['ＡＢ１２', 'AB12'],
    ['', ''],
    ['  ', ''],
  ] as const) {
    it(`tidies ${JSON.stringify(typed)} into ${JSON.stringify(tidied)}`, () => expect(tidy(typed)).to.equal(tidied));
  }

  for (const [field, typed, sent] of [
    ['userNumber', ' 1234 5678 ', '12345678'],
    ['userNumber', 'AB-1234', 'AB1234'],
    ['personalCode', '404-04040001', '40404040001'],
    ['personalCode', ' 161175–19997 ', '16117519997'],
    ['phoneNumber', '+370 612 34567', '+37061234567'],
    ['phoneNumber', '+370 (612) 34-567', '+37061234567'],
    ['phoneNumber', '861234567', '+37061234567'],
    ['phoneNumber', '8 612 34567', '+37061234567'],
    ['phoneNumber', '061234567', '+37061234567'],
    ['phoneNumber', '0037061234567', '+37061234567'],
    ['phoneNumber', '37061234567', '+37061234567'],
    ['phoneNumber', '＋３７０６１２３４５６７', '+37061234567'],
    ['phoneNumber', '+372 5123 4567', '+37251234567'],
    ['phoneNumber', '37129123456', '+37129123456'],
    ['password', ' spaces - stay ', ' spaces - stay '],
  ] as const) {
    it(`sends ${field} ${JSON.stringify(typed)} as ${JSON.stringify(sent)}`, () =>
      expect(normalise(field, typed)).to.equal(sent));
  }

  for (const code of ['40504040001', '30403039917', '38703181745', '51001091072']) {
    const withDigit = (index: number, digit: number) => code.slice(0, index) + String(digit) + code.slice(index + 1);

    it(`accepts the Lithuanian or Estonian code ${code}, and with no other last digit`, () => {
      const accepted = Array.from({ length: 10 }, (_, digit) => withDigit(10, digit)).filter(isLithuanianCode);
      expect(accepted).to.deep.equal([code]);
    });

    it(`notices nearly every single wrong digit in ${code}`, () => {
      const changed = Array.from({ length: 110 }, (_, index) => withDigit(Math.floor(index / 10), index % 10));
      const unnoticed = new Set(changed.filter((each) => each !== code && isLithuanianCode(each)));
      // The rule of the register falls back to second weights, so it cannot notice them all.
      expect(unnoticed.size).to.be.at.most(3);
    });
  }

  for (const code of ['16117519997', '32000012345', '32999999999', '29029900000', '01010010000', '31129928888']) {
    it(`accepts the Latvian code ${code}`, () => expect(isLatvianCode(code)).to.be.true);
  }
  for (const code of [
    '00017519997',
    '32117',
    '16137519997',
    '16007519997',
    '161175199970',
    '16117539997',
    '1611751999a',
  ]) {
    it(`refuses ${code} as a Latvian code`, () => expect(isLatvianCode(code)).to.be.false);
  }

  for (const [field, value, problem] of [
    ['userNumber', '', 'missing'],
    ['userNumber', '1234', undefined],
    ['userNumber', 'abCD12', undefined],
    ['userNumber', '1'.repeat(20), undefined],
    ['userNumber', '123', 'invalid'],
    ['userNumber', '1'.repeat(21), 'invalid'],
    ['userNumber', '12_34', 'invalid'],
    ['userNumber', 'ąčęė', 'invalid'],
    ['userNumber', '١٢٣٤', 'invalid'],
    ['personalCode', '', 'missing'],
    ['personalCode', '40504040001', undefined],
    ['personalCode', '16117519997', undefined],
    ['personalCode', '40504040002', 'invalid'],
    ['personalCode', '4050404000', 'invalid'],
    ['personalCode', '405040400011', 'invalid'],
    ['personalCode', '٤٠٥٠٤٠٤٠٠٠١', 'invalid'],
    ['phoneNumber', '', 'missing'],
    ['phoneNumber', '+37061234567', undefined],
    ['phoneNumber', '+3725123456', undefined],
    ['phoneNumber', '+37129123456', undefined],
    ['phoneNumber', '+3706123456', 'invalid'],
    ['phoneNumber', '+370612345678', 'invalid'],
    ['phoneNumber', '+44123456789', 'invalid'],
    ['phoneNumber', '61234567', 'invalid'],
    ['password', '', 'missing'],
    ['password', ' ', undefined],
    ['password', 'x'.repeat(128), undefined],
    ['password', 'x'.repeat(129), 'invalid'],
  ] as const) {
    it(`judges ${field} ${JSON.stringify(value.slice(0, 24))} of ${value.length} as ${problem ?? 'good'}`, () =>
      expect(judge(field, value)).to.equal(problem));
  }

  for (const [code, shown] of [
    ['16117519997', '161175-19997'],
    ['32000012345', '320000-12345'],
    ['40504040001', '40504040001'],
    ['nonsense', 'nonsense'],
  ] as const) {
    it(`shows the personal code ${code} as ${shown}`, () => expect(formatPersonalCode(code)).to.equal(shown));
  }

  it('speaks a control code digit by digit, zeros included', () => {
    expect(spokenDigits('0042')).to.equal('0, 0, 4, 2');
  });

  for (const [seconds, shown] of [
    [0, '0:00'],
    [9, '0:09'],
    [65, '1:05'],
    [600, '10:00'],
  ] as const) {
    it(`shows ${seconds} seconds as ${shown}`, () => expect(minutesAndSeconds(seconds)).to.equal(shown));
  }
});

describe('ibl-busy-step', () => {
  for (const step of ['loading', 'starting', 'checking'] as const) {
    for (const language of languages) {
      it(`says in ${language} what is awaited while ${step}, and offers a way out`, async () => {
        const { element, intents, t } = await show(stateOf(step), { language });
        expect(textOf(part(element, 'heading'))).to.equal(t(`${step}.heading`));
        expect(textOf(element)).to.contain(t(`${step}.text`));
        expect(textOf(part(element, 'cancel'))).to.equal(t('actions.cancel'));
        click(element, 'cancel');
        expect(intents).to.deep.equal([{ type: 'cancelled' }]);
      });
    }
  }

  it('counts down to a start that is held back', async () => {
    const { element, clock } = await show(stateOf('starting', { startsAt: 4_000 }));
    expect(textOf(part(element, 'countdown'))).to.contain('0:03');
    await clock.advance(1_000);
    expect(textOf(part(element, 'countdown'))).to.contain('0:02');
  });

  it('shows no countdown for a start that is not held back', async () => {
    const { element } = await show(stateOf('starting', { startsAt: 1_000 }));
    expect(parts(element, 'countdown')).to.be.empty;
  });

  it('hides its moving bar from assistive technology', async () => {
    const { element } = await show(stateOf('checking'));
    expect(all(element, '.bar').every((bar) => bar.getAttribute('aria-hidden') === 'true')).to.be.true;
  });
});

describe('ibl-choosing-step', () => {
  it('shows one button per method, in the order of the bank', async () => {
    const { element } = await show(stateOf('choosing'));
    const buttons = parts(element, 'method');
    expect(buttons.map(({ dataset }) => dataset['method'])).to.deep.equal(bankOptions().methods.map(({ id }) => id));
    expect(buttons.every((button) => button.localName === 'button' && button.getAttribute('type') === 'button')).to.be
      .true;
  });

  it('says which method was chosen', async () => {
    const { element, intents } = await show(stateOf('choosing'));
    all(element, '[data-method="mobile-id"]')[0]!.click();
    expect(intents).to.deep.equal([{ type: 'method-chosen', methodId: 'mobile-id' }]);
  });

  for (const language of languages) {
    it(`names methods in ${language} by its own words, else by the bank's label, else as another way`, async () => {
      const methods = [
        { id: 'code-card', asks: [], label: 'Never shown' },
        { id: 'bank-app', asks: [], label: 'Bank <b>app</b>' },
        { id: 'toString', asks: [] },
      ];
      const { element, t } = await show(stateOf('choosing', { options: { methods } }), { language });
      const names = all(element, 'button strong').map(textOf);
      expect(names).to.deep.equal([t('methods.code-card.name'), 'Bank <b>app</b>', t('methods.other.name')]);
    });
  }

  it('shows the words of the bank as text, with a link that opens apart', async () => {
    const notice = {
      kind: 'warning',
      text: '<img src=x onerror=alert(1)>',
      url: 'https://bank.example/fraud',
    } as const;
    const methods = [{ id: 'smart-id', asks: [], notice: { kind: 'info', text: 'From 22:00 until 23:00' } as const }];
    const { element } = await show(stateOf('choosing', { options: { methods, notice } }));
    expect(parts(element, 'notice').map(textOf)).to.deep.equal([notice.text, 'From 22:00 until 23:00']);
    expect(all(element, 'img')).to.be.empty;
    const link = part<HTMLAnchorElement>(element, 'link');
    expect([link.href, link.target, link.rel]).to.deep.equal([notice.url, '_blank', 'noopener noreferrer']);
  });

  for (const language of languages) {
    it(`offers in ${language} to load the methods that never came`, async () => {
      const links = { contact: 'https://bank.example/contact' };
      const { element, intents, t } = await show(stateOf('choosing', { options: undefined }), { language, links });
      expect(parts(element, 'method')).to.be.empty;
      expect(textOf(element)).to.contain(t('choosing.none')).and.not.contain(t('choosing.unusable'));
      expect(textOf(part(element, 'retry'))).to.equal(t('choosing.load'));
      expect(parts(element, 'link'), 'nothing is wrong yet').to.be.empty;
      click(element, 'retry');
      expect(intents).to.deep.equal([{ type: 'restarted' }]);
    });

    it(`says in ${language} that no method can be used here, whom to ask, and lets one try again`, async () => {
      const links = { contact: 'https://bank.example/contact' };
      const state = stateOf('choosing', { options: { methods: [] } });
      const { element, intents, t } = await show(state, { language, links });
      expect(textOf(element)).to.contain(t('choosing.unusable')).and.not.contain(t('choosing.none'));
      expect(textOf(part(element, 'retry'))).to.equal(t('actions.retry'));
      expect(parts(element, 'link').map((link) => link.getAttribute('href'))).to.deep.equal([links.contact]);
      click(element, 'retry');
      expect(intents).to.deep.equal([{ type: 'restarted' }]);
    });
  }

  for (const alarm of ['code-differs', 'not-me'] as const) {
    for (const language of languages) {
      it(`says in ${language} what to do after the alarm ${alarm}, whom to tell, and keeps the methods`, async () => {
        const links = { contact: 'tel:+37061234567', lostDevice: 'https://bank.example/lost' };
        const { element, t } = await show(stateOf('choosing', { alarm }), { language, links });
        expect(textOf(part(element, 'heading'))).to.equal(t('choosing.alarmHeading'));
        const told = textOf(part(element, 'problem'));
        expect(told).to.contain(t(alarm === 'not-me' ? 'choosing.alarmNotMe' : 'choosing.alarmCodeDiffers'));
        expect(told).to.contain(t('choosing.alarmDo'));
        expect(parts(element, 'link').map((link) => link.getAttribute('href'))).to.deep.equal(Object.values(links));
        expect(parts(element, 'method')).to.not.be.empty;
      });
    }
  }

  it('focuses the method that was left, or its heading when that is gone', async () => {
    const { element } = await show(stateOf('choosing'));
    (element as unknown as ChoosingStep).focusMethod('mobile-id');
    expect((focused() as HTMLElement).dataset['method']).to.equal('mobile-id');
    (element as unknown as ChoosingStep).focusMethod('"] *');
    expect(focused()).to.equal(part(element, 'heading'));
  });
});

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
  const asking = (...asks: Field[]) => stateOf('identifying', { method: { id: 'password', asks }, asks });
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
      const { element } = await show(asking(field));
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
        const { element, t, intents, spoken } = await show(asking(field), { language });
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
    const { element, intents } = await show(asking(...everything));
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
      const { element, intents } = await show(asking('personalCode'));
      type(inputOf(element, 'personal-code'), code);
      click(element, 'submit');
      const personalCode = code.replace(/[- ]/, '');
      expect(intents).to.deep.equal([{ type: 'identity-entered', identity: { personalCode } }]);
    });
  }

  it('shows a Latvian personal code with its dash when something else has to be corrected', async () => {
    const { element } = await show(asking('personalCode', 'phoneNumber'));
    type(inputOf(element, 'personal-code'), '16117519997');
    click(element, 'submit');
    await element.updateComplete;
    expect(inputOf(element, 'personal-code').value).to.equal('161175-19997');
  });

  it('judges nothing before it is submitted', async () => {
    const { element, spoken } = await show(asking('personalCode'));
    type(inputOf(element, 'personal-code'), '4');
    inputOf(element, 'personal-code').blur();
    await element.updateComplete;
    expect(errorsIn(element)).to.be.empty;
    expect(spoken).to.be.empty;
  });

  it('focuses the first field that is wrong, and only it while others are good', async () => {
    const { element } = await show(asking(...everything));
    fill(element, { ...valid, phoneNumber: '1', password: '' });
    click(element, 'submit');
    await element.updateComplete;
    await settled();
    expect(focused()).to.equal(inputOf(element, 'phone-number'));
    expect(all(element, '[aria-invalid]')).to.have.length(2);
  });

  it('announces the first error again on every submit', async () => {
    const { element, spoken, t } = await show(asking('userNumber', 'personalCode'));
    for (let times = 0; times < 3; times += 1) click(element, 'submit');
    expect(spoken).to.deep.equal(Array(3).fill({ text: t('fields.userNumber.missing'), region: 'alert' }));
  });

  it('takes the errors away once they are corrected', async () => {
    const { element, intents } = await show(asking('userNumber'));
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
    const { element } = await show(asking('userNumber'));
    type(inputOf(element, 'user-number'), '!');
    click(element, 'submit');
    const t = await translate('lt');
    element.t = t;
    await element.updateComplete;
    expect(errorsIn(element)).to.deep.equal([t('fields.userNumber.invalid')]);
    expect(inputOf(element, 'user-number').value).to.equal('!');
  });

  it('reveals a password when asked, says so, and masks it again as it is sent', async () => {
    const { element, spoken, t } = await show(asking('userNumber', 'password'));
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
    const { element } = await show({ ...asking(...everything), memory });
    expect(everything.map((field) => inputOf(element, partOf[field]).value)).to.deep.equal(['12345678', '', '', '']);
  });

  it('forgets what was typed for one method when another is shown', async () => {
    const { element, change } = await show(asking('userNumber', 'password'));
    fill(element, { userNumber: '87654321', password: 'a secret' });
    await change({ ...asking('password'), method: { id: 'other', asks: ['password'] } });
    expect(inputOf(element, 'password').value).to.equal('');
    expect(everythingIn(element)).to.not.contain('a secret');
  });

  it('keeps what was typed while the same question stands', async () => {
    const state = asking('userNumber', 'password');
    const { element, change } = await show(state);
    fill(element, { userNumber: '87654321', password: 'a secret' });
    await change({ ...state, memory: { ...state.memory, institution: 'vilnius' } });
    expect(inputOf(element, 'password').value).to.equal('a secret');
  });

  it('takes nobody anywhere when a script submits its form natively', async () => {
    const { element } = await show(asking('userNumber', 'password'));
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
    const { element, intents } = await show(asking('userNumber'));
    let prevented: boolean | undefined;
    element.shadowRoot!.addEventListener('submit', (event) => (prevented = event.defaultPrevented));
    inputOf(element, 'user-number').focus();
    if (!(await keys({ type: '12345678' }))) this.skip();
    await keys({ press: 'Enter' });
    expect(intents).to.deep.equal([{ type: 'identity-entered', identity: { userNumber: '12345678' } }]);
    expect(prevented).to.be.true;
  });

  it('returns to the methods, unless the user number comes first', async () => {
    const { element, intents, change } = await show(asking('userNumber'));
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
    const { element } = await show(asking(...everything));
    expect(all(element, 'input').map((input) => (input as HTMLInputElement).type)).to.not.include('number');
    expect(everythingIn(element)).to.not.match(/\bpin\b/i);
  });
});

describe('ibl-waiting-step', () => {
  for (const code of ['0042', '0000', '5493']) {
    it(`shows the control code ${code} as one text, exactly`, async () => {
      const { element } = await show(stateOf('waiting', { show: { kind: 'control-code', controlCode: code } }));
      const shown = part(element, 'control-code');
      expect(shown.textContent).to.equal(code);
      const nodes = [...shown.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.textContent !== '');
      expect(nodes).to.have.length(1);
      expect(shown.getAttribute('translate')).to.equal('no');
    });
  }

  for (const language of languages) {
    it(`speaks the control code in ${language} digit by digit, once, however often the bank is asked`, async () => {
      const state = stateOf('waiting');
      const { element, spoken, change, t, clock } = await show(state, { language });
      const sentence = t('waiting.controlCodeSpoken', { digits: '0, 0, 4, 2' });
      for (let polls = 0; polls < 5; polls += 1) {
        await clock.advance(2_000);
        await change({ ...state, show: { ...state.show } });
      }
      expect(spoken.filter(({ text }) => text === sentence)).to.have.length(1);
      expect(textOf(element)).to.contain(sentence);
    });

    it(`asks in ${language} to compare the codes before it speaks of a PIN`, async () => {
      const { element, t } = await show(stateOf('waiting'), { language });
      const said = textOf(part(element, 'instructions'));
      expect(said.indexOf(t('waiting.compare'))).to.be.greaterThan(-1);
      expect(said.indexOf(t('waiting.compare'))).to.be.lessThan(said.indexOf(t('waiting.pin1')));
      expect(textOf(element)).to.contain(t('waiting.safety'));
    });

    it(`announces in ${language} the time left at the start, at 60 s, 20 s and the end, and no more`, async () => {
      const { spoken, clock, t } = await show(stateOf('waiting', { show: { kind: 'app' } }), { language });
      await clock.advance(130_000);
      expect(spoken.map(({ text }) => text)).to.deep.equal([
        t('countdown.spokenMinutes', { count: 2 }),
        t('countdown.spokenMinutes', { count: 1 }),
        t('countdown.spokenSeconds', { count: 20 }),
        t('countdown.over'),
      ]);
    });
  }

  it('asks to choose the code where the app offers three', async () => {
    const show3 = { kind: 'control-code', controlCode: '1234', choose: true } as const;
    const { element, t } = await show(stateOf('waiting', { show: show3 }));
    expect(textOf(part(element, 'instructions')))
      .to.contain(t('waiting.choose'))
      .and.not.contain(t('waiting.compare'));
  });

  it('speaks of the phone and its own PIN with Mobile-ID, and of no app', async () => {
    const { element, t } = await show(stateOf('waiting', { method: methodOf('mobile-id') }));
    expect(textOf(part(element, 'heading'))).to.equal(t('waiting.headingPhone'));
    expect(textOf(part(element, 'instructions'))).to.contain(t('waiting.pinPhone'));
    expect(textOf(element)).to.not.contain('Smart-ID').and.not.contain('PIN1');
  });

  for (const kind of ['control-code', 'app', 'id-card', 'redirect', 'device-link'] as const) {
    const shows = {
      'control-code': { kind: 'control-code', controlCode: '1234' },
      app: { kind: 'app' },
      'id-card': { kind: 'id-card', nonce: 'nonce-1' },
      redirect: { kind: 'redirect', url: 'https://eparaksts.example/confirm?a=1' },
      'device-link': { kind: 'device-link', qr: qrLink(1), link: qrLink(2) },
    } as const;

    it(`says with ${kind} what is awaited and for how long, and lets the person leave`, async () => {
      const { element, intents } = await show(stateOf('waiting', { show: shows[kind] }));
      expect(textOf(part(element, 'heading'))).to.not.equal('');
      expect(textOf(part(element, 'countdown'))).to.contain('2:00');
      click(element, 'cancel');
      click(element, 'another-way');
      expect(intents).to.deep.equal([{ type: 'cancelled' }, { type: 'another-way-wanted' }]);
      expect(all(element, 'input'), 'no PIN is ever asked on a page').to.be.empty;
    });
  }

  it('counts down on screen and never below zero', async () => {
    const { element, clock, t } = await show(stateOf('waiting', { expiresAt: 3_500 }));
    const seen = [textOf(part(element, 'countdown'))];
    for (let seconds = 0; seconds < 4; seconds += 1) {
      await clock.advance(1_000);
      seen.push(textOf(part(element, 'countdown')));
    }
    const left = (time: string) => t('countdown.left', { time });
    expect(seen).to.deep.equal([left('0:03'), left('0:02'), left('0:01'), t('countdown.over'), t('countdown.over')]);
  });

  it('offers both alarms with a control code', async () => {
    const { element, intents, t } = await show(stateOf('waiting'));
    expect(parts(element, 'alarm').map(textOf)).to.deep.equal([t('waiting.codeDiffers'), t('waiting.notMe')]);
    for (const alarm of parts(element, 'alarm')) alarm.click();
    expect(intents).to.deep.equal([
      { type: 'alarm-raised', reason: 'code-differs' },
      { type: 'alarm-raised', reason: 'not-me' },
    ]);
  });

  it('offers no alarm about codes where there is none', async () => {
    const { element, t } = await show(stateOf('waiting', { show: { kind: 'app' } }));
    expect(parts(element, 'alarm').map(textOf)).to.deep.equal([t('waiting.notMe')]);
  });

  it('says that the bank is out of reach, once per change, and offers to ask it now', async () => {
    const state = stateOf('waiting', { show: { kind: 'app' } });
    const { element, spoken, intents, change, t } = await show(state);
    spoken.length = 0;
    await change({ ...state, contact: 'retrying' });
    await change({ ...state, contact: 'retrying' });
    expect(textOf(part(element, 'error'))).to.equal(t('waiting.retrying'));
    expect(parts(element, 'retry')).to.be.empty;
    await change({ ...state, contact: 'paused' });
    expect(textOf(part(element, 'error'))).to.equal(t('waiting.paused'));
    click(element, 'retry');
    expect(intents).to.deep.equal([{ type: 'contact-wanted' }]);
    await change({ ...state, contact: 'live' });
    expect(parts(element, 'error')).to.be.empty;
    expect(spoken.map(({ text }) => text)).to.deep.equal([t('waiting.retrying'), t('waiting.paused')]);
  });

  it('names the site that confirms, and links to it byte for byte', async () => {
    const url = 'https://eparaksts.example/Confirm?b=%7e&a=1&sig=AbC%2F=';
    const { element } = await show(stateOf('waiting', { show: { kind: 'redirect', url } }));
    expect(textOf(element)).to.contain('eparaksts.example');
    expect(part(element, 'app-link').localName).to.equal('a');
    expect(part(element, 'app-link').getAttribute('href')).to.equal(url);
  });

  it('keeps its control code for itself: no attribute holds it', async () => {
    const { element } = await show(stateOf('waiting', { show: { kind: 'control-code', controlCode: '8173' } }));
    const attributes = all(element, '*').flatMap((each) => [...each.attributes].map(({ value }) => value));
    expect(attributes.join('\n')).to.not.contain('8173');
  });

  describe('with a device link', () => {
    const link = 'https://smart-id.com/device-link/?deviceLinkType=Web2App&sessionToken=AbC-%7e_x&authCode=aA%3D';
    const both = (changes: object = {}) =>
      stateOf('waiting', {
        method: methodOf('smart-id'),
        show: { kind: 'device-link', qr: qrLink(1), link },
        ...changes,
      });
    const present = async (device: string, state = both()) => {
      await loadQrCode();
      const result = await show(state);
      Object.assign(result.element, { device });
      await shown(result.element);
      return result;
    };

    it('shows the QR code first on a computer, the link to the app first on a phone, and both on a tablet', async () => {
      for (const [device, qr, links] of [
        ['desktop', 1, 0],
        ['tablet', 1, 1],
        ['phone', 0, 1],
      ] as const) {
        const { element } = await present(device);
        expect(parts(element, 'qr'), device).to.have.length(qr);
        expect(parts(element, 'app-link'), device).to.have.length(links);
      }
    });

    it('draws the QR code as one svg with a name', async () => {
      const { element, t } = await present('desktop');
      expect(part(element, 'qr').localName).to.equal('svg');
      expect(part(element, 'qr').getAttribute('aria-label')).to.equal(t('waiting.qr'));
    });

    it('takes a QR code away when it is 3 s old, and shows the next one', async () => {
      const { element, clock, change, t } = await present('desktop');
      await clock.advance(2_999);
      expect(parts(element, 'qr')).to.have.length(1);
      await clock.advance(1);
      await settled();
      expect(parts(element, 'qr')).to.be.empty;
      expect(textOf(element)).to.contain(t('waiting.qrRefreshing'));
      await change(both({ show: { kind: 'device-link', qr: qrLink(4), link }, madeAt: clock.now() }));
      await settled();
      expect(parts(element, 'qr')).to.have.length(1);
    });

    it('links to the app byte for byte', async () => {
      const { element } = await present('phone');
      expect(part(element, 'app-link').getAttribute('href')).to.equal(link);
    });

    it('offers help when the app may not have opened, and says so', async () => {
      const { element, clock, spoken, t } = await present('phone');
      part(element, 'app-link').addEventListener('click', (event) => event.preventDefault());
      click(element, 'app-link');
      await clock.advance(4_999);
      expect(textOf(element)).to.not.contain(t('waiting.notOpened'));
      await clock.advance(1);
      await settled();
      expect(textOf(element)).to.contain(t('waiting.notOpened'));
      expect(spoken.map(({ text }) => text)).to.include(t('waiting.notOpened'));
    });

    it('says nothing and moves no focus when the QR code is renewed', async () => {
      const { element, spoken, change, clock } = await present('desktop');
      part(element, 'cancel').focus();
      spoken.length = 0;
      for (let second = 1; second <= 5; second += 1) {
        await clock.advance(1_000);
        await change(both({ show: { kind: 'device-link', qr: qrLink(second), link }, madeAt: clock.now() }));
      }
      expect(spoken).to.be.empty;
      expect(focused()).to.equal(part(element, 'cancel'));
    });
  });
});

describe('ibl-countdown', () => {
  const counting = async (until: number, changes: Partial<Countdown> = {}) => {
    const place = fixtureSync(html`<div></div>`);
    const [element, clock, t] = [document.createElement('ibl-countdown'), new ManualClock(), await translate('en')];
    const spoken: string[] = [];
    element.addEventListener('ibl-announce', ({ text }) => spoken.push(text));
    Object.assign(element, { clock, t, until, spoken: true, ...changes });
    place.append(element);
    await element.updateComplete;
    return { element, clock, t, spoken };
  };

  it('says nothing at the start when a minute or less is left', async () => {
    const { spoken } = await counting(61_000);
    expect(spoken).to.be.empty;
  });

  it('speaks only the last time that passed while the machine slept', async () => {
    const { spoken, clock, t } = await counting(121_000);
    spoken.length = 0;
    clock.suspend(105_000);
    await clock.advance();
    expect(spoken).to.deep.equal([t('countdown.spokenSeconds', { count: 15 })]);
  });

  it('is silent where it is not to be spoken', async () => {
    const { spoken, clock } = await counting(121_000, { spoken: false });
    await clock.advance(130_000);
    expect(spoken).to.be.empty;
  });

  it('is no live region itself', async () => {
    const { element } = await counting(121_000);
    expect(part(element, 'countdown').getAttribute('aria-live')).to.equal('off');
  });

  it('follows a deadline that comes nearer, and speaks no time twice', async () => {
    const { element, spoken, clock } = await counting(121_000);
    await clock.advance(61_000);
    element.until = 111_000;
    await element.updateComplete;
    expect(textOf(element)).to.contain('0:49');
    await clock.advance(60_000);
    expect(spoken).to.have.length(4);
    expect(new Set(spoken).size).to.equal(4);
  });

  it('stops its clock at the end and when it leaves the page, and goes on when it returns', async () => {
    const { element, clock } = await counting(121_000);
    const place = element.parentElement!;
    expect(clock.sleepers).to.equal(1);
    element.remove();
    await settled();
    expect(clock.sleepers).to.equal(0);
    place.append(element);
    await clock.advance(121_000);
    expect(clock.sleepers).to.equal(0);
    expect(textOf(element)).to.contain('Time is up');
  });
});

describe('ibl-prompting-step', () => {
  const asked = (prompt: object, changes: object = {}): StateOf<'prompting'> =>
    stateOf('prompting', { prompt: { reason: 'sign-in', ...prompt } as Prompt, ...changes });
  const card = (changes: object = {}, position = '19') => asked({ kind: 'code-card', position }, changes);
  const enter = async (element: StepElement<StateOf<'prompting'>>, code: string) => {
    type(inputOf(element, 'prompt-code'), code);
    click(element, 'submit');
    await element.updateComplete;
  };

  for (const language of languages) {
    it(`names the position of the code in the label, in ${language}`, async () => {
      const { element, t } = await show(card(), { language });
      const input = inputOf(element, 'prompt-code');
      const label = tidied([...input.labels!].map(({ textContent }) => textContent).join());
      expect(label).to.equal(t('prompting.codeCard', { position: '19' }));
      expect(label).to.contain('19');
    });

    for (const count of [1, 2, 10, 11, 21]) {
      it(`says in ${language} that ${count} attempts are left, and where the next code is`, async () => {
        const state = card({ problem: 'wrong-code', attemptsLeft: count }, '7');
        const { element, spoken, t } = await show(state, { language });
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
    const { element, change, t } = await show(card());
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
    it(`asks for ${prompt.kind} in one masked field, with a label and help for phones`, async () => {
      const { element, t } = await show(asked(prompt));
      const inputs = all(element, 'input:not([hidden])') as HTMLInputElement[];
      expect(inputs.length).to.equal(1);
      const [input] = inputs;
      expect(input!.type).to.equal('password');
      expect(input!.getAttribute('autocomplete')).to.equal(autocomplete);
      expect(input!.getAttribute('inputmode')).to.equal(inputmode);
      expect(textOf(input!.labels![0]!)).to.equal(tidied(t(label, { position: '19' })));
    });

    for (const reason of ['sign-in', 'first-login', 'new-device'] as const) {
      it(`says why ${prompt.kind} is asked for ${reason}, and offers another way and an end`, async () => {
        const { element, intents, t } = await show(asked({ ...prompt, reason }));
        expect(textOf(part(element, 'heading'))).to.not.equal('');
        if (reason === 'first-login')
          expect(textOf(element)).to.contain(t('prompting.firstLogin')).and.contain('Smart-ID');
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
      const { element, intents } = await show(card());
      await enter(element, typed);
      expect(intents).to.deep.equal([{ type: 'code-entered', value }]);
    });
  }

  it('tells password managers whose password it is', async () => {
    const { element } = await show(asked({ kind: 'password' }));
    const [username] = all(element, 'input[hidden]') as HTMLInputElement[];
    expect(username?.autocomplete).to.equal('username');
  });

  it('leaves a password as it was typed', async () => {
    const { element, intents } = await show(asked({ kind: 'password' }));
    await enter(element, ' a - secret ');
    expect(intents).to.deep.equal([{ type: 'code-entered', value: ' a - secret ' }]);
  });

  it('checks a personal code before it is sent', async () => {
    const { element, intents, t } = await show(asked({ kind: 'personal-code' }));
    await enter(element, '40504040002');
    expect(textOf(part(element, 'error'))).to.equal(t('fields.personalCode.invalid'));
    await enter(element, '405 0404-0001');
    expect(intents).to.deep.equal([{ type: 'code-entered', value: '40504040001' }]);
  });

  it('empties and masks the field as the code is sent', async () => {
    const { element } = await show(card());
    click(element, 'reveal');
    await element.updateComplete;
    const input = inputOf(element, 'prompt-code');
    expect(input.type).to.equal('text');
    await enter(element, '482913');
    expect([input.value, input.type]).to.deep.equal(['', 'password']);
    expect(everythingIn(element)).to.not.contain('482913');
  });

  it('masks what was revealed when the bank asks again', async () => {
    const { element, change, t } = await show(card());
    click(element, 'reveal');
    await change(card({ problem: 'wrong-code' }, '7'));
    expect(inputOf(element, 'prompt-code').type).to.equal('password');
    expect(textOf(part(element, 'reveal'))).to.equal(t('actions.reveal'));
  });

  it('forgets what was typed when it leaves the page', async () => {
    const { element } = await show(card());
    type(inputOf(element, 'prompt-code'), '482913');
    element.remove();
    await waitUntil(() => !everythingIn(element).includes('482913'));
  });

  it('keeps what was typed when it is moved', async () => {
    const { element } = await show(card());
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
      const state = asked({ kind: 'code-card', position: '19', length: 6 });
      const { element, intents, spoken, t } = await show(state, { language });
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
    const { element, intents } = await show(card());
    await enter(element, '1');
    expect(intents).to.deep.equal([{ type: 'code-entered', value: '1' }]);
  });

  it('words its error anew when the language changes, and keeps what was typed', async () => {
    const { element } = await show(card({ problem: 'wrong-code', attemptsLeft: 2 }));
    type(inputOf(element, 'prompt-code'), '12');
    const t = await translate('lv');
    element.t = t;
    await element.updateComplete;
    expect(textOf(part(element, 'error'))).to.equal(
      `${t('prompting.wrongCard', { position: '19' })} ${t('prompting.attemptsLeft', { count: 2 })}`,
    );
    expect(inputOf(element, 'prompt-code').value).to.equal('12');
  });

  it('does not submit by itself after the last digit', async function () {
    const { element, intents } = await show(asked({ kind: 'code-card', position: '19', length: 4 }));
    inputOf(element, 'prompt-code').focus();
    if (!(await keys({ type: '1234' }))) this.skip();
    await element.updateComplete;
    expect(intents).to.be.empty;
    await keys({ press: 'Enter' });
    expect(intents).to.deep.equal([{ type: 'code-entered', value: '1234' }]);
  });

  it('takes a code longer than the card says when it is pasted with spaces', async () => {
    const { element } = await show(asked({ kind: 'code-card', position: '19', length: 6 }));
    expect(inputOf(element, 'prompt-code').maxLength).to.be.greaterThan(12);
  });

  it("shows a calculator's challenge as it came", async () => {
    const { element, t } = await show(asked({ kind: 'code-calculator', challenge: '0073 4410' }));
    expect(all(element, '.challenge').map(textOf)).to.deep.equal(['0073 4410']);
    expect(textOf(element)).to.contain(t('prompting.challenge')).and.contain(t('prompting.challengeHint'));
  });

  it('shows the position as text, whatever the bank wrote into it', async () => {
    const position = '<b>1</b> {{count}} $t(actions.cancel)';
    const { element } = await show(card({}, position));
    expect(textOf(inputOf(element, 'prompt-code').labels![0]!)).to.contain(position);
    expect(all(element, 'b')).to.be.empty;
  });
});

describe('ibl-succeeded-step', () => {
  for (const language of languages) {
    it(`says in ${language} that the person is logged in, and that a method was activated only if it was`, async () => {
      const state = stateOf('succeeded');
      const { element, change, t } = await show(state, { language });
      const sentence = t('succeeded.activated', { method: 'Smart-ID' });
      expect(textOf(part(element, 'heading'))).to.equal(t('succeeded.heading'));
      expect(textOf(element)).to.not.contain(sentence);
      await change({ ...state, activated: true });
      expect(textOf(element)).to.contain(sentence);
      expect(parts(element, 'cancel'), 'there is nothing to cancel any more').to.be.empty;
    });

    it(`promises in ${language} that the internet bank opens only if it has where to go`, async () => {
      const state = stateOf('succeeded');
      const { element, change, t } = await show(state, { language });
      expect(textOf(element)).to.contain(t('succeeded.noRedirect')).and.not.contain(t('succeeded.text'));
      await change({ ...state, redirectUrl: '/home' });
      expect(textOf(element)).to.contain(t('succeeded.text')).and.not.contain(t('succeeded.noRedirect'));
    });
  }
});

describe('ibl-failed-step', () => {
  const codes = Object.keys(problems) as KnownProblem[];
  const actionsIn = (element: Element) => [...parts(element, 'retry'), ...parts(element, 'another-way')];

  for (const code of codes) {
    for (const language of languages) {
      it(`explains ${code} in ${language} and says what to do`, async () => {
        const { element, intents, t } = await show(stateOf('failed', { problem: code }), { language });
        const [title, text] = [t(`problems.${code}.title`), t(`problems.${code}.text`)];
        const inEnglish = await translate('en');
        expect([title, text]).to.not.include('');
        if (language !== 'en') expect(title).to.not.equal(inEnglish(`problems.${code}.title`));
        if (language !== 'en') expect(text).to.not.equal(inEnglish(`problems.${code}.text`));
        expect(textOf(part(element, 'heading'))).to.equal(title);
        expect(textOf(part(element, 'problem'))).to.equal(text);
        expect(parts(element, 'retry')).to.have.length(problems[code].remedy === 'none' ? 0 : 1);
        for (const action of actionsIn(element)) action.click();
        expect(intents.length).to.be.greaterThan(0);
      });
    }

    it(`leaves nobody without an action after ${code}, even with no methods and no links`, async () => {
      const { element } = await show(stateOf('failed', { problem: code, options: undefined, method: undefined }));
      expect(actionsIn(element)).to.not.be.empty;
    });
  }

  it('begins again, or returns to the methods', async () => {
    const { element, intents } = await show(stateOf('failed'));
    for (const action of actionsIn(element)) action.click();
    expect(intents).to.deep.equal([{ type: 'restarted' }, { type: 'another-way-wanted' }]);
  });

  for (const problem of ['brand-new', 'toString', '__proto__', 'constructor']) {
    it(`shows the unknown problem ${problem} as unexpected`, async () => {
      const { element, t } = await show(stateOf('failed', { problem }));
      expect(textOf(part(element, 'heading'))).to.equal(t('problems.unexpected.title'));
      expect(textOf(element)).to.not.contain(problem);
    });
  }

  it('offers no other way when there is none', async () => {
    const method = methodOf('smart-id-push');
    const { element } = await show(stateOf('failed', { options: { methods: [method] }, method }));
    expect(parts(element, 'another-way')).to.be.empty;
    expect(parts(element, 'retry')).to.have.length(1);
  });

  for (const language of languages) {
    it(`shows the reference and the time, of 24 hours, in ${language}`, async () => {
      const { element, clock, t } = await show(stateOf('failed', { reference: 'A1-<b>9</b>' }), { language });
      const said = textOf(part(element, 'reference'));
      expect(said)
        .to.contain(t('failed.reference', { reference: 'A1-<b>9</b>' }))
        .and.contain(hourOf(clock.wall()));
    });

    it(`shows a wait in ${language} as time rather than as a dead button, and then lets the person go on`, async () => {
      const memory = { ...newMemory(), notBeforeAt: 4_000 };
      const { element, clock, t } = await show(stateOf('failed', { memory }), { language });
      const held = () => parts(element, 'countdown').map(textOf);
      await settled();
      expect(held()).to.deep.equal([t('failed.retryIn', { time: '0:03' })]);
      expect(parts(element, 'retry')).to.be.empty;
      expect(all(element, 'button[disabled], button[aria-disabled]')).to.be.empty;
      await clock.advance(1_000);
      expect(held()).to.deep.equal([t('failed.retryIn', { time: '0:02' })]);
      await clock.advance(2_000);
      expect(held()).to.be.empty;
      expect(parts(element, 'retry')).to.have.length(1);
      expect(clock.sleepers).to.equal(0);
    });

    it(`shows a wait of ten minutes or more in ${language} as an hour of the day`, async () => {
      const memory = { ...newMemory(), notBeforeAt: 1_000 + 3_600_000 };
      const { element, clock, t } = await show(stateOf('failed', { memory }), { language });
      await settled();
      const expected = t('failed.retryAt', { time: hourOf(clock.wall() + 3_600_000) });
      expect(parts(element, 'countdown').map(textOf)).to.deep.equal([tidied(expected)]);
    });
  }

  for (const [problem, names] of [
    ['account-not-qualified', ['qualifiedAccount', 'contact']],
    ['app-outdated', ['getSmartId', 'contact']],
    ['wrong-control-code', ['fraud', 'contact']],
    ['locked', ['contact']],
  ] as const) {
    it(`links to the pages of the bank that help with ${problem}`, async () => {
      const links = Object.fromEntries(
        ['contact', 'forgotPassword', 'faq', 'getSmartId', 'qualifiedAccount', 'lostDevice', 'fraud'].map((name) => [
          name,
          `https://bank.example/${name}`,
        ]),
      );
      const { element } = await show(stateOf('failed', { problem }), { links });
      const shown = parts(element, 'link') as HTMLAnchorElement[];
      expect(shown.map(({ href }) => href)).to.deep.equal(names.map((name) => `https://bank.example/${name}`));
      expect(shown.every(({ rel, target }) => rel === 'noopener noreferrer' && target === '_blank')).to.be.true;
    });
  }

  it('stops its clock when it leaves the page', async () => {
    const memory = { ...newMemory(), notBeforeAt: 60_000 };
    const { element, clock } = await show(stateOf('failed', { memory }));
    await settled();
    expect(clock.sleepers).to.equal(1);
    element.remove();
    await settled();
    expect(clock.sleepers).to.equal(0);
  });
});

describe('every step', () => {
  const steps = Object.keys(tagOf) as Step[];

  for (const step of steps) {
    it(`${step}: has one heading that can be focused, and focuses it`, async () => {
      const { element } = await show(stateOf(step) as LoginState);
      expect(all(element, 'h1, h2, h3, [role="heading"]')).to.deep.equal([part(element, 'heading')]);
      element.focusStep();
      expect(focused()).to.equal(part(element, 'heading'));
    });

    for (const language of ['lt', 'lv']) {
      it(`${step}: has no English word in ${language} and never shows a key`, async () => {
        const { element } = await show(stateOf(step) as LoginState, { language });
        const said = textOf(element);
        expect(said).to.not.match(english);
        expect(said).to.not.match(/\b[a-z]+\.[a-z]+[A-Z.]\w*|\{\{|\}\}|undefined|\[object/);
      });
    }

    it(`${step}: renders the same picture from the same state`, async () => {
      const pictures = await Promise.all(
        [1, 2].map(async () => everythingIn((await show(stateOf(step) as LoginState)).element)),
      );
      const plain = (picture: string) => picture.replace(/lit\$\d+\$?/g, '');
      expect(plain(pictures[0]!)).to.equal(plain(pictures[1]!));
    });

    it(`${step}: lets no event with what was typed leave its page`, async () => {
      const { element } = await show(stateOf(step) as LoginState);
      const heard: string[] = [];
      const stop = new AbortController();
      for (const name of ['ibl-intent', 'ibl-announce']) {
        document.addEventListener(name, ({ composed }) => composed && heard.push(name), { signal: stop.signal });
      }
      for (const button of all(element, 'button')) button.click();
      stop.abort();
      expect(heard).to.be.empty;
    });
  }

  it('stays silent about texts that do not exist', async () => {
    const t = await translate('lt');
    expect(t('no.such.text' as TextKey)).to.equal('');
  });
});
