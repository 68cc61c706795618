import { expect } from '@open-wc/testing';
import { browserClock } from '../../src/flow/browser-clock.js';
import { settled } from '../support/manual-clock.js';

describe('browserClock', () => {
  it('wakes in its time', async () => {
    const timers: { wake: () => void; ms: number }[] = [];
    const own = globalThis.setTimeout;
    globalThis.setTimeout = ((wake: () => void, ms: number) => timers.push({ wake, ms })) as unknown as typeof own;
    let isOver = false;
    let sleep: Promise<void>;
    try {
      sleep = browserClock.sleep(5_000, new AbortController().signal).then(() => void (isOver = true));
    } finally {
      globalThis.setTimeout = own;
    }
    expect(timers.map(({ ms }) => ms)).to.deep.equal([5_000]);
    await settled();
    expect(isOver).to.equal(false);
    timers[0]!.wake();
    await sleep;
    expect(isOver).to.equal(true);
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
