import { expect } from '@open-wc/testing';
import { leavesNothingBehind, setUp, unavailable } from '../../support/flow.js';
import {
  bankOptions,
  codePrompt,
  controlCode,
  failureReply,
  never,
  pending,
  reply,
  success,
} from '../../support/scripted-adapter.js';

describe('LoginFlow', () => {
  leavesNothingBehind();

  describe('stopping', () => {
    const places: [string, (set: ReturnType<typeof setUp>) => Promise<void>, number][] = [
      ['loading', async ({ bank, begin }) => (bank.always('options', never), begin()), 0],
      ['choosing', ({ begin }) => begin(), 0],
      ['identifying', async ({ begin, choose }) => (await begin(), choose('smart-id-push')), 0],
      [
        'starting',
        async ({ bank, begin, choose }) => (bank.always('start', never), await begin(), choose('smart-id')),
        0,
      ],
      ['waiting', ({ wait }) => wait(controlCode('0042')), 1],
      [
        'waiting with a poll in flight',
        async ({ bank, clock, wait }) => (bank.always('poll', never), await wait(), clock.advance(2_000)),
        1,
      ],
      [
        'waiting in trouble',
        async ({ bank, clock, wait }) => (bank.always('poll', unavailable), await wait(), clock.advance(3_000)),
        1,
      ],
      [
        'waiting paused',
        async ({ bank, clock, wait }) => (bank.always('poll', unavailable), await wait(), clock.advance(50_000)),
        1,
      ],
      ['waiting after a return', async ({ clock, wait }) => (await wait(), clock.return(), clock.advance(100)), 1],
      ['prompting', ({ prompt }) => prompt(), 1],
      [
        'checking',
        async ({ bank, prompt, send }) => (
          bank.always('submit', never),
          await prompt(),
          send({ type: 'code-entered', value: '482913' })
        ),
        1,
      ],
    ];
    for (const [name, reach, cancels] of places) {
      it(`leaves no timer, no listener, no call and no secret while ${name}`, async () => {
        const set = setUp();
        await reach(set);
        const { bank, clock, flow } = set;
        const asked = bank.calls.length;
        flow.stop();
        expect(clock.sleepers).to.equal(0);
        expect(clock.returnListeners).to.equal(0);
        expect(bank.count('cancel')).to.equal(cancels);
        expect(bank.calls.filter(({ signal }) => signal && !signal.aborted)).to.deep.equal([]);
        expect(JSON.stringify(flow.state)).not.to.match(/0042|482913|session-1/);
        clock.return();
        flow.send({ type: 'method-chosen', methodId: 'smart-id' });
        await clock.advance(600_000);
        expect(bank.calls.length).to.equal(asked + cancels);
        expect(flow.state.step).to.equal('loading');
      });
      it(`may begin again after ${name}`, async () => {
        const set = setUp();
        await reach(set);
        const { bank, clock, flow } = set;
        flow.stop();
        bank.always('options', reply(bankOptions()));
        flow.begin();
        await clock.advance();
        expect(flow.state.step).to.equal('choosing');
      });
    }
    it('drops every answer that comes afterwards', async () => {
      for (const verb of ['options', 'poll', 'submit'] as const) {
        const { bank, clock, flow, told, begin, choose, send } = setUp();
        const late = bank.later(verb, { heedless: true });
        bank.next('start', reply(verb === 'submit' ? codePrompt('19') : pending()));
        await begin();
        await choose('smart-id');
        await send({ type: 'code-entered', value: '1' });
        await clock.advance(2_000);
        flow.stop();
        const from = told.length;
        late.reply(verb === 'options' ? bankOptions() : success());
        await clock.advance(5_000);
        expect(told.length).to.equal(from);
        expect(flow.state.step).to.equal('loading');
      }
    });
    it('closes the login that a late start answer opens', async () => {
      const { bank, clock, flow, begin, choose } = setUp();
      const start = bank.later('start', { heedless: true });
      await begin();
      await choose('smart-id');
      flow.stop();
      start.reply(pending());
      await clock.advance();
      expect(bank.count('cancel')).to.equal(1);
    });
    for (const [name, answer] of [
      ['that the login succeeded', success()],
      ['that it failed', failureReply('locked')],
      ['nothing', undefined],
      ['nothing of a session', { status: 'pending' }],
    ] as const) {
      it(`closes none when a late start answer says ${name}`, async () => {
        const { bank, clock, flow, begin, choose } = setUp();
        const start = bank.later('start', { heedless: true });
        await begin();
        await choose('smart-id');
        flow.stop();
        start.reply(answer);
        await clock.advance();
        expect(bank.count('cancel')).to.equal(0);
      });
    }
    it('closes none when a start answer that is refused names none', async () => {
      const { bank, clock, flow, begin, choose } = setUp();
      const start = bank.later('start');
      await begin();
      await choose('smart-id');
      start.reply({ status: 'pending' });
      await clock.advance();
      expect(flow.state).to.include({ step: 'failed', problem: 'bad-reply' });
      expect(bank.count('cancel')).to.equal(0);
    });
    it('leaves the login alive at the bank when asked to go quietly', async () => {
      const { bank, clock, flow, wait } = setUp();
      await wait();
      flow.stop({ quietly: true });
      await clock.advance(5_000);
      expect(bank.count('cancel')).to.equal(0);
    });
    it('forgets the user number', async () => {
      const { flow, begin, choose, send } = setUp();
      await begin();
      await choose('smart-id-push');
      await send({ type: 'identity-entered', identity: { userNumber: '12345678' } });
      flow.stop();
      expect(flow.state.memory.userNumber).to.equal('');
    });
    it('does nothing the second time, nor before the beginning', async () => {
      const { bank, flow, told, wait } = setUp();
      flow.stop();
      flow.send({ type: 'reset' });
      expect(told).to.deep.equal([]);
      await wait();
      flow.stop();
      flow.stop();
      expect(bank.count('cancel')).to.equal(1);
    });
    it('does nothing when begun twice', async () => {
      const { bank, flow, begin } = setUp();
      flow.begin();
      await begin();
      expect(bank.count('options')).to.equal(1);
    });
    it('asks nothing when it comes within the task of the beginning', async () => {
      const { bank, clock, flow } = setUp();
      flow.begin();
      flow.stop();
      await clock.advance(60_000);
      expect(bank.calls).to.deep.equal([]);
    });
  });
});
