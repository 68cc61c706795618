import { expect } from '@open-wc/testing';
import { LoginError } from '../../src/flow/adapter.js';
import { scriptOf } from '../support/banks.js';
import { onCleanPage } from '../support/clean-page.js';
import { part } from '../support/composed.js';
import { controlCode, never, reject, reply, throwAtOnce } from '../support/scripted-adapter.js';
import { endsOf, mount, reaches } from '../support/widget.js';

describe('<internetbank-login>: resume', () => {
  onCleanPage();

  const resuming = (act: ReturnType<typeof reply>) =>
    scriptOf((bank) => bank.always('resume', act).always('poll', never));

  it('goes on with the login that the bank knows of', async () => {
    const bank = resuming(reply({ method: 'smart-id-push', reply: controlCode('0042') }));
    const { widget, story } = await mount({ bank, attributes: { resume: '' } });
    await reaches(widget, 'waiting');
    expect(part(widget, 'control-code').textContent).to.equal('0042');
    expect(widget.state.method).to.equal('smart-id-push');
    expect(bank.count('start')).to.equal(0);
    expect(story()).to.deep.equal(['waiting']);
  });

  for (const [what, act] of [
    ['there is none', reply(undefined)],
    ['looking for it fails', reject(new LoginError('unavailable'))],
    ['looking for it throws', throwAtOnce('no')],
    ['the answer is malformed', reply({ method: 5, reply: 42 })],
  ] as const) {
    it(`offers the methods when ${what}`, async () => {
      const { widget, heard } = await mount({ bank: resuming(act), attributes: { resume: '' } });
      await reaches(widget, 'choosing');
      expect(endsOf(heard)).to.be.empty;
    });
  }

  it('is not asked for without the attribute', async () => {
    const { widget, bank } = await mount();
    await reaches(widget, 'choosing');
    expect(bank.count('resume')).to.equal(0);
  });
});
