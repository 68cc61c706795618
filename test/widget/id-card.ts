import { expect } from '@open-wc/testing';
import type { WebEid } from '../../src/adapters/web-eid.js';
import { scriptOf } from '../support/banks.js';
import { onCleanPage } from '../support/clean-page.js';
import { part, textOf } from '../support/composed.js';
import { pending, reply, ScriptedAdapter } from '../support/scripted-adapter.js';
import { choose, click, mount, reaches, until, warmUp, warningsIn } from '../support/widget.js';

describe('<internetbank-login>: webEid', () => {
  onCleanPage();

  it('reads the card with the nonce and the language, and hands the token to the bank once', async () => {
    const asked: unknown[] = [];
    const webEid = {
      authenticate: (...call: unknown[]) => Promise.resolve(asked.push(...call) && { signature: 'c2ln' }),
    };
    const bank = scriptOf((script) =>
      script.always('start', reply(pending({ show: { kind: 'id-card', nonce: 'n-1' } }))),
    );
    const { widget } = await mount({ bank, properties: { webEid }, attributes: { lang: 'lt' } });
    await choose(widget, 'id-card');
    await reaches(widget, 'succeeded');
    expect(asked).to.deep.equal(['n-1', { lang: 'lt' }]);
    expect(bank.callsOf('submit').map((call) => call.asked)).to.deep.equal([
      { kind: 'id-card', value: '{"signature":"c2ln"}' },
    ]);
  });

  for (const [code, problem] of [
    ['ERR_WEBEID_EXTENSION_UNAVAILABLE', 'id-card-missing-software'],
    ['ERR_WEBEID_USER_CANCELLED', 'id-card-refused'],
    ['ERR_WEBEID_UNKNOWN_ERROR', 'id-card-problem'],
  ] as const) {
    it(`explains ${code}`, async () => {
      const webEid = { authenticate: () => Promise.reject(Object.assign(new Error('no'), { code })) };
      const bank = scriptOf((script) =>
        script.always('start', reply(pending({ show: { kind: 'id-card', nonce: 'n' } }))),
      );
      const { widget } = await mount({ bank, properties: { webEid } });
      await choose(widget, 'id-card');
      await reaches(widget, 'failed');
      expect(widget.state.problem).to.equal(problem);
    });
  }
});

const cardBank = () =>
  new ScriptedAdapter().always('start', reply(pending({ show: { kind: 'id-card', nonce: 'secret-nonce' } })));
const failing = (error: unknown): WebEid => ({ authenticate: () => Promise.reject(error as Error) });
const error = (code: string) => Object.assign(new Error('quotes secret-nonce'), { code });

describe('a widget with an ID-card library', () => {
  before(warmUp);

  const logIn = async (webEid: WebEid) => {
    const mounted = await mount({ bank: cardBank(), properties: { webEid } });
    await choose(mounted.widget, 'id-card');
    return mounted;
  };

  for (const [name, thrown, told] of [
    ['a page without https', error('ERR_WEBEID_CONTEXT_INSECURE'), 'ERR_WEBEID_CONTEXT_INSECURE'],
    ['a nonce that is too short', error('ERR_WEBEID_NATIVE_INVALID_ARGUMENT'), 'ERR_WEBEID_NATIVE_INVALID_ARGUMENT'],
    ['no nonce', error('ERR_WEBEID_MISSING_PARAMETER'), 'ERR_WEBEID_MISSING_PARAMETER'],
    ['a library that is none', new TypeError('secret-nonce is not a function'), 'TypeError'],
  ] as const) {
    it(`warns its developer of ${name}, without quoting`, async () => {
      const { widget, heard } = await logIn(failing(thrown));
      await reaches(widget, 'failed');
      await until(() => warningsIn(heard).length > 0);
      expect(widget.state.problem).to.equal('id-card-problem');
      expect(warningsIn(heard)).to.have.length(1);
      expect(warningsIn(heard)[0]).to.include(`\`webEid.authenticate\` failed with`).and.to.include(told);
      expect(warningsIn(heard)[0]).not.to.include('secret-nonce');
    });
  }
  for (const code of ['ERR_WEBEID_USER_CANCELLED', 'ERR_WEBEID_NATIVE_FATAL', 'ERR_WEBEID_ACTION_PENDING']) {
    it(`warns of nothing that the person can mend: ${code}`, async () => {
      const { widget, heard } = await logIn(failing(error(code)));
      await reaches(widget, 'failed');
      await import('../../src/widget/warnings.js');
      await until(() => true);
      expect(warningsIn(heard)).to.deep.equal([]);
    });
  }
  it('says that the window of an earlier try is open, and goes on when it is closed', async () => {
    const closers: ((token: unknown) => void)[] = [];
    const { widget, bank } = await logIn({ authenticate: () => new Promise((resolve) => closers.push(resolve)) });
    await reaches(widget, 'waiting');
    click(widget, 'cancel');
    await choose(widget, 'id-card');
    await until(() => textOf(widget).includes('earlier attempt'), 'says so');
    expect(textOf(part(widget, 'status'))).to.include('earlier attempt');
    expect(closers).to.have.length(1);
    closers[0]!({ signature: 'of a login that was given up' });
    await until(() => closers.length === 2);
    expect(bank.count('submit')).to.equal(0);
    closers[1]!({ signature: 'abc' });
    await reaches(widget, 'succeeded');
    expect(bank.callsOf('submit').map(({ asked }) => asked)).to.deep.equal([
      { kind: 'id-card', value: '{"signature":"abc"}' },
    ]);
  });
});
