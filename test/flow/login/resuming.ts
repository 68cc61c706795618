import { expect } from '@open-wc/testing';
import { LoginError } from '../../../src/flow/adapter.js';
import { as, leavesNothingBehind, problemOf, setUp, unavailable } from '../../support/flow.js';
import { controlCode, never, pending, reject, reply, success, throwAtOnce } from '../../support/scripted-adapter.js';

describe('LoginFlow', () => {
  leavesNothingBehind();

  describe('resuming', () => {
    it('goes on with the login that the bank knows', async () => {
      const { bank, clock, flow, begin } = setUp({ resume: true });
      bank.next('resume', reply({ method: 'smart-id-push', reply: controlCode('0042') }));
      bank.next('poll', reply(success()));
      await begin();
      expect(as('waiting', flow).show).to.include({ controlCode: '0042' });
      await clock.advance(2_000);
      expect(flow.state.step).to.equal('succeeded');
      expect(bank.count('start')).to.equal(0);
    });
    for (const [name, act] of [
      ['there is none', reply(undefined)],
      ['the bank says null', reply(null)],
      ['asking fails', unavailable],
      ['asking throws at once', throwAtOnce(new Error('no'))],
      ['the answer is of the wrong shape', reply({ method: 'smart-id', reply: controlCode('42') })],
    ] as const) {
      it(`offers a new login when ${name}`, async () => {
        const { bank, flow, begin } = setUp({ resume: true });
        bank.always('resume', act);
        await begin();
        expect(flow.state.step).to.equal('choosing');
      });
    }
    it('offers a new login after 5 s when the bank does not answer', async () => {
      const { bank, clock, flow, begin } = setUp({ resume: true });
      bank.always('resume', never);
      await begin();
      await clock.advance(4_999);
      expect(flow.state.step).to.equal('loading');
      await clock.advance(1);
      expect(flow.state.step).to.equal('choosing');
    });
    it('goes on asking the bank though the screens for it never come', async () => {
      const { bank, clock, flow, begin } = setUp({ resume: true, ready: () => new Promise(() => {}) });
      bank.always('resume', reply({ method: 'smart-id', reply: pending() }));
      await begin();
      expect(flow.state.step).to.equal('waiting');
      await clock.advance(4_000);
      expect(bank.count('poll')).to.equal(2);
    });
    it('offers a new login when the adapter knows no resume', async () => {
      const { bank, flow, begin } = setUp({ resume: true });
      Object.defineProperty(bank, 'resume', { value: undefined });
      await begin();
      expect(flow.state.step).to.equal('choosing');
    });
    it('is not asked for unless wanted', async () => {
      const { bank, begin } = setUp();
      await begin();
      expect(bank.count('resume')).to.equal(0);
    });
    it('fails with the options, and gives up asking for the old login', async () => {
      const { bank, flow, begin } = setUp({ resume: true });
      bank.always('resume', never).always('options', reject(new LoginError('maintenance')));
      await begin();
      expect(problemOf(flow)).to.equal('maintenance');
      expect(bank.last('resume')!.signal!.aborted).to.equal(true);
    });
  });
});
