import { expect } from '@open-wc/testing';
import { LoginError } from '../../src/flow/adapter.js';
import { promptBank, pushBank, scriptOf } from '../support/banks.js';
import { onCleanPage } from '../support/clean-page.js';
import { all, everythingIn, focused, part, parts, textOf, type } from '../support/composed.js';
import { keys } from '../support/media.js';
import { codePrompt, failureReply, reject, reply } from '../support/scripted-adapter.js';
import {
  choose,
  click,
  identify,
  manualClock,
  mount,
  push,
  reaches,
  rendered,
  speaks,
  until,
} from '../support/widget.js';

describe('<internetbank-login>: a login by a person', () => {
  onCleanPage();

  it('starts once for a double click', async () => {
    const { widget, bank } = await mount({ bank: pushBank() });
    await choose(widget, 'smart-id-push');
    await reaches(widget, 'identifying');
    type(part(widget, 'user-number'), '12345678');
    const submit = part(widget, 'submit');
    submit.click();
    submit.click();
    await reaches(widget, 'waiting');
    expect(bank.count('start')).to.equal(1);
  });

  it('starts once for a double click on a method that asks nothing', async () => {
    const { widget, bank } = await mount({ bank: pushBank() });
    await reaches(widget, 'choosing');
    const button = all(widget, '[data-method="smart-id"]')[0]!;
    button.click();
    button.click();
    await reaches(widget, 'waiting');
    expect(bank.count('start')).to.equal(1);
  });

  it('works by keyboard alone, and Enter with a click counts once', async function () {
    const { widget, bank } = await mount({ bank: pushBank() });
    await reaches(widget, 'choosing');
    all(widget, '[data-method="smart-id-push"]')[0]!.focus();
    if (!(await keys({ press: 'Enter' }))) this.skip();
    await reaches(widget, 'identifying');
    await until(() => focused() === part(widget, 'heading'));
    await keys({ press: 'Tab' });
    expect(focused()).to.equal(part(widget, 'user-number'));
    await keys({ type: '12345678' });
    const submit = part(widget, 'submit');
    await keys({ press: 'Enter' });
    submit.click();
    await reaches(widget, 'waiting');
    expect(bank.count('start')).to.equal(1);
  });

  it('submits a code once, and asks for the next position in an empty, masked field', async () => {
    const bank = promptBank('19').always('submit', reply(codePrompt('7', { problem: 'wrong-code', attemptsLeft: 1 })));
    const { widget } = await mount({ bank });
    await push(widget);
    await reaches(widget, 'prompting');
    type(part(widget, 'prompt-code'), '12 34-56');
    const submit = part(widget, 'submit');
    submit.click();
    submit.click();
    await until(() => parts(widget, 'error').length === 1);
    expect(bank.callsOf('submit').map(({ asked }) => asked)).to.deep.equal([{ kind: 'code-card', value: '123456' }]);
    const input = part<HTMLInputElement>(widget, 'prompt-code');
    expect([input.value, input.type]).to.deep.equal(['', 'password']);
    expect(textOf(input.labels![0]!)).to.contain('7');
  });

  it('tries again without typing the number anew', async () => {
    const bank = scriptOf((script) => script.always('start', reply(failureReply('expired'))));
    const { widget } = await mount({ bank });
    await push(widget, '87654321');
    await reaches(widget, 'failed');
    click(widget, 'retry');
    await until(() => bank.count('start') === 2);
    expect(bank.last('start')!.asked).to.deep.include({ identity: { userNumber: '87654321' } });
  });

  it('keeps the number through another method and another language', async () => {
    const { widget } = await mount({ bank: pushBank() });
    await push(widget, '87654321');
    await reaches(widget, 'waiting');
    widget.lang = 'lt';
    await speaks(widget, 'lt');
    click(widget, 'another-way');
    await choose(widget, 'password');
    await reaches(widget, 'identifying');
    expect(part<HTMLInputElement>(widget, 'user-number').value).to.equal('87654321');
  });

  it('keeps a user number that was typed and not sent when another method is chosen', async () => {
    const { widget, bank } = await mount();
    await choose(widget, 'smart-id-push');
    await reaches(widget, 'identifying');
    type(part<HTMLInputElement>(widget, 'user-number'), '12345678');
    await rendered(widget);
    click(widget, 'back');
    await reaches(widget, 'choosing');
    await choose(widget, 'code-device');
    await reaches(widget, 'identifying');
    expect(part<HTMLInputElement>(widget, 'user-number').value).to.equal('12345678');
    expect(bank.count('start')).to.equal(0);
  });

  it('asks personal details again rather than keeping them', async () => {
    const bank = scriptOf((script) => script.always('start', reply(failureReply('expired'))));
    const { widget } = await mount({ bank });
    await choose(widget, 'mobile-id');
    await identify(widget, { 'phone-number': '+37061234567', 'personal-code': '40504040001' });
    await reaches(widget, 'failed');
    expect(everythingIn(widget)).to.not.contain('40504040001').and.not.contain('61234567');
    click(widget, 'retry');
    await reaches(widget, 'identifying');
    expect(all(widget, 'input').map((input) => (input as HTMLInputElement).value)).to.deep.equal(['', '']);
  });

  it('waits as long as the bank asks, with the time on screen, and then lets the person go on', async () => {
    const clock = manualClock();
    const bank = scriptOf((script) =>
      script.always('start', reply(failureReply('unavailable', { retryAfterMs: 5_000 }))),
    );
    const { widget } = await mount({ bank });
    await push(widget);
    await reaches(widget, 'failed');
    await until(() => parts(widget, 'countdown').length === 1);
    expect(parts(widget, 'retry')).to.be.empty;
    await clock.advance(5_000);
    await rendered(widget);
    click(widget, 'retry');
    await until(() => bank.count('start') === 2);
  });

  it('shows for an account problem the same, whatever the bank says and however it says it', async () => {
    manualClock();
    const pictures: string[] = [];
    const stories: string[] = [];
    for (const act of [
      reply(failureReply('account-problem')),
      reply({ ...failureReply('account-problem'), detail: 'no such account', cause: 'DOCUMENT_UNUSABLE' }),
      reject(new LoginError('account-problem', { cause: new Error('404') })),
    ]) {
      const { widget, heard } = await mount({ bank: scriptOf((script) => script.always('start', act)) });
      await push(widget);
      await reaches(widget, 'failed');
      pictures.push(everythingIn(widget));
      stories.push(JSON.stringify(heard.map(({ type, detail }) => [type, detail])));
    }
    expect(new Set(pictures).size).to.equal(1);
    expect(new Set(stories).size).to.equal(1);
  });
});
