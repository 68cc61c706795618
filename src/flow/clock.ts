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

/** As a browser would say it itself. */
export const abortReason = (signal: AbortSignal): Error =>
  signal.reason instanceof Error ? signal.reason : new DOMException('aborted', 'AbortError');

/** As the signal's own method of that name, which browsers have from 2022 on only: Firefox 97, Chrome 100, Safari 15.4. */
export function throwIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw abortReason(signal);
}

/** Runs `work` with a signal of its own, aborted when `parent` is or when the work is done: nothing it began outlives it. */
export async function within<T>(parent: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const own = new AbortController();
  const follow = () => own.abort(parent.reason);
  throwIfAborted(parent);
  parent.addEventListener('abort', follow);
  try {
    return await work(own.signal);
  } finally {
    parent.removeEventListener('abort', follow);
    own.abort();
  }
}
