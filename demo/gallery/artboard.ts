// A drawn page of a given size with the widget on it.
import type { TextOverrides } from '../../src/i18n/texts.js';
import type { InternetbankLogin } from '../../src/widget/internetbank-login.js';
import type { Theme } from './address.js';
import { h, setVars } from './dom.js';
import { pseudoTexts } from './pseudo.js';
import type { Scene } from '../scenes/catalogue.js';
import { composed, lead } from '../scenes/lead.js';
import { stage } from '../scenes/stage.js';
import { loadWidgetTexts } from './words.js';

/** A drawn page that is led to its scene once it is on the real one, which `shown` tells. */
export interface Artboard extends HTMLElement {
  readonly widget: InternetbankLogin;
  readonly show: () => Promise<void>;
}

export interface Setting {
  scene: Scene;
  lang: string;
  theme: Theme;
  frame?: string;
  /** Instead of the frame's. */
  width?: number;
  /** Cuts the page off there; else it grows with what is on it. */
  height?: number;
  /** 1 is life size; without it the page shrinks to the room there is */
  scale?: number;
  /** To look at, not to touch. */
  isPicture?: boolean;
  hasSlots?: boolean;
  /** Of this page, by language. */
  texts: Record<string, Record<string, string>>;
}

export const sizes = {
  phone: { width: 390, height: 780 },
  small: { width: 320, height: 640 },
  tablet: { width: 768, height: 900 },
  desktop: { width: 1280, height: 760 },
  text200: { width: 390, height: 780 },
  column: { width: 1280, height: 760 },
  dialog: { width: 1024, height: 760 },
  contrast: { width: 390, height: 780 },
  still: { width: 390, height: 780 },
} as Record<string, { width: number; height: number }>;
const PATIENCE_MS = 20_000;
const TURN_MS = 30;

let pseudoEnglish: Promise<{ en: TextOverrides }> | undefined;
const loadPseudo = () => (pseudoEnglish ??= loadWidgetTexts('en').then((english) => ({ en: pseudoTexts(english) })));

/** Turns are counted, not read off a clock, which stands still while a picture is taken. */
async function until(condition: () => unknown, widget: InternetbankLogin) {
  for (let turns = PATIENCE_MS / TURN_MS; !condition(); turns--) {
    if (!widget.isConnected || turns <= 0) return false;
    await new Promise((resolve) => setTimeout(resolve, TURN_MS));
  }
  return true;
}

function createWidget({ scene, lang, hasSlots, texts }: Setting): InternetbankLogin {
  const widget = document.createElement('internetbank-login');
  widget.lang = lang === 'en-XA' ? 'en' : lang;
  stage(widget, scene);
  if (hasSlots) {
    const words = texts[lang.slice(0, 2)] ?? {};
    widget.append(
      h(
        'div',
        { slot: 'header', class: 'sample-header' },
        h('img', { src: '../favicon.svg', alt: '', width: 32, height: 32 }),
        h('strong', {}, words.sampleBrand),
      ),
      h('p', { slot: 'notice', class: 'sample-notice' }, words.sampleNotice),
      h('p', { slot: 'footer', class: 'sample-footer' }, words.sampleFooter),
    );
  }
  return widget;
}

/** What stands around the widget on a bank's page. */
function surround(frame: string, widget: HTMLElement, words: Record<string, string>) {
  const spot = h('div', { class: 'spot' }, widget);
  if (frame === 'column') {
    const marketing = h(
      'div',
      { class: 'marketing' },
      h('p', { class: 'marketing-brand' }, words.sampleBrand),
      h('p', { class: 'marketing-claim' }, words.sampleClaim),
      h('p', {}, words.sampleOffer),
      h('span', { class: 'marketing-button' }, words.sampleMore),
    );
    return [marketing, spot];
  }
  if (frame === 'dialog') {
    return [
      h('div', { class: 'behind', 'aria-hidden': 'true' }, h('i'), h('i'), h('i'), h('i')),
      h('dialog', { open: true, 'aria-label': words.sampleBrand }, spot),
    ];
  }
  return [spot];
}

