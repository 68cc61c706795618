/** Time and the page's comings and goings, handed in so that tests turn the hands. */
export interface Clock {
  /** Milliseconds that only grow. Some browsers stop them while the machine sleeps. */
  now(): number;
  /** Milliseconds since 1970, as the machine's clock says: may jump. */
  wall(): number;
  /** Resolves after `ms`, which may be `Infinity`; rejects with the signal's reason when aborted. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** Calls back whenever the page is seen again: visible, back from the back/forward cache, or online. */
  onReturn(listener: () => void, signal: AbortSignal): void;
}

export const browserClock: Clock = {
  now: () => performance.now(),
  wall: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      if (signal.aborted) return reject(abortReason(signal));
      const stop = () => {
        clearTimeout(timer);
        reject(abortReason(signal));
      };
      const wake = () => {
        signal.removeEventListener('abort', stop);
        resolve();
      };
      // A timer takes 31 bits: a longer one would go off at once.
      const timer = ms < 2 ** 31 ? setTimeout(wake, ms) : undefined;
      signal.addEventListener('abort', stop, { once: true });
    }),
  onReturn(listener, signal) {
    const page = globalThis as Partial<Window & typeof globalThis>;
    page.addEventListener?.('online', listener, { signal });
    page.addEventListener?.('pageshow', (event) => event.persisted && listener(), { signal });
    page.document?.addEventListener(
      'visibilitychange',
      () => page.document?.visibilityState === 'visible' && listener(),
      { signal },
    );
  },
};

const abortReason = (signal: AbortSignal): Error =>
  signal.reason instanceof Error ? signal.reason : new DOMException('aborted', 'AbortError');

/** Runs `work` with a signal of its own, aborted when `parent` is or when the work is done: nothing it began outlives it. */
export async function within<T>(parent: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const own = new AbortController();
  const follow = () => own.abort(parent.reason);
  parent.throwIfAborted();
  parent.addEventListener('abort', follow, { once: true });
  try {
    return await work(own.signal);
  } finally {
    parent.removeEventListener('abort', follow);
    own.abort();
  }
}
