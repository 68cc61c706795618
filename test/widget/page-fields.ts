import { expect } from '@open-wc/testing';
import { everythingIn, part, type } from '../support/composed.js';
import { bankOptions, codePrompt, failureReply, never, reply, ScriptedAdapter } from '../support/scripted-adapter.js';
import {
  choose,
  click,
  identify,
  mount,
  push,
  reaches,
  rendered,
  until,
  warmUp,
  warningsIn,
  type Setting,
} from '../support/widget.js';

const given = '12345678';
const withNumber = (setting: Setting = {}) =>
  mount({ ...setting, attributes: { 'user-number': given, ...setting.attributes } });
const numberIn = (widget: Node) => part<HTMLInputElement>(widget, 'user-number').value;

describe('user-number', () => {
  before(warmUp);

  it('is shown where a number is asked for, and sent when the person goes on', async () => {
    const { widget, bank } = await withNumber({ bank: new ScriptedAdapter().always('poll', never) });
    await choose(widget, 'smart-id-push');
    await reaches(widget, 'identifying');
    expect(numberIn(widget)).to.equal(given);
    click(widget, 'submit');
    await reaches(widget, 'waiting');
    expect(bank.last('start')!.asked).to.deep.include({ identity: { userNumber: given } });
  });

  it('is the first question’s answer, to be confirmed, where the user number comes first', async () => {
    const { widget } = await withNumber({ attributes: { order: 'user-number-first' } });
    await reaches(widget, 'identifying');
    expect(numberIn(widget)).to.equal(given);
    click(widget, 'submit');
    await reaches(widget, 'choosing');
  });

  it('can be changed by the person, whose number stays until the page sets another', async () => {
    const { widget, bank } = await withNumber({
      bank: new ScriptedAdapter().always('start', reply(failureReply('account-problem'))),
    });
    await push(widget, '55556666');
    await reaches(widget, 'failed');
    expect(bank.last('start')!.asked).to.deep.include({ identity: { userNumber: '55556666' } });
    click(widget, 'retry');
    await reaches(widget, 'identifying');
    expect(numberIn(widget)).to.equal('55556666');
    click(widget, 'submit');
    await reaches(widget, 'failed');
    widget.userNumber = '87654321';
    click(widget, 'retry');
    await reaches(widget, 'identifying');
    expect(numberIn(widget)).to.equal('87654321');
  });

  it('is the person’s too when it was typed and not sent', async () => {
    const { widget } = await withNumber();
    await choose(widget, 'smart-id-push');
    await reaches(widget, 'identifying');
    type(part(widget, 'user-number'), '55556666');
    click(widget, 'back');
    await choose(widget, 'code-device');
    await reaches(widget, 'identifying');
    expect(numberIn(widget)).to.equal('55556666');
  });

  it('is used when it comes late, and while it is asked for', async () => {
    const { widget } = await mount();
    await choose(widget, 'smart-id-push');
    await reaches(widget, 'identifying');
    for (const number of [given, '87654321']) {
      widget.userNumber = number;
      await rendered(widget);
      expect(numberIn(widget)).to.equal(number);
    }
  });

  it('is filled in again after a success and a reset: what the person typed is forgotten, the page’s is the page’s', async () => {
    const { widget } = await withNumber({ bank: new ScriptedAdapter().always('start', reply({ status: 'success' })) });
    await push(widget, '55556666');
    await reaches(widget, 'succeeded');
    expect(everythingIn(widget.shadowRoot!)).to.not.contain('55556666').and.not.contain(given);
    for (const again of [() => widget.start(), () => widget.reset()]) {
      again();
      await choose(widget, 'smart-id-push');
      await reaches(widget, 'identifying');
      expect(numberIn(widget)).to.equal(given);
      type(part(widget, 'user-number'), '55556666');
      click(widget, 'back');
    }
  });

  it('is in no event and is not reflected', async () => {
    const { widget, heard } = await mount({ properties: { userNumber: given } });
    await push(widget, given);
    await reaches(widget, 'waiting');
    widget.cancel();
    await reaches(widget, 'choosing');
    expect(JSON.stringify(heard.map(({ detail }) => detail))).to.not.contain(given);
    expect(JSON.stringify(widget.state)).to.not.contain(given);
    expect(widget.outerHTML).to.not.contain(given);
  });

  for (const [what, hostile] of [
    ['HTML', '<img src=x onerror=alert(1)>'],
    ['10 kB', 'x1'.repeat(5_120)],
    ['an override of direction', '\u202e12345678'],
    ['a control character', '1234\u00005678'],
    ['a number', 12345678],
    ['an object', { toString: () => '12345678' }],
  ] as const) {
    it(`is left out, with one warning that does not repeat it, if it is ${what}`, async () => {
      const { widget, heard } = await mount({
        attributes: { order: 'user-number-first' },
        properties: { userNumber: hostile as string },
      });
      await reaches(widget, 'identifying');
      expect(numberIn(widget)).to.equal('');
      expect(everythingIn(widget.shadowRoot!)).to.not.contain(String(hostile));
      await until(() => warningsIn(heard).length === 1);
      expect(warningsIn(heard)[0]).to.contain('`user-number`').and.not.contain(String(hostile));
      widget.userNumber = given;
      await rendered(widget);
      expect(numberIn(widget)).to.equal(given);
      expect(warningsIn(heard)).to.have.length(1);
    });
  }

  it('is warned of by nobody if there is none', async () => {
    const { widget, heard } = await mount({ attributes: { 'user-number': '', countries: '' } });
    await push(widget);
    await reaches(widget, 'waiting');
    expect(warningsIn(heard)).to.be.empty;
  });
});

