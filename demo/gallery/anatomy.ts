// Names the parts of the widget, as a style sheet of the page reaches them with ::part(): on hover, on focus, from a list.
import type { Artboard } from './artboard.js';
import { h, setVars } from './dom.js';

/**
 * Elements with parts that the outermost element hands on, and the names under which it does.
 * @param root a shadow root
 */
export function* publicParts(
  root: ParentNode,
  isHandedOn: (name: string) => boolean = () => true,
): Generator<{ element: Element; names: string[] }> {
  for (const element of root.querySelectorAll('*')) {
    const names = [...element.part].filter(isHandedOn);
    if (names.length > 0) yield { element, names };
    if (!element.shadowRoot) continue;
    const exported = new Set((element.getAttribute('exportparts') ?? '').split(',').map((name) => name.trim()));
    yield* publicParts(element.shadowRoot, (name) => exported.has(name) && isHandedOn(name));
  }
}

const rootOf = ({ widget }: Artboard): ShadowRoot => {
  if (!widget.shadowRoot) throw new Error('A widget on the page has a shadow root');
  return widget.shadowRoot;
};
const isVisible = (element: Element) => element.getClientRects().length > 0;

export function anatomy({ board, list, t }: { board: Artboard; list: HTMLElement; t: (key: string) => string }) {
  const label = h('span', { class: 'anatomy-label', translate: 'no' });
  const box = h('div', { class: 'anatomy-box', 'aria-hidden': 'true', hidden: true }, label);
  const layer = h('div', { class: 'anatomy-layer' }, box);
  const stop = new AbortController();
  const { signal } = stop;
  let shown: Element | undefined;
  let all = new Map<string, Element[]>();
  let listed = '';

  function point(element: Element | undefined, names: string[] = []) {
    shown = element;
    box.hidden = !element;
    if (!element) return;
    label.textContent = names.map((name) => `::part(${name})`).join(' ');
    place();
  }
  function place() {
    if (!shown) return;
    const at = shown.getBoundingClientRect();
    const from = layer.getBoundingClientRect();
    setVars(box, {
      '--left': `${at.left - from.left}px`,
      '--top': `${at.top - from.top}px`,
      '--width': `${at.width}px`,
      '--height': `${at.height}px`,
    });
  }
  const pointAtEvent = (event: Event) => {
    const path = event.composedPath();
    const found = [...publicParts(rootOf(board))].filter(({ element }) => path.includes(element));
    // The innermost comes last in the tree, and first in the path.
    const inner = found.sort((a, b) => path.indexOf(a.element) - path.indexOf(b.element))[0];
    point(inner?.element, inner?.names);
  };
  // A screen may come in parts, each in its own time.
  const changes = new MutationObserver(() => fill());
  signal.addEventListener('abort', () => changes.disconnect());
  function watch(root: ShadowRoot) {
    changes.observe(root, { childList: true, subtree: true });
    for (const { shadowRoot } of root.querySelectorAll('*')) if (shadowRoot) watch(shadowRoot);
  }
  const fill = () => {
    watch(rootOf(board));
    const byName = new Map<string, Element[]>();
    for (const { element, names } of publicParts(rootOf(board))) {
      if (isVisible(element)) for (const name of names) byName.set(name, [...(byName.get(name) ?? []), element]);
    }
    const names = [...byName].map(([name, elements]) => `${name} ${elements.length}`).join();
    // A list that stays the same keeps its focus; the elements behind it may be others.
    all = byName;
    if (names === listed) return;
    listed = names;
    list.replaceChildren(
      h('h2', {}, t('partsHere')),
      h(
        'ul',
        { class: 'part-names', translate: 'no' },
        [...byName].map(([name, elements]) => {
          const show = () => {
            const first = all.get(name)?.[0];
            first?.scrollIntoView({ block: 'nearest' });
            point(first, [name]);
          };
          return h(
            'li',
            {},
            h(
              'button',
              {
                type: 'button',
                focus: show,
                mouseenter: show,
                click: show,
                blur: () => point(undefined),
                mouseleave: () => point(undefined),
              },
              name,
              elements.length > 1 ? h('span', { class: 'times' }, ` ×${elements.length}`) : undefined,
            ),
          );
        }),
      ),
    );
  };
  board.addEventListener('shown', fill, { signal });
  board.widget.addEventListener('login-step', () => setTimeout(fill, 100), { signal });
  board.addEventListener('pointermove', pointAtEvent, { signal });
  board.addEventListener('pointerleave', () => point(undefined), { signal });
  board.addEventListener('focusin', pointAtEvent, { signal });
  board.addEventListener('focusout', () => point(undefined), { signal });
  addEventListener('scroll', place, { signal, passive: true, capture: true });
  addEventListener('resize', place, { signal });
  return { layer, stop: () => stop.abort() };
}
