import { expect } from '@open-wc/testing';
import type { WebEid } from '../../../src/adapters/web-eid.js';
import { leavesNothingBehind, problemOf, setUp } from '../../support/flow.js';
import { pending, reply } from '../../support/scripted-adapter.js';
import { hostile } from '../../support/hostile.js';

describe('LoginFlow', () => {
  leavesNothingBehind();

  describe('an ID card', () => {
    const card = pending({ show: { kind: 'id-card', nonce: 'nonce-1' } });
    const web = (authenticate: WebEid['authenticate']): { webEid: WebEid } => ({ webEid: { authenticate } });

    it('is read with the nonce of the bank, and its token submitted', async () => {
      const asked: unknown[] = [];
      const { bank, flow, wait } = setUp(
        web((...parameters) => {
          asked.push(parameters);
          return Promise.resolve({ signature: 'abc' });
        }),
      );
      bank.next('start', reply(card));
      await wait(card).catch(() => undefined);
      expect(asked).to.deep.equal([['nonce-1', { lang: 'lt' }]]);
      expect(bank.last('submit')!.asked).to.deep.equal({ kind: 'id-card', value: '{"signature":"abc"}' });
      expect(flow.state.step).to.equal('succeeded');
      expect(bank.count('poll')).to.equal(0);
    });
    const error = (code: unknown) => Object.assign(new Error('from the library'), { code });
    for (const [name, thrown, problem] of [
      ['the extension is missing', error('ERR_WEBEID_EXTENSION_UNAVAILABLE'), 'id-card-missing-software'],
      ['the native app is missing', error('ERR_WEBEID_NATIVE_UNAVAILABLE'), 'id-card-missing-software'],
      ['versions do not fit', error('ERR_WEBEID_VERSION_MISMATCH'), 'id-card-missing-software'],
      ['a version cannot be read', error('ERR_WEBEID_VERSION_INVALID'), 'id-card-missing-software'],
      ['the person cancelled', error('ERR_WEBEID_USER_CANCELLED'), 'id-card-refused'],
      ['the person took too long', error('ERR_WEBEID_USER_TIMEOUT'), 'id-card-refused'],
      ['the action took too long', error('ERR_WEBEID_ACTION_TIMEOUT'), 'id-card-refused'],
      ['the card failed', error('ERR_WEBEID_NATIVE_FATAL'), 'id-card-problem'],
      ['the code is a word of every object', error('constructor'), 'id-card-problem'],
      ['the code is a number', error(42), 'id-card-problem'],
      ['nothing is said', undefined, 'id-card-problem'],
      ['the error cannot be read', hostile(), 'id-card-problem'],
    ] as const) {
      it(`ends with "${problem}" when ${name}`, async () => {
        const { bank, clock, flow, begin, choose } = setUp(web(() => Promise.reject(thrown)));
        bank.next('start', reply(card));
        await begin();
        await choose('id-card');
        await clock.advance();
        expect(problemOf(flow)).to.equal(problem);
        expect(bank.count('cancel')).to.equal(1);
      });
    }
    it('cannot be read without the library', async () => {
      const { bank, flow, begin, choose } = setUp();
      bank.next('start', reply(card));
      await begin();
      await choose('id-card');
      expect(problemOf(flow)).to.equal('id-card-missing-software');
    });
    for (const [name, token] of [
      ['nothing', undefined],
      ['a function', () => {}],
      ['a number too big for JSON', 1n],
    ] as const) {
      it(`is a problem when its token is ${name}`, async () => {
        const { bank, flow, begin, choose } = setUp(web(() => Promise.resolve(token)));
        bank.next('start', reply(card));
        await begin();
        await choose('id-card');
        expect(problemOf(flow)).to.equal('id-card-problem');
        expect(bank.count('submit')).to.equal(0);
      });
    }
    it('is given up after 125 s when the library never answers', async () => {
      const { bank, clock, flow, begin, choose } = setUp(web(() => new Promise(() => {})));
      bank.next('start', reply(pending({ ...card, expiresInMs: 600_000 })));
      await begin();
      await choose('id-card');
      await clock.advance(124_999);
      expect(flow.state.step).to.equal('waiting');
      await clock.advance(1);
      expect(problemOf(flow)).to.equal('id-card-refused');
    });
    it('is given up when the bank’s time is over, if that is sooner', async () => {
      const { bank, clock, flow, begin, choose } = setUp(web(() => new Promise(() => {})));
      bank.next('start', reply(pending({ ...card, expiresInMs: 60_000 })));
      await begin();
      await choose('id-card');
      await clock.advance(64_999);
      expect(flow.state.step).to.equal('waiting');
      await clock.advance(1);
      expect(problemOf(flow)).to.equal('id-card-refused');
    });
    it('is forgotten when the person gave up meanwhile', async () => {
      let answer: (token: unknown) => void = () => {};
      const { bank, clock, flow, begin, choose, send } = setUp(web(() => new Promise((resolve) => (answer = resolve))));
      bank.next('start', reply(card));
      await begin();
      await choose('id-card');
      await send({ type: 'cancelled' });
      answer({ signature: 'late' });
      await clock.advance();
      expect(flow.state.step).to.equal('choosing');
      expect(bank.count('submit')).to.equal(0);
    });
  });
});
