import { expect } from '@open-wc/testing';
import { leavesNothingBehind, setUp } from '../../support/flow.js';
import { codePrompt, pending, reply, type Act } from '../../support/scripted-adapter.js';

describe('LoginFlow', () => {
  leavesNothingBehind();

  describe('a listener', () => {
    it('is told of events that others send meanwhile, in order', async () => {
      const { bank, flow, wait } = setUp();
      const order: string[] = [];
      await wait();
      flow.subscribe((state) => {
        if (state.step === 'choosing') flow.send({ type: 'method-chosen', methodId: 'smart-id-push' });
      });
      flow.subscribe((state, previous) => order.push(`${previous.step} → ${state.step}`));
      flow.send({ type: 'cancelled' });
      expect(order).to.deep.equal(['waiting → choosing', 'choosing → identifying']);
      expect(bank.count('cancel')).to.equal(1);
    });
    it('is told though another throws, and the fault is reported as the page’s', async () => {
      const { flow, begin } = setUp();
      const faults: unknown[] = [];
      const { reportError } = globalThis;
      globalThis.reportError = (error: unknown) => void faults.push(error);
      try {
        const fault = new Error('of the page');
        const steps: string[] = [];
        const unsubscribe = flow.subscribe(() => {
          throw fault;
        });
        flow.subscribe(({ step }) => steps.push(step));
        await begin();
        unsubscribe();
        expect(steps).to.deep.equal(['choosing']);
        expect(faults).to.deep.equal([fault]);
      } finally {
        globalThis.reportError = reportError;
      }
    });
    it('is told though another throws, in a browser that cannot report faults', async () => {
      const { flow, begin } = setUp();
      const { reportError } = globalThis;
      Object.assign(globalThis, { reportError: undefined });
      try {
        const steps: string[] = [];
        const unsubscribe = flow.subscribe(() => {
          throw new Error('of the page');
        });
        flow.subscribe(({ step }) => steps.push(step));
        await begin();
        unsubscribe();
        expect(steps).to.deep.equal(['choosing']);
      } finally {
        globalThis.reportError = reportError;
      }
    });
    it('is not told any more once it unsubscribed, even while others are told', async () => {
      const { flow, begin } = setUp();
      let told = 0;
      const ends: (() => void)[] = [];
      flow.subscribe(() => ends.forEach((end) => end()));
      ends.push(flow.subscribe(() => (told += 1)));
      await begin();
      expect(told).to.equal(0);
    });
    it('hears of a stop that another makes, and of nothing older afterwards', async () => {
      const { bank, flow, wait } = setUp();
      await wait();
      const heard: string[] = [];
      flow.subscribe(({ step }) => step === 'choosing' && flow.stop());
      flow.subscribe(({ step }) => heard.push(step));
      flow.send({ type: 'cancelled' });
      expect(heard).to.deep.equal(['loading']);
      expect(flow.state.step).to.equal('loading');
      expect(bank.count('cancel')).to.equal(1);
    });
    it('may stop and begin anew while being told', async () => {
      const { bank, clock, flow, wait } = setUp();
      await wait();
      const unsubscribe = flow.subscribe(({ step }) => {
        if (step !== 'choosing') return;
        unsubscribe();
        flow.stop();
        flow.begin();
      });
      flow.send({ type: 'cancelled' });
      await clock.advance();
      expect(flow.state.step).to.equal('choosing');
      expect(bank.count('options')).to.equal(2);
    });
    it('may give up in the middle of a call, as an adapter that holds the flow', async () => {
      for (const verb of ['options', 'start', 'poll', 'submit', 'cancel'] as const) {
        const { bank, clock, flow, begin, choose, send } = setUp();
        bank.next('start', reply(verb === 'submit' ? codePrompt('19') : pending()));
        const act: Act = () => {
          flow.send({ type: 'cancelled' });
          return Promise.resolve(pending());
        };
        if (verb === 'start') bank.always('start', act).next('start');
        await begin();
        if (verb !== 'start') bank.always(verb, act);
        await choose('smart-id');
        await send({ type: 'code-entered', value: '1' });
        await clock.advance(3_000);
        await send({ type: 'cancelled' });
        expect(flow.state.step).to.equal('choosing');
        expect(bank.count('cancel')).to.equal(1);
      }
    });
  });
});
