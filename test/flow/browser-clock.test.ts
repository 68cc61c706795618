import { expect } from '@open-wc/testing';
import { browserClock } from '../../src/flow/clock.js';

describe('browserClock', () => {
  it('wakes in its time', async () => {
    const from = browserClock.now();
    await browserClock.sleep(5, new AbortController().signal);
    expect(browserClock.now() - from).to.be.at.least(4);
  });
  it('rejects with the reason when it is aborted, before or during the sleep', async () => {
    const reason = new Error('enough');
    for (const early of [true, false]) {
      const controller = new AbortController();
      if (early) controller.abort(reason);
      const sleep = browserClock.sleep(60_000, controller.signal).then(
        () => 'slept',
        (error: unknown) => error,
      );
      controller.abort(reason);
      expect(await sleep).to.equal(reason);
    }
  });
  it('hears the page return: visible, from the back/forward cache, online; and nothing else', () => {
    const controller = new AbortController();
    let returns = 0;
    browserClock.onReturn(() => (returns += 1), controller.signal);
    const heard = (target: EventTarget, event: Event) => {
      const before = returns;
      target.dispatchEvent(event);
      return returns - before;
    };
    expect(heard(document, new Event('visibilitychange'))).to.equal(document.visibilityState === 'visible' ? 1 : 0);
    expect(heard(window, new Event('online'))).to.equal(1);
    expect(heard(window, new PageTransitionEvent('pageshow', { persisted: true }))).to.equal(1);
    expect(heard(window, new PageTransitionEvent('pageshow', { persisted: false }))).to.equal(0);
    expect(heard(window, new Event('focus'))).to.equal(0);
    controller.abort();
    expect(heard(window, new Event('online'))).to.equal(0);
  });
});
