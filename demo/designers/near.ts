/** Fills what comes near the part of the page that is seen, a few per frame, so that scrolling stays smooth. */

const NEAR = '600px';
const BUDGET_MS = 6;
/** Who came or scrolled so lately may go on. */
const QUIET_MS = 1_000;
let stirredAt = performance.now();
addEventListener('scroll', ({ timeStamp }) => (stirredAt = timeStamp), { passive: true });

const fills = new WeakMap<Element, () => void>();
const queue: Element[] = [];
/** Not seen yet. */
const waiting = new Set<Element>();
let observer: IntersectionObserver | undefined;

/** @returns ends the wait */
export function whenNear(element: Element, fill: () => void): () => void {
  observer ??= new IntersectionObserver(onSeen, { rootMargin: `${NEAR} 0px` });
  fills.set(element, fill);
  observer.observe(element);
  waiting.add(element);
  if (waiting.size === 1) fillInPauses();
  return () => {
    fills.delete(element);
    waiting.delete(element);
    observer?.unobserve(element);
  };
}

/** All that waits, for paper. */
export function fillAll(elements: Iterable<Element>): void {
  for (const element of elements) {
    fills.get(element)?.();
    fills.delete(element);
    waiting.delete(element);
  }
}

function onSeen(entries: readonly IntersectionObserverEntry[]) {
  const wasIdle = queue.length === 0;
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue;
    observer?.unobserve(target);
    queue.push(target);
  }
  if (wasIdle && queue.length > 0) requestAnimationFrame(run);
}

function run() {
  const endsAt = performance.now() + BUDGET_MS;
  // One at least: a clock may stand still.
  do {
    const element = queue.shift();
    if (element) fillAll([element]);
  } while (queue.length > 0 && performance.now() < endsAt);
  if (queue.length > 0) requestAnimationFrame(run);
}

/**
 * What is far away comes one by one while the page has nothing else to do: for paper, which does not wait, and for who scrolls
 * fast. How long a pause is does not count: where anything on the page moves none is longer than a frame.
 */
function fillInPauses() {
  if (!('requestIdleCallback' in globalThis)) return;
  requestIdleCallback(() => {
    const [next] = waiting;
    if (next && performance.now() - stirredAt > QUIET_MS) fillAll([next]);
    if (waiting.size > 0) fillInPauses();
  });
}
