import { expect } from '@open-wc/testing';
import { LoginFlow } from '../../src/flow/login-flow.js';
import { leavesNothingBehind, setUp, unavailable } from '../support/flow.js';

describe('what waits for its turn', () => {
  leavesNothingBehind();

  it('is forgotten when the flow stops, also if it begins again at once', async () => {
    const { bank, clock, flow, begin } = setUp();
    await begin();
    const unsubscribe = flow.subscribe((state) => {
      if (state.step !== 'starting') return;
      unsubscribe();
      flow.send({ type: 'cancelled' });
      flow.stop();
      flow.begin();
      // What was sent to the old login would give up loading the new one.
    });
    flow.send({ type: 'method-chosen', methodId: 'smart-id' });
    await clock.advance();
    expect(flow.state.step).to.equal('choosing');
    expect('options' in flow.state && flow.state.options).to.be.an('object');
    expect(bank.count('options')).to.equal(2);
  });
  it('leaves no subscription behind when it was waited for', async () => {
    const { bank, clock, flow, wait, send } = setUp();
    const { subscribe } = LoginFlow.prototype;
    let subscriptions = 0;
    flow.subscribe = (listener) => {
      subscriptions += 1;
      const unsubscribe = subscribe.call(flow, listener);
      return () => {
        subscriptions -= 1;
        return unsubscribe();
      };
    };
    bank.always('poll', unavailable);
    await wait();
    for (let round = 0; round < 3; round += 1) {
      await clock.advance(40_000);
      await send({ type: 'contact-wanted' });
    }
    expect(subscriptions).to.be.at.most(1);
    await send({ type: 'cancelled' });
    expect(subscriptions).to.equal(0);
  });
});
