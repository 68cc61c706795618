import { expect } from '@open-wc/testing';
import { LoginError } from '../../../src/flow/adapter.js';
import { leavesNothingBehind, problemOf, setUp, unavailable } from '../../support/flow.js';
import { bankOptions, controlCode, never, reject, reply, throwAtOnce } from '../../support/scripted-adapter.js';

describe('LoginFlow', () => {
  leavesNothingBehind();

  describe('loading the options', () => {
    for (const [name, act, problem] of [
      ['throws at once', throwAtOnce(new TypeError('no')), 'unexpected'],
      ['rejects with undefined', reject(undefined), 'unexpected'],
      ['is offline', reject(new LoginError('offline')), 'offline'],
      ['answers an array', reply([]), 'bad-reply'],
      ['answers nothing', reply(undefined), 'bad-reply'],
    ] as const) {
      it(`ends with "${problem}" when the adapter ${name}`, async () => {
        const { bank, flow, begin, send } = setUp();
        bank.next('options', act);
        await begin();
        expect(problemOf(flow)).to.equal(problem);
        await send({ type: 'restarted' });
        expect(flow.state.step).to.equal('choosing');
      });
    }
    it('asks again in the other language when the language changes meanwhile', async () => {
      let language = 'lv';
      const { bank, clock, flow, begin, send } = setUp({ language: () => language });
      const slow = bank.later('options', { heedless: true });
      await begin();
      await send({ type: 'method-chosen', methodId: 'smart-id-push' });
      language = 'lt';
      await send({ type: 'language-changed' });
      slow.reply(bankOptions({ methods: [] }));
      await clock.advance();
      expect(bank.callsOf('options').map(({ asked }) => asked)).to.deep.equal([{ language: 'lv' }, { language: 'lt' }]);
      expect(bank.callsOf('options')[0]!.signal!.aborted).to.equal(true);
      expect(flow.state.step).to.equal('identifying');
    });
    it('asks again in the other language for the bank’s own words', async () => {
      const { bank, flow, begin, send } = setUp();
      bank.always('options', reply(bankOptions({ notice: { kind: 'info', text: 'Labas' } })));
      await begin();
      await send({ type: 'language-changed' });
      expect(bank.count('options')).to.equal(2);
      expect(flow.state.step).to.equal('choosing');
    });
    it('leaves a login alone whose language changes', async () => {
      const { bank, clock, flow, told, wait, send } = setUp();
      await wait(controlCode('0042'));
      const from = told.length;
      await send({ type: 'language-changed' });
      expect(told.length).to.equal(from);
      expect(flow.state.step).to.equal('waiting');
      await clock.advance(2_000);
      expect(bank.count('poll')).to.equal(1);
    });
    it('asks once after a reset, though a method is chosen before the answer comes', async () => {
      const { bank, clock, flow, begin, send, choose } = setUp();
      await begin();
      const slow = bank.later('options');
      await send({ type: 'reset' });
      await choose('smart-id-push');
      slow.reply(bankOptions());
      await clock.advance();
      expect(bank.count('options')).to.equal(2);
      expect(flow.state.step).to.equal('identifying');
    });
    it('asks no second time when a login fails and another way is wanted', async () => {
      const { bank, flow, begin, choose, send } = setUp();
      bank.next('start', unavailable);
      await begin();
      await choose('smart-id');
      await send({ type: 'another-way-wanted' });
      expect(flow.state.step).to.equal('choosing');
      expect(bank.count('options')).to.equal(1);
    });
    it('asks anew by a reset, whatever is under way', async () => {
      const { bank, flow, begin, send } = setUp();
      bank.next('options', never);
      await begin();
      await send({ type: 'reset' });
      expect(bank.callsOf('options')[0]!.signal!.aborted).to.equal(true);
      expect(flow.state.step).to.equal('choosing');
    });
  });
});
