import { expect, fixtureSync, html } from '@open-wc/testing';
import { LoginError } from '../../src/flow/adapter.js';
import type { Step } from '../../src/flow/state.js';
import { promptBank, pushBank, scriptOf } from '../support/banks.js';
import { onCleanPage } from '../support/clean-page.js';
import { part, parts, textOf } from '../support/composed.js';
import { settled } from '../support/manual-clock.js';
import { codePrompt, failureReply, never, reply, success } from '../support/scripted-adapter.js';
import { translate } from '../support/texts.js';
import {
  answer,
  choose,
  click,
  create,
  endsOf,
  manualClock,
  mount,
  push,
  reaches,
  rendered,
  until,
  type Mounted,
} from '../support/widget.js';

describe('<internetbank-login>: its events', () => {
  onCleanPage();

  it('tell the story of a login in order', async () => {
    const bank = pushBank().next('start', reply(codePrompt('19', { problem: undefined })));
    const { widget, story, heard } = await mount({ bank });
    await push(widget);
    await answer(widget, '482913');
    await reaches(widget, 'succeeded');
    expect(story()).to.deep.equal([
      'choosing',
      'identifying',
      'starting',
      'prompting',
      'checking',
      'succeeded',
      'login-success',
    ]);
    expect(heard.map(({ detail }) => detail['method'])).to.deep.equal([undefined, ...Array(6).fill('smart-id-push')]);
  });

  it('bubble through shadow roots, and cannot be changed by who hears them', async () => {
    const { widget, bank } = create({ bank: pushBank() });
    bank.always('start', reply(success({ result: { token: 'abc' } })));
    const outer = document.createElement('div');
    outer.attachShadow({ mode: 'open' }).append(widget);
    const heard: CustomEvent[] = [];
    for (const name of ['login-step', 'login-success'])
      outer.addEventListener(name, (event) => heard.push(event as CustomEvent));
    fixtureSync(html`<div></div>`).append(outer);
    await push(widget);
    await reaches(widget, 'succeeded');
    expect(heard.map(({ type }) => type)).to.include('login-success');
    for (const { detail, bubbles, composed, cancelable, type } of heard) {
      expect(Object.isFrozen(detail)).to.be.true;
      expect([bubbles, composed, cancelable]).to.deep.equal([true, true, type === 'login-success']);
    }
  });

  it('carry no secret and nothing personal', async () => {
    const bank = pushBank('8173').always('poll', reply(codePrompt('19', { session: { id: 'session-secret' } })));
    const clock = manualClock();
    const { widget, heard } = await mount({ bank });
    await push(widget, '87654321');
    await reaches(widget, 'waiting');
    expect(JSON.stringify(widget.state)).to.equal('{"step":"waiting","method":"smart-id-push"}');
    await clock.advance(2_000);
    await answer(widget, '482913');
    await reaches(widget, 'succeeded');
    const told = JSON.stringify(heard.map(({ detail }) => detail));
    for (const secret of ['8173', '87654321', '482913', 'session-secret']) expect(told).to.not.contain(secret);
  });

  it('hand on the result of the bank, and that a method was activated', async () => {
    const bank = scriptOf((script) =>
      script.always('start', reply(success({ result: { token: 'abc' }, activated: true }))),
    );
    const { widget, heard } = await mount({ bank });
    await push(widget);
    await reaches(widget, 'succeeded');
    expect(heard.at(-1)!.detail).to.deep.equal({
      method: 'smart-id-push',
      result: { token: 'abc' },
      activated: true,
    });
  });

  describe('about a redirect after success', () => {
    afterEach(() => history.replaceState(null, '', location.pathname + location.search));
    const succeed = async (redirectUrl: string, prevent = false) => {
      const bank = scriptOf((script) => script.always('start', reply(success({ redirectUrl }))));
      const mounted = create({ bank });
      if (prevent) mounted.widget.addEventListener('login-success', (event) => event.preventDefault());
      fixtureSync(html`<div></div>`).append(mounted.widget);
      await push(mounted.widget);
      await reaches(mounted.widget, 'succeeded');
      return mounted.heard.find(({ type }) => type === 'login-success')!.detail;
    };

    it('open it', async () => {
      expect(await succeed('#logged-in')).to.deep.include({ redirectUrl: '#logged-in' });
      await until(() => location.hash === '#logged-in');
    });

    it('leave it to a page that prevents it', async () => {
      expect(await succeed('#logged-in', true)).to.deep.include({ redirectUrl: '#logged-in' });
      await settled();
      expect(location.hash).to.equal('');
    });

    for (const url of [
      'javascript:alert(1)',
      'https://evil.example/',
      '//evil.example/',
      'https://smart-id.com.evil.example/',
      'https://user@smart-id.com/',
      '/\\evil.example',
      'data:text/html,x',
      'blob:https://smart-id.com/x',
    ]) {
      it(`never follow ${url}`, async () => {
        expect(await succeed(url)).to.deep.equal({ method: 'smart-id-push', activated: false });
        expect(location.hash).to.equal('');
      });
    }
  });

  for (const problem of ['user-refused', 'account-problem', 'brand-new-problem']) {
    it(`tell of the failure ${problem} once, with its reference`, async () => {
      const bank = scriptOf((script) => script.always('start', reply(failureReply(problem, { reference: 'A1' }))));
      const { widget, heard, story } = await mount({ bank });
      await push(widget);
      await reaches(widget, 'failed');
      expect(story().slice(-3)).to.deep.equal(['starting', 'failed', 'login-failure']);
      expect(heard.at(-1)!.detail).to.deep.equal({ method: 'smart-id-push', problem, reference: 'A1' });
      const t = await translate('en');
      const shown = problem === 'brand-new-problem' ? 'unexpected' : problem;
      expect(textOf(part(widget, 'heading'))).to.equal(t(`problems.${shown as 'user-refused'}.title`));
    });
  }

  it('tell of a failure once, also where the page begins again sooner than the bank wants', async () => {
    const refused = new LoginError('unavailable', { retryAfterMs: 600_000 });
    const bank = scriptOf((script) => script.always('start', () => Promise.reject(refused)));
    const { widget, story } = await mount({ bank });
    await push(widget);
    await reaches(widget, 'failed');
    widget.start();
    await until(() => widget.state.problem === 'too-many-requests');
    expect(story().filter((name) => name === 'login-failure')).to.have.length(1);
  });

  for (const problem of ['<b>', 'a problem', 'x'.repeat(65), '']) {
    it(`make the problem ${JSON.stringify(problem.slice(0, 20))} unexpected: it is not short and plain`, async () => {
      const bank = scriptOf((script) => script.always('start', reply(failureReply(problem))));
      const { widget, heard } = await mount({ bank });
      await push(widget);
      await reaches(widget, 'failed');
      expect(heard.at(-1)!.detail['problem']).to.equal('unexpected');
    });
  }

  for (const [step, reach] of [
    ['loading', () => mount({ bank: scriptOf((bank) => bank.always('options', never)) })],
    ['identifying', async () => advanced(await mount(), ({ widget }) => choose(widget, 'smart-id-push'))],
    [
      'starting',
      async () => {
        const bank = scriptOf((script) => script.always('start', never));
        return advanced(await mount({ bank }), ({ widget }) => push(widget));
      },
    ],
    ['waiting', async () => advanced(await mount({ bank: pushBank() }), ({ widget }) => push(widget))],
    ['prompting', async () => advanced(await mount({ bank: promptBank('19') }), ({ widget }) => push(widget))],
    [
      'checking',
      async () => {
        const bank = promptBank('19').always('submit', never);
        return advanced(await mount({ bank }), async ({ widget }) => {
          await push(widget);
          await answer(widget, '123456');
        });
      },
    ],
  ] as readonly [Step, () => Promise<Mounted>][]) {
    it(`tell once that the page gave up while ${step}`, async () => {
      const { widget, heard, bank } = await reach();
      await reaches(widget, step);
      widget.cancel();
      widget.cancel();
      await reaches(widget, 'choosing');
      const method = step === 'loading' ? {} : { method: 'smart-id-push' };
      expect(endsOf(heard).map(({ type, detail }) => [type, detail])).to.deep.equal([
        ['login-cancel', { ...method, step }],
      ]);
      expect(bank.count('cancel')).to.equal(['waiting', 'prompting', 'checking'].includes(step) ? 1 : 0);
      for (const call of bank.calls) if (call.signal && !call.settled) expect(call.signal.aborted).to.be.true;
    });
  }

  for (const reason of ['code-differs', 'not-me'] as const) {
    it(`tell of the alarm ${reason} before the end of the login`, async () => {
      const { widget, heard, story, bank } = await mount({ bank: pushBank() });
      await push(widget);
      await reaches(widget, 'waiting');
      parts(widget, 'alarm')[reason === 'code-differs' ? 0 : 1]!.click();
      await reaches(widget, 'choosing');
      expect(story().slice(-3)).to.deep.equal(['login-alarm', 'login-cancel', 'choosing']);
      expect(heard.at(-3)!.detail).to.deep.equal({ method: 'smart-id-push', reason });
      expect(bank.count('cancel')).to.equal(1);
    });
  }

  it('stay silent about answers that come after the end', async () => {
    const bank = pushBank();
    const late = bank.later('start', { heedless: true });
    const { widget, heard } = await mount({ bank });
    await push(widget);
    await until(() => bank.count('start') === 1);
    click(widget, 'cancel');
    await reaches(widget, 'choosing');
    const before = heard.length;
    late.reply(success());
    await settled();
    await rendered(widget);
    expect(heard).to.have.length(before);
    expect(widget.state.step).to.equal('choosing');
  });

  it('let the page that hears them remove the widget, or call it', async () => {
    const { widget, heard } = create({ bank: pushBank() });
    widget.addEventListener('login-step', (event) => {
      if (event.detail.step === 'waiting') widget.remove();
      if (event.detail.step === 'identifying') widget.cancel();
    });
    fixtureSync(html`<div></div>`).append(widget);
    await choose(widget, 'smart-id-push');
    await until(() => endsOf(heard).length === 1);
    widget.start('smart-id');
    await until(() => endsOf(heard).length === 2);
    expect(endsOf(heard).map(({ detail }) => detail['step'])).to.deep.equal(['identifying', 'waiting']);
  });
});

async function advanced(mounted: Mounted, act: (mounted: Mounted) => Promise<void>): Promise<Mounted> {
  await act(mounted);
  return mounted;
}
