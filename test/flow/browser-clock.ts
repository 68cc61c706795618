import { expect } from '@open-wc/testing';
import { browserClock } from '../../src/flow/browser-clock.js';
import { settled } from '../support/manual-clock.js';

/** The timers that `work` sets; none of them runs. */
function timersOf(work: () => void) {
  const timers: { wake: () => void; ms: number }[] = [];
  const own = globalThis.setTimeout;
  globalThis.setTimeout = ((wake: () => void, ms: number) => timers.push({ wake, ms })) as unknown as typeof own;
  try {
    work();
  } finally {
    globalThis.setTimeout = own;
  }
  return timers;
}

/** What `work` finds under `name`, for so long. */
function meanwhile(place: object, name: string, value: unknown, work: () => void): void {
  const own = Object.getOwnPropertyDescriptor(place, name);
  Object.defineProperty(place, name, { value, configurable: true });
  try {
    work();
  } finally {
    if (own) Object.defineProperty(place, name, own);
    else Reflect.deleteProperty(place, name);
  }
}

describe('browserClock', () => {
  it('says what the browser’s two clocks say', () => {
    const told = () => [browserClock.now(), browserClock.wall()] as const;
    const clocks = () => [performance.now(), Date.now()] as const;
    const [before, [now, wall], after] = [clocks(), told(), clocks()];
    expect(now).to.be.within(before[0], after[0]);
    expect(wall).to.be.within(before[1], after[1]);
  });
  it('wakes in its time', async () => {
    let isOver = false;
    let sleep: Promise<void>;
    const timers = timersOf(() => {
      sleep = browserClock.sleep(5_000, new AbortController().signal).then(() => void (isOver = true));
    });
    expect(timers.map(({ ms }) => ms)).to.deep.equal([5_000]);
    await settled();
    expect(isOver).to.equal(false);
    timers[0]!.wake();
    await sleep!;
    expect(isOver).to.equal(true);
  });
  for (const [ms, set] of [
    [2 ** 31 - 1, [2 ** 31 - 1]],
    [2 ** 31, []],
    [Infinity, []],
  ] as const) {
    it(`never wakes too early: of ${ms} ms it asks a timer for ${set.length > 0 ? 'all' : 'none'}`, async () => {
      const controller = new AbortController();
      let sleep: Promise<void>;
      const timers = timersOf(() => (sleep = browserClock.sleep(ms, controller.signal)));
      expect(timers.map((timer) => timer.ms)).to.deep.equal(set);
      const end = sleep!.catch((error: unknown) => error);
      controller.abort(new Error('enough'));
      expect(await end).to.be.an('error');
    });
  }
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
    for (const [state, times] of [
      ['visible', 1],
      ['hidden', 0],
    ] as const) {
      meanwhile(document, 'visibilityState', state, () =>
        expect(heard(document, new Event('visibilitychange')), state).to.equal(times),
      );
    }
    expect(heard(window, new Event('online'))).to.equal(1);
    expect(heard(window, new PageTransitionEvent('pageshow', { persisted: true }))).to.equal(1);
    expect(heard(window, new PageTransitionEvent('pageshow', { persisted: false }))).to.equal(0);
    expect(heard(window, new Event('focus'))).to.equal(0);
    controller.abort();
    expect(heard(window, new Event('online'))).to.equal(0);
  });
});
