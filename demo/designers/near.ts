/** Fills what comes near the part of the page that is seen, a few per frame, so that scrolling stays smooth. */

const NEAR = '600px';
const BUDGET_MS = 6;
const fills = new WeakMap<Element, () => void>();
const queue: Element[] = [];
let observer: IntersectionObserver | undefined;

/** @returns ends the wait */
export function whenNear(element: Element, fill: () => void): () => void {
  observer ??= new IntersectionObserver(onSeen, { rootMargin: `${NEAR} 0px` });
  fills.set(element, fill);
  observer.observe(element);
  return () => {
    fills.delete(element);
    observer?.unobserve(element);
  };
}

/** All that waits, for paper. */
export function fillAll(elements: Iterable<Element>): void {
  for (const element of elements) {
    fills.get(element)?.();
    fills.delete(element);
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
