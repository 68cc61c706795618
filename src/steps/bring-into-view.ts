/**
 * Scrolls a part that must be seen into view, all of it if it fits: at once, no further than needed, and before it is painted.
 * The focus stays where it is. Whoever is typing elsewhere on the page is not taken away from there.
 */
export async function bringIntoView(part: Element): Promise<void> {
  // A document without layout, as tests in Node have it.
  if (!('scrollIntoView' in part)) return;
  // After the step's heading has been given the focus, which may scroll too.
  await new Promise(requestAnimationFrame);
  const active: unknown = document.activeElement;
  if (active instanceof Element && active.matches('input, select, textarea, [contenteditable]')) return;
  part.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
}