describe('countries', () => {
  before(warmUp);

  const methods = [{ id: 'mobile-id', asks: ['phoneNumber', 'personalCode'] as const }];
  const bank = () => new ScriptedAdapter().always('options', reply(bankOptions({ methods: methods as never })));
  const typed = { 'phone-number': '8 612 34567', 'personal-code': '331234-56789' };

  it('are Lithuania and Latvia where the page names none', async () => {
    const { widget, bank: asked } = await mount({ bank: bank() });
    await choose(widget, 'mobile-id');
    await identify(widget, typed);
    await reaches(widget, 'waiting');
    const identity = { phoneNumber: '+37061234567', personalCode: '33123456789' };
    expect(asked.last('start')!.asked).to.deep.include({ identity });
    expect(widget.countries).to.equal('lt lv');
  });

  it('decide, also in the middle of a form, what is taken', async () => {
    const { widget, bank: asked } = await mount({ bank: bank(), attributes: { countries: 'ee lt' } });
    await choose(widget, 'mobile-id');
    await identify(widget, { ...typed, 'phone-number': '5123 456' });
    await rendered(widget);
    expect(widget.state.step, 'no Latvian code').to.equal('identifying');
    widget.countries = 'ee lv';
    await rendered(widget);
    click(widget, 'submit');
    await reaches(widget, 'waiting');
    const identity = { phoneNumber: '+3725123456', personalCode: '33123456789' };
    expect(asked.last('start')!.asked).to.deep.include({ identity });
  });

  it('decide about a personal code that is asked for later, too', async () => {
    const question = codePrompt('', { prompt: { kind: 'personal-code', reason: 'new-device' } });
    for (const [countries, step] of [
      ['lt', 'prompting'],
      ['lt lv', 'succeeded'],
    ] as const) {
      const { widget } = await mount({
        bank: new ScriptedAdapter().next('start', reply(question)),
        attributes: { countries },
      });
      await push(widget);
      await reaches(widget, 'prompting');
      type(part(widget, 'prompt-code'), '38703181746');
      click(widget, 'submit');
      await reaches(widget, step);
    }
  });

  for (const [list, named] of [
    ['lt fi', 'fi'],
    ['<b>', '<b>'],
    ['\u202elt', 'lt'],
    [['lv'], '(object)'],
  ] as const) {
    it(`that are unknown are left out with a warning: ${JSON.stringify(list)}`, async () => {
      const { widget, heard } = await mount({ bank: bank(), properties: { countries: list as string } });
      await until(() => warningsIn(heard).length === 1);
      expect(warningsIn(heard)[0]).to.contain('`countries`').and.contain(named).and.not.contain('\u202e');
      await choose(widget, 'mobile-id');
      await identify(widget, { ...typed, 'personal-code': '40504040001' });
      await reaches(widget, 'waiting');
    });
  }
});