/** Stops what moves, as the widget does where a person asked for less motion. */
function still(widget: InternetbankLogin) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('*, ::before, ::after { animation: none !important; transition: none !important; }');
  const seen = new WeakSet();
  const dress = () => {
    const { shadowRoot } = widget;
    if (!shadowRoot) return;
    for (const root of [shadowRoot, ...[...composed(shadowRoot)].map((element) => element.shadowRoot)]) {
      if (!root || seen.has(root)) continue;
      seen.add(root);
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    }
  };
  dress();
  widget.addEventListener('login-step', () => requestAnimationFrame(dress));
}

/** The artboard: an element to be put on the page. `data-shown` is set once the scene is there. */
export function artboard(setting: Setting): Artboard {
  const { scene, lang, theme, frame = 'phone', isPicture = false, height, texts } = setting;
  const size = sizes[frame] ?? { width: 390, height: 780 };
  const width = setting.width ?? size.width;
  const widget = createWidget(setting);
  const page = h(
    'div',
    { class: 'page', 'data-frame': frame, lang: lang.slice(0, 2) },
    ...surround(frame, widget, texts[lang.slice(0, 2)] ?? {}),
  );
  const board = h(
    'div',
    {
      class: 'artboard',
      'data-theme': theme,
      'data-scene': scene.id,
      'data-lang': lang,
      'data-wide': width > 480,
      // Nothing takes the focus or is spoken while the scene is being set.
      inert: true,
      'aria-hidden': isPicture,
    },
    page,
  );
  setVars(board, { '--page-width': `${width}px`, '--page-height': `${height ?? size.height}px` });
  if (height) board.classList.add('cut');
  if (frame === 'text200') enlarge(widget);
  if (setting.scale) setVars(board, { '--scale': setting.scale });
  else fit(board, page, width);

  const show = async () => {
    if (lang === 'en-XA') widget.texts = await loadPseudo();
    const isShown = await lead(widget, scene, (condition) => until(condition, widget));
    if (!board.isConnected) return;
    if (frame === 'still') still(widget);
    board.dataset.shown = isShown ? 'yes' : 'no';
    if (!isPicture) board.inert = false;
    board.dispatchEvent(new Event('shown'));
  };
  // The element takes a wish from the moment it is on the page, and that is seen by its size.
  const arrival = new ResizeObserver(() => {
    if (!board.isConnected) return;
    arrival.disconnect();
    void show();
  });
  arrival.observe(board);
  return Object.assign(board, { widget, show });
}

/** Twice the size of text, as a person sets it in the browser: on the page of one screen the real thing, here by tokens. */
function enlarge(widget: HTMLElement) {
  widget.style.setProperty('--ibl-font-size', '2rem');
}

/** Shrinks a page that is wider than its room. */
function fit(board: HTMLElement, page: HTMLElement, width: number) {
  const observer = new ResizeObserver(() => {
    if (!board.isConnected) return observer.disconnect();
    const room = board.parentElement?.clientWidth || width;
    const scale = Math.min(1, room / width);
    setVars(board, { '--scale': scale, '--shown-height': `${page.offsetHeight * scale}px` });
    board.dataset.scale = String(Math.round(scale * 100));
  });
  observer.observe(page);
  board.addEventListener('shown', () => board.parentElement && observer.observe(board.parentElement), { once: true });
}

const NEAR = '600px';

/**
 * Calls each holder's `fill` when it comes near the part of the page that is seen, a few per frame.
 * @param scroller the element that scrolls, undefined for the page
 */
export function lazily(scroller?: Element) {
  const fills = new WeakMap<Element, () => void>();
  const queue: Element[] = [];
  let isRunning = false;
  const run = () => {
    const endsAt = performance.now() + 6;
    while (queue.length > 0 && performance.now() < endsAt) {
      const holder = queue.shift();
      const fill = holder?.isConnected ? fills.get(holder) : undefined;
      if (!holder || !fill) continue;
      fill();
      fills.delete(holder);
    }
    isRunning = queue.length > 0;
    if (isRunning) requestAnimationFrame(run);
  };
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        observer.unobserve(target);
        queue.push(target);
      }
      if (isRunning || queue.length === 0) return;
      isRunning = true;
      requestAnimationFrame(run);
    },
    { root: scroller ?? null, rootMargin: `${NEAR} 0px` },
  );
  return {
    watch(holder: Element, fill: () => void) {
      fills.set(holder, fill);
      observer.observe(holder);
    },
    stop() {
      observer.disconnect();
      queue.length = 0;
    },
  };
}
