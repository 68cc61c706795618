import { expect } from '@open-wc/testing';
import { pushBank, scriptOf } from '../support/banks.js';
import { onCleanPage } from '../support/clean-page.js';
import { part, textOf } from '../support/composed.js';
import { controlCode, pending, reject, reply, throwAtOnce } from '../support/scripted-adapter.js';
import { languages, translate } from '../support/texts.js';
import { click, endsOf, manualClock, mount, push, reaches, until, warningsIn } from '../support/widget.js';

describe('<internetbank-login>: a malformed answer', () => {
  onCleanPage();

  const trap = (): never => {
    throw new Error('trap');
  };
  const malformed: readonly [string, unknown][] = [
    ['nothing', undefined],
    ['null', null],
    ['a number', 42],
    ['a page of HTML', '<!doctype html><title>502</title>'],
    ['a list', []],
    ['an empty object', {}],
    ['an unknown status', { status: 'fine' }],
    ['a challenge of an unknown kind', pending({ show: { kind: 'dance' } as never })],
    ['no session', { status: 'pending', show: { kind: 'app' } }],
    ['a control code that is a number', controlCode(42 as never)],
    ['a control code that lost its zeros', controlCode('42')],
    ['a control code of five digits', controlCode('00421')],
    ['a control code with a space', controlCode(' 1234')],
    ['a full-width control code', controlCode('１２３４')],
    ['an Arabic control code', controlCode('١٢٣٤')],
    ['a control code after a bidi override', controlCode('\u202e1234')],
    ['a control code with a line after it', controlCode('1234\n')],
    [
      'a proxy whose traps throw',
      // All but the one that a promise itself asks for.
      new Proxy(
        {},
        { get: (_, key) => key !== 'then' && trap(), has: trap, ownKeys: trap, getOwnPropertyDescriptor: trap },
      ),
    ],
    ['a success that inherits its status', Object.create({ status: 'success' })],
  ];

  for (const [what, answered] of malformed) {
    const language = languages[malformed.findIndex(([name]) => name === what) % 3]!;
    it(`such as ${what} ends the login with words in ${language} and a way on`, async () => {
      const bank = scriptOf((script) => script.always('start', reply(answered)));
      const { widget, heard } = await mount({ bank, attributes: { lang: language } });
      await push(widget);
      await reaches(widget, 'failed');
      const t = await translate(language);
      expect(textOf(part(widget, 'heading'))).to.equal(t('problems.bad-reply.title'));
      expect(textOf(part(widget, 'retry'))).to.equal(t('actions.retry'));
      expect(endsOf(heard).map(({ detail }) => detail['problem'])).to.deep.equal(['bad-reply']);
      await until(() => warningsIn(heard).length === 1);
    });
  }

  for (const [what, answered] of [
    ['nothing', undefined],
    ['a list', []],
    ['no list of methods', { methods: 'smart-id' }],
    ['methods that are none', { methods: [42] }],
  ] as const) {
    it(`such as ${what} instead of the methods says so and offers to try again`, async () => {
      const bank = scriptOf((script) => script.next('options', reply(answered)));
      const { widget } = await mount({ bank });
      await reaches(widget, 'failed');
      expect(widget.state.problem).to.equal('bad-reply');
      click(widget, 'retry');
      await reaches(widget, 'choosing');
    });
  }

  for (const [what, act] of [
    ['throws at once', throwAtOnce(new Error('no'))],
    ['rejects with nothing', reject(undefined)],
    ['rejects with a string', reject('no')],
    ['rejects with a frozen object', reject(Object.freeze({ problem: 'locked' }))],
  ] as const) {
    it(`is no worse than an adapter that ${what}`, async () => {
      const { widget, heard } = await mount({ bank: scriptOf((script) => script.always('start', act)) });
      await push(widget);
      await reaches(widget, 'failed');
      expect(endsOf(heard).map(({ detail }) => detail['problem'])).to.deep.equal(['unexpected']);
    });
  }

  it('such as another control code while waiting ends the login', async () => {
    const clock = manualClock();
    const bank = pushBank('1234').always('poll', reply(controlCode('4321')));
    const { widget } = await mount({ bank });
    await push(widget);
    await reaches(widget, 'waiting');
    await clock.advance(2_000);
    await reaches(widget, 'failed');
    expect(widget.state.problem).to.equal('bad-reply');
    expect(textOf(widget)).to.not.contain('1234').and.not.contain('4321');
    expect(bank.count('cancel')).to.equal(1);
  });
});
