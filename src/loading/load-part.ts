/**
 * Loading what the first script does not hold: screens, texts, the help, the QR encoder, words for developers. Any of it may
 * not come: a server fails once, a deployment takes a file away, a network is silent.
 */
import { browserClock } from '../flow/browser-clock.js';
import { within } from '../flow/clock.js';

/**
 * Asks the browser for one file with a literal `import()`. The CDN build, which knows the addresses of its own files, hands
 * each to `at` and loads what that returns; in any other build a bundler owns the addresses, and `at` is never called.
 */
export type Ask<T> = (at: (url: string) => string) => Promise<T>;

/** Nobody waits longer for a part, in milliseconds. Source: the public contract. */
const longestMs = 15_000;

/** How often a part did not come, and what was asked for and may still come. */
interface Attempts {
  readonly failures: number;
  readonly late: readonly Promise<unknown>[];
}

/** The browser's way to load a file, and what it remembers, in one place, so that tests can play a network that fails. */
export const browserImport = {
  ask: <T>(_part: string, ask: Ask<T>, at: (url: string) => string): Promise<T> => ask(at),
  attempts: new Map<string, Attempts>(),
};

/**
 * Loads a part, which may be asked for again after a failure. Browsers remember under which address a module failed (Firefox
 * whatever the reason, all of them a file that is no script), so the next attempt has another one.
 * @param part its name, in one widget or another
 * @throws Error at the latest after 15 s; its message names the file, and says what the browser said
 */
export async function loadPart<T>(part: string, ask: Ask<T>): Promise<T> {
  const { failures, late } = browserImport.attempts.get(part) ?? { failures: 0, late: [] };
  let file = part;
  const asked = browserImport.ask(part, ask, (url) => {
    file = url;
    return failures > 0 && !hasHashes() ? `${url}?again=${failures}` : url;
  });
  try {
    return await within(new AbortController().signal, (signal) => {
      const ceiling = browserClock.sleep(longestMs, signal).then(() => Promise.reject(new Error('no answer')));
      // What was given up may still come first; that it failed says nothing about this attempt.
      return Promise.race([asked, ceiling, ...late.map((each) => each.catch(() => asked) as Promise<T>)]);
    });
  } catch (cause) {
    browserImport.attempts.set(part, { failures: failures + 1, late: [asked, ...late].slice(0, 2) });
    throw new Error(`${file} did not load: ${cause instanceof Error ? cause.message : ''}`, { cause });
  }
}

/** Where a page vouches for files by their hashes, a file from another address would be taken without one. */
const hasHashes = (): boolean => document.querySelector('script[type=importmap],link[integrity]') !== null;
