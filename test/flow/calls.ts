import { expect } from '@open-wc/testing';
import { call, until } from '../../src/flow/calls.js';
import { browserClock } from '../../src/flow/browser-clock.js';
import { throwIfAborted, within, type Clock } from '../../src/flow/clock.js';
import { ManualClock, settled } from '../support/manual-clock.js';

/** A signal that counts who listens. */
function listenedTo() {
  const controller = new AbortController();
  const { signal } = controller;
  let listeners: { type: string; listener: unknown }[] = [];
  const { addEventListener, removeEventListener } = signal;
  signal.addEventListener = (...parameters: Parameters<typeof addEventListener>) => {
    const [type, listener] = parameters;
    listeners.push({ type, listener });
    addEventListener.apply(signal, parameters);
  };
  signal.removeEventListener = (...parameters: Parameters<typeof removeEventListener>) => {
    const [type, listener] = parameters;
    listeners = listeners.filter((each) => each.type !== type || each.listener !== listener);
    removeEventListener.apply(signal, parameters);
  };
  return { controller, signal, left: () => listeners.length };
}

describe('a call', () => {
  it('that timed out is aborted', async () => {
    const clock = new ManualClock();
    let own: AbortSignal | undefined;
    const { signal } = new AbortController();
    const done = call({ clock, signal }, (given) => {
      own = given;
      return new Promise<never>(() => {});
    }).catch(() => 'over');
    await clock.advance(29_999);
    expect(own!.aborted).to.equal(false);
    await clock.advance(1);
    expect(await done).to.equal('over');
    expect(own!.aborted).to.equal(true);
  });
  it('that was answered leaves no timer and no listener', async () => {
    const clock = new ManualClock();
    const { signal, left } = listenedTo();
    expect(await call({ clock, signal }, () => Promise.resolve('answer'))).to.equal('answer');
    await settled();
    expect([clock.sleepers, left()]).to.deep.equal([0, 0]);
  });
});

describe('waiting for a point in time', () => {
  it('goes on waiting when a timer goes off early', async () => {
    const clock = new ManualClock();
    const { signal } = new AbortController();
    const hasty: Clock = {
      now: () => clock.now(),
      wall: () => clock.wall(),
      sleep: (ms, given) => clock.sleep(ms / 2, given),
      onReturn: () => undefined,
    };
    let isOver = false;
    void until(clock.now() + 1_000, { clock: hasty, signal }).then(() => (isOver = true));
    await clock.advance(999);
    expect(isOver).to.equal(false);
    await clock.advance(1);
    expect(isOver).to.equal(true);
  });
});

describe('work with a signal of its own', () => {
  for (const [name, work] of [
    ['done', () => Promise.resolve('done')],
    ['failed', () => Promise.reject(new Error('failed'))],
  ] as const) {
    it(`ends what it began, and listens no longer, when it is ${name}`, async () => {
      const { signal, left } = listenedTo();
      let own: AbortSignal | undefined;
      await within(signal, (given) => {
        own = given;
        return work();
      }).catch(() => undefined);
      expect(own!.aborted).to.equal(true);
      expect(left()).to.equal(0);
    });
  }
  it('is aborted for the reason of its parent', async () => {
    const { controller, signal } = listenedTo();
    const reason = new Error('enough');
    const done = within(
      signal,
      (own) => new Promise((_, reject) => own.addEventListener('abort', () => reject(own.reason as Error))),
    ).catch((error: unknown) => error);
    controller.abort(reason);
    expect(await done).to.equal(reason);
  });
});

describe('what was aborted', () => {
  it('says so as a browser would when no error says why', () => {
    const controller = new AbortController();
    throwIfAborted(controller.signal);
    controller.abort('enough');
    expect(() => throwIfAborted(controller.signal))
      .to.throw(DOMException, 'aborted')
      .with.property('name', 'AbortError');
  });
});

describe('the sleep of browsers', () => {
  it('leaves no listener when it is over', async () => {
    const { signal, left } = listenedTo();
    await browserClock.sleep(1, signal);
    expect(left()).to.equal(0);
  });
  it('leaves no timer when it is aborted', async () => {
    const { controller, signal } = listenedTo();
    const made: unknown[] = [];
    const cleared: unknown[] = [];
    const { setTimeout: set, clearTimeout: clear } = globalThis;
    globalThis.setTimeout = ((...given: Parameters<typeof set>) =>
      made.push(set(...given)) && made.at(-1)) as typeof set;
    globalThis.clearTimeout = ((id: number) => {
      cleared.push(id);
      clear(id);
    }) as typeof clear;
    try {
      const sleep = browserClock.sleep(60_000, signal).catch(() => undefined);
      controller.abort();
      await sleep;
      expect(made).to.have.length(1);
      expect(cleared).to.deep.equal(made);
    } finally {
      Object.assign(globalThis, { setTimeout: set, clearTimeout: clear });
    }
  });
  it('takes every listener off the page with its signal', () => {
    const controller = new AbortController();
    let returns = 0;
    browserClock.onReturn(() => (returns += 1), controller.signal);
    controller.abort();
    window.dispatchEvent(new Event('online'));
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    document.dispatchEvent(new Event('visibilitychange'));
    expect(returns).to.equal(0);
  });
});
