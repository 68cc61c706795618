/** The clock of the browser: all that the conversation knows of one, and only if it is there. Servers have none of it. */
import { abortReason, type Clock } from './clock.js';

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
      signal.addEventListener('abort', stop);
    }),
  onReturn(listener, signal) {
    const page = globalThis as Partial<Window & typeof globalThis>;
    page.addEventListener?.('online', listener, { signal });
    page.addEventListener?.('pageshow', (event) => event.persisted && listener(), { signal });
    const { document } = page;
    document?.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && listener(), {
      signal,
    });
  },
};
