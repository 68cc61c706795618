import { expect } from '@open-wc/testing';
import { everythingIn, part, parts, textOf } from '../support/composed.js';
import { codePrompt, never, reject, reply, ScriptedAdapter } from '../support/scripted-adapter.js';
import { answer, choose, click, identify, mount, push, reaches, rendered, until, warmUp } from '../support/widget.js';
import { LoginError } from '../../src/flow/adapter.js';

describe('a widget whose answer was lost', () => {
  before(warmUp);

  const lose = async () => {
    const bank = new ScriptedAdapter().next('start', reply(codePrompt('19')));
    bank.next('submit', reject(new LoginError('offline')));
    const mounted = await mount({ bank });
    await push(mounted.widget);
    await answer(mounted.widget, '482913');
    await until(() => parts(mounted.widget, 'retry').length > 0, 'lost');
    await rendered(mounted.widget);
    return mounted;
  };

  it('says so, and sends it once more at the person’s press', async () => {
    const { widget, bank, story } = await lose();
    expect(widget.state.step).to.equal('checking');
    expect(textOf(part(widget, 'alert'))).to.include(textOf(part(widget, 'error')));
    click(widget, 'retry');
    await reaches(widget, 'succeeded');
    expect(bank.callsOf('submit').map(({ asked }) => asked)).to.deep.equal([
      { kind: 'code-card', value: '482913' },
      { kind: 'code-card', value: '482913' },
    ]);
    expect(story()).to.deep.equal([
      'choosing',
      'identifying',
      'starting',
      'prompting',
      'checking',
      'succeeded',
      'login-success',
    ]);
  });
  it('has the code nowhere on the page', async () => {
    const { widget } = await lose();
    expect(everythingIn(widget)).not.to.include('482913');
  });
  it('has nothing that was typed in a property while the bank is asked', async () => {
    const bank = new ScriptedAdapter().next('start', never);
    const { widget } = await mount({ bank });
    await choose(widget, 'password');
    await identify(widget, { 'user-number': '12345678', password: 'typed-secret' });
    await reaches(widget, 'starting');
    expect(everythingIn(widget)).not.to.include('typed-secret');
  });
  it('can be given up, once', async () => {
    const { widget, bank, story } = await lose();
    click(widget, 'cancel');
    await reaches(widget, 'choosing');
    expect(story().slice(-2)).to.deep.equal(['login-cancel', 'choosing']);
    expect([bank.count('submit'), bank.count('cancel')]).to.deep.equal([1, 1]);
  });
});
