import { expect } from '@open-wc/testing';
import { LoginError } from '../../../src/flow/adapter.js';
import { as, leavesNothingBehind, problemOf, setUp, unavailable } from '../../support/flow.js';
import { settled } from '../../support/manual-clock.js';
import {
  bankOptions,
  codePrompt,
  controlCode,
  failureReply,
  never,
  reject,
  reply,
  success,
} from '../../support/scripted-adapter.js';

describe('LoginFlow', () => {
  leavesNothingBehind();

  describe('a login', () => {
    it('goes from the options to success', async () => {
      const { bank, clock, flow, begin, choose, send, told } = setUp();
      bank.next('start', reply(controlCode('5493')));
      bank.next('poll', reply(controlCode('5493')), reply(success({ activated: true, redirectUrl: '/home' })));
      await begin();
      await choose('smart-id-push');
      await send({ type: 'identity-entered', identity: { userNumber: '12345678' } });
      await clock.advance(4_000);
      expect(as('succeeded', flow)).to.include({ activated: true, redirectUrl: '/home' });
      const steps = told.map(({ state }) => state.step);
      expect(steps).to.deep.equal(['choosing', 'identifying', 'starting', 'waiting', 'waiting', 'succeeded']);
      expect(bank.count('cancel')).to.equal(0);
    });
    it('tells the bank who starts what, where and in which language', async () => {
      const { bank, begin, send, choose } = setUp();
      bank.always('options', reply(bankOptions({ institutions: [{ id: 'vilnius', name: 'Vilniaus kredito unija' }] })));
      await begin();
      await send({ type: 'institution-chosen', institutionId: 'vilnius' });
      await choose('mobile-id');
      const identity = { phoneNumber: '+37069930366', personalCode: '50001018908' };
      await send({ type: 'identity-entered', identity });
      expect(bank.last('options')!.asked).to.deep.equal({ language: 'lt' });
      expect(bank.last('start')!.asked).to.deep.equal({
        method: 'mobile-id',
        identity,
        institution: 'vilnius',
        language: 'lt',
        device: 'desktop',
      });
    });
    it('goes through a step-up: a wrong code brings a new position, only an answer to a code success', async () => {
      const { bank, clock, flow, wait, send } = setUp();
      bank.next('poll', reply(codePrompt('19')));
      bank.next('submit', reply(codePrompt('7', { problem: 'wrong-code', attemptsLeft: 2 })));
      await wait(controlCode('5493'));
      await clock.advance(2_000);
      expect(as('prompting', flow).prompt).to.include({ position: '19' });
      await clock.advance(60_000);
      expect(bank.count('poll')).to.equal(1);
      await send({ type: 'code-entered', value: '111111' });
      expect(as('prompting', flow)).to.deep.include({ problem: 'wrong-code', attemptsLeft: 2 });
      expect(as('prompting', flow).prompt).to.include({ position: '7' });
      await send({ type: 'code-entered', value: '482913' });
      expect(flow.state.step).to.equal('succeeded');
      const answers = bank.callsOf('submit').map(({ asked }) => asked);
      expect(answers).to.deep.equal([
        { kind: 'code-card', value: '111111' },
        { kind: 'code-card', value: '482913' },
      ]);
    });
    it('goes on waiting when the bank says so after a code', async () => {
      const { bank, clock, flow, prompt, send } = setUp();
      bank.next('submit', reply(controlCode('0042')));
      bank.next('poll', reply(success()));
      await prompt();
      await send({ type: 'code-entered', value: '1' });
      expect(flow.state.step).to.equal('waiting');
      await clock.advance(2_000);
      expect(flow.state.step).to.equal('succeeded');
    });
    it('starts once, whatever is clicked how often', async () => {
      const { bank, flow, begin } = setUp();
      bank.always('start', never);
      await begin();
      for (let click = 0; click < 5; click += 1) flow.send({ type: 'method-chosen', methodId: 'smart-id' });
      await settled();
      expect(bank.count('start')).to.equal(1);
    });
    it('submits once, whatever is pressed how often', async () => {
      const { bank, clock, flow, prompt } = setUp();
      bank.always('submit', never);
      await prompt();
      for (let press = 0; press < 5; press += 1) flow.send({ type: 'code-entered', value: '1' });
      await clock.advance(20_000);
      expect(bank.count('submit')).to.equal(1);
    });
    it('never retries a start', async () => {
      const { bank, clock, flow, begin, choose } = setUp();
      bank.next('start', unavailable);
      await begin();
      await choose('smart-id');
      await clock.advance(300_000);
      clock.return();
      await clock.advance(10_000);
      expect(problemOf(flow)).to.equal('unavailable');
      expect(bank.count('start')).to.equal(1);
    });
    it('sends no push before its screens are ready', async () => {
      let show = () => {};
      const shown = new Promise<void>((resolve) => (show = resolve));
      const { bank, clock, begin, choose } = setUp({ ready: () => shown });
      await begin();
      await choose('smart-id');
      await clock.advance(5_000);
      expect(bank.count('start')).to.equal(0);
      show();
      await clock.advance();
      expect(bank.count('start')).to.equal(1);
    });
    it('holds a start back for as long as refusals ask', async () => {
      const { bank, clock, flow, wait, send } = setUp();
      const refused = reply(failureReply('user-refused'));
      bank.always('poll', refused);
      await wait();
      for (let round = 0; round < 2; round += 1) {
        await clock.advance(2_000);
        await send({ type: 'restarted' });
      }
      await clock.advance(2_000);
      expect(bank.count('start')).to.equal(3);
      await send({ type: 'restarted' });
      await clock.advance(2_999);
      expect(bank.count('start')).to.equal(3);
      expect(flow.state.step).to.equal('starting');
      await clock.advance(1);
      expect(bank.count('start')).to.equal(4);
    });
    it('can be given up while a start is held back, and then asks nothing', async () => {
      const { bank, clock, begin, choose, send } = setUp();
      bank.next('start', reject(new LoginError('too-many-requests', { retryAfterMs: 10_000 })));
      await begin();
      await choose('smart-id');
      await send({ type: 'restarted' }, { type: 'cancelled' });
      await clock.advance(60_000);
      expect(bank.count('start')).to.equal(1);
      expect(bank.count('cancel')).to.equal(0);
    });
  });
});
